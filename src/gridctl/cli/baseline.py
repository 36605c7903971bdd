"""The options --base, --since and --baseline of gridctl validate."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from gridctl.app.baseline import (
    BaselineError,
    beside,
    known_at,
    known_in,
    only_new,
    opened_at,
)
from gridctl.cli.common import cannot_read, fail, tell
from gridctl.history.git import NoHistoryError
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.village import Opened
    from gridctl.findings.report import Report
    from gridctl.model.words import Lang

_ONE = Words(
    "Only one of --since and --baseline can be given.", "--since 和 --baseline 只能写一个。"
)
_NO_REPORT = Words(
    "{file} is no report; write one with gridctl validate --format json.",
    "{file}不是检查结果；请用 gridctl validate --format json 生成。",
)


class Earlier:
    """What a run is compared with: a git revision, an earlier report, or nothing."""

    def __init__(
        self, village: "Opened", base: str | None, since: str | None, baseline: Path | None
    ) -> None:
        """Remember which of the options were given."""
        self.village = village
        self.revision = since if since is not None else base
        self.since, self.baseline = since, baseline
        self.before: Opened | None = None

    def beside(self, lang: "Lang") -> "Opened":
        """Return the village with its earlier version; one sentence and exit 2 where none is."""
        if self.since is not None and self.baseline is not None:
            fail(_ONE, lang)
        if self.revision is None:
            return self.village
        try:
            _, self.before = opened_at(self.village, self.revision)
        except NoHistoryError as error:
            tell(error, lang)
        return beside(self.village, self.before)

    def left_out(
        self, report: "Report", chosen: tuple[Collection[str], Collection[str]], lang: "Lang"
    ) -> "Report":
        """Return the report without what was there before; `chosen` are rules taken and ignored."""
        if self.since is not None:
            return only_new(report, known_at(self.before, *chosen))
        if self.baseline is None:
            return report
        try:
            return only_new(report, known_in(self.baseline))
        except BaselineError:
            fail(_NO_REPORT, lang, file=self.baseline)
        except OSError as error:
            cannot_read(self.baseline, error, lang)
