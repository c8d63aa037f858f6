"""Names of exported files: from data and filters, in letters that every system accepts."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from components.filters import describe

if TYPE_CHECKING:
    from components.model import Request, Store

_LONGEST = 120  # bytes of UTF-8 before the suffix; common file systems take 255 or more
_BETWEEN = re.compile(r"[\W_]+")  # no letters or digits, of any script
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(-|$)")  # device names on Windows, with any suffix


def file_name(store: Store, request: Request, suffix: str) -> str:
    """`events-north-korea.png` for the filters of a checked request; `suffix` is without its dot."""
    name = words(" ".join((PurePath(store.name).stem, *describe(request.filters))))
    if not name or _RESERVED.match(name):
        name = words(f"events {name}")
    return f"{name}.{suffix}"


def words(text: str) -> str:
    """The letters and digits of a text in lower case, with hyphens between words: "" if it has none."""
    small = _BETWEEN.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
    return small.encode()[:_LONGEST].decode(errors="ignore").rstrip("-")
