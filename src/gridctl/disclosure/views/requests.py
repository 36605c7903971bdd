"""requests: received, answered, open and overdue, by kind; counts only (ninghai-2019/2.6-due)."""

from datetime import date

from gridctl.compute.few import told_together
from gridctl.compute.requests import RequestCounts, count_requests, in_hand
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.choices import RequestKind
from gridctl.model.ledger import Request
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence, Publication

TITLE = Words("Requests", "群众诉求办理情况")
COLUMNS = (
    Column(Words("Kind", "类别")),
    Column(Words("Received", "本期受理"), "number"),
    Column(Words("In hand", "在办总数"), "number"),
    Column(Words("Closed", "已办结"), "number"),
    Column(Words("Answered, not yet closed", "已答复待销号"), "number"),
    Column(Words("Passed up", "已上报"), "number"),
    Column(Words("Open in time", "办理中"), "number"),
    Column(Words("Overdue", "逾期未答复"), "number"),
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


def limits_on(facts: Facts, day: date) -> tuple[int | None, int | None]:
    """Return in how many days a request, and an objection, is to be answered, as on a day."""
    handling = facts.ctx.policies.on("request.handling", Cadence, day)
    objection = facts.ctx.policies.on("request.objection", Publication, day)
    return (
        handling.terms.within_days if handling else None,
        objection.terms.answer_days if objection else None,
    )


def _rows(facts: Facts, limits: tuple[int | None, int | None]) -> list[tuple[Cell, ...]]:
    """Return a row a kind, those of few households together; then the total."""
    by_kind: dict[RequestKind | None, list[Request]] = {kind: [] for kind in RequestKind}
    everything = [request for request in facts.village.requests if in_hand(request, facts.period)]
    for request in everything:
        by_kind.setdefault(request.kind, []).append(request)
    by_kind = {kind: requests for kind, requests in by_kind.items() if requests}
    pool = told_together(by_kind, facts.minimum_households)
    rows = [
        _row(kind, count_requests(requests, facts.period, *limits))
        for kind, requests in by_kind.items()
        if kind is not None and kind not in pool
    ]
    if pool and rows:
        together = [request for kind in by_kind if kind in pool for request in by_kind[kind]]
        rows.append(_row(_TOGETHER, count_requests(together, facts.period, *limits)))
    return [*rows, _row(_TOTAL, count_requests(everything, facts.period, *limits))]


def view(facts: Facts) -> Page:
    """Return one row a kind, and the total; no number of few households by themselves."""
    limits = limits_on(facts, facts.day)
    total = count_requests(facts.village.requests, facts.period, *limits)
    few = facts.few_asked(facts.period)
    rows = _rows(facts, limits) if total.in_hand and not few else []
    minimum: dict[str, object] = {"minimum": facts.minimum_households}
    notes = (Sentence(_NOTE), Sentence(_FEW_NOTE, minimum))
    table = Table(
        "requests-by-kind",
        Sentence(_CAPTION, {"day": facts.day}),
        COLUMNS,
        tuple(rows),
        (Sentence(_FEW, minimum),) if few else (),
        cards=False,
        empty=_HIDDEN if few else _NOTHING,
    )
    values: dict[str, object] = {
        **total._asdict(),
        "in_hand": total.in_hand,
        "done": total.answered + total.closed,
    }
    summary = Sentence(_FEW, minimum) if few else Sentence(_SUMMARY, values)
    return Page("requests", TITLE, summary, (table,), notes)
