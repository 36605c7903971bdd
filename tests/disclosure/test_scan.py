"""The last look at finished bytes finds what hides, and lets pass what may be shown."""

import io
import json
import zipfile
from functools import cache

import pytest

from gridctl.app.lastlook import RawValueError, look
from gridctl.app.report import publish, render
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.scan import IDENTITY, RESIDENT, TELEPHONE, scan, secrets_of
from gridctl.lang.say import fill
from tests.disclosure.small import Q3, VILLAGE, facts_of, rendered, small
from tests.kit import Files, edited, opened

SECRETS = secrets_of(opened(VILLAGE).village)
MOBILE, LANDLINE, IDENTITY_NUMBER = "13800001111", "023-12345678", "11010519491231002X"


def found(name: str, text: str | bytes) -> list[tuple[int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(hit.line, hit.kind.en) for hit in scan({name: data}, SECRETS)]


def archive(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("_", "/") + ".xml", text)
    return stream.getvalue()


def test_the_small_village_is_clean_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert scan(small("zh" if lang == "zh" else "en"), SECRETS) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"<p>一\n{MOBILE}</p>",
        f"<p>一\n<a title='{MOBILE}'>x</a></p>",
        "<p>一\n138<b>0000</b><i>1111</i></p>",
        "<p>一\n&#49;3800001111</p>",
        "<p>一\n&#x31;380000<!-- -->1111</p>",
        "<p>一\n１３８００００１１１１</p>",
        "<p>一\n138\u200b0000\u00ad1111</p>",
        "<p>一\n138 0000-1111</p>",
        "<p>一\n\u0661\u0663\u0668\u0660\u0660\u0660\u0660\u0661\u0661\u0661\u0661</p>",
        f"<svg>\n<text>{MOBILE}</text></svg>",
        f"<style>\n@page {{ content: '{MOBILE}' }}</style>",
        "<style>\n@page { content: '\\000031\\000033800001111' }</style>",
        f"<!--\n{MOBILE}-->",
        f"<p>\n{LANDLINE}</p>",
        "<p>\n(023) 12345678</p>",
    ],
)
def test_a_telephone_in_a_page(text: str) -> None:
    assert found("a.html", text) == [(2, TELEPHONE.en)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "一\n138\\-0000\\-1111"),
        ("a.md", "一\n| a | 13800001111 |"),
        ("a.md", "一\n&#49;3800001111"),
        ("a.json", '{\n"a": "\\u0031\\u0033800001111"}'),
        ("a.json", '{\n"a": 13800001111}'),
        ("a.svg", "<svg>\n<path d='M13800001111 0'/></svg>"),
        ("a.txt", "一\n13800001111"),
        ("a.csv", "一\n13800001111"),
    ],
)
def test_a_telephone_in_another_file(name: str, text: str) -> None:
    assert found(name, text) == [(2, TELEPHONE.en)]


def test_a_telephone_in_an_office_file() -> None:
    sheet = archive(xl_worksheet="<c>\n<v>13800001111</v></c>", xl_ok="<si><t>1</t></si>")
    assert [(h.file, h.line) for h in scan({"b.xlsx": sheet}, SECRETS)] == [
        ("b.xlsx!xl/worksheet.xml", 2)
    ]
    runs = "<w:p><w:r><w:t>138</w:t></w:r>\n<w:r><w:t>0000</w:t></w:r><w:r><w:t>1111</w:t></w:r>"
    assert found("b.docx", archive(document=runs.replace("\n", ""))) == [(1, TELEPHONE.en)]
    apart = "<w:p><w:t>023</w:t></w:p><w:p><w:t>1234567</w:t></w:p>"
    assert found("b.docx", archive(document=apart)) == []


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.json", "a.txt"])
def test_an_identity_number(name: str) -> None:
    assert found(name, f"一\n{IDENTITY_NUMBER}") == [(2, IDENTITY.en)]
    assert found(name, "一\n110105194912310021") == [(2, IDENTITY.en)]  # mistyped
    assert found(name, "一\n110105194913310022") == []  # no date in its middle


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>\n看望郑卯辰</p>"),
        ("a.html", "<p>\n郑<b>卯</b>辰</p>"),
        ("a.html", "<p>\n&#37073;卯辰</p>"),
        ("a.html", "<img\nalt='郑卯辰'>"),
        ("a.html", "<p>\n阿里木·寅</p>"),
        ("a.json", '{\n"a": "\\u90d1卯辰"}'),
        ("a.md", "一\n郑\u200d卯辰"),
        ("a.html", "<td>\n周壬</td>"),
        ("a.html", "<td\ntitle='周壬'></td>"),
        ("a.md", "a\n| 一 | 周壬 |"),
        ("a.md", "a\n| 一 | 赵\\*；周壬 |"),
        ("a.json", '[\n"周壬"]'),
        ("a.xlsx", archive(strings="<si>\n<t>周壬</t></si>")),
    ],
)
def test_a_residents_name(name: str, text: str | bytes) -> None:
    assert found(name, text) == [(2, RESIDENT.en)]


