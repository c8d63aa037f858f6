"""The first line of an event in a chronology: a date, a sign or bold type that ends it, and the title. `28 October
2014: Vote`, `**28 Oct 2014** Vote`, `1914 – War`, `2014-10-28 Vote`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from components.dates import meanings, read_edtf
from components.language import LANGUAGES, message, say, using_language
from components.layout.names import status_name
from components.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 90  # characters of a date
_ENDS = re.compile(r" *(?::|,? [-\u2013\u2014]|[\u2013\u2014\u2192])(?= |$)")
_BOLD = re.compile(
    r"(\*\*|__)(?P<head>(?:\\.|[^\\*_]){1,90}?)(?P<sign>:?)\1[:.,]?(?: +[-\u2013\u2014:])? +(?P<rest>\S.*)"
)
_DAY = re.compile(r"(?P<head>\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?|\d{1,2}\.\d{1,2}\.\d{4}) +(?P<rest>\S.*)", re.A)
_CELLS = re.compile(r"[,;|](?! )")  # separators of cells; in dates in words a blank follows them
_YEAR = re.compile(r"\d{4}", re.A)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LABELS = {
    "date": message("Date: {date}"),
    "type": message("Type: {type}"),
    "status": message("Status: {status}"),
    "actors": message("With: {actors}"),
    "source": message("Source: {source}"),
}
_FORMAT = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"))  # marks of the direction of writing


class Head(NamedTuple):
    """The first line of an event: its date as typed, "" if it says that it has none, and the text after it."""

    date: str
    rest: str


def head_of(text: str, above: Sequence[str], sure: bool = False, item: bool = False) -> Head | None:
    """The date at the beginning of a line and the text after it; None if there is no date. A day or a month alone is
    completed from the headings `above`, the nearest first. `sure` says that there is a date: it is bold, or before the
    first colon. In a list (`item`) a day needs no sign after it; other lines that begin so are logs and tables."""
    if bold := _BOLD.fullmatch(text):
        head = unescape(bold["head"])
        return _head(head, bold["rest"], above) or (Head(head, bold["rest"]) if sure else None)
    found = None
    for end in _ENDS.finditer(text, 1, _LONGEST):
        if rest := text[end.end() :].strip():
            found = _head(text[: end.start()], rest, above) or found
            if found and not found.date:
                return found
    if sure and not found:
        positions = (
            position
            for position in map(re.Match.start, re.finditer(": ", text))
            if text.count("(", 0, position) == text.count(")", 0, position)
        )
        found = next((Head(text[:position], text[position + 2 :]) for position in positions), None)
    if item and not found and (day := _DAY.fullmatch(text)):
        found = _head(day["head"], day["rest"], above)
    return found


def date_of(text: str, above: Sequence[str] = ()) -> str:
    """A text that is a date, unchanged, or completed by the year or month of a heading `above`; "" if it is no date."""
    plain = text.translate(_FORMAT).strip()
    if not plain or len(plain) > _LONGEST:
        return ""
    if not _YEAR.search(plain):
        for completed in (form.format(plain, date) for date in above for form in ("{} {}", "{1} {0}")):
            if _has_meaning(completed):
                return completed
    return plain if _is_date(plain) else ""


def unescape(text: str) -> str:
    """Markdown without the backslashes before punctuation."""
    return _ESCAPED.sub(r"\1", text)


def is_undated(text: str) -> bool:
    """Whether a text says, as Dateline does in any of its languages, that there is no date."""
    return text.translate(_FORMAT).strip() in _translations("no date")


@cache
def _translations(text: str) -> frozenset[str]:
    """A text of Dateline in each of its languages."""
    found = set()
    for language in LANGUAGES:
        with using_language(language):
            found.add(say(text).translate(_FORMAT))
    return frozenset(found)


def undated_headings() -> frozenset[str]:
    """The heading of undated events in our chronologies, in each language."""
    return _translations("Without a date")


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for language in LANGUAGES:
        with using_language(language):
            for name, label in _LABELS.items():
                before, after = _spaced(say(label)).split(f"{{{name}}}")
                found.append((name, re.compile(f"{re.escape(before.strip())} *(.*?){re.escape(after)}", re.S)))
    return tuple(found)


def column_and_text(line: str) -> tuple[str, str]:
    """Our column for the label of a line in Dateline's own chronologies, in any of its languages, and the text after
    it; ("", "") for any other line."""
    plain = _spaced(line)
    if ":" not in plain:
        return "", ""
    name, text = next(((name, match[1]) for name, label in _labels() if (match := label.fullmatch(plain))), ("", ""))
    return name, _statuses().get(text, text) if name == "status" else text


@cache
def _statuses() -> dict[str, str]:
    """Our statuses by their names in each language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with using_language(language):
            found |= {_spaced(status_name(status)): status for status in STATUSES}
    return found


def _spaced(text: str) -> str:
    return " ".join(text.translate(_FORMAT).split())


def _head(head: str, rest: str, above: Sequence[str]) -> Head | None:
    if is_undated(head):
        return Head("", rest)
    date = date_of(head, above)
    return Head(date, rest) if date else None


@lru_cache(1 << 14)
def _has_meaning(text: str) -> bool:
    return bool(meanings([text]).by_text[text].edtf)


@lru_cache(1 << 14)
def _is_date(text: str) -> bool:
    """Whether a text is a date that is read, or would be asked about."""
    if not any(map(str.isdigit, text)) or _CELLS.search(text):
        return False
    if not read_edtf([text], explain=False)[1]:
        return True
    meaning = meanings([text]).by_text[text]
    return bool(meaning.edtf or meaning.reason)
