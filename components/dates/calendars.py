"""Years of other calendars → Gregorian years, always as a suggestion with its reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from components.dates.answers import Answer, Conventions, Match, Rule
from components.dates.days import julian_behind, single
from components.language import message

_REIGN = re.compile(r"\bera(\d{4}) ?(\d{1,3})\b")
_BUDDHIST = re.compile(r"\bbe ?(2[3-6]\d\d)\b|\b(2[3-6]\d\d)(?: be)?\b")
_BUDDHIST_AHEAD = 543  # years
_THAI = frozenset(("th",))
_ISLAMIC_YEAR = re.compile(r"\b1[23]\d\d|14\d\d|150\d\b")


def gregorian_years(text: str, languages: frozenset[str], digits: str) -> tuple[str, str]:
    """The text with Gregorian years, and the reason why it is only a suggestion ("" if its years are ours). The text is
    in the words of the rules; `digits` is the script of its digits, from `digit_script`."""
    if match := _REIGN.search(text):
        year = int(match[1]) + int(match[2]) - 1
        return (
            f"{text[: match.start()]}{year}{text[match.end() :]}",
            message("counts years as East Asia does, from an emperor's or the republic's first"),
        )
    match = _BUDDHIST.search(text)
    if match and (match[1] or "be" in text.split() or languages == _THAI or digits == "THAI"):
        year = int(match[1] or match[2]) - _BUDDHIST_AHEAD
        ours = f"{text[: match.start()]}{year}{text[match.end() :]}"
        return ours, message("has a year of the Buddhist era, which is 543 years ahead of ours")
    if "ARABIC" in digits and _ISLAMIC_YEAR.search(text):
        return text, message("may have a year of an Islamic calendar, in which it would be some 600 years later")
    return text, ""


def digit_script(text: str) -> str:
    """The script of the first non-ASCII digit, such as "THAI", "" if there is none."""
    for character in text[:200]:
        if character.isdecimal() and not character.isascii():
            return unicodedata.name(character, "").partition(" DIGIT")[0]
    return ""


def _old_style(m: Match, conventions: Conventions) -> Answer | None:
    found = single(m["date"].strip(" ,("), conventions)
    if found is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.edtf):
        return None
    day = date.fromisoformat(found.edtf)
    ours = day + timedelta(julian_behind(day.year, day.month))
    why = message("is a day of the Julian calendar")
    if (day.month, day.day) < (3, 25):
        why = message(
            "is a day of the Julian calendar; where its year began on 25 March, the year is {year}",
            year=str(day.year + 1),
        )
    return Answer(ours.isoformat(), False, why)


OLD_STYLE: tuple[Rule, ...] = (
    Rule(r"(?P<date>.+?)[ ,]*\(?(?: ?os|old style|julian) ?\)?", _old_style),
    Rule(
        r"(?P<date>.+?)[ ,]*\(?(?: ?ns|new style) ?\)?",
        lambda m, conventions: single(m["date"].strip(" ,("), conventions),
    ),
)