@pytest.mark.parametrize(
    "text",
    [
        "<td>赵甲乙</td><td>吴文书</td><td>钱丙</td>",  # members and staff; one heads a household
        "<p>四周壬水</p>",  # two characters within other words
        "<td>000</td><td>1234567</td>",
        "<p>000-1110001，000-1110000</p>",  # a branch's and the supervision line
        "<p>2022-08-01 2022-09-30 HD-2022-001</p>",
        '<svg viewBox="0 0 640 320"><path d="M1 30 40 50 60 70"/></svg>',
        f"<code>{'13800001111'.ljust(64, 'a')}</code>",  # a digest
        "<p>1fa0.7d7d.1380.0001.1111</p>",
    ],
)
def test_what_may_be_shown(text: str) -> None:
    assert found("a.html", text) == []


def test_a_name_of_two_characters_that_a_place_bears_too_is_none() -> None:
    files = edited(VILLAGE, "grids.yaml", "东网格", "周壬")
    assert scan({"a.html": "<td>周壬</td>".encode()}, secrets_of(opened(files).village)) == ()


def test_a_longer_public_name_may_hold_a_residents() -> None:
    files = edited(VILLAGE, "members.csv", "孙丁戊", "郑卯辰午")
    secrets = secrets_of(opened(files).village)
    assert scan({"a.html": "<td>郑卯辰午</td>".encode()}, secrets) == ()
    assert len(scan({"a.html": "<td>郑卯辰</td>".encode()}, secrets)) == 1
    name = next(m.name for m in facts_of(files).members if m.id == "M3")
    assert facts_of(files).masks.text(name) == "郑卯辰午"
    assert facts_of(files).masks.text("看望郑卯辰") == "看望郑**"


@pytest.mark.parametrize(("head", "shown"), [("郑卯\u200c辰", "郑卯辰"), ("郑卯\uf9ba", "郑卯了")])
def test_a_head_is_found_however_the_register_writes_it(head: str, shown: str) -> None:
    files = edited(VILLAGE, "households.csv", "H7,郑卯辰", f"H7,{head}")
    secrets = secrets_of(opened(files).village)
    assert [hit.kind for hit in scan({"a.md": f"看望{shown}".encode()}, secrets)] == [RESIDENT]


def test_former_heads_are_residents_too() -> None:
    files = {
        **VILLAGE,
        "former-values.csv": "subject,field,value,until\nH4,户主,冯前主,2021-12-31\n",
    }
    secrets = secrets_of(opened(files).village)
    assert [hit.kind for hit in scan({"a.md": "冯前主".encode()}, secrets)] == [RESIDENT]


def leaking(text: str) -> Files:
    """The village with a template that puts a text of its own on one page."""
    own = '{% extends "page.html.j2" %}\n{% block head %}\n' + text + "\n{% endblock %}\n"
    return {**VILLAGE, "templates/requests.html.j2": own}


@cache
def clean_page() -> str:
    return render(opened(leaking("净")), Q3, "zh")["requests.html"].decode()


