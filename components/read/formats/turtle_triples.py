"""A parser of Turtle (www.w3.org/TR/turtle) → statements about named resources. Collections, and the language and
direction of texts, are skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from components.language import message

_TOKEN = re.compile(
    r"""(?P<blank>(?:\s+|\#[^\n]*)+)
    |(?P<long>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3})
    |(?P<text>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |<(?P<iri>[^<>"{}|^`\x00-\x20]*)>
    |(?P<keyword>@prefix|@base|(?:PREFIX|BASE)(?=\s))
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<type>\^\^)
    |(?P<mark>[.;,\[\]()])(?!\d)
    |(?P<number>[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)(?=[\s;,.\])])
    |(?P<name>(?:[^\s<>"'()\[\];,\#\\:]*:(?:[^\s<>"'()\[\];,\#\\]|\\.)*|a|true|false)(?<!\.))""",
    re.X | re.S,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_DEEPEST = 100  # things described inside of one another


class TurtleFault(ValueError):
    """An error in Turtle: what is wrong, and the index of the character."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


@dataclass
class Graph:
    """Resources by URI, each with the index in the text at which it is first described (`subjects`), and their
    properties."""

    subjects: dict[str, int] = field(default_factory=dict)
    properties: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def values(self, thing: str, key: str) -> list[str]:
        """Texts and URIs of a property, given by the end of its URI."""
        return self.properties.get(thing, {}).get(key, [])

    def kinds(self, thing: str) -> list[str]:
        """The ends of the URIs of its classes."""
        return [_end(kind) for kind in self.values(thing, "type")]


def graph(text: str) -> Graph:
    """All statements of a document. Raises TurtleFault."""
    reader = _Reader(text)
    while reader.token.kind != "end":
        reader.statement()
    return reader.found


class _Reader:
    def __init__(self, text: str) -> None:
        self.found = Graph()
        self._text, self._next = text, 0
        self._prefixes: dict[str, str] = {}
        self._blank = 0
        self.token = self._read()

    def statement(self) -> None:
        """A prefix, or one thing with all that is said of it."""
        if self.token.kind == "keyword":
            named = "prefix" in self._take().text.lower()
            prefix = self._take("name").text[:-1] if named else None
            address = self._take("iri").text
            if prefix is not None:
                self._prefixes[prefix] = address
            if self._is("."):
                self._take()
            return
        inside = self._is("[")
        thing = self._thing(0)
        if not (inside and self._is(".")):
            self._properties(thing, 0)
        if not self._is("."):
            raise self._fault(message("a full stop is missing"))
        self._take()

    def _properties(self, thing: str, deep: int) -> None:
        self.found.subjects.setdefault(thing, self.token.at)
        properties = self.found.properties.setdefault(thing, {})
        while not (self._is(".") or self._is("]")):
            if self._is(";"):
                self._take()
                continue
            key = "type" if self.token[:2] == ("name", "a") and self._take() else _end(self._thing(deep))
            while True:
                properties.setdefault(key, []).append(self._thing(deep))
                if not self._is(","):
                    break
                self._take()
            if not (self._is(";") or self._is(".") or self._is("]")):
                raise self._fault(message("what is said of a thing does not end"))

    def _thing(self, deep: int) -> str:
        """An address, a text, or something without a name and what is said of it."""
        token = self._take()
        match token.kind:
            case "iri":
                return _unescape(token.text)
            case "name":
                return self._address(token)
            case "text" | "long":
                return self._literal(token)
            case "number":
                return token.text
        if token.text in ("[", "(") and deep < _DEEPEST:
            self._blank += 1
            name = f"_:{self._blank}"
            if token.text == "[":
                self._properties(name, deep + 1)
                self._closed("]")
            else:
                while not self._is(")"):
                    self._thing(deep + 1)
                self._closed(")")
            return name
        raise TurtleFault(message("“{text}” stands where a name or a text is needed", text=token.text), token.at)

    def _literal(self, token: _Token) -> str:
        ends = 3 if token.kind == "long" else 1
        if self.token.kind == "language":
            self._take()
        elif self.token.kind == "type":
            self._take()
            self._thing(_DEEPEST)
        return _unescape(token.text[ends:-ends])

    def _address(self, token: _Token) -> str:
        prefix, colon, local = token.text.partition(":")
        if not colon or prefix == "_":
            return token.text
        if prefix not in self._prefixes:
            raise TurtleFault(message("nothing says what the prefix “{prefix}:” stands for", prefix=prefix), token.at)
        return self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _closed(self, mark: str) -> None:
        if not self._is(mark):
            raise self._fault(message("“{mark}” is missing", mark=mark))
        self._take()

    def _is(self, mark: str) -> bool:
        return self.token.kind == "mark" and self.token.text == mark

    def _take(self, kind: str = "") -> _Token:
        token = self.token
        if token.kind == "end" or (kind and token.kind != kind):
            raise self._fault(
                message("the file ends in the middle") if token.kind == "end" else message("a prefix is not complete")
            )
        self.token = self._read()
        return token

    def _read(self) -> _Token:
        while self._next < len(self._text):
            match = _TOKEN.match(self._text, self._next)
            if match is None:
                raise TurtleFault(message("“{text}” is no Turtle", text=self._text[self._next :][:20]), self._next)
            self._next = match.end()
            if match.lastgroup != "blank":
                return _Token(match.lastgroup or "", match[match.lastgroup or 0], match.start())
        return _Token("end", "", len(self._text))

    def _fault(self, reason: str) -> TurtleFault:
        return TurtleFault(reason, self.token.at)


def _end(address: str) -> str:
    """The last part of a URI: `P4_has_time-span`."""
    return re.split(r"[/#]", address)[-1]


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text

    def char(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(min(int(code, 16), 0x10FFFF)) if code else _PLAIN.get(found[3], found[3])

    return _ESCAPE.sub(char, text)
