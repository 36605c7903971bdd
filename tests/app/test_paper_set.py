"""What is for paper goes where git does not look, with consented telephones or full names."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.paper_set import edition_of, publish_in_print
from gridctl.app.report import NotPublishedError, render
from gridctl.app.village import Opened, open_village
from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.disclosure.small import Q3, VILLAGE
from tests.history.repo import git

CONTACTS = (
    "person,phone,publish\nM1,13800001111,yes\nM2,13800002222,no\nH4,13800003333,yes\n"
    "S1,13800004444,yes\n"
)
FILES = {**VILLAGE, "private/contacts.csv": CONTACTS}


@pytest.fixture
def village(tmp_path: Path) -> Opened:
    return open_village(write(tmp_path / "village", FILES), date(2023, 1, 5))


def texts(folder: Path) -> dict[str, str]:
    return {f.name: f.read_text(encoding="utf-8") for f in folder.iterdir() if f.is_file()}


def test_print_shows_members_consented_telephones_and_nobody_elses(village: Opened) -> None:
    done = publish_in_print(village, Q3, "zh")
    assert done.folder == village.root / "print" / "2022Q3"
    found = texts(done.folder)
    assert "| 赵甲乙 | 13800001111 |" in found["annex-2.md"]
    assert "| 钱丙 | 000-1110001 |" in found["annex-2.md"]
    everything = "".join(found.values())
    assert not {"13800002222", "13800003333", "13800004444"} & set(everything.split())
    for number in ("13800002222", "13800003333", "13800004444", "周壬", "欧阳子丑", "郑卯辰"):
        assert number not in everything
    assert "党员个人电话经本人同意印出" in found["annex-2.html"]
    assert not any(name.endswith(".json") for name in found)


def test_what_is_published_has_none_of_them(village: Opened) -> None:
    everything = b"".join(render(village, Q3, "zh").values()).decode()
    assert "13800001111" not in everything
    assert "不公布任何个人电话" in everything


@pytest.mark.parametrize(("lang", "marking"), [("zh", "不得公示"), ("en", "not for publication")])
def test_internal_shows_full_names_and_marks_each_page(
    village: Opened, lang: str, marking: str
) -> None:
    done = publish_in_print(village, Q3, "zh" if lang == "zh" else "en", internal=True)
    assert done.folder == village.root / "print" / "2022Q3" / "internal"
    found = texts(done.folder)
    assert "周壬" in found["annex-2.md"]
    assert "欧阳子丑" in found["ledger-households.html"]
    for name, text in found.items():
        assert marking in text, name


def test_a_template_of_ones_own_cannot_leave_the_marking_out(tmp_path: Path) -> None:
    own = "<!DOCTYPE html><title>x</title><body class='a'>x</body>\n"
    folder = write(tmp_path / "v", {**FILES, "templates/page.html.j2": own})
    files = render(
        found := open_village(folder, date(2023, 1, 5)), Q3, "zh", edition_of(found, internal=True)
    )
    assert (
        files["quotas.html"]
        .decode()
        .startswith("<!DOCTYPE html><title>x</title><body class='a'>\n<p><strong>内部工作材料")
    )


def test_it_goes_into_print_or_out_of_the_folder(village: Opened, tmp_path: Path) -> None:
    for internal in (False, True):
        for out in (village.root / "published" / "2022Q3", village.root, village.root / "x"):
            with pytest.raises(NotPublishedError):
                publish_in_print(village, Q3, "zh", out, internal=internal)
            assert not (out / "index.html").exists()
    done = publish_in_print(village, Q3, "zh", tmp_path / "paper")
    assert done.first_page.is_file()


def test_a_link_out_of_the_folder_is_refused(village: Opened, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (village.root / "print").symlink_to(tmp_path / "away")
    with pytest.raises(NotPublishedError):
        publish_in_print(village, Q3, "zh")
    assert list((tmp_path / "away").iterdir()) == []


def test_git_does_not_see_it(village: Opened) -> None:
    git(village.root, "init")
    publish_in_print(village, Q3, "zh")
    status = git(village.root, "status", "--porcelain", "--untracked-files=all")
    assert "gridctl.yaml" in status
    assert "print/" not in status


def test_what_git_tracks_is_refused(village: Opened, tmp_path: Path) -> None:
    git(village.root, "init")
    write(village.root, {"print/2022Q3/index.html": "x"})
    git(village.root, "add", "-A")
    with pytest.raises(NotPublishedError):
        publish_in_print(village, Q3, "zh")
    assert (village.root / "print/2022Q3/index.html").read_text(encoding="utf-8") == "x"
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    with pytest.raises(NotPublishedError):
        publish_in_print(village, Q3, "zh", other / "paper")


def test_as_a_user_types_it(village: Opened) -> None:
    words = ["report", str(village.root), "--quarter", "2022Q3", "--as-of", "2023-01-05", "--print"]
    result = CliRunner().invoke(app, [*words, "--lang", "zh"])
    assert result.exit_code == 0
    assert "print/" in result.stderr  # nobody has written a .gitignore
    assert str(village.root / "print" / "2022Q3") in result.stdout
    write(village.root, {".gitignore": "private/\nprint/\n"})
    assert CliRunner().invoke(app, [*words, "--internal"]).stderr == ""
    assert (village.root / "print" / "2022Q3" / "internal" / "index.html").is_file()
