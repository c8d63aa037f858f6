"""EDTF before 2019 and other versions of ISO 8601, rewritten: "2004-(06)?-11" becomes "2004-?06-11".

The draft of 2012 has u for an unknown digit, x for a coarse one, "?~" for both qualifiers, small y and e, p for the
number of significant digits, words for open and unknown ends, seasons with a hemisphere, and round brackets around the
parts that a qualifier applies to. https://www.loc.gov/standards/datetime/pre-submission.html
"""

from __future__ import annotations

import re

from components.dates.answers import Answer
from components.language import message

_DIGITS = r"-?[\dux]{4}(?:-[\dux]{2}){0,2}"
_DATE = re.compile(rf"(?P<date>{_DIGITS})(?P<marks>[?~%]{{0,2}})", re.I)
_LONG = re.compile(
    r"y(?P<year>-?\d{1,12})(?:e(?P<power>\d{1,2}))?(?:[ps](?P<known>\d{1,2}))?(?P<marks>[?~%]{0,2})", re.I
)
_SEASON = re.compile(r"(?P<year>-?\d{4})-(?P<season>2[1-4])\^(?P<where>north|south)[a-z]*", re.I)
_GROUPED = re.compile(r"[-\d?~%()]{6,40}")
_RANGE = re.compile(rf"(?P<first>{_DIGITS}) ?\.\.\.?|\.\.\.? ?(?P<last>{_DIGITS})", re.I)
_LIKE_A_DRAFT = re.compile(r"(?:[\duxyeps~?%()\[\]{}.,/ -]|open|unknown|\^\w+|\*)+", re.I)
_PART = re.compile(r"\d{4}|\d\d")
_OPEN = {"open": "..", "unknown": "", "..": "..", "": "", "*": ""}
_HEMISPHERES = {"north": 25, "south": 29}
_MOST_PARTS = 3


def from_older_edtf(text: str) -> Answer | None:
    """Current EDTF for a text in an older version; None if it is none, or current already."""
    if not _LIKE_A_DRAFT.fullmatch(text):
        return None
    if match := _RANGE.fullmatch(text):
        date = _single(match["first"] or match["last"])
        return (
            Answer(f"[..{date}]" if match["last"] else f"[{date}..]", False, message("has two dots")) if date else None
        )
    if text.count("/") == 1:
        sides = [_OPEN[side.lower()] if side.lower() in _OPEN else _single(side) for side in text.split("/")]
        if None in sides or not any(side and side != ".." for side in sides):
            return None
        edtf = "/".join(side for side in sides if side is not None)
    elif re.fullmatch(r"[\[{].*[\]}]", text) and re.search(r"[ux~?]|(?<![\d-])\d{3}(?!\d)", text, re.I):
        members = re.split(r"(\s*(?:,|\.\.)\s*)", text[1:-1])
        written = [part if k % 2 or not part else _single(part.strip().zfill(4)) for k, part in enumerate(members)]
        if None in written:
            return None
        edtf = text[0] + "".join(part.strip() for part in written if part is not None) + text[-1]
    else:
        edtf = _single(text) or ""
    if not edtf or edtf == text:
        return None
    short = _LONG.fullmatch(text) and not edtf.startswith("Y")
    return Answer(edtf, False, message("has a Y before a year of four digits or less")) if short else Answer(edtf)


def _single(text: str) -> str | None:
    if match := _DATE.fullmatch(text):
        # "A-30" or "uu" in the middle of a year are digits like others; an x behind a month is none
        return re.sub("[ux]", "X", match["date"], flags=re.I) + _mark(match["marks"])
    if match := _LONG.fullmatch(text):
        return _long(match)
    if match := _SEASON.fullmatch(text):
        return f"{match['year']}-{int(match['season']) - 21 + _HEMISPHERES[match['where'].lower()]}"
    return _grouped(text) if "(" in text and _GROUPED.fullmatch(text) else None


def _mark(marks: str) -> str:
    return "%" if {"?", "~"} <= set(marks) or "%" in marks else marks[:1]


def _long(match: re.Match[str]) -> str | None:
    year, power, significant = match["year"], match["power"], match["known"]
    digits = year.lstrip("-").lstrip("0")
    if not digits:
        return None
    sign = "-" if year.startswith("-") else ""
    tail = (f"S{int(significant)}" if significant else "") + _mark(match["marks"])
    if power is None and len(digits) <= 4:
        return f"{sign}{digits.zfill(4)}{tail}"
    return f"Y{sign}{digits}{f'E{int(power)}' if power else ''}{tail}"


def _grouped(text: str) -> str | None:
    """The qualifiers of a date with round brackets, which enclose the parts that they apply to; a qualifier without
    brackets applies to all parts before it that are in none. In current EDTF, a qualifier before a part applies to that
    part alone, and one after the whole date to all of it."""
    parts: list[str] = []
    marks: list[str] = []
    open_at: list[int] = []
    grouped: set[int] = set()
    closed: range | None = None
    sign = "-" if text.lstrip("(").startswith("-") else ""  # of a year before the year 0
    position = 0
    while position < len(text):
        character = text[position]
        if match := _PART.match(text, position):
            parts.append(match[0])
            marks.append("")
            closed, position = None, match.end()
            continue
        if character == "(":
            open_at.append(len(parts))
        elif character == ")":
            if not open_at:
                return None
            closed = range(open_at.pop(), len(parts))
            grouped.update(closed)
        elif character in "?~%":
            qualified_parts = closed if closed is not None else [k for k in range(len(parts)) if k not in grouped]
            for k in qualified_parts:
                marks[k] += character
        position += 1
    if open_at or not parts or len(parts) > _MOST_PARTS or len(parts[0]) != 4 or any(len(p) != 2 for p in parts[1:]):
        return None
    combined = [_mark(mark) for mark in marks]
    if len(set(combined)) == 1:
        return sign + "-".join(parts) + combined[0]
    year = sign + parts[0] + combined[0]
    return "-".join([year, *(mark + part for part, mark in zip(parts[1:], combined[1:], strict=True))])
