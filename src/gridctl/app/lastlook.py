"""The last look at finished files: where a raw value stands in one, nothing is put in place."""

from collections.abc import Callable, Mapping

from gridctl.compute.telephones import recorded_numbers
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.scan import RESIDENT, UnscannableError, scan, secrets_of, starred
from gridctl.model.told import ToldError
from gridctl.model.village import Village
from gridctl.model.words import Words

_RAW = Words(
    "Nothing was written: {kind} would stand in {file}, line {line} ({count} such "
    "{count:place|places} in all); mend the data or the template that puts it there.",
    "没有写出任何文件：{file}第{line}行会出现{kind}（共{count}处）；请改正带入它的数据或模板。",
)
_RAW_BY = Words(
    "Nothing was written: with the template {template}, {file} would hold {kind}: “{shown}” "
    "({count} such {count:place|places} in all); mend the template or the data that it shows.",
    "没有写出任何文件：使用模板{template}时，{file}会含有{kind}：“{shown}”（共{count}处）；"
    "请改正该模板或其显示的数据。",
)
_UNSCANNABLE = Words(
    "Nothing was written: {file} cannot be looked through for raw values.",
    "没有写出任何文件：无法检查{file}中有无未隐去的信息。",
)


class RawValueError(ToldError):
    """A finished file holds what nobody may see; `words` with `values` say where, never what."""


def look(
    files: Mapping[str, bytes],
    village: Village,
    edition: Edition | None = None,
    made_by: Callable[[str], str] | None = None,
) -> None:
    """Look through finished files by name; RawValueError where one holds a raw value.

    Allowed are the branches' and the supervision line, where they are nobody's own in contacts.csv;
    in print the edition's telephones, too, and in the internal edition residents' full names.
    `made_by` tells which of the data folder's own templates makes a file, or blank: who wrote that
    one cannot look up a line of a page that is never written.
    """
    edition = edition or Edition()
    phones = [phone for own in edition.phones.values() for phone in own]
    try:
        own = recorded_numbers(village) if edition.kind == "public" else ()
        names = edition.kind != "internal"
        secrets = secrets_of(village, phones, names=names, own=own)
        hits = scan(files, secrets)
    except UnscannableError as error:
        raise RawValueError(_UNSCANNABLE, file=error.name) from error
    if hits:
        first = hits[0]
        where = {"file": first.file, "line": first.line, "kind": first.kind, "count": len(hits)}
        at_it = {hit.kind for hit in hits if hit[:2] == first[:2]}
        template = made_by(first.file) if made_by and names and RESIDENT not in at_it else ""
        if template and (shown := starred(files[first.file], first, secrets)):
            raise RawValueError(_RAW_BY, template=template, shown=shown, **where)
        raise RawValueError(_RAW, **where)
