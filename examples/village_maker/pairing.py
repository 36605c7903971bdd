"""Who links whom: the list of 2022 and what changed in the year."""

from dataclasses import dataclass, replace
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, lasts, later

from village_maker.cast import AWAY_FROM, GOES_AWAY, LEAVER, MEMBERS, NEWCOMER, TURNS_70
from village_maker.places import GROUPS, MERGED_ON, SPLIT_ON, Household

LIST_FROM = day("2022-01-01")


@dataclass(frozen=True)
class Link:
    """A member's link to a household; meetings by their keys."""

    member: str
    household: str
    since: date
    basis: str
    chosen_by: str
    approved: str
    until: date | None = None
    ended: str = ""

    def lasts(self, on: date) -> bool:
        """Whether the link is there on a day."""
        return lasts(self.since, self.until, on)


@dataclass(frozen=True)
class Handover:
    """Links that pass from one member to others, the last of his first."""

    giver: str
    takers: tuple[tuple[str, int], ...]
    starts: date
    meeting: str


_HANDOVERS = (
    Handover(GOES_AWAY, (("M019", 4), ("M020", 4)), AWAY_FROM, "org-05"),
    Handover("M014", ((NEWCOMER, 6),), day("2022-07-11"), "org-07"),
    Handover(LEAVER, (("M035", 5), ("M036", 3)), day("2022-08-16"), "org-08"),
    Handover(TURNS_70, (("M031", 3),), day("2022-10-01"), "org-09b"),
)
_GAP_FILLER = "M001"
_SECOND_LINKER = ("M021", "M023")  # the first also links a household of the second's


def _basis(chance: Chance) -> tuple[str, str]:
    basis = ("就近", "就近", "就近", "就近", "就亲", "就便")[chance.below(6)]
    return basis, chance.pick(("自报", "自报", "自选", "委派"))


def listed_links(households: list[Household]) -> list[Link]:
    """The list passed by the members' meeting: neighbours to each member."""
    chance = Chance(20220103)
    result: list[Link] = []
    for group in GROUPS:
        homes = [one.id for one in households if one.group == group and not one.owner]
        for member in (one for one in MEMBERS if one.group == group):
            mine, homes = homes[: member.quota], homes[member.quota :]
            for home in mine:
                basis, chosen = _basis(chance)
                result.append(Link(member.id, home, LIST_FROM, basis, chosen, "list"))
        if homes:
            problem = f"{group}: {len(homes)} households without a link"
            raise ValueError(problem)
    second = next(one for one in result if one.member == _SECOND_LINKER[1])
    result.append(replace(second, member=_SECOND_LINKER[0], basis="就亲", chosen_by="自选"))
    last = max(n for n, one in enumerate(result) if one.member == _GAP_FILLER)
    result[last] = replace(result[last], basis="兜底", chosen_by="委派")
    return result


def story_events(links: list[Link]) -> dict[str, str]:
    """The households to which something happens in the year."""

    def nth(member: str, place: int) -> str:
        return [one.household for one in links if one.member == member][place]

    return {
        "split": nth("M028", 3),
        "absorbed": nth("M039", 4),
        "absorbing": nth("M041", 2),
        "regrouped": nth("M030", 1),
        "incoming": ";".join(nth("M014", place) for place in (-1, -3, -4)),
    }


def _hand_over(links: list[Link], plan: Handover) -> list[Link]:
    """The links with one handover carried out."""
    count = sum(number for _, number in plan.takers)
    going = [one for one in links if one.member == plan.giver and one.until is None][-count:]
    takers = [taker for taker, number in plan.takers for _ in range(number)]
    last_day = later(plan.starts, -1)
    kept = [
        replace(one, until=last_day, ended=plan.meeting) if one in going else one for one in links
    ]
    new = [
        Link(taker, one.household, plan.starts, "就近", "委派", plan.meeting)
        for taker, one in zip(takers, going, strict=True)
    ]
    return kept + new


def all_links(listed: list[Link], events: dict[str, str], new_home: str) -> list[Link]:
    """The links of the whole year: the list, then each change."""
    links = [
        replace(one, until=later(MERGED_ON, -1), ended="org-09")
        if one.household == events["absorbed"]
        else one
        for one in listed
    ]
    splitter = next(one.member for one in listed if one.household == events["split"])
    links.append(Link(splitter, new_home, SPLIT_ON, "就近", "自选", "org-04"))
    for plan in _HANDOVERS:
        links = _hand_over(links, plan)
    return links
