"""Dates as people type them, a column at a time: which are read, as what, and which have to be asked about.

A text that is no EDTF is read only if it has one reading. Whether 01/02/2014 is a day in January or in February is the
column's to prove: one 28/10/2014 says that the day comes first, if no 10/28/2014 stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from components.dates.edtf import read_edtf
from components.dates.hints import COMPACT, NUMBER_DAY, READ, day_orders, first_answer, plain, suggest
from components.model import DateOrder

_ORDER = {"dmy": "the day first", "mdy": "the month first", "ymd": "the year first"}


@dataclass(frozen=True)
class Meaning:
    """What a text that is no EDTF means: `edtf`, "" if nothing is known, and whether it may be read so unasked.

    `reason` says why it may not, where more is known than the text alone tells; blank otherwise.
    """

    edtf: str = ""
    accepted: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Meanings:
    """What each text of a column means, which order of day and month that took, and the texts that prove it.

    `proof` is one text for an order that the column proves, two that contradict each other, or none.
    """

    of: Mapping[str, Meaning]
    order: DateOrder
    proof: tuple[str, ...]


def meanings(texts: Sequence[str], order: DateOrder = "", accept: bool = False) -> Meanings:
    """For distinct texts that `read_edtf` refuses. `order` is what a person says of days and months written as numbers.

    With `accept`, what is only suggested is read, too.
    """
    numbers = {text: day_orders(match) for text in texts if (match := NUMBER_DAY.fullmatch(plain(text)))}
    proof = _proof(numbers)
    decided: DateOrder = order or (_proved(numbers[proof[0]]) if len(proof) == 1 else "")
    compact = _all_compact(texts)
    found: dict[str, Meaning] = {}
    for text in texts:
        if text in numbers:
            found[text] = _number_day(text, numbers[text], decided, proof)
        elif edtf := _one_reading(text, compact):
            found[text] = Meaning(edtf, accepted=True)
        else:
            found[text] = Meaning(suggest(text) or "")
    _, wrong = read_edtf([meaning.edtf for meaning in found.values()], explain=False)
    for row, (text, meaning) in enumerate(found.items()):
        if row in wrong or meaning.edtf == text:
            found[text] = Meaning(reason=meaning.reason)
        elif accept and meaning.edtf:
            found[text] = Meaning(meaning.edtf, accepted=True)
    used = order if order and numbers else decided
    return Meanings(found, used, () if order else proof)


def _one_reading(text: str, compact: bool) -> str | None:
    text = plain(text)
    return first_answer(READ, text) or (first_answer(COMPACT, text) if compact else None)


def _all_compact(texts: Iterable[str]) -> bool:
    """Whether 20141028 is a date here: not if the column has other numbers, which such a text may be one of."""
    return all(first_answer(COMPACT, text) for text in texts if text.isdecimal())


def _proof(numbers: Mapping[str, tuple[str | None, str | None]]) -> tuple[str, ...]:
    """The first text that only the one order can read, and the first for the other; either may be missing."""
    proofs: dict[str, str] = {}
    for text, readings in numbers.items():
        if proved := _proved(readings):
            proofs.setdefault(proved, text)
    return tuple(proofs.values())


def _proved(readings: tuple[str | None, str | None]) -> DateOrder:
    day_first, month_first = readings
    if bool(day_first) == bool(month_first):
        return ""
    return "dmy" if day_first else "mdy"


def _number_day(
    text: str, readings: tuple[str | None, str | None], order: DateOrder, proof: tuple[str, ...]
) -> Meaning:
    day_first, month_first = readings
    only = day_first or month_first if _proved(readings) or day_first == month_first else None
    if only is None and not day_first:
        return Meaning(reason=f'"{text}" is no day of the calendar, whether the day or the month comes first')
    read = {"dmy": day_first, "mdy": month_first}.get(order)
    if read:
        return Meaning(read, accepted=True)
    if order:
        return Meaning(only or "", reason=f'"{text}" is no day with {_ORDER[order]}, the order that was chosen')
    if day_first == month_first and only:
        return Meaning(only, accepted=True)
    choose = "choose the date order dmy or mdy for the whole file"
    if len(proof) > 1:
        both = f'the column has both "{proof[0]}" and "{proof[1]}", so day and month change places in it'
        return Meaning(only or "", reason=f"{both}: write {only or f'{day_first} or {month_first}'}, or {choose}")
    return Meaning(
        reason=f'"{text}" has two readings, as the day or the month may come first: '
        f"write {day_first} or {month_first}, or {choose}"
    )
