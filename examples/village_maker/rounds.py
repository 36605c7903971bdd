"""Ratings by the villagers, scores, talks and stars."""

from datetime import date

from makerkit.chance import Chance
from makerkit.days import day
from makerkit.folder import Folder

from village_maker.cast import BRANCH_SECRETARY, SECRETARY, WEAK, Member, present
from village_maker.story import Story

# ballots in ten for good, fairly good and fair; the rest are poor
_SHAPES = {"好": (7, 2, 1), "较好": (3, 5, 2), "一般": (1, 3, 5), "差": (0, 1, 3)}
_STARS = {
    "2022H1": ("M004", "M020", "M011", "M027", "M038"),
    "2022H2": ("M028", "M025", "M005", "M033", "M012"),
}
_STAR_NAMES = ("study", "industry", "environment", "service", "governance")


def _median(member: Member, month: int) -> str:
    """The grade the villagers give in a round."""
    number = int(member.id[1:])
    if member.id == WEAK:
        return "差" if month == 7 else "一般"
    if number % 17 == 6:
        return "一般"
    return "较好" if (number + month) % 5 == 0 else "好"


def _ballots(median: str, chance: Chance) -> tuple[str, ...]:
    """Counts of ballots whose median is that grade."""
    total = chance.between(24, 36)
    good, fairly_good, fair = (total * share // 10 for share in _SHAPES[median])
    counts = [good, fairly_good, fair, 0]
    counts[list(_SHAPES).index(median)] += total - sum(counts)
    return tuple(str(count) for count in counts)


def _score(member: Member, chance: Chance) -> tuple[str, str, str]:
    if member.id == WEAK:
        return member.id, "58", "63.5"
    organisation = str(chance.between(72, 97))
    households = str(chance.between(74, 97))
    if chance.one_in(4):
        households += f".{chance.pick((3, 5, 7))}"
    return member.id, organisation, households


def write_rounds(folder: Folder, story: Story) -> None:
    """Write both rounds of 2022, the scores, the talks and the stars."""
    chance = Chance(20220107)
    for month in (7, 12):
        folder.table(
            f"ledger/ratings/2022-{month:02}.csv",
            "党员,好,较好,一般,差",
            [
                (one.id, *_ballots(_median(one, month), chance))
                for one in present(date(2022, month, 1))
            ],
        )
    scores = [_score(one, chance) for one in present(day("2022-12-31"))]
    folder.table("ledger/scores/2022.csv", "党员,组织评分,联户评分", scores)
    header = "日期,党员,缘由,谈话人"
    talk = ("2022-07-28", WEAK, "评价较差", BRANCH_SECRETARY["B01"])
    folder.table("ledger/talks/2022.csv", header, [talk])
    talk = ("2023-01-04", WEAK, "积分偏低", SECRETARY)
    folder.table("ledger/talks/2023.csv", header, [talk])
    for half, members in _STARS.items():
        folder.yaml(
            f"stars/{half}.yaml",
            {
                "chosen_at": story.meetings.id(f"stars-{half}"),
                "stars": dict(zip(_STAR_NAMES, members, strict=True)),
            },
        )
