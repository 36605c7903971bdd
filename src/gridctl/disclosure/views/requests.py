"""requests: received, answered, open and overdue, by kind; counts only (ninghai-2019/2.6-due)."""

from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.requests import RequestCounts, count_states
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.figures.requests.in_hand import in_hand
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


def view(facts: Facts) -> Page:
    """Return one row a kind, and the total."""
    counts = {
        subject: count_states(items) for subject, items in in_hand(facts.ctx, facts.period).items()
    }
    total = counts.pop(ORGANISATION)
    rows = [_row(RequestKind.read(kind), count) for kind, count in counts.items()]
    if rows:
        rows.append(_row(_TOTAL, total))
    table = Table(
        "requests-by-kind",
        Sentence(_CAPTION, {"day": facts.day}),
        COLUMNS,
        tuple(rows),
        cards=False,
        subjects=(*counts, ORGANISATION) if rows else (),
    )
    values: dict[str, object] = {
        **total._asdict(),
        "in_hand": total.in_hand,
        "done": total.answered + total.closed,
    }
    return Page("requests", TITLE, Sentence(_SUMMARY, values), (table,), (Sentence(_NOTE),))
