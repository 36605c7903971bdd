"""A village in which M1's link with its own home is waived, or is to be."""

from tests.kit import manifest

MEETINGS = (
    "id,date,kind,unit,agenda\nMT1,2022-03-01,committee,V,waiver;other\n"
    "MT2,2022-03-02,committee,V,scheme\nMT3,2022-12-20,members,V,豁免\n"
)
SELF_LINK = "member,household,since,basis,approved_at\nM1,H1,2022-01-01,near,MT1\n"
OTHER_LINK = SELF_LINK.replace("M1,H1", "M1,H2")


def waiver(
    rule: str = "self-link", subject: str = "M1", approved_at: str = "MT1", until: str = "2022Q4"
) -> str:
    """Return one waiver as a line of waivers.yaml."""
    return (
        f"- {{rule: {rule}, subject: {subject}, reason: 家中有事, approved_at: {approved_at}, "
        f"until: {until}}}\n"
    )


def village(*waivers: str, links: str = SELF_LINK) -> dict[str, str | bytes]:
    """Return a village with these waivers, whose member M1 lives in H1."""
    return {
        "gridctl.yaml": manifest(),
        "members.csv": "id,name,sex,born,branch,household\nM1,甲例,male,1980-01,B1,H1\n",
        "households.csv": "id,head,villager_group\nH1,甲例,VG1\nH2,乙例,VG1\n",
        "grids.yaml": "grids:\n- id: G1\n  name: 网格\n  leader: M1\n"
        "  villager_groups:\n  - {id: VG1, name: 一组}\n",
        "branches.yaml": "organisation:\n  id: V\n  name: 总支\n  committee: [M1]\n"
        "  branches:\n  - {id: B1, name: 支部}\n",
        "links.csv": links,
        "meetings.csv": MEETINGS,
        "waivers.yaml": "waivers:\n" + "".join(waivers or (waiver(),)),
    }
