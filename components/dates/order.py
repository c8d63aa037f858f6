"""The words of a date in the order that the rules expect: "century 19" becomes "19 century"."""

from __future__ import annotations

import re

from components.dates.english import CODES

_MONTHS = "|".join(CODES)
_PART = r"(?P<part>early|mid|late|(?:first|second|third|fourth|last|\d) (?:half|third|quarter))"
_CENTURY = r"(?P<century>\d{1,2} (?:century|millennium)(?: (?:bc|ad))?)"
_DIGITS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_MOVED = re.compile(
    r"century|millennium|oclock|decade|early|mid|late|half|quarter|third|hour|[ap]m|\ds?\b-? s\b|between$|noon"
    r"|\d[ -]+\d0s\b"
)

_RULES = tuple(
    (re.compile(pattern, re.ASCII), order)
    for pattern, order in (
        (r"\b(?P<nth>first|second|third|fourth)(?= century| millennium)", lambda m: _DIGITS[m["nth"]]),
        (r"(?<!\d )(?<!\d)\b(?P<unit>century|millennium) (?P<number>\d{1,2})\b(?! ?century)", r"\g<number> \g<unit>"),
        (r"\b(?P<era>bc|ad) (?P<number>\d{1,2} (?:century|millennium))\b", r"\g<number> \g<era>"),
        (rf"\b{_CENTURY},? \(?{_PART}\b\)?", r"\g<part> \g<century>"),
        (r"\bdecade '?(?P<year>\d{4})s?\b", r"\g<year>s"),
        (r"\b(?P<year>\d{3}0)(?:-| |- )s\b", r"\g<year>s"),
        (r"\b(?P<decade>\d{3}0s),? \(?(?P<part>early|mid|late)\b\)?", r"\g<part> \g<decade>"),
        (
            rf"\b(?:(?P<ahead>{_MONTHS}) )?(?P<year>\d{{4}}),? (?:(?P<month>{_MONTHS}) )?"
            r"\(?(?P<part>early|mid|late)\b\)?(?! \d)",
            lambda m: " ".join(filter(None, (m["part"], m["ahead"] or m["month"], m["year"]))),
        ),
        (
            r"\b(?P<year>\d{4}),? (?P<part>(?:first|second|third|fourth|last|\d) (?:half|third|quarter))\b",
            r"\g<part> \g<year>",
        ),
        (r"(?P<clock>\d:\d\d) ?hour\b", r"\g<clock>"),
        (
            r"(?<![:\d])(?P<hour>\d{1,2}) ?hour(?: (?P<minute>\d{1,2})(?: minute)?)?\b(?: (?P<second>\d{1,2}) ?sec\b)?",
            lambda m: (
                ":".join(part.zfill(2) for part in (m["hour"], m["minute"], m["second"]) if part)
                if m["minute"]
                else f"{m['hour']}h"
            ),
        ),
        (
            r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? oclock\b",
            lambda m: f"{m['hour'].zfill(2)}:{m['minute']}" if m["minute"] else f"{m['hour']}h",
        ),
        (r"\b(?:12(?:[:.]00)?,? )?noon\b(?:,? 12(?:[:.]00)?\b)?", "12:00"),
        (r"\b(?P<hundreds>1[3-9]|20)[ -]+(?P<tens>[1-9]0)s\b", r"\g<hundreds>\g<tens>s"),
        (r"\b(?P<half>[ap]m) (?P<clock>\d{1,2}(?::\d\d)+)", r"\g<clock> \g<half>"),
        (r"\b(?P<half>[ap]m) (?P<hour>\d{1,2})h\b", r"\g<hour> \g<half>"),
        (
            r"^(?:between |from )?(?P<a>.+?) ?(?:and|onward|thru|to|-) ?(?P<b>.+?)(?: upto| by)? between$",
            r"between \g<a> and \g<b>",
        ),
    )
)  # fmt: skip


def reorder(text: str) -> str:
    """A text in the words of the rules, with the numbers of centuries and decades, parts of them, and am and pm in the
    English order."""
    if _MOVED.search(text):
        for pattern, order in _RULES:
            text = pattern.sub(order, text)
    return text
