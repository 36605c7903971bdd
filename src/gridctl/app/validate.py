"""Checks a data folder by every rule in force."""

from collections.abc import Collection

from gridctl.app.village import Opened
from gridctl.engine.run import chosen, run, run_without_manifest
from gridctl.findings.report import Report
from gridctl.rules.rule import Rule


class UnknownRuleError(Exception):
    """No rule has the name, the code or the pattern `asked`; `near` are the likely ones."""

    def __init__(self, asked: str, near: tuple[str, ...]) -> None:
        """Remember what was asked for."""
        super().__init__(asked)
        self.asked, self.near = asked, near


def likely(asked: str) -> tuple[str, ...]:
    """Return the name or code of a rule that is nearly `asked`; nothing where none is."""
    from difflib import get_close_matches  # only a slip of the pen needs it

    rules = [item.rule for item in chosen((), ())]
    names = [rule.name for rule in rules] + [rule.code for rule in rules]
    return tuple(get_close_matches(asked, names, n=1))


def asked_for(select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules that `select` and `ignore` leave, in the order of their codes."""
    return tuple(item.rule for item in chosen(select, ignore))


def _linted(opened: Opened) -> Opened:
    """Add what `gridctl policy lint` says of the folder's own packs, followed or not."""
    if not opened.local:
        return opened
    from gridctl.app.policies import lint_local  # only a folder with packs of its own needs it

    others = tuple(p for p in opened.problems if p.mark.file not in opened.local)
    unopened = tuple(p for p in opened.folder.problems if p.mark.file in opened.local)
    return opened._replace(problems=(*others, *unopened, *lint_local(opened)))


def validate(opened: Opened, select: Collection[str] = (), ignore: Collection[str] = ()) -> Report:
    """Run the rules on an opened data folder.

    `select` and `ignore` are names or codes of rules, or patterns of them. Where the manifest
    cannot be read, only the rules about files run. UnknownRuleError where one of them is no
    rule's: a slip there would leave a check out unseen.
    """
    for asked in (*select, *ignore):
        if not chosen((asked,), ()):
            raise UnknownRuleError(asked, likely(asked))
    packs = tuple(dict.fromkeys(clause.pack.id for clause in opened.policies.adopted))
    ctx = _linted(opened).context()
    ctx.published_files = opened.digests()
    if opened.readable:
        outcome = run(ctx, opened.folder.unparsed, opened.folder.unread, select, ignore)
    else:
        outcome = run_without_manifest(ctx, select, ignore)
    return Report(outcome.findings, outcome.not_checked, outcome.rules_run, opened.as_of, packs)
