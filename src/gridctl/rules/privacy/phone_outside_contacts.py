"""phone-outside-contacts: a telephone stands outside private/contacts.csv.

Judged: mobile numbers (1, 3 to 9, nine digits) and area codes with 7 or 8 digits, bounded by
non-digits, single spaces or hyphens inside allowed, anywhere in the folder's texts but in
`private/contacts.csv`, a branch's `phone` and the manifest's supervision line; these two, where
contacts are there to compare, must be nobody's number in them. Git never forgets, and the law
requires deletion. Personal Information Protection Law, article 47; format 1.
"""

from collections.abc import Iterator

from gridctl.compute import private
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

_CONTACTS, _BRANCHES = "private/contacts.csv", "branches.yaml"

RULE = Rule(
    code="PRV103",
    name="phone-outside-contacts",
    severity=Severity.ERROR,
    summary=Words(
        "telephones stand in private/contacts.csv only", "电话只存放在 private/contacts.csv"
    ),
    why=Words(
        "What is tracked in git cannot be deleted when somebody asks for it.",
        "git 跟踪的内容在当事人要求删除时无法删净。",
    ),
    messages={
        "": Words("A telephone stands here ({shown}).", "此处有电话号码（{shown}）。"),
        "person": Words(
            "This public telephone ({shown}) is a person's own in private/contacts.csv.",
            "此处公开的电话（{shown}）是 private/contacts.csv 中的个人电话。",
        ),
    },
    hint=Words(
        "Move it from {file} to private/contacts.csv, which git does not track.",
        "请从{file}移到不受 git 跟踪的 private/contacts.csv。",
    ),
    good="HD-2022-001",
    bad="HD-2022-001 139 0000 0000",
    waivable=False,
)


def _service_lines(ctx: Context) -> list[tuple[str, Mark]]:
    """Return the branches' service numbers and the supervision line, with their places."""
    organisations = (d.organisation for d in ctx.as_read.branch_documents if d.organisation)
    said = [(b.phone, b.at.mark("phone")) for o in organisations for b in o.branches if b.phone]
    settings = [m.publication for m in ctx.as_read.manifests if m.publication]
    return said + [(s.supervision_line, s.at.mark("supervision_line")) for s in settings]


def _persons(ctx: Context, said: list[tuple[str, Mark]]) -> Iterator[Breach]:
    """Yield the service numbers that are a person's in the contacts."""
    phones = (contact.phone for contact in ctx.as_read.contacts if contact.phone)
    own = {private.digits_of(phone) for phone in phones} - {""}
    for value, mark in said if own else ():
        if own & {private.digits_of(value), *map(private.digits_of, private.numbers_in(value))}:
            yield Breach(mark, {"shown": private.stars(value), "file": mark.file}, variant="person")


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the telephones outside the places that are meant for them, masked."""
    suspects = ctx.once(("long numbers",), lambda: private.with_long_numbers(ctx.texts))
    said = _service_lines(ctx)
    yield from _persons(ctx, said)
    meant: dict[tuple[str, int | None], list[range]] = {}
    for value, (file, line, column) in said:
        columns = range(column or 1, (column or 1) + len(value) + 2)  # quoted or not
        meant.setdefault((file, line), []).append(columns)
    for path, text in suspects.items():
        # which telephones of a broken branches.yaml are the branches' own is not known
        holders = ("branch_documents",) if path == _BRANCHES else ()
        for number in private.telephones(text) if path != _CONTACTS else ():
            mark = private.place(path, text, number.start)
            if not any(mark.column in columns for columns in meant.get(mark[:2], ())):
                yield Breach(mark, {"shown": number.shown, "file": path}, holders=holders)
