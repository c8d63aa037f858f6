"""An HTML parser for `markup.plain_text`."""

from __future__ import annotations

from html.parser import HTMLParser

_LINES = frozenset(("br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"))
_UNSEEN = frozenset(("script", "style", "head", "template"))


class Reader(HTMLParser):
    """A parser that collects the visible text of HTML, and the address of a link after its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[tuple[str, int]] = []  # an open link's address, and where its words begin
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, an invisible element or a link."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        """End a line, an invisible element or a link, followed by its address unless its text contains that."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag == "a" and self._links:
            address, first_part = self._links.pop()
            if address and address not in "".join(self.parts[first_part:]):
                self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Collect visible text."""
        if not self._unseen:
            self.parts.append(data)
