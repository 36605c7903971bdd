"""The generated pages are what the declarations say now."""

import re
from pathlib import Path

import pytest

from docs.generate import HERE, pages
from docs.generator.markdown import anchor, cell
from docs.generator.policies import _EXAMPLE, _OVERRIDE, packs
from gridctl.engine.catalogue import catalogue
from gridctl.policy.pack import read_pack
from tests.kit import ROOT, manifest, opened

PAGES = pages()
HAND_WRITTEN = [
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md"))
]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (HERE / name).read_text(encoding="utf-8")
    assert written == PAGES[name], f"docs/{name} is stale: run python docs/generate.py"


def test_every_rule_and_every_clause_is_told() -> None:
    for item in catalogue():
        assert f"\n### {item.rule.code} {item.rule.name}\n" in PAGES["rules.md"]
    for pack in packs():
        for clause in pack.clauses:
            assert f"| `{clause.id}` | " in PAGES["policies.md"]


def test_every_table_has_as_many_cells_as_its_header() -> None:
    for text in PAGES.values():
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(counts) == 1, block[:200]


def test_cells_hold_no_markup() -> None:
    assert cell("a | *b*\n_c_ <d> `e*`") == r"a \| \*b\* \_c\_ \<d\> `e*`"


def headings(text: str) -> set[str]:
    found = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {anchor(heading.replace("`", "")) for heading in found}


@pytest.mark.parametrize("name", HAND_WRITTEN)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        path, _, at = target.partition("#")
        found = ROOT / name if not path else (ROOT / name).parent / path
        assert found.exists(), f"{name}: {target}"
        if at:
            assert at in headings(found.read_text(encoding="utf-8")), f"{name}: {target}"


def test_the_guide_s_own_pack_can_be_followed() -> None:
    pack, problems = read_pack(_EXAMPLE.encode(), "our-county.yaml")
    assert pack is not None
    assert problems == ()
    village = opened({"gridctl.yaml": manifest("our-county"), "policies/our-county.yaml": _EXAMPLE})
    assert [adopted.ref for adopted in village.policies.of("member.households")] == [
        "our-county/span"
    ]


def test_the_guide_s_override_takes_effect() -> None:
    written = manifest().replace("policies:\n- {id: ninghai-2019}\n", _OVERRIDE)
    village = opened({"gridctl.yaml": written})
    (adopted,) = village.policies.of("member.households")
    assert (adopted.values["min"], adopted.values["max"]) == (5, 15)
    assert adopted.basis == "MT007"


def test_pages_say_nothing_of_this_machine() -> None:
    for name in HAND_WRITTEN:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"/(work|tmp|root|home)/", text), name
        assert str(Path.home()) not in text.replace("~", ""), name
