"""The posts that somebody holds, and who follows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from gridctl.app.entry import Desk, editing
from gridctl.compute.references import all_records
from gridctl.model.declare import Column, columns
from gridctl.model.ledger import POST
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.source.tree import Entries, Items, Node
from gridctl.source.tree_edit import Path

_FOLLOWS = Words(
    "{file}: {successor} follows {member} as {column} of {subject}.",
    "{file}：{successor}接替{member}任{subject}的{column}。",
)
_FOLLOWS_AMONG = Words(
    "{file}: {successor} follows {member} as one of the {column} of {subject}.",
    "{file}：{successor}接替{member}任{subject}的{column}。",
)
_HELD_ALREADY = Words(
    "{file}: {member} is no longer one of the {column} of {subject}; {successor} already is.",
    "{file}：{member}不再任{subject}的{column}，{successor}已在任。",
)


class Post(Record):
    """A post: the record that has it, under which column."""

    record: Any
    column: Column

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return self.record.at.file  # type: ignore[no-any-return]


def posts_of(village: Village, member: str) -> Iterator[Post]:
    """Yield the posts in grids.yaml and branches.yaml that a member holds."""
    for kind, records, _ in all_records(village):
        for column in columns(kind):
            if column.field.refers != POST or "id" not in kind._fields:
                continue
            for record in records:
                if record.at.file.endswith(".yaml") and member in _holders(record, column):
                    yield Post(record, column)


def _holders(record: Any, column: Column) -> tuple[str, ...]:
    value = getattr(record, column.attribute)
    return value if column.many else (value,)


def hand_over(desk: Desk, held: Sequence[Post], member: str, successor: str, day: date) -> None:
    """Enter a successor in posts; who held them until `day` goes to former-values.csv."""
    former = desk.table("former_values")
    for post in held:
        tree = desk.tree(post.file)
        record, column = post.record, post.column
        path = (*_path(tree.root, record.at.mark()[1:], ()), column.name)
        holders = _holders(record, column)
        there = successor in holders
        at = (*path, holders.index(member)) if column.many else path
        with editing(post.file):
            if there and column.many:
                tree.remove(at)
            else:
                tree.set(at, successor)
        if not there:
            desk.said_in(post.file, at)
        former.add(
            {
                "subject": record.id,
                "field": column.words(former.lang),
                "value": ";".join(holders),
                "until": day.isoformat(),
            }
        )
        desk.note(
            _HELD_ALREADY if there else _FOLLOWS_AMONG if column.many else _FOLLOWS,
            file=post.file,
            successor=successor,
            member=member,
            column=column.words,
            subject=record.id,
        )


def _path(node: Node | None, place: tuple[int | None, int | None], above: Path) -> Path:
    """Return the path of the mapping that starts at a line and column; blank if there is none."""
    if isinstance(node, Entries):
        if (node.line, node.column) == place:
            return above
        steps: Iterator[tuple[str | int, Node]] = iter(node.entries.items())
    elif isinstance(node, Items):
        steps = iter(enumerate(node.items))
    else:
        return ()
    return next((found for step, n in steps if (found := _path(n, place, (*above, step)))), ())
