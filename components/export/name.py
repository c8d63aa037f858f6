"""What an exported file is called: after the data and the filter, in letters that every system takes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from components.filters import describe

if TYPE_CHECKING:
    from components.model import Request, Store

_LONGEST = 120  # bytes of UTF-8 before the suffix; 255 is the least that file systems of today take
_BETWEEN = re.compile(r"[\W_]+")  # whatever is no letter or digit, of any script
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(-|$)")  # device names on Windows, with any suffix


def file_name(store: Store, request: Request, suffix: str) -> str:
    """`events-north-korea.png` for the filters of a checked request; `suffix` comes without its dot."""
    parts = (PurePath(store.name).stem, *describe(request.filters))
    words = _BETWEEN.sub("-", unicodedata.normalize("NFC", " ".join(parts)).lower()).strip("-")
    if not words or _RESERVED.match(words):
        words = f"events-{words}".rstrip("-")
    return f"{words.encode()[:_LONGEST].decode(errors='ignore').rstrip('-')}.{suffix}"
