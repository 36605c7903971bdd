"""Publishes a period: every disclosure page, rendered whole before anything is written."""

from collections.abc import Mapping
from pathlib import Path

from gridctl.app.quota import quotas
from gridctl.app.sources import of_period
from gridctl.app.village import Opened
from gridctl.app.waivers import waived_rules
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.site import site
from gridctl.disclosure.templates import local_templates
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words
from gridctl.rules.rule import Context
from gridctl.source.folder import is_inside, write_atomic

PUBLISHED = "published"
_UNPARSED = Words(
    "Nothing was published, because these files could not be read: {unparsed}; `gridctl validate` "
    "tells what is wrong in them.",
    "没有生成公示表，因为以下文件无法读取：{unparsed}；具体问题请运行 gridctl validate 查看。",
)
_MISSING = Words(
    "Nothing was published, because policies in force need these files and they are missing: "
    "{missing}; a table without rows yet has its header line only.",
    "没有生成公示表，因为缺少现行政策需要的文件：{missing}；暂无内容的表只写表头一行。",
)
_UNREAD = Words(
    "Nothing was published, because {count} rows or values could not be taken, the first at "
    "{file} line {line}; run gridctl validate.",
    "没有生成公示表，因为有{count}处内容无法采用，第一处在{file}第{line}行；"
    "请运行 gridctl validate。",
)
_NOT_ENDED = Words(
    "{period} has not ended on {as_of}; it can be published from {day} on.",
    "{period}在{as_of}尚未结束，{day}起才能公示。",
)
_FUTURE = Words(
    "{period} has not begun on {as_of}; it can be published from {day} on.",
    "{period}在{as_of}尚未开始，{day}起才能公示。",
)
_TOO_EARLY = Words(
    "There is nothing to publish for {period}: the records begin on {start} (records_from).",
    "{period}没有可公示的内容：台账从{start}开始（records_from）。",
)
_LEADS_AWAY = Words(
    "Nothing was written: {folder} is a link out of the data folder; remove it, or name --out.",
    "没有写出文件：{folder}是指向数据目录之外的链接，请删除该链接，或用 --out 指定目录。",
)
_NO_DATA = Words(
    "There is nothing to publish for {period}: no ledger has a row in it.",
    "{period}没有可公示的内容：各台账在这一期都没有记录。",
)


class NotPublishedError(Exception):
    """A period cannot be published; `words` with `values` say why."""

    def __init__(self, words: Words, **values: object) -> None:
        """Remember why."""
        super().__init__(words.en)
        self.words = words
        self.values = values


class Published(Record):
    """What was written where: names of files below `folder`, in order."""

    period: Period
    folder: Path
    files: tuple[str, ...]

    @property
    def first_page(self) -> Path:
        """The page to open first."""
        return self.folder / "index.html"


def render(opened: Opened, period: Period, lang: Lang) -> dict[str, bytes]:
    """Return the pages of a period by file name, as things stood on its last day.

    NotPublishedError where the period has no data or has not ended, or where a table that the
    pages need is missing or could not be read whole; TemplateFaultError where a local template
    is broken.
    """
    ctx = opened.context(period.last)
    _check(opened, ctx, period)
    facts = Facts(ctx, period, quotas(ctx), waived_rules(ctx))
    return site(facts, lang, local_templates(opened.folder.texts))


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the pages into `folder`, the index last; other files there stay. OSError."""
    for name in sorted(files, key=lambda name: (name.startswith("index."), name)):
        write_atomic(folder / name, files[name])


def publish(opened: Opened, period: Period, lang: Lang, out: Path | None = None) -> Published:
    """Render a period and write it into `out`, else into the data folder's published/PERIOD."""
    folder = out if out is not None else opened.root / PUBLISHED / str(period)
    if out is None and not is_inside(folder, opened.root):
        raise NotPublishedError(_LEADS_AWAY, folder=folder)
    files = render(opened, period, lang)
    write(files, folder)
    return Published(period, folder, tuple(files))


def _check(opened: Opened, ctx: Context, period: Period) -> None:
    lacks = of_period(opened, ctx, period)
    if lacks.unparsed:
        raise NotPublishedError(_UNPARSED, **lacks.values)
    if not period.ended(opened.as_of):
        why = _FUTURE if period.first > opened.as_of else _NOT_ENDED
        raise NotPublishedError(why, period=period, as_of=opened.as_of, day=period.step(1).first)
    start = opened.village.manifest.records_from
    if start is not None and period.last < start:
        raise NotPublishedError(_TOO_EARLY, period=period, start=start)
    if not _has_rows(opened, period):
        raise NotPublishedError(_NO_DATA, period=period)
    if lacks.missing:
        raise NotPublishedError(_MISSING, **lacks.values)
    if lacks.unread:
        raise NotPublishedError(_UNREAD, **lacks.values)


def _has_rows(opened: Opened, period: Period) -> bool:
    """Say whether a ledger that the pages count has a row in the period."""
    village = opened.village
    return (
        any(row.date in period for row in village.visits)
        or any(row.date in period for row in village.activities)
        or any(row.received_on in period for row in village.requests)
        or any(row.period.last in period for row in village.ratings)
        or any(row.date in period for row in village.points)
    )
