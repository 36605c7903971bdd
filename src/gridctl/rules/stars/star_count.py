"""star-count: one member for each of the five stars, every half-year.

Of each star there are exactly `number` holders, due at the end of the month `due_months` after the
half-year. From then on a missing file is an error at that file, stars without a holder at the
stars' record (a notice before); a holder too many at once, there. Clause: line-2022/3-stars.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Star
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.promises import StarsDocument
from gridctl.model.words import Words
from gridctl.policy.kinds import Exactly
from gridctl.rules.rule import Context, Judged, Rule

RULE = Rule(
    code="STA101",
    name="star-count",
    severity=Severity.ERROR,
    summary=Words("each star has as many holders as asked", "每期各星按规定名额评选"),
    why=Words("A star that all may have honours nobody.", "人人有星，就没有榜样。"),
    messages={
        "": Words(
            "No stars are recorded for {period}; they are due by {due}.",
            "没有{period}的评星记录，应在{due}前（含当日）评出。",
        ),
        "few": Words(
            "{period} has too few holders of {stars}; {limit} of each are due by {due}.",
            "{period}的{stars}获得者不足，应在{due}前（含当日）各评{limit}名。",
        ),
        "many": Words(
            "{member} is holder {count} of {star} in {period}; {limit} is allowed.",
            "{member}是{period}{star}的第{count}名获得者，每星限{limit}名。",
        ),
    },
    hint=Words("Name one member for each star in {file}.", "请在 {file} 中为每颗星填写一名党员。"),
    good="stars: {study: M004, industry: M019, environment: M034, service: M032, governance: M026}",
    bad="stars: {study: [M004, M005], industry: M019}",
    sets=("village.stars",),
    tables=("stars",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what is missing and who is too many, half-year by half-year."""
    documents = {document.period: document for document in ctx.village.stars}
    for judged in ctx.judged("village.stars", Exactly):
        period, path = judged.period, ctx.path_of("stars", judged.period)
        due = Period.of("month", period.last).step(judged.terms.due_months or 0).last
        for breach in _of(documents.get(period), judged, path):
            many = breach.variant == "many"
            if many or judged.ended:
                said = {"period": period, "due": due, "limit": judged.terms.number, "file": path}
                yield breach._replace(
                    values={**breach.values, **said},
                    subject=breach.subject or "V",
                    severity=judged.ruling.severity if many or ctx.as_of > due else Severity.NOTICE,
                    clause=judged.ruling.ref("of"),
                )


def _of(document: StarsDocument | None, judged: Judged[Exactly], path: str) -> Iterator[Breach]:
    if document is None:
        yield Breach(Mark(path))
    if document is None or document.stars is None:
        return  # without stars: missing-value
    holders, number, few = document.stars, judged.terms.number or 0, []
    for star in (star for star in Star if star in judged.terms.of):
        held = getattr(holders, star.value)
        for index, member in enumerate(held[number:], number):
            values = {"member": member, "star": star, "count": index + 1}
            yield Breach(holders.at.mark(star.value, index), values, member, star.value, "many")
        if len(held) < number:
            few.append(star)
    if few:
        yield Breach(holders.at.mark(), {"stars": tuple(few)}, variant="few")
