"""The order of day and month in dates written as numbers, as proved by the texts of one column.

01/02/2014 is a day in January or in February. One 28/10/2014 proves that the day comes first, unless a 10/28/2014
stands beside it; so does one whose weekday is right in one order only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from components.dates.answers import Conventions
from components.dates.days import NUMBERS, orders
from components.dates.hints import interpret
from components.dates.spelling import LONGEST_HINT, plain
from components.model import DateOrder

Readings = Mapping[DateOrder, str]
"""The day that a text is in each order of day, month and year, in EDTF."""

SUPPOSED = 1930  # spreadsheets read 30 to 99 as 1930 to 1999, and 00 to 29 as 2000 to 2029
IN_TEXT = re.compile(rf"(?:(?<![\w./-])|(?<=\d[./]\d\d-)|(?<=\d\.-)){NUMBERS}(?![\d/-])", re.ASCII)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?![ap]\.?m\b)[^\W\d_]{2,}", re.IGNORECASE)  # which may be a weekday
_FEW = 200  # texts of which it is asked whether their weekday tells the order
_DOTS = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}(?![\d.])")


def numbers_in(texts: Iterable[str], century: int | None = None) -> dict[str, Readings]:
    """The texts with a day in numbers, such as 28/10/2014, each with its meaning in each order of day, month and year.
    Of several days, as in a range, the first that is possible in one order only decides for the others, too. `century`
    is the first of the hundred years that two-digit years lie in."""
    century = SUPPOSED if century is None else century
    conventions = Conventions(century=century)
    found: dict[str, Readings] = {}
    with_words = 0
    for text in texts:
        if len(text) <= LONGEST_HINT and _DIGIT.search(text):
            days = [orders(match, conventions) for match in IN_TEXT.finditer(plain(text))]
            if days:
                found[text] = next((day for day in days if proved_order(day)), days[0])
                if len(found[text]) > 1 and with_words < _FEW and _WORD.search(text):
                    with_words += 1
                    found[text] = _on_named_weekday(text, found[text], century)
    return found


def _on_named_weekday(text: str, readings: Readings, century: int) -> Readings:
    """The possible days of a text that fall on the weekday it names, in any language; all of them if it names none, or
    one that is right for none of them."""
    heard = {order: interpret(text, Conventions(order, century)).only for order in readings}
    right = {order: readings[order] for order, answer in heard.items() if answer and answer.sure}
    return right or readings


def proofs(numbers: Mapping[str, Readings]) -> tuple[str, ...]:
    """The first text that proves each order, for each order that is proved."""
    found: dict[str, str] = {}
    for text, readings in numbers.items():
        if order := proved_order(readings):
            found.setdefault(order, text)
    return tuple(found.values())


def proved_order(readings: Readings) -> DateOrder:
    """The only order in which a text is a day, "" if there are several or none."""
    return next(iter(readings)) if len(readings) == 1 else ""


def possible_orders(texts: Iterable[str]) -> tuple[DateOrder, ...]:
    """The orders of day, month and year in which any of the texts holds a day in numbers, the usual ones first."""
    conventions = Conventions("ymd", SUPPOSED)  # or a year of two digits would come first only if it is no day
    found = {order for text in texts for match in IN_TEXT.finditer(plain(text)) for order in orders(match, conventions)}
    usual_first: tuple[DateOrder, ...] = ("dmy", "mdy", "ymd")
    return tuple(order for order in usual_first if order in found)


def usual_order(texts: Iterable[str]) -> DateOrder:
    """The usual order for texts that prove none: the day first if dots separate the numbers, as no country puts the
    month first with them (CLDR's short dates); "" for others."""
    seen = list(texts)
    return "dmy" if seen and all(_DOTS.search(text) for text in seen) else ""
