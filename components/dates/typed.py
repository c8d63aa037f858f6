"""Dates as people type them, a column at a time: which are read, with what meaning, and which need a decision by a
person.

A text that is not EDTF is read only if it has one meaning. Whether 01/02/2014 is a day in January or in February must
be proved by the column (`day_order`). So must names that are different months in different languages: "listopad" is
November if the other names are Polish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from components.dates.answers import Conventions, day_edtf
from components.dates.day_order import IN_TEXT, SUPPOSED, numbers_in, proofs, proved_order
from components.dates.edtf import read_edtf
from components.dates.hints import NOTHING, Interpretation, interpret
from components.dates.resolve import resolve_languages, resolve_spans
from components.dates.spelling import LONGEST_HINT, is_prose, plain
from components.dates.wording import either
from components.language import message
from components.model import DateOrder

_ORDER = {"dmy": message("the day first"), "mdy": message("the month first"), "ymd": message("the year first")}
_NO_CENTURY = message("does not say which century it is in")
_COMPACT = re.compile(r"([12]\d{3})(\d\d)(\d\d)(?:(?:[01]\d|2[0-3])(?:[0-5]\d){1,2})?", re.ASCII)
_MOST_OF_A_FORM = 1_000  # distinct texts that mean nothing, after which others of their form are not looked at
_PROSE = "prose"  # the form of texts whose words are no date's
_MANY, _FEW_OF_A_FORM = 10_000, 20  # the same, once so many of the column mean nothing
_SHORT_YEAR = re.compile(r"(?<![\d:])\d\d(?![\d:])|^[^\d]{4,30}$")  # "90s", "the nineties"


@dataclass(frozen=True)
class Meaning:
    """The meaning of a text that is not EDTF: its `edtf`, "" if unknown, and whether it may be read so without asking
    (`accepted`). `reason` says why it may not, if the text itself does not show it. `orders` are those of day and
    month in which it is a day, if a person must choose one."""

    edtf: str = ""
    accepted: bool = False
    reason: str = ""
    orders: tuple[DateOrder, ...] = ()


@dataclass(frozen=True)
class Meanings:
    """The meaning of each text of a column (`by_text`), and how it was found. `order` is the order of day and month
    that was used, `proof` one text for each order that is proved: two contradict each other. `notes` are sentences on
    how texts were read. `supposed` are the texts that are only suggested because the century of their two-digit years
    is unknown, `century` is the supposed one."""

    by_text: Mapping[str, Meaning]
    order: DateOrder
    proof: tuple[str, ...]
    notes: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    century: int = SUPPOSED


def meanings(texts: Sequence[str], order: DateOrder = "", accept: bool = False, century: int | None = None) -> Meanings:
    """The meanings of distinct texts that `read_edtf` refuses. `order` is the order of day and month that a person
    states. `century` is the first of the hundred years that two-digit years lie in, if a person states it or it is
    proved; else they are suggested as a spreadsheet reads them. With `accept`, suggestions are read, too."""
    if not texts:
        return Meanings({}, order, ())
    numbers = numbers_in(texts, century)
    proof = proofs(numbers)
    decided: DateOrder = order or (proved_order(numbers[proof[0]]) if len(proof) == 1 else "")
    conventions = Conventions(decided, century, _all_compact(texts))
    heard, left_out, supposed = _interpretations(texts, conventions)
    notes = [*resolve_languages(heard, conventions), *resolve_spans(heard, conventions)]
    found: dict[str, Meaning] = {}
    for text, interpretation in heard.items():
        if text in left_out:
            found[text] = Meaning(reason=left_out[text])
            continue
        found[text] = _meaning(text, interpretation, text in supposed)
        if text in numbers and not found[text].accepted:
            found[text] = _unordered_reason(text, numbers[text], found[text], order, proof, century)
    read = {text: meaning for text, meaning in found.items() if meaning.edtf}
    _, wrong = read_edtf([meaning.edtf for meaning in read.values()], explain=False)
    for row, (text, meaning) in enumerate(read.items()):
        if row in wrong or meaning.edtf == text:
            found[text] = Meaning()
        elif accept:
            found[text] = Meaning(meaning.edtf, accepted=True)
    remarks = dict.fromkeys(
        answer.note
        for text, interpretation in heard.items()
        if found[text].accepted
        for answer in interpretation.answers
    )
    used = order if order and numbers else decided
    supposed_texts = tuple(text for text in supposed if found[text].edtf)
    return Meanings(found, used, () if order else proof, (*notes, *filter(None, remarks)), supposed_texts)


def _interpretations(
    texts: Sequence[str], conventions: Conventions
) -> tuple[dict[str, Interpretation], dict[str, str], set[str]]:
    """The interpretation of each text, the reasons why some were not interpreted, and the texts read in the supposed
    century. Texts are left out if many others of their form are no dates, and none is one."""
    heard: dict[str, Interpretation] = {}
    left_out: dict[str, str] = {}
    supposed: set[str] = set()
    tried: dict[str, int] = {}
    total = 0
    for text in texts:
        form = _PROSE if is_prose(text) else _form(text)
        most = _MOST_OF_A_FORM if total < _MANY else _FEW_OF_A_FORM
        if (before := tried.setdefault(form, 0)) >= most:
            heard[text] = NOTHING
            shown = text if len(text) <= LONGEST_HINT else text[: LONGEST_HINT - 1] + "…"
            left_out[text] = message(
                '"{text}" looks like {n} others here that are no dates, so it was not tried: write a '
                "day as 2014-10-28, a month as 2014-10, a year as 2014",
                text=shown,
                n=before,
            )
            continue
        heard[text] = interpret(text, conventions)
        if not heard[text].answers and (anew := _in_another_century(text, conventions)):
            heard[text] = anew
            if conventions.century is None:
                supposed.add(text)
        if heard[text].answers:
            tried[form] = -len(texts)  # a form that dates have is looked at every time
        else:
            tried[form] += 1
            total += 1
    return heard, left_out, supposed


def _form(text: str) -> str:
    """The first words and numbers of a text, each number as its length, and the number of both."""
    parts = re.findall(r"[^\W\d_]+|\d+", text[: 2 * LONGEST_HINT])
    return (
        " ".join(str(min(max(len(part), 2), 5)) if part.isdigit() else "a" for part in parts[:5])
        + f" {min(len(parts), 9)}"
    )


def _in_another_century(text: str, conventions: Conventions) -> Interpretation | None:
    """The meaning of a text with a two-digit year in the supposed century, if none is settled, or in a neighbouring
    one, if it has no meaning in the settled one, as when it would end before it begins. None if there is none."""
    if len(text) > LONGEST_HINT or not _SHORT_YEAR.search(text):
        return None
    if (first := conventions.century) is None:
        others, why = [SUPPOSED], _NO_CENTURY
    else:
        others = [first + 50, first - 50]
        why = message(
            "has no reading with its years of two digits as {first} to {last}, which is how they are read here",
            first=str(first),
            last=str(first + 99),
        )
    for other in others:
        anew = interpret(text, replace(conventions, century=other))
        if anew.answers:
            return Interpretation(
                {answer.unsure(why): languages for answer, languages in anew.answers.items()}, anew.all_languages
            )
    return None


def _meaning(text: str, heard: Interpretation, supposed: bool) -> Meaning:
    answer = heard.only
    if answer is None:
        return Meaning()
    if answer.sure:
        return Meaning(answer.edtf, accepted=True)
    reason = ""
    if answer.why and supposed:
        reason = message(
            '"{text}" {why}: write {date}, if that is meant, or choose the century for the whole file',
            text=text,
            why=answer.why,
            date=answer.edtf,
        )
    elif answer.why:
        reason = message('"{text}" {why}: write {date}, if that is meant', text=text, why=answer.why, date=answer.edtf)
    return Meaning(answer.edtf, reason=reason)


def _in_orders(text: str, orders: Iterable[DateOrder], century: int | None) -> dict[DateOrder, str]:
    """The meaning of a text in each of the orders of day and month in which it has one."""
    heard = {order: interpret(text, Conventions(order, century)).only for order in orders}
    return {order: answer.edtf for order, answer in heard.items() if answer}


def _all_compact(texts: Iterable[str]) -> bool:
    """Whether 20141028 is a date in this column: not if there are other numbers, since it may be one of these."""
    found = (_COMPACT.fullmatch(text) for text in texts if text.isdecimal())
    compact = [match is not None and day_edtf(*map(int, match.groups())) is not None for match in found]
    return bool(compact) and all(compact)


def _unordered_reason(
    text: str,
    readings: Mapping[DateOrder, str],
    meaning: Meaning,
    order: DateOrder,
    proof: tuple[str, ...],
    century: int | None,
) -> Meaning:
    """The meaning of a text with a day in numbers, with the reason why it is not read, if the order of day and month is
    that."""
    if not IN_TEXT.fullmatch(plain(text).split(" ")[0].strip(",")):  # there is more than a day: "before 5/6/2019"
        readings = _in_orders(text, readings, century) if not (order or meaning.edtf) and len(readings) > 1 else {}
        if len(readings) < 2:
            return meaning
    if not readings and not meaning.edtf:
        why = message('"{text}" is no day of the calendar, whether the day or the month comes first', text=text)
        return Meaning(reason=why)
    same = len(readings) > 1 and len(set(readings.values())) == 1  # day in either order
    if not readings or same or (len(readings) < 2 and not order and len(proof) < 2):
        return meaning
    if order:
        why = message('"{text}" is no day with {order}, the order that was chosen', text=text, order=_ORDER[order])
        return Meaning(meaning.edtf, reason=why)
    dates = either(list(dict.fromkeys(readings.values())))
    if len(proof) > 1:
        why = message(
            'the column has both "{one}" and "{other}", so day and month change places in it: write {dates}, or choose '
            "for the whole file which of them comes first",
            one=proof[0],
            other=proof[1],
            dates=dates,
        )
        return Meaning(meaning.edtf, reason=why, orders=tuple(readings))
    why = message(
        '"{text}" has two readings, as the day or the month may come first: write {dates}, or choose for the whole '
        "file which of them comes first",
        text=text,
        dates=dates,
    )
    return Meaning(reason=why, orders=tuple(readings))
