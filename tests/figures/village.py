"""A small village for the quotas' figures: two grids, an exempt member, a gap, a core household."""

from functools import cache
from typing import Any

from gridctl.app.figures import as_it_stood
from gridctl.figures.catalogue import named
from gridctl.figures.figure import Explained
from gridctl.formats.figuresheets import said
from gridctl.model.period import Period
from gridctl.model.words import Lang
from gridctl.rules.rule import Context
from tests.kit import Files, context, example, manifest

#: M1 links 12 of the 13 households of G01; M2 lives in G02, is away and links one household there.
FILES: dict[str, str | bytes] = {
    "gridctl.yaml": manifest("ninghai-2019", "line-2022"),
    "members.csv": "id,name,born,branch,household,presence\n"
    "M1,李例甲,1980-01,B1,HA,\nM2,李例乙,1980-01,B1,HB,away\n",
    "households.csv": "id,head,villager_group,courtyard\nHA,李甲,VG1,C1\nHB,李乙,VG2,\n"
    + "".join(f"H{i:02},王样{i},VG1,\n" for i in range(1, 14))
    + "K01,周样一,VG2,\n",
    "grids.yaml": "grids:\n"
    "- {id: G01, name: 一网格, villager_groups: [{id: VG1, name: 一组}], "
    "courtyards: [{id: C1, name: 院, villager_group: VG1}, {id: C2, name: 二院}]}\n"
    "- {id: G02, name: 二网格, villager_groups: [{id: VG2, name: 二组}]}\n",
    "branches.yaml": "organisation:\n  id: V\n  name: 总支\n  secretary: M1\n  committee: [M1]\n"
    "  branches:\n  - id: B1\n    name: 一支部\n    secretary: M1\n    committee: [M1]\n"
    "    party_groups: [{id: PG1, name: 一组, leader: M1}]\n",
    "links.csv": "member,household,since\n"
    + "".join(f"M1,H{i:02},2022-01-01\n" for i in range(1, 13))
    + "M2,K01,2022-01-01\nM1,K01,2022-02-01\n",
    "core-households.csv": "term,member,basis,elected_at\n2023,M2,elected,\n",
    "assignments.csv": "kind,person,target,since\ncore-member,M2,M1,2023-01-01\n"
    "courtyard,M1,C1,2022-01-01\nbranch-party-group,M1,PG1,2022-01-01\n",
}
PYRAMID = {**FILES, "gridctl.yaml": manifest("ninghai-2019", "line-2022", "pyramid")}


@cache
def small(pyramid: bool = False) -> Context:
    return context(PYRAMID if pyramid else FILES)


@cache
def whole(period: str = "") -> Context:
    """The example village, as it stood on a period's last day."""
    from tests.kit import opened

    return as_it_stood(opened(example()), Period.parse(period) if period else None)


def explained(ctx: Context, subject: str, figure: str, period: str = "") -> Explained:
    found = explained_or_none(ctx, subject, figure, period)
    assert found is not None, (subject, figure)
    return found


def explained_or_none(
    ctx: Context, subject: str, figure: str, period: str = ""
) -> Explained | None:
    item = named(figure)
    assert item is not None, figure
    return item.explain(ctx, subject, Period.parse(period) if period else None)


def value(ctx: Context, subject: str, figure: str, period: str = "") -> Any:
    return explained(ctx, subject, figure, period).value


def subjects(ctx: Context, figure: str, period: str = "") -> list[str]:
    item = named(figure)
    assert item is not None, figure
    return list(item.subjects(ctx, Period.parse(period) if period else None))


def parts(found: Explained) -> dict[str, Any]:
    return {part.name.en: part.value for part in found.parts}


def lines(found: Explained, part: int = 0) -> list[tuple[str, int | None, Any]]:
    return [(line.mark.file, line.mark.line, line.counts) for line in found.parts[part].lines]


def set_by(found: Explained) -> dict[str, tuple[object, str]]:
    return {p.name.en: (p.value, p.clause) for p in found.parameters}


def notes(found: Explained, lang: Lang = "en") -> list[str]:
    return [said(words, values, lang) for words, values in found.notes]


def adopting(files: Files, *policies: str, more: str = "") -> Context:
    return context({**files, "gridctl.yaml": manifest(*policies, more=more)})