@pytest.mark.parametrize("text", [MOBILE, IDENTITY_NUMBER, "郑卯辰", "138<b>0000</b>1111"])
def test_one_hit_and_nothing_is_published(text: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    village = opened(leaking(text))
    with pytest.raises(RawValueError) as caught:
        publish(village, Q3, "zh", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert caught.value.values["file"] == "requests.html"
    page = clean_page()
    line = next(i for i, each in enumerate(page.split("\n"), 1) if each == "净")
    assert caught.value.values["line"] == line
    for lang in ("zh", "en"):
        said = fill(caught.value.words, caught.value.values, "zh" if lang == "zh" else "en")
        assert text not in said
        assert "requests.html" in said


def said_of(files: Files, **more: str) -> tuple[str, str]:
    """Return why nothing is published, in both languages; `more` are other templates."""
    own = {f"templates/{name}.html.j2": text for name, text in more.items()}
    with pytest.raises(RawValueError) as caught:
        render(opened({**files, **own}), Q3, "zh")
    words, values = caught.value.words, caught.value.values
    return fill(words, values, "en"), fill(words, values, "zh")


def test_of_a_number_the_template_and_what_it_put_out_are_told() -> None:
    """The supervision line may stand there; of the number no digit is shown."""
    text = f"<p>监督 000-1110000</p> <p>周一联系张某<b>电话</b>：{MOBILE}，谢谢</p>"
    en, zh = said_of(leaking(text))
    assert en == (
        "Nothing was written: with the template templates/requests.html.j2, requests.html would "
        "hold a telephone: “周一联系张某电话：***********，谢谢” (1 such place in all); mend the "
        "template or the data that it shows."
    )
    assert zh == (
        "没有写出任何文件：使用模板templates/requests.html.j2时，requests.html会含有电话号码："
        "“周一联系张某电话：***********，谢谢”（共1处）；请改正该模板或其显示的数据。"
    )
    en, _ = said_of(leaking(f"证号{IDENTITY_NUMBER}"))
    assert "hold an identity number: “证号******************” (1 such place" in en


def test_a_template_that_another_brings_in_is_named() -> None:
    text = '{% extends "built-in/layout.html.j2" %}\n{% block foot %}13800001111{% endblock %}'
    en, zh = said_of({**leaking("净"), "templates/periods.html.j2": "x"}, layout=text)
    assert "with the template templates/layout.html.j2, " in en
    assert "使用模板templates/layout.html.j2时，" in zh


def test_beside_a_residents_name_nothing_is_shown() -> None:
    en, zh = said_of(leaking(f"郑卯辰 {MOBILE}"))
    assert "would stand in requests.html, line " in en
    assert "requests.html第" in zh


HIDDEN_NUMBERS = [
    "138\u00ad0000\u00ad1111",
    "\u0661\u0663\u0668\u0660\u0660\u0660\u0660\u0661\u0661\u0661\u0661",
    "¹³⁸⁰⁰⁰⁰¹¹¹¹",
    "１３８\u200b００００\u20101111",
    "11010519491231002Ｘ",
]


def test_what_the_look_would_find_in_the_data_is_masked_before() -> None:
    promise = "".join(f"电话{number}。" for number in HIDDEN_NUMBERS)
    written = rendered(edited(VILLAGE, "commitments/2022.yaml", "护花园", promise))
    masked = "电话\\*\\*\\*。" * len(HIDDEN_NUMBERS)
    assert masked in written["commitments.md"].decode()
    for number in HIDDEN_NUMBERS:
        assert not any(number.encode() in data for data in written.values())


def test_a_residents_name_is_one_however_it_is_written() -> None:
    names = ["郑\u200d卯辰", "郑卯\u00ad辰", "郑\u0307卯辰", "\uf9ba\uf967\u200b寅"]
    files = edited(VILLAGE, "households.csv", "H7,郑卯辰", "H7,郑卯\u200c辰")
    files = edited(files, "households.csv", "H5,欧阳子丑", "H5,了不寅")
    promise = "".join(f"看望{name}。" for name in names)
    written = rendered(edited(files, "commitments/2022.yaml", "护花园", promise))
    masked = "看望郑\\*\\*。" * 3 + "看望了\\*\\*。"
    assert masked in written["commitments.md"].decode()


@pytest.mark.parametrize(
    "name",
    ["郑 卯 辰", "郑\u3000卯\u3000辰", "郑·卯·辰", "郑卯\u3164辰", "阿里木寅", "阿 里木・寅"],
)
def test_gaps_within_a_residents_name_hide_it_from_nobody(name: str) -> None:
    assert found("a.html", f"<p>\n看望{name}。</p>") == [(2, RESIDENT.en)]
    shown = "阿*" if name.startswith("阿") else "郑**"
    assert facts_of(VILLAGE).masks.text(f"看望{name}。") == f"看望{shown}。"


@pytest.mark.parametrize("text", ["<td>郑</td><td>卯辰</td>", "<p>郑</p>\n<p>卯辰</p>"])
def test_two_cells_make_no_name(text: str) -> None:
    assert found("a.html", text) == []


def test_two_members_names_make_no_residents() -> None:
    files = edited(VILLAGE, "members.csv", "孙丁戊", "李郑卯")
    files = edited(files, "members.csv", "李己", "辰己")
    secrets = secrets_of(opened(files).village)
    assert scan({"a.md": "李郑卯 辰己".encode()}, secrets) == ()
    assert facts_of(files).masks.text("李郑卯 辰己") == "李郑卯 辰己"
    assert facts_of(files).masks.text("李郑卯 郑卯 辰") == "李郑卯 郑**"


@pytest.mark.parametrize(
    ("head", "text", "shown"),
    [
        ("郑卯辰（已故）", "看望郑卯辰。", "看望郑**。"),
        ("郑卯辰 (已故)", "看望郑卯辰。", "看望郑**。"),
        ("王卯午、郑卯辰", "看望郑卯辰、王卯午。", "看望郑**、王**。"),
    ],
)
def test_a_head_may_say_more_than_a_name(head: str, text: str, shown: str) -> None:
    files = edited(VILLAGE, "households.csv", "H7,郑卯辰", f"H7,{head}")
    secrets = secrets_of(opened(files).village)
    assert [hit.kind for hit in scan({"a.md": text.encode()}, secrets)] == [RESIDENT]
    assert facts_of(files).masks.text(text) == shown


@pytest.mark.parametrize(
    ("phone", "text", "lines"),
    [
        ("5550001", "一\n555-0001", [2]),
        ("000-1110000", "一\n000-1110000", [2]),  # the supervision line, too
        ("+44 20 7946 0958", "一\n+44 2079460958", [2]),
        ("5550001", "一\n55500012，15550001", []),
        ("2022", "一\n2022", []),
    ],
)
def test_a_persons_own_number_stops_whatever_it_looks_like(
    phone: str, text: str, lines: list[int]
) -> None:
    files = {**VILLAGE, "private/contacts.csv": f"person,phone\nM1,{phone}\n"}
    village = opened(files).village
    if not lines:
        look({"a.md": text.encode()}, village)
    else:
        with pytest.raises(RawValueError) as caught:
            look({"a.md": text.encode()}, village)
        assert [caught.value.values["line"]] == lines
        assert "电话号码" in fill(caught.value.words, caught.value.values, "zh")
        look({"a.md": text.encode()}, village, Edition("print", {"M1": (phone,)}))
    look({"a.md": b"000-1110000"}, opened(VILLAGE).village)


def test_a_line_break_in_an_entity_is_none_in_the_file() -> None:
    assert found("a.md", "一\\&#10;&#x0a;\n13800001111") == [(2, TELEPHONE.en)]
    assert found("a.html", "<p>&#10;一\n&#49;3800001111</p>") == [(2, TELEPHONE.en)]


def test_a_broken_archive_is_not_let_through() -> None:
    from gridctl.disclosure.scan import UnscannableError

    with pytest.raises(UnscannableError):
        scan({"b.xlsx": b"PK\x03\x04broken"}, SECRETS)


def test_data_json_is_looked_at_too() -> None:
    data = json.loads(small()["data.json"])
    data["pages"][0]["summary"] = MOBILE
    assert found("data.json", json.dumps(data)) == [(1, TELEPHONE.en)]
