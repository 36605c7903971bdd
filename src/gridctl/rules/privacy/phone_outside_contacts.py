"""phone-outside-contacts: a telephone stands outside private/contacts.csv.

Judged: mobile numbers (1, 3 to 9, nine digits) and area codes with 7 or 8 digits, bounded by
non-digits, single spaces or hyphens inside allowed, anywhere in the folder's texts but in
`private/contacts.csv`, a branch's `phone` and the manifest's supervision line. Git never forgets,
and the law requires deletion. Personal Information Protection Law, article 47; format 1.
"""

from collections.abc import Iterator

from gridctl.compute.private import place, telephones, with_long_numbers
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

_CONTACTS = "private/contacts.csv"

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
    },
    hint=Words(
        "Move it from {file} to private/contacts.csv, which git does not track.",
        "请从{file}移到不受 git 跟踪的 private/contacts.csv。",
    ),
    good="HD-2022-001",
    bad="HD-2022-001 139 0000 0000",
    waivable=False,
)


def _service_lines(ctx: Context) -> dict[tuple[str, int | None], list[range]]:
    """Return the columns that hold a branch's service number or the supervision line."""
    found: dict[tuple[str, int | None], list[range]] = {}
    branches = [
        b for d in ctx.as_read.branch_documents if d.organisation for b in d.organisation.branches
    ]
    said = [(branch.phone, branch.at.mark("phone")) for branch in branches if branch.phone]
    settings = [m.publication for m in ctx.as_read.manifests if m.publication]
    said += [(s.supervision_line, s.at.mark("supervision_line")) for s in settings]
    for value, mark in said:
        start = mark.column or 1
        columns = range(start, start + len(value) + 2)  # a quotation mark on either side
        found.setdefault((mark.file, mark.line), []).append(columns)
    return found


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the telephones outside the places that are meant for them, masked."""
    suspects = ctx.once(("long numbers",), lambda: with_long_numbers(ctx.texts))
    meant = _service_lines(ctx)
    for path, text in suspects.items():
        if path == _CONTACTS:
            continue
        for number in telephones(text):
            mark = place(path, text, number.start)
            if not any(mark.column in columns for columns in meant.get(mark[:2], ())):
                yield Breach(mark, {"shown": number.shown, "file": path})
