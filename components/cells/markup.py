"""HTML inside a cell → plain text, as a browser would show it, without formatting."""

from __future__ import annotations

import re

_TELLING = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#x[0-9a-fA-F]{1,6});"
)


def plain_text(text: str) -> str:
    """The text without tags, entities as characters, with line breaks at tags that make them, and the address of a link
    in brackets after its text, unless that contains it. A text without tags and entities is returned unchanged."""
    if not _TELLING.search(text):
        return text
    from components.cells.markup_reader import Reader  # noqa: PLC0415 (slow to import, and not always needed)

    reader = Reader()
    reader.feed(text)
    reader.close()
    lines = "".join(reader.parts).split("\n")
    return re.sub(r"\n{2,}", "\n", "\n".join(" ".join(line.split(" ")).strip() for line in lines)).strip()
