"""The last look at finished files: where a raw value stands in one, nothing is put in place."""

from collections.abc import Mapping

from gridctl.compute.telephones import recorded_numbers
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.scan import UnscannableError, scan, secrets_of
from gridctl.model.told import ToldError
from gridctl.model.village import Village
from gridctl.model.words import Words

_RAW = Words(
    "Nothing was written: {kind} would stand in {file}, line {line} ({count} such "
    "{count:place|places} in all); mend the data or the template that puts it there.",
    "没有写出任何文件：{file}第{line}行会出现{kind}（共{count}处）；请改正带入它的数据或模板。",
)
_UNSCANNABLE = Words(
    "Nothing was written: {file} cannot be looked through for raw values.",
    "没有写出任何文件：无法检查{file}中有无未隐去的信息。",
)


class RawValueError(ToldError):
    """A finished file holds what nobody may see; `words` with `values` say where, never what."""


def look(files: Mapping[str, bytes], village: Village, edition: Edition | None = None) -> None:
    """Look through finished files by name; RawValueError where one holds a raw value.

    Allowed are the branches' and the supervision line, where they are nobody's own in contacts.csv;
    in print the edition's telephones, too, and in the internal edition residents' full names.
    """
    edition = edition or Edition()
    phones = [phone for own in edition.phones.values() for phone in own]
    try:
        own = recorded_numbers(village) if edition.kind == "public" else ()
        names = edition.kind != "internal"
        hits = scan(files, secrets_of(village, phones, names=names, own=own))
    except UnscannableError as error:
        raise RawValueError(_UNSCANNABLE, file=error.name) from error
    if hits:
        first = hits[0]
        raise RawValueError(
            _RAW, kind=first.kind, file=first.file, line=first.line, count=len(hits)
        )
