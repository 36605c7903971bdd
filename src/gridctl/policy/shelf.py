"""The packs that there are, and whether a village follows them."""

from collections.abc import Iterator, Mapping
from datetime import date

from gridctl.model.record import Record
from gridctl.policy.pack import Pack, built_in, built_in_names, find_pack, mentions
from gridctl.policy.stack import Policies

_FOLDER, _ENDING = "policies/", ".yaml"


class Followed(Record):
    """An entry of the manifest: in force from, until, and how many clauses it adopts."""

    since: date
    until: date
    clauses: int


class Shelved(Record):
    """A pack: built in (no `file`) or the folder's own; a broken one has no `pack`.

    `hides` says that it is read in place of the built-in pack of the same id.
    """

    name: str
    file: str
    pack: Pack | None
    hides: bool = False
    followed: tuple[Followed, ...] = ()

    def in_force(self, day: date) -> bool:
        """Say whether the village follows it on a day."""
        return any(entry.since <= day <= entry.until for entry in self.followed)


def local_names(local: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the ids of the folder's own packs, by the names of their files."""
    found = (p.removeprefix(_FOLDER).removesuffix(_ENDING) for p in local if p.endswith(_ENDING))
    return tuple(sorted(found))


def file_of(name: str) -> str:
    """Return the path of a folder's own pack."""
    return f"{_FOLDER}{name}{_ENDING}"


def pack_of(name: str, local: Mapping[str, bytes]) -> Pack | None:
    """Return a pack by id, the folder's own before the built-in; None: there is none."""
    return find_pack(name, local)[0]


def shelf(local: Mapping[str, bytes], policies: Policies) -> tuple[Shelved, ...]:
    """Return the folder's own packs, then the built-in ones that they do not hide."""
    own = local_names(local)
    followed = _followed(policies)
    found = []
    for name in (*own, *(name for name in built_in_names() if name not in own)):
        file = file_of(name) if name in own else ""
        pack = pack_of(name, local)
        hides = bool(file) and name in built_in_names()
        found.append(Shelved(name, file, pack, hides, tuple(followed.get(name, ()))))
    return tuple(found)


def _followed(policies: Policies) -> dict[str, list[Followed]]:
    """Return the manifest's entries of each pack; one mark is one entry."""
    entries: dict[tuple[object, ...], int] = {}
    for adopted in policies.adopted:
        slot = (adopted.pack.id, adopted.at, adopted.since, adopted.until)
        entries[slot] = entries.get(slot, 0) + 1
    found: dict[str, list[Followed]] = {}
    for (name, _, since, until), count in entries.items():
        found.setdefault(str(name), []).append(Followed(since, until, count))  # type: ignore[arg-type]
    return found


def built_ins(holding: str) -> Iterator[Pack]:
    """Yield the packs that come with gridctl whose file holds a text."""
    for name in built_in_names():
        pack = built_in(name) if mentions(name, holding) else None
        if pack is not None:
            yield pack
