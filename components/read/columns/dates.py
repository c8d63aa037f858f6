"""Date columns → dates: EDTF as typed, other texts by their meaning, and the reasons for texts that are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from components.dates import Meaning, meanings, read_edtf, suggest
from components.dates.typed import Meanings
from components.language import message, messages
from components.model import AS_FOUND, Dates, Flag, Offer, Suggestion
from components.read.columns import centuries
from components.read.columns.column_names import PARTS
from components.read.columns.date_column import date_column, refused_values, with_meanings
from components.read.columns.date_faults import Fault, faults_of, suggestions_of
from components.read.columns.date_notes import blank_end_notes, reading_notes, source_sentence
from components.read.columns.double_years import double_years
from components.read.columns.midnight import without_midnight
from components.read.columns.order_beside import order_proof
from components.read.columns.parts import edtf_of_parts, is_unknown
from components.read.columns.sides import (
    NOT_KNOWN,
    Side,
    complete_sides,
    intervals,
    midnight_note,
    start_end_if_no_date,
)
from components.read.wording import counted, in_a_row, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import DateOrder, Int64, Reading
    from components.read.columns.centuries import Century
    from components.read.columns.date_column import DateColumn
    from components.read.columns.order_beside import ProofBeside

GOING_ON = re.compile(  # beside the words that `suggest` knows
    r"present|to present|now|on-?going|open|today|to date|currently?|incumbent|in office|living|alive|continuing|heute"
    r"|laufend|amtierend|im amt|aujourd.?hui|en cours|en fonction|actualidad|en el cargo|oggi|in carica|heden|nadal"
    r"|obecnie|по настоящее время|(?:по )?н\.? ?в\.?|حتى الآن|현재|재임 중|現在|现在|至今",
    re.IGNORECASE,
)
"""Words in place of an end: the event is still going on."""
ORDER = "date-order"  # the option of an offer for dates that have several readings
_ORDERS: dict[DateOrder, str] = {
    "dmy": message("Read dates such as 07/10/2014 with the day first"),
    "mdy": message("Read dates such as 07/10/2014 with the month first"),
    "ymd": message("Read dates such as 07/10/14 with the year first"),
}
_LONGEST_WORDS = 24  # characters
_WORDS_ALONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_PARTS = (*PARTS, *(f"end {part}" for part in PARTS))


@dataclass(frozen=True, eq=False)
class ReadDates:
    """The dates of n rows, and how they were read. `texts` are EDTF, except in rows with a fault, which keep the
    refused text; `typed` are the cells of the date column, if any of them was read as something else."""

    texts: pd.Series
    dates: Dates
    faults: Mapping[int, Fault]
    suggestions: tuple[Suggestion, ...]
    order: DateOrder
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    used: tuple[str, ...] = ()  # our names for the columns that the dates were read from
    typed: pd.Series | None = None
    offers: tuple[Offer, ...] = ()
    blank: int = 0  # rows with a blank date, for which a person must say whether it is the one above


def read_dates(
    cells: Mapping[str, pd.Series],
    lines: Int64,
    reading: Reading,
    names: Mapping[str, str] | None = None,
    beside: Mapping[str, pd.Series] | None = None,
) -> ReadDates:
    """The dates of n rows.

    `cells` has our date columns, trimmed; `lines` are the rows' lines, `names` the file's own names for the columns,
    `beside` its further columns, which may prove the order of day and month and the century.
    """
    if "year" in cells:
        return _of_parts(cells, lines, reading, names or {})
    cells, notes = start_end_if_no_date(cells, lines)
    columns = [date_column(name, cells[name]) for name in ("date", "start", "end") if name in cells]
    edtf_of = [read_edtf(column.values, explain=False) for column in columns]
    values = [refused_values(column, wrong) for column, (_, wrong) in zip(columns, edtf_of, strict=True)]
    refused = list(dict.fromkeys(value for column_values in values for value in column_values))
    found = _readings(refused, cells[columns[0].name], beside or {}, reading)
    meaning_of = _with_unknown_dates(found.meanings, refused, columns, values, reading)
    as_typed = [Side(column.name, with_meanings(column, meaning_of), (column.name,)) for column in columns]
    timed = [bool(meaning_of) or bool((dates.flags & Flag.TIME).any()) for dates, _ in edtf_of]
    sides = complete_sides(as_typed, timed, cells, lines, reading, names or {})
    meaning_of = _as_completed(meaning_of, sides)
    texts = intervals(sides, cells, reading.blank_end)
    as_written = len(sides) == 1 and texts is as_typed[0].texts and not meaning_of
    combined = columns[0] if as_written else date_column("date", texts)
    dates, wrong = edtf_of[0] if as_written else read_edtf(combined.values, explain=False)
    used = tuple(dict.fromkeys(name for side in sides for name in side.used))
    lost = any(meaning.accepted for meaning in meaning_of.values()) or any(side.lost for side in sides)
    source = source_sentence(used, columns, found.meanings, reading, lines, found.proof)
    how = [part for part in (source, found.century_note, midnight_note(sides, reading)) if part]
    of_sides = dict.fromkeys(note for side in sides for note in side.notes)
    without_end = blank_end_notes(cells, texts, lines, reading.blank_end)
    return ReadDates(
        texts=texts,
        dates=combined.per_row(dates),
        faults=faults_of(columns, combined, wrong, meaning_of, found.first_year),
        suggestions=suggestions_of(columns, meaning_of, lines),
        order=found.meanings.order,
        used=used,
        facts=((message("dates"), in_a_row(how, "; ")),),
        notes=(*notes, *of_sides, *reading_notes(meaning_of, reading), *found.meanings.notes, *without_end),
        typed=cells["date"] if lost and "date" in cells else None,
        offers=_offers(sides, found.meanings, reading),
    )


@dataclass(frozen=True, eq=False)
class _Readings:
    """The meanings of texts that are not EDTF; the proof of their order of day and month by another column; the first
    of the hundred years that two-digit years lie in, if it is known; and the column that proves these."""

    meanings: Meanings
    proof: ProofBeside | None
    first_year: int | None
    century: Century | None

    @property
    def century_note(self) -> str:
        """The note about the century that was used, "" if it is not known."""
        return "" if self.first_year is None else centuries.century_note(self.first_year, self.century)


def _readings(refused: Sequence[str], cells: pd.Series, beside: Mapping[str, pd.Series], reading: Reading) -> _Readings:
    """The meanings of texts that are not EDTF, using the order of day and month and the century that further columns
    prove."""
    century = _century(refused, cells, beside, reading)
    first_year = reading.century if reading.century is not None else century and century.first
    meanings_found = meanings(refused, reading.date_order, reading.accept, first_year)
    proof = None if reading.date_order or meanings_found.order else order_proof(refused, meanings_found.proof, beside)
    if proof:
        meanings_found = meanings(refused, proof.order, reading.accept, first_year)
    return _Readings(meanings_found, proof, first_year, century)


def _as_completed(meaning_of: dict[str, Meaning], sides: Sequence[Side]) -> dict[str, Meaning]:
    """The meanings of texts, as days without a time if their times at midnight were taken for days."""
    if not any(side.midnights for side in sides):
        return meaning_of
    return {value: replace(meaning, edtf=without_midnight(meaning.edtf)) for value, meaning in meaning_of.items()}


def _with_unknown_dates(
    meanings_found: Meanings,
    refused: Sequence[str],
    columns: Sequence[DateColumn],
    values: Sequence[Sequence[str]],
    reading: Reading,
) -> dict[str, Meaning]:
    """The meanings of the texts in `refused`, with those of words for an unknown date and of double years. `values` are
    the refused texts of each column."""
    meaning_of = {
        **meanings_found.by_text,
        **_unknown_meanings(refused, values[-1] if columns[-1].name == "end" else (), reading),
    }
    for column, column_values in zip(columns, values, strict=True):
        meaning_of |= double_years(column.values, column_values)
    return meaning_of


def _unknown_meanings(refused: Sequence[str], ends: Sequence[str], reading: Reading) -> dict[str, Meaning]:
    """The meanings of texts without a date: unknown, or, among `ends`, still going on. `*` among them is only a
    suggestion for that, unless suggestions are accepted."""
    not_known = {value: Meaning(accepted=True) for value in refused if NOT_KNOWN.fullmatch(value)}
    going_on = [value for value in ends if _is_ongoing(value)]
    starred = {value: Meaning("..", reading.accept, _open_end_reason(value)) for value in ends if value == "*"}
    return not_known | starred | {value: Meaning("..", accepted=True) for value in going_on}


def _open_end_reason(value: str) -> str:
    return message('"{value}" is no date: write .. as the end of what is still going on', value=value)


def _century(
    refused: Sequence[str], cells: pd.Series, beside: Mapping[str, pd.Series], reading: Reading
) -> Century | None:
    """The century that a further column proves; None if no text needs one or a person states it."""
    if not refused or reading.century is not None:
        return None
    return centuries.proved_century(cells, refused, beside, reading.date_order)


def _offers(sides: Sequence[Side], meanings_found: Meanings, reading: Reading) -> tuple[Offer, ...]:
    supposed = {text: meanings_found.by_text[text] for text in meanings_found.supposed}
    examples: dict[DateOrder, str] = {}
    for text, meaning in meanings_found.by_text.items():
        for order in meaning.orders:
            examples.setdefault(order, text)
    found = tuple(Offer(ORDER, order, does, examples[order]) for order, does in _ORDERS.items() if order in examples)
    found += centuries.offers(supposed, meanings_found.century) if supposed else ()
    if reading.midnight or not any(side.midnights for side in sides):
        return found
    return (*found, Offer("midnight", "time", message("Read 00:00 as a time of day")))


def _is_ongoing(end: str) -> bool:
    """Whether an end says, in any language, that the event is still going on."""
    if GOING_ON.fullmatch(end):
        return True
    return bool(len(end) <= _LONGEST_WORDS and _WORDS_ALONE.fullmatch(end)) and suggest(f"2000 - {end}") == "2000/.."


def _of_parts(cells: Mapping[str, pd.Series], lines: Int64, reading: Reading, names: Mapping[str, str]) -> ReadDates:
    """The dates of n rows from columns of years, months and days, and ends from such columns, if there are any."""
    blank = [""] * len(lines)
    sides, unknown_parts = dict(cells), 0
    for side, before in (("start", ""), ("end", "end ")):
        parts = [cells[f"{before}{part}"].tolist() if f"{before}{part}" in cells else blank for part in PARTS]
        if before and not any(f"{before}{part}" in cells for part in PARTS):
            continue
        sides[side] = pd.Series(edtf_of_parts(*parts), dtype="str")
        unknown_parts += sum(1 for column in parts for cell in column if cell and is_unknown(cell))
    sides = {name: column for name, column in sides.items() if name not in ("date", *_PARTS)}
    defaults = replace(AS_FOUND, midnight=reading.midnight, first_days=reading.first_days)
    combined = read_dates(sides, lines, defaults, names)
    used = [name for name in _PARTS if name in cells]
    faults = {row: replace(fault, column=used[0]) for row, fault in combined.faults.items()}
    notes = (
        [message("{parts} of dates read as not known, such as -999 or 0.", parts=counted(unknown_parts, "part"))]
        if unknown_parts
        else []
    )
    used += [name for name in combined.used if name not in ("start", "end")]
    parts_used = listed([message(name) for name in used], len(used))
    if len(used) == 1:
        how = messages(1, "from the column {names}", "from the columns {names}", names=parts_used)
    else:
        how = message("from the columns {names}; a part that is not known is left out", names=parts_used)
    facts = ((message("dates"), how),)
    suggestions = tuple(replace(suggestion, column=used[0]) for suggestion in combined.suggestions)
    return replace(
        combined, faults=faults, suggestions=suggestions, facts=facts, notes=(*combined.notes, *notes), used=tuple(used)
    )
