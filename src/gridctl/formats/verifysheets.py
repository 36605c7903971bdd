"""What verifying a published period found, as lines of text and as plain data for JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from gridctl.compute.publishing import Difference, RowChange, Verified
from gridctl.lang.say import fill
from gridctl.model.declare import columns
from gridctl.model.tables import TABLES
from gridctl.model.words import Lang, Words

_MOST_ROWS = 20
_SAME = Words(
    "{period}: the same; {count} {count:file was|files were} rendered again, byte for byte.",
    "{period}：一致，已重新生成{count}个文件并逐字节核对。",
)
_SAME_DATA = Words(
    "{period}: the same data; it was published with gridctl {version}, so bytes were not compared.",
    "{period}：数据一致；公示时使用 gridctl {version}，未逐字节核对。",
)
_DIFFERS = Words("{period}: differs.", "{period}：不一致。")
_DIFFERS_DATA = Words(
    "{period}: differs; it was published with gridctl {version}, so bytes were not compared.",
    "{period}：不一致；公示时使用 gridctl {version}，未逐字节核对。",
)
_WHAT: dict[str, dict[str, Words]] = {
    "rows": {
        "changed": Words("rows of {title} ({file}) have changed", "{title}（{file}）的记录有改动"),
    },
    "pack": {
        "changed": Words("the pack {name} has changed", "政策包{name}有改动"),
        "added": Words("the pack {name} is new", "新增了政策包{name}"),
        "missing": Words("the pack {name} is no longer in force", "政策包{name}不再执行"),
    },
    "template": {
        "changed": Words("the template {name} has changed", "模板{name}有改动"),
        "added": Words("the template {name} is new", "新增了模板{name}"),
        "missing": Words("the template {name} is gone", "缺少模板{name}"),
    },
    "file": {
        "changed": Words("{name} would come out otherwise today", "{name}现在生成的内容与之不同"),
        "added": Words("{name} would be written today", "现在会生成{name}"),
        "missing": Words("{name} is missing", "缺少{name}"),
        "edited": Words(
            "{name} is not as it was written: it was edited afterwards",
            "{name}在生成之后被改动过",
        ),
        "extra": Words("{name} is not of this publication", "{name}不属于本期公示"),
    },
}
_ROW = {
    "changed": Words("{row}: changed in {fields}", "{row}：改动字段{fields}"),
    "added": Words("{row}: new since", "{row}：此后新增"),
    "missing": Words("{row}: no longer there", "{row}：已不存在"),
}
_UNTOLD = Words(
    "Which rows changed cannot be told: git does not have the folder as it was published.",
    "无法指出是哪些记录：git 中没有公示时的数据版本。",
)
_KEYED = Words(
    "The heads of households differ, so the other tables cannot be told apart.",
    "户主有改动，因此无法分辨其他表有无改动。",
)
_MORE = Words("… and {count} more", "……另有{count}处")
_TABLES = {table.name: table for table in TABLES}


def lines(found: Verified, lang: Lang) -> Iterator[str]:
    """Yield what was found, line by line."""
    said = {"period": str(found.period), "count": found.files, "version": found.version}
    if found.same:
        yield fill(_SAME if found.bytes_compared else _SAME_DATA, said, lang)
        return
    yield fill(_DIFFERS if found.bytes_compared else _DIFFERS_DATA, said, lang)
    for difference in found.differences:
        yield f"  {_difference(difference, lang)}"
        yield from (f"    {row}" for row in _rows(difference, lang))
    if found.untold:
        yield f"  {fill(_UNTOLD, {}, lang)}"
        if [d.name for d in found.differences if d.kind == "rows"] == ["households"]:
            yield f"  {fill(_KEYED, {}, lang)}"


def _difference(difference: Difference, lang: Lang) -> str:
    values: dict[str, object] = {"name": difference.name}
    if difference.kind == "rows":
        table = _TABLES[difference.name]
        values |= {"title": table.title, "file": table.path.replace("{period}", "…")}
    known = _WHAT[difference.kind]
    return fill(known.get(difference.what, known["changed"]), values, lang)


def _rows(difference: Difference, lang: Lang) -> Iterator[str]:
    rows = difference.rows
    for row in rows[:_MOST_ROWS]:
        place = ":".join(str(part) for part in (row.mark.file, row.mark.line) if part)
        told = " ".join(filter(None, (place, row.subject)))
        values = {"row": told, "fields": _names(difference, row, lang)}
        yield fill(_ROW[row.what], values, lang)
    if len(rows) > _MOST_ROWS:
        yield fill(_MORE, {"count": len(rows) - _MOST_ROWS}, lang)


def _names(difference: Difference, row: RowChange, lang: Lang) -> tuple[str, ...]:
    """Return the fields by their columns' names; one of a record within a record as it is."""
    heads = {each.attribute: each.words(lang) for each in columns(_TABLES[difference.name].record)}
    return tuple(heads.get(field, field) for field in row.fields)


def as_data(all_found: Iterable[Verified]) -> dict[str, Any]:
    """Return what was found as plain data: format 1."""
    periods = [
        {
            "period": str(found.period),
            "folder": found.folder,
            "same": found.same,
            "compared": "bytes" if found.bytes_compared else "data",
            "version": found.version,
            "differences": [_difference_data(each) for each in found.differences],
        }
        for found in all_found
    ]
    return {"format": 1, "same": all(p["same"] for p in periods), "periods": periods}


def _difference_data(difference: Difference) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": difference.kind,
        "name": difference.name,
        "what": difference.what,
    }
    if difference.rows:
        found["rows"] = [
            {
                "what": row.what,
                "file": row.mark.file,
                "line": row.mark.line,
                "subject": row.subject,
                "fields": list(row.fields),
            }
            for row in difference.rows
        ]
    return found
