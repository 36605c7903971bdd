"""station-marks: a station lacks some of its marks.

Every station has all marks that the clause names. Clause: ninghai-2019/1.1-stations.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import StationMark
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GRD106",
    name="station-marks",
    severity=Severity.ERROR,
    summary=Words("a station has all its marks", "红站达到各项标准"),
    why=Words("A station without its marks is a sign on a door.", "标准不全的红站只是挂了块牌子。"),
    messages={"": Words("{station} lacks {missing}.", "{station}缺少{missing}。")},
    hint=Words(
        "See to what is missing, then add it to the station's `marks` in stations.yaml.",
        "请补齐后在 stations.yaml 该站的 marks 中填写。",
    ),
    good="marks: [place, party-elements, duties, display, study, records]",
    bad="marks: [place, duties]",
    sets=("station.marks",),
    tables=("station_documents",),
)


def _said(item: str) -> StationMark | str:
    try:
        return StationMark.read(item)
    except KeyError:
        return item  # a pack's own mark: no station can have it, and the message names it


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each station with the marks that it lacks."""
    ruling = ctx.asked("station.marks", Form)
    if ruling is None:
        return
    asked = tuple(_said(item) for item in ruling.terms.items)
    for document in ctx.village.station_documents:
        for station in document.stations:
            if missing := tuple(mark for mark in asked if mark not in station.marks):
                yield Breach(
                    station.at.mark(),
                    {"station": station.id, "missing": missing},
                    subject=station.id,
                    field="marks",
                    severity=ruling.severity,
                    clause=ruling.ref("items"),
                    absent=True,
                )
