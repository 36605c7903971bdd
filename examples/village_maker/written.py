"""The written folder read back, for the self-check; it trusts nothing in memory."""

import csv
import re
from datetime import date
from functools import cached_property
from pathlib import Path

from makerkit.days import day, lasts

Row = dict[str, str]


class WrongStoryError(AssertionError):
    """The data that was written contradicts the story it tells."""


def expect(holds: object, what: str) -> None:
    """Stop where a fact does not hold."""
    if not holds:
        raise WrongStoryError(what)


def on_or_none(text: str) -> date | None:
    """A date cell; none where it is blank."""
    return day(text) if text else None


class Written:
    """Tables of the folder, and the state they tell for a day."""

    def __init__(self, root: Path) -> None:
        """Read the tables that most questions need."""
        self.root = root
        self.members = self.rows("members.csv")
        self.households = self.rows("households.csv")
        self.links = self.rows("links.csv")
        self.meetings = {row["编号"]: row for row in self.rows("meetings.csv")}
        self._former = {
            (row["对象编号"], row["字段"]): row for row in self.rows("former-values.csv")
        }

    def rows(self, path: str) -> list[Row]:
        """One table."""
        with (self.root / path).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, strict=True))

    def year(self, ledger: str) -> list[Row]:
        """All files of a ledger, each row inside its file's quarter."""
        result: list[Row] = []
        for path in sorted((self.root / "ledger" / ledger).glob("2022Q?.csv")):
            part = self.rows(str(path.relative_to(self.root)))
            for row in part:
                on = day(row["日期"])
                name = f"{on.year}Q{(on.month + 2) // 3}"
                expect(name == path.stem, f"{path.name}: {on} lies outside")
            result += part
        return result

    def text(self, path: str) -> str:
        """A file as text."""
        return (self.root / path).read_text(encoding="utf-8")

    def value(self, row: Row, field: str, on: date) -> str:
        """A cell as it was on a day."""
        former = self._former.get((row["编号"], field))
        if former and on <= day(former["截止日期"]):
            return former["原值"]
        return row[field]

    def present(self, on: date) -> list[Row]:
        """The members on a day."""
        return [
            row
            for row in self.members
            if lasts(on_or_none(row["起始日期"]), on_or_none(row["转出日期"]), on)
        ]

    def exempt(self, row: Row, on: date) -> bool:
        """Whether a member need not link on a day."""
        year, month, *rest = (int(part) for part in row["出生年月"].split("-"))
        seventy = date(year + 70, month, rest[0] if rest else 1) <= on
        away = self.value(row, "在村情况", on) == "外出"
        return seventy or away or row["免联户"] == "是"

    def member_homes(self, on: date) -> set[str]:
        """The households in which a member lives on a day."""
        return {self.value(row, "农户", on) for row in self.present(on)}

    def ordinary(self, on: date) -> set[str]:
        """The ordinary households on a day."""
        homes = self.member_homes(on)
        return {
            row["编号"]
            for row in self.households
            if row["编号"] not in homes
            and lasts(on_or_none(row["起始日期"]), on_or_none(row["截止日期"]), on)
        }

    def links_on(self, on: date) -> list[tuple[str, str]]:
        """Member and household of each link on a day."""
        return [pair for pair, since, until in self._spans if lasts(since, until, on)]

    @cached_property
    def _spans(self) -> list[tuple[tuple[str, str], date, date | None]]:
        return [
            ((row["党员"], row["农户"]), day(row["起始日期"]), on_or_none(row["截止日期"]))
            for row in self.links
        ]

    @cached_property
    def known_ids(self) -> list[str]:
        """Every id that some table or YAML file defines."""
        found = ["V"]
        for path in ("members", "staff", "households", "meetings", "ledger/requests/2022"):
            found += [row["编号"] for row in self.rows(f"{path}.csv")]
        for path in ("grids", "branches", "stations"):
            found += re.findall(r"\bid: ([A-Z]+\d+)", self.text(f"{path}.yaml"))
        return found
