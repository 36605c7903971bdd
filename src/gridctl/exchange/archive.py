"""Office files as archives of one form: the same parts give the same bytes everywhere.

Nothing is packed: what comes out of a compressor differs from one build of it to the next.
"""

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o600 << 16


def repacked(data: bytes, replaced: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return an archive with its parts in their order, each of the same time and plain.

    `replaced` are parts by name, put in place of the archive's own.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _TIME)
            part.create_system, part.external_attr = _UNIX, _PLAIN_FILE
            new.writestr(part, replaced.get(name, old.read(name)), zipfile.ZIP_STORED)
    return out.getvalue()
