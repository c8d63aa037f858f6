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


class _DuplicateKeyError(ValueError):
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
        raise _DuplicateKeyError(Counter(key for key, _ in pairs).most_common(1)[0][0])
    return found


_KINDS: dict[str, Any] = {"parse_int": Number, "parse_float": Number, "parse_constant": Number}
_DECODER = json.JSONDecoder(object_pairs_hook=_object, **_KINDS)
_LENIENT = json.JSONDecoder(**_KINDS)


def value(text: str, position: int = 0, decoder: json.JSONDecoder = _DECODER) -> tuple[Any, int]:
    """The value that starts at `position`, and its end. Raises JsonFault, _DuplicateKeyError."""
    try:
        return decoder.raw_decode(text, position)
    except json.JSONDecodeError as fault:
        raise JsonFault(fault.msg[:1].lower() + fault.msg[1:], fault.pos) from fault
    except RecursionError:
        raise JsonFault(DEEP, position) from None


def single_value(text: str) -> Any:
    """The single value of a text. Raises JsonFault, also for duplicate keys."""
    try:
        found, end = value(text, _skip(text, 0))
    except _DuplicateKeyError as twice:
        raise JsonFault(_duplicate_key_reason(twice), 0) from None
    if _skip(text, end) != len(text):
        raise JsonFault(message("something follows the end of the value"), end)
    return found


def document(text: str) -> tuple[Any, list[str]]:
    """The value of a text. A list, and each list in an object, has Elements. Also the keys of such an object under
    which a value other than a list has a duplicate key. Raises JsonFault."""
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
    Raises JsonFault for a duplicate key of an object on the path."""
    position = _skip(text, 0)
    for wanted in path:
        found: dict[str, int] = {}
        position = _skip(text, position + 1)
        while text[position : position + 1] != "}":
            key, start = _key(text, position, found)
            found[key] = start
            _, position = value(text, start, _LENIENT)
            position = _next(text, position, "}")
        position = found[wanted]
    if text[position : position + 1] == "[":
        return _elements(text, position, _Lines(text))[0]
    lines, seen = _Lines(text), set[str]()
    elements: list[Element] = []
    position = _skip(text, position + 1)
    while text[position : position + 1] != "}":
        line = lines.of(position)
        key, start = _key(text, position, seen)
        seen.add(key)
        element, position = _element(text, start, line)
        elements.append(element._replace(value=(key, element.value)))
        position = _next(text, position, "}")
    return elements


class _Lines:
    """Line numbers of ascending positions."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.line = text, 0, 1

    def of(self, position: int) -> int:
        """The line of `position`, from 1; positions must ascend."""
        self.line += self.text.count("\n", self.at, position)
        self.at = position
        return self.line


def _key(text: str, position: int, seen: Collection[str]) -> tuple[str, int]:
    """The key that starts here, which must not be in `seen`, and the start of its value."""
    if text[position : position + 1] != '"':
        raise JsonFault(message("a key between quotation marks is expected here"), position)
    start = position
    key, position = value(text, position)
    position = _skip(text, position)
    if text[position : position + 1] != ":":
        raise JsonFault(message("a colon is expected after a key"), position)
    if key in seen:
        raise JsonFault(message("the key “{key}” stands here a second time", key=key[:40]), start)
    return key, _skip(text, position + 1)


def _members(text: str, position: int, doubtful: list[str]) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    lines = _Lines(text)
    position = _skip(text, position + 1)
    while text[position : position + 1] != "}":
        key, position = _key(text, position, found)
        start = position
        try:
            found[key], position = (
                _elements(text, position, lines) if text[position : position + 1] == "[" else value(text, position)
            )
        except _DuplicateKeyError:
            doubtful.append(key)
            found[key], position = value(text, start, _LENIENT)
        position = _next(text, position, "}")
    return found, position + 1


def _elements(text: str, position: int, lines: _Lines) -> tuple[list[Element], int]:
    found: list[Element] = []
    position = _skip(text, position + 1)
    while text[position : position + 1] != "]":
        element, position = _element(text, position, lines.of(position))
        found.append(element)
        position = _next(text, position, "]")
    return found, position + 1


def _element(text: str, position: int, line: int) -> tuple[Element, int]:
    try:
        found, end = value(text, position)
        return Element(line, found), end
    except _DuplicateKeyError as twice:
        _, end = value(text, position, _LENIENT)
        return Element(line, None, _duplicate_key_reason(twice), text[position:end]), end


def _duplicate_key_reason(key: _DuplicateKeyError) -> str:
    return message(
        "the key “{key}” stands twice in an object, and only one of its values could be kept", key=str(key)[:40]
    )


def _next(text: str, position: int, close: str) -> int:
    """The position after a comma, or that of the closing bracket."""
    position = _skip(text, position)
    if text[position : position + 1] == close:
        return position
    if text[position : position + 1] != ",":
        raise JsonFault(
            message("a comma is expected here") if position < len(text) else message("it ends in the middle"), position
        )
    after = _skip(text, position + 1)
    if text[after : after + 1] == close:
        raise JsonFault(message("a comma is followed by nothing"), position)
    return after


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def cell_text(found: Any) -> str:
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
