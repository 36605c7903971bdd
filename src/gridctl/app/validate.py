"""Checks a data folder by every rule in force."""

from collections.abc import Collection

from gridctl.app.village import Opened
from gridctl.engine.run import run
from gridctl.findings.report import Report


def validate(opened: Opened, select: Collection[str] = (), ignore: Collection[str] = ()) -> Report:
    """Run the rules on an opened data folder.

    `select` and `ignore` are names or codes of rules, or patterns of them.
    """
    packs = tuple(dict.fromkeys(clause.pack.id for clause in opened.policies.adopted))
    outcome = run(opened.context(), opened.folder.unparsed, opened.folder.unread, select, ignore)
    return Report(*outcome, opened.as_of, packs)
