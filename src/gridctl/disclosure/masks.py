"""What the public may see of a person: applied before a template sees a value.

Members' and post holders' names are published: showing who promised what is the point. Residents
are shown by surname, or by their household's id. No person's telephone is shown at all.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from gridctl.compute.private import without_numbers
from gridctl.compute.seen import seen, seen_with_places
from gridctl.disclosure.names import Names, names_of
from gridctl.disclosure.page import Cell, Page, Sentence, Table, clean
from gridctl.model.choices import ResidentNames
from gridctl.model.people import Household
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.model.words import Words

NOT_PUBLISHED = Words("not published", "不公开")
_COMPOUND_NAMES = (
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 轩辕 长孙 宇文 端木 百里 "
    "东郭 南宫 西门 独孤 公冶 公羊 太史 申屠 钟离 闻人 赫连 澹台 濮阳 淳于 单于 呼延 闾丘 仲孙 "
    "鲜于 亓官 司寇 巫马 万俟 第五 梁丘 左丘 东门 拓跋 纳兰 完颜 叶赫"
)
_COMPOUND = frozenset(_COMPOUND_NAMES.split())
_CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
#: What a value of a sentence is where it holds texts.
_TEXTS = (str, tuple, Sentence)
#: The column of a household's head, as former-values.csv may write it.
_HEAD = ("head", "户主")


def mask_name(name: str) -> str:
    """Return a resident's name as 张*, 李**, 欧阳**: the surname, a star for each character more.

    A name that is not two to four Chinese characters with a known surname keeps its first
    character and one star; a name of one character shows nothing but a star.
    """
    bare = "".join(name.split())
    surname = 2 if bare[:2] in _COMPOUND and len(bare) > 2 else 1  # noqa: PLR2004 (characters)
    given = len(bare) - surname
    if _CHINESE.fullmatch(bare) and 1 <= given <= 2:  # noqa: PLR2004 (characters of a given name)
        return bare[:surname] + "*" * given
    return f"{bare[0]}*" if len(bare) > 1 else "*"


def residents_of(village: Village) -> frozenset[str]:
    """Return what the heads of households, and those before them, may be called."""
    heads = {home.head for home in village.households}
    heads |= {row.value for row in village.former_values if row.field in _HEAD}
    return frozenset(name for head in heads for name in names_of(head))


class Edition(Record):
    """For whom pages are made: the public, paper on a board, or the organisation itself.

    `phones` are the members' own telephones, with their consent: in print only. The `internal`
    edition shows residents' full names.
    """

    kind: Literal["public", "print", "internal"] = "public"
    phones: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Masks:
    """How this village's persons are shown; `by_id`: residents by their household's id."""

    def __init__(
        self, village: Village, residents: ResidentNames | None, edition: Edition | None = None
    ) -> None:
        """Learn whose names are residents' alone."""
        edition = edition or Edition()
        self._open = edition.kind == "internal"
        self.by_id = residents is ResidentNames.IDS and not self._open
        public = {seen(member.name) for member in village.members}
        public |= {seen(one.name) for one in village.staff}
        names = frozenset() if self._open else residents_of(village) - public
        self._names = Names(names, public)
        documents = (d.organisation for d in village.branch_documents if d.organisation)
        self._lines = {branch.phone for found in documents for branch in found.branches}
        self._lines.update(phone for phones in edition.phones.values() for phone in phones)
        self._known: dict[str, str] = {}

    def resident(self, household: Household) -> str:
        """Return how a household's head is shown: masked, or the household's id."""
        if self.by_id:
            return household.id
        return household.head if self._open else mask_name(household.head)

    def text(self, text: str) -> str:
        """Return a text without telephones, identity numbers and residents' full names.

        Branches' service telephones stay, and names of two characters: in a sentence they may be
        any word. A number or a name is one however its characters are written (`compute.seen`):
        what the last look would find is masked here.
        """
        if text not in self._known:
            self._known[text] = text if text in self._lines else self._masked(text)
        return self._known[text]

    def _masked(self, text: str) -> str:
        bare = without_numbers(clean(text))
        taken, places = seen_with_places(bare)
        for found in reversed([*self._names.found(taken)]):
            start, end = places[found.start], places[found.end - 1] + 1
            bare = bare[:start] + mask_name(found.name) + bare[end:]
        return bare

    def sentence(self, sentence: Sentence) -> Sentence:
        """Return a sentence whose texts are masked."""
        values = {
            name: self._cell(value) if type(value) in _TEXTS else value  # type: ignore[arg-type]
            for name, value in sentence.values.items()
        }
        return sentence._replace(values=values)

    def page(self, page: Page) -> Page:
        """Return a page whose every text is masked, whatever its view forgot."""
        return page._replace(
            summary=self.sentence(page.summary),
            notes=tuple(map(self.sentence, page.notes)),
            tables=tuple(map(self._table, page.tables)),
        )

    def _table(self, table: Table) -> Table:
        return table._replace(
            caption=self.sentence(table.caption),
            notes=tuple(map(self.sentence, table.notes)),
            rows=tuple(tuple(map(self._cell, row)) for row in table.rows),
        )

    def _cell(self, cell: Cell) -> Cell:
        if isinstance(cell, Sentence):
            return self.sentence(cell)
        if type(cell) is tuple:
            return tuple(map(self._cell, cell))
        return self.text(cell) if type(cell) is str else cell
