"""The forms: each member once, each linked household once, blank where nothing is known."""

import html
import io
import re
import sys
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridctl.app.forms import FORMS, publish_form
from gridctl.app.office import publish_office
from gridctl.app.report import NotPublishedError
from gridctl.app.village import Opened, open_village
from gridctl.disclosure.forms.annex_1 import annex_1
from gridctl.exchange.annex_1 import commitment_forms
from gridctl.model.period import Period
from gridctl.model.words import Lang
from tests.app.test_verify import write
from tests.disclosure.naughty import naughty_village
from tests.disclosure.small import Q3, VILLAGE, facts_of
from tests.exchange.made import read_document
from tests.history.repo import git
from tests.kit import Files, edited, example, opened

CONTACTS = (
    "person,phone,publish\nM1,13800001111,yes\nM2,13800002222,no\nH4,13800003333,yes\n"
    "S1,13800004444,yes\n"
)
FILES = {**VILLAGE, "private/contacts.csv": CONTACTS}
NOT_MEMBERS = ("13800003333", "13800004444")


def at(folder: Path, files: Files = FILES, as_of: str = "2022-12-31") -> Opened:
    return open_village(write(folder / "village", files), date.fromisoformat(as_of))


def form(
    files: Files,
    out: Path,
    name: str,
    kind: str = "html",
    lang: Lang = "zh",
    member: str = "",
    period: str = "",
    as_of: str = "2022-12-31",
) -> bytes:
    asked = Period.parse(period) if period else None
    for there in out.glob(f"{name}-*"):
        there.unlink()  # what lies there already is never written over
    done = publish_form(opened(files, as_of), name, lang, kind, asked, out, member)
    return done.first_page.read_bytes()


def cells(page: bytes) -> list[list[str]]:
    """Return, for each form on a page, its cells without markup, a line a paragraph."""
    found = []
    for section in page.decode().split("<section")[1:]:
        texts = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", section, re.DOTALL)
        found.append(["\n".join(re.split(r"(?:<[^>]+>)+", text)).strip() for text in texts])
    return found


def documents(data: bytes) -> list[list[str]]:
    return [[c.text for row in t.rows for c in _once(row)] for t in read_document(data).tables]


def _once(row: Any) -> list[Any]:
    return list(dict.fromkeys(row.cells))


M1 = [
    *("姓名", "赵甲乙", "性别", "男", "出生年月", "1970年1月", "入党时间", ""),
    *("联系电话", "13800001111", "所在支部（网格）", "一支部（东网格）"),
    *("联系农户", "周壬、欧阳子丑", "服务承诺"),
]


def test_annex_1_is_filled_in_with_what_is_known(tmp_path: Path) -> None:
    first, second, *_ = cells(form(FILES, tmp_path, "annex-1"))
    assert first[: len(M1)] == M1
    assert first[len(M1)].split("\n")[0].startswith("1．")
    assert second[9] == "13800002222"  # a form is the member's own: no consent to print is asked


