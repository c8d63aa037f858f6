"""HTML inside of a cell → plain text: what a browser would show, without its looks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TELLING = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#x[0-9a-fA-F]{1,6});"
)
_LINES = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"))
_UNSEEN = frozenset(("script", "style", "head", "template"))


def plain_text(text: str) -> str:
    """The text without tags, its entities as characters, a link's address in brackets behind it; line ends where the
    tags make some. A text without tags and entities is given back as it is."""
    if not _TELLING.search(text):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = "".join(reader.parts).split("\n")
    return re.sub(r"\n{2,}", "\n", "\n".join(" ".join(line.split(" ")).strip() for line in lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[tuple[str, int]] = []  # an open link's address, and where its words begin
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag == "a" and self._links:
            address, at = self._links.pop()
            if address and address not in "".join(self.parts[at:]):
                self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
