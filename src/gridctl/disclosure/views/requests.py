"""requests: received, answered, open and overdue, by kind; counts only (ninghai-2019/2.6-due)."""

from gridctl.compute.requests import RequestCounts, count_states
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.figures.requests.in_hand import TOGETHER, VILLAGE, as_published, in_hand
from gridctl.model.choices import RequestKind
from gridctl.model.words import Words

TITLE = Words("Requests", "群众诉求办理情况")
COLUMNS = (
    Column(Words("Kind", "类别")),
    Column(Words("Received", "本期受理"), "number", "requests-received"),
    Column(Words("In hand", "在办总数"), "number", "requests-in-hand"),
    Column(Words("Closed", "已办结"), "number", "requests-closed"),
    Column(Words("Answered, not yet closed", "已答复待销号"), "number", "requests-answered"),
    Column(Words("Passed up", "已上报"), "number", "requests-passed-up"),
    Column(Words("Open in time", "办理中"), "number", "requests-open"),
    Column(Words("Overdue", "逾期未答复"), "number", "requests-overdue"),
)
_TOTAL = Words("Total", "合计")
_TOGETHER = Words("Other kinds together", "其他类别合并")
_NOTHING = Words("Nothing was recorded.", "本期没有记录。")
_HIDDEN = Words("Not published.", "不公布。")
_FEW = Words(
    "Fewer than {minimum} households had requests in hand; no numbers are published.",
    "有诉求在办的农户不足{minimum}户，不公布件数。",
)
_FEW_NOTE = Words(
    "Kinds of which fewer than {minimum} households made a request are counted together.",
    "某类诉求涉及农户不足{minimum}户的，与其他类别合并统计。",
)
_CAPTION = Words("Requests by kind, as on {day}", "各类诉求（截至{day}）")
_SUMMARY = Words(
    "{received} received; of {in_hand} in hand, {done} answered or closed, {passed_up} passed up, "
    "{open} open in time, {overdue} overdue.",
    "本期受理{received}件；在办{in_hand}件中，已答复或办结{done}件，上报{passed_up}件，"
    "办理中{open}件，逾期{overdue}件。",
)
_NOTE = Words(
    "In hand: received in the period, or still without an answer when it began. Only numbers are "
    "published, never who asked.",
    "在办总数：本期受理的，加上期初尚未答复的。只公布件数，不公布诉求人。",
)


def _row(name: Cell, counts: RequestCounts) -> tuple[Cell, ...]:
    return (
        name,
        counts.received,
        counts.in_hand,
        counts.closed,
        counts.answered,
        counts.passed_up,
        counts.open,
        counts.overdue,
    )


def _name(subject: str) -> Cell:
    special: dict[str, Cell] = {TOGETHER: _TOGETHER, VILLAGE: _TOTAL}
    return special.get(subject) or RequestKind.read(subject)


def view(facts: Facts) -> Page:
    """Return one row a kind, and the total; no number of few households by themselves."""
    total = count_states(in_hand(facts.ctx, facts.period)[VILLAGE])
    few = facts.few_asked(facts.period)
    shown = as_published(facts.ctx, facts.period) if total.in_hand and not few else {}
    rows = [_row(_name(subject), count_states(items)) for subject, items in shown.items()]
    minimum: dict[str, object] = {"minimum": facts.minimum_households}
    notes = (Sentence(_NOTE), Sentence(_FEW_NOTE, minimum))
    table = Table(
        "requests-by-kind",
        Sentence(_CAPTION, {"day": facts.day}),
        COLUMNS,
        tuple(rows),
        (Sentence(_FEW, minimum),) if few else (),
        empty=_HIDDEN if few else _NOTHING,
        subjects=tuple(shown),
    )
    values: dict[str, object] = {
        **total._asdict(),
        "in_hand": total.in_hand,
        "done": total.answered + total.closed,
    }
    summary = Sentence(_FEW, minimum) if few else Sentence(_SUMMARY, values)
    return Page("requests", TITLE, summary, (table,), notes)