def test_the_document_says_what_the_page_says(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        page = cells(form(FILES, tmp_path, "annex-1", "html", lang))
        read = documents(form(FILES, tmp_path, "annex-1", "docx", lang))
        bare = [[re.sub(r"\s", "", cell) for cell in one] for one in page]
        assert [[re.sub(r"\s", "", cell) for cell in one] for one in read] == bare


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_member_is_there_once(lang: Lang, tmp_path: Path) -> None:
    files = example()
    state = opened(files, "2022-12-31").context().timeline.on(date(2022, 12, 31))
    names = Counter(member.name for member in state.members.values())
    for kind, read in (("html", cells), ("docx", documents)):
        found = read(form(files, tmp_path, "annex-1", kind, lang))
        assert Counter(one[1] for one in found) == names


def test_what_is_not_known_is_blank(tmp_path: Path) -> None:
    files = edited(VILLAGE, "members.csv", "M4,李己,female,1985-01,B2", "M4,李己,,1985-01,B2")
    last = cells(form(files, tmp_path, "annex-1"))[-1]
    assert (last[1], last[3], last[7], last[9]) == ("李己", "", "", "")
    empty = cells(
        form({**files, "commitments/2022.yaml": "commitments: []\n"}, tmp_path, "annex-1")
    )
    assert {(one[15], one[19]) for one in empty} == {("", "____年__月__日")}


def test_no_telephone_of_anybody_else_is_on_a_form(tmp_path: Path) -> None:
    text = "电话138 0000 3333，证号11010519491231002X"
    files = edited(FILES, "commitments/2022.yaml", "护花园", text)
    for name, known in FORMS.items():
        for kind in {"html", "docx", "xlsx"} & set(known.formats):
            period = "2022Q3" if not known.personal else ""
            data = form(files, tmp_path, name, kind, period=period)
            whole = data if kind == "html" else unzipped(data)
            for number in (*NOT_MEMBERS, "138 0000 3333", "11010519491231002X"):
                assert number.encode() not in whole


def unzipped(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(map(archive.read, archive.namelist()))


def cards(page: bytes) -> list[tuple[str, list[str], list[str]]]:
    """Return each card's household, members and telephones."""
    return [
        (
            re.findall(r'<p class="home">\S+ (\S+?)(?:　.*)?</p>', card)[0],
            re.findall(r"<strong>(.*?)</strong>", card),
            re.findall(r"<span>(.*?)</span>", card),
        )
        for card in page.decode().split('<section class="card">')[1:]
    ]


def test_each_linked_household_has_one_card_without_a_name_of_its_own(tmp_path: Path) -> None:
    page = form(FILES, tmp_path, "link-card")
    assert cards(page) == [
        ("H4", ["赵甲乙"], ["13800001111"]),
        ("H5", ["赵甲乙"], ["13800001111"]),
        ("H6", ["李己"], ["000-1110002"]),
    ]
    assert not [name for name in ("周壬", "欧阳", "阿里木") if name in page.decode()]
    linked = opened(example(), "2022-12-31").context().timeline.on(date(2022, 12, 31))
    found = Counter(card[0] for card in cards(form(example(), tmp_path, "link-card")))
    assert found == Counter(linked.links_of_household.keys())


def test_a_household_of_two_members_has_both_on_one_card(tmp_path: Path) -> None:
    links = f"{VILLAGE['links.csv']!s}M2,H4,2022-02-01,,kin,member,MT1\n"
    found = cards(form({**FILES, "links.csv": links}, tmp_path, "link-card"))
    assert found[0] == ("H4", ["赵甲乙", "钱丙"], ["13800001111", "000-1110001"])
    only = cards(form({**FILES, "links.csv": links}, tmp_path, "link-card", member="M2"))
    assert only == found[:1]


def test_a_card_tells_the_last_promises_and_what_to_ask_for(tmp_path: Path) -> None:
    tasks = "common: [policy, mediation]\nown: [护林]\napproved_at: MT1\n"
    page = form({**FILES, "tasks.yaml": tasks}, tmp_path, "link-card", as_of="2023-01-05").decode()
    assert page.count("可以找我：宣讲政策；调解矛盾纠纷") == 3
    assert "服务承诺：" in page
    english = form({**FILES, "tasks.yaml": tasks}, tmp_path, "link-card", lang="en").decode()
    assert "Ask about: policy; mediation" in english


def test_one_member_alone(tmp_path: Path) -> None:
    done = publish_form(opened(FILES), "annex-1", "zh", "html", None, tmp_path, "M2")
    assert done.files == ("annex-1-2022-M2.html",)
    assert [one[1] for one in cells(done.first_page.read_bytes())] == ["钱丙"]


@pytest.mark.parametrize(
    ("name", "member", "period", "words"),
    [
        ("annex-1", "M9", "", "没有编号为{member}的党员"),
        ("annex-1", "", "2024", "尚未开始"),
        ("link-card", "M9", "", "没有编号为{member}的党员"),
        ("link-card", "M2", "", "党员{member}在{day}没有联系农户"),
        ("link-card", "", "2021", "没有已联系的农户"),
    ],
)
def test_what_cannot_be_filled_in_is_said(
    name: str, member: str, period: str, words: str, tmp_path: Path
) -> None:
    files = edited(FILES, "gridctl.yaml", "records_from: 2022-01-01", "records_from: 2021-01-01")
    with pytest.raises(NotPublishedError) as caught:
        form(files, tmp_path, name, member=member, period=period)
    assert words in caught.value.words.zh
    assert list(tmp_path.iterdir()) == []


def test_annex_1_is_of_the_last_year_with_commitments_else_of_this_one(tmp_path: Path) -> None:
    for files, year in ((FILES, "2022"), (without_forms(), "2023")):
        done = publish_form(opened(files, "2023-01-05"), "annex-1", "zh", "html", None, tmp_path)
        assert done.files == (f"annex-1-{year}.html",)


def without_forms() -> Files:
    return {path: text for path, text in FILES.items() if path != "commitments/2022.yaml"}


@pytest.mark.parametrize("broken", ["commitments/2022.yaml", "private/contacts.csv"])
def test_nothing_is_filled_in_from_a_file_that_cannot_be_read(broken: str, tmp_path: Path) -> None:
    files = {**FILES, broken: "commitments: [\n" if broken.endswith("yaml") else b"\xff\xff\xff"}
    with pytest.raises(NotPublishedError) as caught:
        form(files, tmp_path, "annex-1")
    assert caught.value.values["unparsed"] == (broken,)


def test_forms_lie_where_git_does_not_look(tmp_path: Path) -> None:
    village = at(tmp_path)
    done = publish_form(village, "annex-1", "zh", "html")
    assert done.first_page == village.root / "print" / "annex-1-2022.html"
    assert (village.root / "print" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    with pytest.raises(NotPublishedError):
        publish_form(village, "annex-1", "zh", "html", None, village.root / "published")
    assert not (village.root / "published").exists()
    git(village.root, "init", "-q")
    seen = git(village.root, "status", "--porcelain", "-uall")
    assert "gridctl.yaml" in seen
    assert "print/" not in seen


def test_naughty_strings_are_text_on_every_form(tmp_path: Path) -> None:
    facts = facts_of(naughty_village())
    filled = annex_1(facts, "zh", {})
    wanted = [member["name"] for member in filled["members"]]
    assert len(wanted) > 450
    page = form(naughty_village(), tmp_path, "annex-1")
    assert [html.unescape(one[1]) for one in cells(page)] == wanted
    packed = ["|".join(wanted[at : at + 6]) for at in range(0, len(wanted), 6)]
    few = [{**one, "name": n} for one, n in zip(filled["members"], packed, strict=False)]
    read = documents(commitment_forms({**filled, "members": few}, facts.day))
    assert [one[1] for one in read] == packed
    assert b"<script" not in page
    card_page = form(naughty_village(), tmp_path, "link-card")
    assert len(cards(card_page)) == len(wanted) - 1
    assert b"<script" not in card_page
    assert "秘户主名".encode() not in card_page


def rows(data: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(data).worksheets[0]
    start = int(re.sub(r"\D", "", sheet.freeze_panes))
    found = [list(row) for row in sheet.iter_rows(min_row=start, values_only=True)]
    return found[: next(i for i, row in enumerate(found) if row[0] is None)]


def test_the_contact_roster_has_each_member_once(tmp_path: Path) -> None:
    done = publish_form(opened(FILES), "contact-roster", "zh", "xlsx", Q3, tmp_path)
    found = rows(done.first_page)
    assert found[0][0] == "一支部：党员2名；包挂委员：待落实"
    assert found[1] == ["赵甲乙", "—", "—", "—", "—", "东网格", 2, "周*；欧阳**"]
    assert found[2][:6] == ["钱丙", "—", "—", "—", "赵甲乙", "东网格"]
    assert [row[0] for row in found[3:]] == ["二支部：党员2名；包挂委员：待落实", "孙丁戊", "李己"]


def test_the_statistics_add_up(tmp_path: Path) -> None:
    done = publish_form(opened(example()), "statistics", "zh", "xlsx", Q3, tmp_path)
    found = rows(done.first_page)
    assert [row[0] for row in found] == [
        *("溪口党小组", "中坝党小组", "高岭一党小组", "高岭二党小组", "全村")
    ]
    assert sum(row[2] for row in found[:-1]) == found[-1][2] == 42
    assert found[-1][6] == 300


def test_office_files_are_masked_as_the_pages_are(tmp_path: Path) -> None:
    village = at(tmp_path)
    whole = {}
    for name, options in (
        ("public", {}),
        ("print", {"in_print": True}),
        ("internal", {"internal": True}),
    ):
        for kind in ("xlsx", "docx"):
            form_kind: Any = kind
            done = publish_office(village, Q3, "zh", form_kind, **options)
            assert done.folder == village.root / "print" / "2022Q3" / (
                "internal" if name == "internal" else ""
            )
            whole[name, kind] = unzipped(done.first_page.read_bytes()).decode()
    for kind in ("xlsx", "docx"):
        assert "13800001111" not in whole["public", kind]
        assert "周壬" not in whole["public", kind] + whole["print", kind]
        assert "13800001111" in whole["print", kind]
        assert "13800002222" not in whole["print", kind]
        assert "周壬" in whole["internal", kind]
        assert "不得公示" in whole["internal", kind]


@pytest.mark.parametrize(("kind", "library"), [("xlsx", "XlsxWriter"), ("docx", "python-docx")])
def test_a_missing_library_is_named(
    kind: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("xlsxwriter", "docx"):
        monkeypatch.setitem(sys.modules, module, None)
    form_kind: Any = kind
    with pytest.raises(NotPublishedError) as caught:
        publish_office(opened(FILES), Q3, "zh", form_kind, tmp_path)
    assert "pip install 'gridctl[office]'" in caught.value.words.en
    assert caught.value.values == {"library": library}
