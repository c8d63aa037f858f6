"""JSON text → values, with the line of each element of a list and numbers as typed; faults have a position."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from components.language import message
from components.read.bounds import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DEEP = message("lists and objects are nested deeper than can be read")
_SPACE = re.compile(r"[ \t\r\n]*")


class Number(str):
    """A number (or NaN, Infinity) as typed: `1.10` stays so, and 5,000 digits are no float."""

    __slots__ = ()


class Element(NamedTuple):
    """An element of a list: the line it starts on, its value, or its fault and its text."""

    line: int
    value: Any
    fault: str = ""
    raw: str = ""


class JsonFault(ValueError):
    """An error in JSON: what is wrong, and the index of the character."""

    def __init__(self, reason: str, at: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.at = reason, at


class _TwiceError(ValueError):
    """A duplicate key of an object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_COLUMNS:
        raise JsonFault(
            message(
                "an object has {keys} keys, more than the {most} that can be held", keys=len(pairs), most=MOST_COLUMNS
            )
        )
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError(Counter(key for key, _ in pairs).most_common(1)[0][0])
    return found


_KINDS: dict[str, Any] = {"parse_int": Number, "parse_float": Number, "parse_constant": Number}
_DECODER = json.JSONDecoder(object_pairs_hook=_object, **_KINDS)
_LENIENT = json.JSONDecoder(**_KINDS)


def value(text: str, at: int = 0, decoder: json.JSONDecoder = _DECODER) -> tuple[Any, int]:
    """The value that starts at `at`, and its end. Raises JsonFault, _TwiceError."""
    try:
        return decoder.raw_decode(text, at)
    except json.JSONDecodeError as fault:
        raise JsonFault(fault.msg[:1].lower() + fault.msg[1:], fault.pos) from fault
    except RecursionError:
        raise JsonFault(DEEP, at) from None


def whole(text: str) -> Any:
    """The single value of a text. Raises JsonFault, also for duplicate keys."""
    try:
        found, end = value(text, _skip(text, 0))
    except _TwiceError as twice:
        raise JsonFault(_twice(twice), 0) from None
    if _skip(text, end) != len(text):
        raise JsonFault(message("something follows the end of the value"), end)
    return found


def document(text: str) -> tuple[Any, list[str]]:
    """The value of a text; if it is a list, or an object with lists in it, these are lists of Element. Also the keys of
    such an object whose value, not a list, has a duplicate key. Raises JsonFault."""
    start = _skip(text, 0)
    doubtful: list[str] = []
    found: Any
    if text[start : start + 1] == "[":
        found, end = _elements(text, start, _Lines(text))
    elif text[start : start + 1] == "{":
        found, end = _members(text, start, doubtful)
    else:
        found, end = value(text, start)
    if _skip(text, end) != len(text):
        raise JsonFault(message("something follows the end of the JSON"), _skip(text, end))
    return found, doubtful


def elements_at(text: str, path: Sequence[str]) -> list[Element]:
    """The elements of the list at this path of a document; for an object there, its entries as pairs of key and value.
    Raises JsonFault for an object on the path with a duplicate key."""
    at = _skip(text, 0)
    for wanted in path:
        found: dict[str, int] = {}
        at = _skip(text, at + 1)
        while text[at : at + 1] != "}":
            key, start = _key(text, at, found)
            found[key] = start
            _, at = value(text, start, _LENIENT)
            at = _next(text, at, "}")
        at = found[wanted]
    if text[at : at + 1] == "[":
        return _elements(text, at, _Lines(text))[0]
    lines, seen = _Lines(text), set[str]()
    elements: list[Element] = []
    at = _skip(text, at + 1)
    while text[at : at + 1] != "}":
        line = lines.of(at)
        key, start = _key(text, at, seen)
        seen.add(key)
        element, at = _element(text, start, line)
        elements.append(element._replace(value=(key, element.value)))
        at = _next(text, at, "}")
    return elements


class _Lines:
    """Line numbers of ascending positions."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line = text, 0, 1

    def of(self, at: int) -> int:
        """The line of position `at`, from 1."""
        self.line += self.text.count("\n", self.at, at)
        self.at = at
        return self.line


def _key(text: str, at: int, seen: Collection[str]) -> tuple[str, int]:
    """The key that starts here, which must not be in `seen`, and the start of its value."""
    if text[at : at + 1] != '"':
        raise JsonFault(message("a key between quotation marks is expected here"), at)
    start = at
    key, at = value(text, at)
    at = _skip(text, at)
    if text[at : at + 1] != ":":
        raise JsonFault(message("a colon is expected after a key"), at)
    if key in seen:
        raise JsonFault(message("the key “{key}” stands here a second time", key=key[:40]), start)
    return key, _skip(text, at + 1)


def _members(text: str, at: int, doubtful: list[str]) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    lines = _Lines(text)
    at = _skip(text, at + 1)
    while text[at : at + 1] != "}":
        key, at = _key(text, at, found)
        start = at
        try:
            found[key], at = _elements(text, at, lines) if text[at : at + 1] == "[" else value(text, at)
        except _TwiceError:
            doubtful.append(key)
            found[key], at = value(text, start, _LENIENT)
        at = _next(text, at, "}")
    return found, at + 1


def _elements(text: str, at: int, lines: _Lines) -> tuple[list[Element], int]:
    found: list[Element] = []
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        element, at = _element(text, at, lines.of(at))
        found.append(element)
        at = _next(text, at, "]")
    return found, at + 1


def _element(text: str, at: int, line: int) -> tuple[Element, int]:
    try:
        found, end = value(text, at)
        return Element(line, found), end
    except _TwiceError as twice:
        _, end = value(text, at, _LENIENT)
        return Element(line, None, _twice(twice), text[at:end]), end


def _twice(key: _TwiceError) -> str:
    return message(
        "the key “{key}” stands twice in an object, and only one of its values could be kept", key=str(key)[:40]
    )


def _next(text: str, at: int, close: str) -> int:
    """The position after a comma, or that of the closing bracket."""
    at = _skip(text, at)
    if text[at : at + 1] == close:
        return at
    if text[at : at + 1] != ",":
        raise JsonFault(message("a comma is expected here") if at < len(text) else message("it ends in the middle"), at)
    after = _skip(text, at + 1)
    if text[after : after + 1] == close:
        raise JsonFault(message("a comma is followed by nothing"), at)
    return after


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def written(found: Any) -> str:
    """A value as the text of a cell: a text unchanged, null blank, a list or object as JSON on one line. Raises
    JsonFault if it is nested too deep."""
    if found is None:
        return ""
    if isinstance(found, str):
        return str(found)
    try:
        return _json(found)
    except RecursionError:
        raise JsonFault(DEEP) from None


def _json(found: Any) -> str:
    if isinstance(found, Number):
        return str(found)
    if isinstance(found, dict):
        return "{" + ", ".join(f"{_json(key)}: {_json(inner)}" for key, inner in found.items()) + "}"
    if isinstance(found, list):
        return "[" + ", ".join(map(_json, found)) + "]"
    return json.dumps(found, ensure_ascii=False)
