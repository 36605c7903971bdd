"""What ids name, in words."""

from collections.abc import Iterable

from gridctl.model.words import Words

ENTITIES = {
    "member": Words("member", "党员"),
    "staff": Words("staff member", "非党员工作人员"),
    "household": Words("household", "农户"),
    "grid": Words("grid", "网格"),
    "villager_group": Words("villager group", "村民小组"),
    "courtyard": Words("courtyard", "院落"),
    "organisation": Words("village organisation", "村党组织"),
    "branch": Words("branch", "党支部"),
    "party_group": Words("party group", "党小组"),
    "unit": Words("unit", "单位"),
    "meeting": Words("meeting", "会议"),
    "station": Words("station", "红站"),
    "points_rule": Words("points rule", "积分项"),
    "request": Words("request", "诉求"),
    "points_entry": Words("points entry", "积分记录"),
}
#: What a community's is called.
COMMUNITY_ORGANISATION = Words("community organisation", "社区党组织")


def either(entities: Iterable[str]) -> Words:
    """Return ``member or staff member``, 党员或非党员工作人员."""
    words = [ENTITIES[entity] for entity in entities]
    return Words(" or ".join(w.en for w in words), "或".join(w.zh for w in words))
