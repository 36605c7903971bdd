"""Pages rendered once of the same data: for tests of what is done with the pages.

That the same data give the same bytes is asserted elsewhere (test_golden, for one).
"""

from collections.abc import Callable
from typing import Any

import pytest

from gridctl.app import ci, drift, paper_set, report, verify
from gridctl.app.village import Opened
from gridctl.disclosure.masks import Edition
from gridctl.model.period import Period
from gridctl.model.words import Lang

_USERS = (ci, drift, paper_set, report, verify)
_render: Callable[..., dict[str, bytes]] = report.render
_MADE: dict[object, dict[str, bytes] | Exception] = {}


def _said(opened: Opened) -> tuple[Any, ...]:
    """Return all that an opened folder says; where it lies is no part of it."""
    mappings = (opened.folder.texts, opened.local, opened.published)
    lost = (opened.folder.unparsed, repr(opened.folder.unread), repr(opened.problems))
    return (*(frozenset(each.items()) for each in mappings), *lost, opened.as_of)


def render_once(
    opened: Opened, period: Period, lang: Lang, edition: Edition | None = None
) -> dict[str, bytes]:
    """Return what `app.report.render` gave the first time, or raise what it raised."""
    wanted = (_said(opened), period, lang, repr(edition), report.site)  # a test may have its own
    if wanted not in _MADE:
        try:
            _MADE[wanted] = _render(opened, period, lang, edition)
        except Exception as error:  # noqa: BLE001 (raised again, each time)
            _MADE[wanted] = error
    found = _MADE[wanted]
    if isinstance(found, Exception):
        raise found.with_traceback(None)
    return dict(found)


def render_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever renders a period get the pages that were rendered of the same data before."""
    for module in _USERS:
        assert module.render is _render
        monkeypatch.setattr(module, "render", render_once)
