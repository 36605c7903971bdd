"""The grids' monthly assessment out of 1,000 points, by the community's own scheme."""

from decimal import Decimal

from makerkit.chance import Chance
from makerkit.days import day, shown
from makerkit.folder import Folder
from makerkit.yaml_text import Inline, YamlValue

from community_maker.cast import GRIDS, SECRETARY
from community_maker.gatherings import MEETING_IDS

# item: the most points that it gives
ITEMS = {
    "联户走访": 250,
    "巡查排查": 200,
    "诉求办理": 200,
    "环境卫生": 150,
    "信息公示": 100,
    "党员活动": 100,
}
_DAYS = ("2023-01-30", "2023-02-27", "2023-03-30")
_SCHEME_AT = "org-01-04"  # the key of the meeting


def scheme() -> dict[str, YamlValue]:
    """What the clause on assessment leaves to be set locally."""
    most = [str(points) for points in ITEMS.values()]
    settings = Inline(items=list(ITEMS), most=most)
    return Inline({"clause": "assessment", "basis": MEETING_IDS[_SCHEME_AT], "set": settings})


def write_assessments(folder: Folder) -> None:
    """Write each grid's points, item by item, for the three months."""
    chance = Chance(20230110)
    rows: list[tuple[str, ...]] = []
    for text in _DAYS:
        for grid in GRIDS:
            for item, most in ITEMS.items():
                lost = chance.below(most // 8)
                half = ".5" if lost and chance.one_in(4) else ""
                rows.append((shown(day(text)), grid, SECRETARY, item, f"{most - lost}{half}"))
    if any(Decimal(score) > ITEMS[item] for _, _, _, item, score in rows):
        problem = "an item has more than its most points"
        raise ValueError(problem)
    folder.table("ledger/assessments/2023.csv", "日期,对象编号,考评人,考评项,得分", rows)
