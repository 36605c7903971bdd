"""The options --since and --baseline of gridctl validate."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from gridctl.app.baseline import BaselineError, known_at, known_in, only_new
from gridctl.cli.common import fail
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
_CANNOT_READ = Words("{file} cannot be read: {why}.", "无法读取{file}：{why}。")


def without_known(
    report: "Report",
    village: "Opened",
    since: str | None,
    baseline: Path | None,
    chosen: tuple[Collection[str], Collection[str]],
    lang: "Lang",
) -> "Report":
    """Return a report without what was there before; one sentence and exit 2 where that is unknown.

    `chosen` are the rules selected and ignored.
    """
    if since is not None and baseline is not None:
        fail(_ONE, lang)
    try:
        known = known_at(village, since, *chosen) if since is not None else {}
        known = known_in(baseline) if baseline is not None else known
    except NoHistoryError as error:
        fail(error.words, lang, 2, **error.values)
    except BaselineError:
        fail(_NO_REPORT, lang, file=baseline)
    except OSError as error:
        fail(_CANNOT_READ, lang, file=baseline, why=error.strerror or type(error).__name__)
    return only_new(report, known)
