"""What proves a published period: its data, the digests of what it was made from, a QR code.

`data.json` holds what the pages show, in one language, as the templates saw it; `manifest.json`
the digests (sha256) of the rows (`compute.canonical`), the packs, the templates and every file.
Neither names a tool version or a commit: those are in `build.json`, which is not compared.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from gridctl.compute.canonical import FORM
from gridctl.compute.publishing import FORMAT
from gridctl.disclosure.facts import Facts
from gridctl.model.record import Record, Setting
from gridctl.model.words import Lang
from gridctl.policy.pack import Pack

DATA = "data.json"
_QUIET = 4  # modules of white around a QR code


def proof(facts: Facts) -> dict[str, str]:
    """Return what stands at the foot of each page: the digest's short form, and its QR code."""
    return {"digest": facts.input.short, "qr": qr_code(qr_text(facts))}


def qr_text(facts: Facts) -> str:
    """Return what the QR code holds: village code, period, and the whole digest of the rows."""
    village = facts.ctx.manifest.village
    code = "".join(c for c in (village.code if village else "") if c.isascii() and c.isalnum())
    return f"gridctl:{code}:{facts.period}:{facts.input.whole}".upper()


def qr_code(text: str) -> str:
    """Return a QR code as SVG of one path: a run of dark modules a subpath, no script or style."""
    import segno  # only pages need it

    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    size = len(rows) + 2 * _QUIET
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h{width}v1h-{width}z"
        for y, row in enumerate(rows)
        for x, width in _runs(row)
    )
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" '
        f'shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path fill="#000" d="{path}"/></svg>'
    )


def _runs(row: bytes) -> Iterable[tuple[int, int]]:
    """Yield the start and length of each run of dark modules."""
    start = None
    for at, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at - start
            start = None


def sha256(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def write_json(value: object) -> bytes:
    """Return a value as JSON of one form: UTF-8, a space of indent, a line break at the end.

    What could begin or end markup is escaped, so that the text is safe inside any page.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return f"{text}\n".encode()


def data_file(about: Mapping[str, Any], shown: Iterable[Mapping[str, Any]]) -> bytes:
    """Return data.json: the notice and the pages as the templates saw them, masked.

    Left out are the tool's own words (labels) and the drawings, which are made from the rows.
    """
    notice = {key: value for key, value in about.items() if key != "labels"}
    pages = [
        {**page, "tables": [_without_picture(table) for table in page["tables"]]} for page in shown
    ]
    return write_json({"format": FORMAT, "notice": notice, "pages": pages})


def _without_picture(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key != "picture"}


def manifest_file(
    facts: Facts, lang: Lang, templates: Mapping[str, str], files: Mapping[str, bytes]
) -> bytes:
    """Return manifest.json; `templates` are all that there are by name, `files` all outputs."""
    village = facts.ctx.manifest.village
    return write_json(
        {
            "format": FORMAT,
            "village": village.code if village else "",
            "period": str(facts.period),
            "as_on": facts.day.isoformat(),
            "lang": lang,
            "rows": {
                "form": FORM,
                "digest": facts.input.whole,
                "short": facts.input.short,
                "tables": dict(facts.input.tables),
            },
            "packs": packs(facts),
            "templates": {name: sha256(templates[name].encode()) for name in sorted(templates)},
            "files": {name: sha256(files[name]) for name in sorted(files)},
        }
    )


def packs(facts: Facts) -> dict[str, str]:
    """Return the digest of each pack in force on some day of the period, by id.

    Of what the pack says, not of how it is written: comments and line breaks do not count.
    """
    first, last = facts.period.first, facts.period.last
    found = {
        clause.pack.id: clause.pack
        for clause in facts.ctx.policies.adopted
        if clause.since <= last and first <= clause.until
    }
    return {name: _pack_digest(found[name]) for name in sorted(found)}


def _pack_digest(pack: Pack) -> str:
    return sha256(json.dumps(_said(pack), ensure_ascii=False, sort_keys=True).encode())


def _said(value: Any) -> Any:
    """Return what a pack says, as lists and texts."""
    if isinstance(value, Setting):
        return [value.name, list(value.texts)]
    if isinstance(value, Record):
        return {name: _said(part) for name, part in value._asdict().items() if name != "at"}
    if type(value) is tuple:
        return [_said(part) for part in value]
    return "" if value is None else str(value)
