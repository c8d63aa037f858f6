"""The columns that say when → dates: what is EDTF, what was read otherwise and why, what is refused or suggested."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.dates import Meaning, meanings, read_edtf, suggest
from components.dates.typed import Meanings
from components.language import message, messages
from components.model import AS_FOUND, Dates, Flag, Offer, Suggestion
from components.read.columns import centuries
from components.read.columns.cells import arrow
from components.read.columns.cells import column as text_column
from components.read.columns.mapping import PARTS
from components.read.columns.midnight import without_midnight
from components.read.columns.parts import joined, unknown
from components.read.columns.sides import NOT_KNOWN, Side, completed, intervals, row_by_row, said_of_midnight
from components.read.rows import ArrowCells
from components.read.wording import at_lines, counted, in_a_row, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import BlankEnd, DateOrder, Int64, Reading
    from components.read.columns.centuries import Century

_SAMPLE = 20_000  # cells looked at to tell whether a column repeats itself
_WORDS = {"dmy": message("day/month/year"), "mdy": message("month/day/year"), "ymd": message("year/month/day"), "": ""}
_MEANT = {
    "day": message("read as of that date alone"),
    "open": message("read as still going on"),
    "unknown": message("read as of an end that is not known"),
}
_GOING_ON = ("present", "now", "ongoing", "open", "today", "*", "living", "alive", "continuing")  # as an end
_LONGEST_WORDS = 24  # characters
_WORDS_ALONE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_PARTS = (*PARTS, *(f"end {part}" for part in PARTS))


@dataclass(frozen=True)
class Fault:
    """Why a row has no date that can be read: where, what stands there, the reason, and what would mend it."""

    column: str
    value: str
    reason: str
    suggestion: str = ""


@dataclass(frozen=True, eq=False)
class Dated:
    """n rows' dates. `texts` are EDTF, `typed` the date column's own cells where any of them was read as another."""

    texts: pd.Series
    dates: Dates
    faults: Mapping[int, Fault]
    suggestions: tuple[Suggestion, ...]
    order: DateOrder
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    used: tuple[str, ...] = ()  # our names for the columns that had a part in it
    typed: pd.Series | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, eq=False)
class _Column:
    """A column of cells as its distinct values and each row's index into them."""

    name: str
    codes: Int64
    values: Sequence[str]

    def of(self, values: Sequence[str]) -> pd.Series:
        """The column with other values in place of its own."""
        return text_column(values).take(self.codes).reset_index(drop=True)


def dated(
    cells: Mapping[str, pd.Series],
    lines: Int64,
    reading: Reading,
    names: Mapping[str, str] | None = None,
    beside: Mapping[str, pd.Series] | None = None,
) -> Dated:
    """`cells` has our columns that say when, of n trimmed texts; `lines` are the rows' lines, `names` the file's own
    names for the columns, `beside` its further columns, which may prove a century."""
    if "year" in cells:
        return _of_parts(cells, lines, reading, names or {})
    cells, notes = row_by_row(cells, lines)
    columns = [_column(name, cells[name]) for name in ("date", "start", "end") if name in cells]
    firsts = [read_edtf(column.values, explain=False) for column in columns]
    asked = [_refused(column, wrong) for column, (_, wrong) in zip(columns, firsts, strict=True)]
    refused = list(dict.fromkeys(value for some in asked for value in some))
    century = _century(refused, cells[columns[0].name], beside or {}, reading)
    first = reading.century if reading.century is not None else century and century.first
    means = meanings(refused, reading.date_order, reading.accept, first)
    of = dict(means.of)
    of.update({value: Meaning(accepted=True) for some in asked for value in some if NOT_KNOWN.fullmatch(value)})
    if columns[-1].name == "end":
        going_on = [value for value in asked[-1] if _goes_on(value)]
        of.update({value: Meaning("..", reading.accept, _write_open(value)) for value in going_on})
    known = [Side(column.name, _accepted(column, of), (column.name,)) for column in columns]
    timed = [bool(of) or bool((dates.flags & Flag.TIME).any()) for dates, _ in firsts]
    sides = completed(known, timed, cells, lines, reading, names or {})
    if any(side.midnights for side in sides):
        of = {value: replace(meaning, edtf=without_midnight(meaning.edtf)) for value, meaning in of.items()}
    texts = intervals(sides, cells, reading.blank_end)
    if len(sides) == 1 and texts is known[0].texts and not of:
        whole, (dates, wrong) = columns[0], firsts[0]
    else:
        whole = _column("date", texts)
        dates, wrong = read_edtf(whole.values, explain=False)
    used = tuple(dict.fromkeys(name for side in sides for name in side.used))
    lost = any(meaning.accepted for meaning in of.values()) or any(side.lost for side in sides)
    how = (
        _how(used, columns, means, reading, lines),
        centuries.said_of(first, century) if first is not None else "",
        said_of_midnight(sides, reading),
    )
    return Dated(
        texts=texts,
        dates=_spread(dates, whole.codes),
        faults=_faults(columns, whole, wrong, of, first),
        suggestions=_suggestions(columns, of, lines),
        order=means.order,
        used=used,
        facts=((message("dates"), in_a_row(list(filter(None, how)), "; ")),),
        notes=(
            *notes,
            *dict.fromkeys(note for side in sides for note in side.notes),
            *_said(of, reading),
            *means.notes,
            *_endless(cells, texts, lines, reading.blank_end),
        ),
        typed=cells["date"] if lost and "date" in cells else None,
        offers=_offers(sides, means, reading),
    )


def _write_open(value: str) -> str:
    return message('"{value}" is not EDTF: write .. as the end of what is still going on', value=value)


def _century(
    refused: Sequence[str], cells: pd.Series, beside: Mapping[str, pd.Series], reading: Reading
) -> Century | None:
    """The century that a further column proves, where nobody says one and some text may need it."""
    if not refused or reading.century is not None:
        return None
    return centuries.proved(cells, refused, beside, reading.date_order)


def _offers(sides: Sequence[Side], means: Meanings, reading: Reading) -> tuple[Offer, ...]:
    supposed = {text: means.of[text] for text in means.supposed}
    found = centuries.offers(supposed, means.century) if supposed else ()
    if reading.midnight or not any(side.midnights for side in sides):
        return found
    return (*found, Offer("midnight", "time", message("Read 00:00 as a time of day")))


def _goes_on(end: str) -> bool:
    """Whether an end says, in whatever language, that it has not come."""
    if end.lower() in _GOING_ON:
        return True
    return bool(len(end) <= _LONGEST_WORDS and _WORDS_ALONE.fullmatch(end)) and suggest(f"2000 - {end}") == "2000/.."


def _column(name: str, cells: pd.Series) -> _Column:
    """Distinct values, unless the column hardly repeats itself: then finding that out costs more than it saves."""
    if cells.iloc[:_SAMPLE].nunique() * 2 > min(len(cells), _SAMPLE):
        return _Column(name, np.arange(len(cells)), ArrowCells(arrow(cells)))
    codes, values = pd.factorize(cells)
    return _Column(name, codes, values.tolist())


def _refused(column: _Column, wrong: Mapping[int, str]) -> list[str]:
    """The values that are no EDTF; an open end in a column of its own is."""
    return [column.values[code] for code in wrong if column.name == "date" or column.values[code] != ".."]


def _accepted(column: _Column, of: Mapping[str, Meaning]) -> pd.Series:
    none = Meaning()
    if not of:
        return column.of(column.values)
    found = ((value, of.get(value, none)) for value in column.values)
    return column.of([meaning.edtf if meaning.accepted else value for value, meaning in found])


def _spread(dates: Dates, codes: Int64) -> Dates:
    if len(codes) == len(dates.flags) and (codes == np.arange(len(codes))).all():
        return dates
    columns: dict[str, Any] = {part.name: getattr(dates, part.name) for part in fields(dates)}
    return replace(dates, **{name: column[codes] for name, column in columns.items() if column is not None})


def _faults(
    columns: Sequence[_Column],
    whole: _Column,
    wrong: Mapping[int, str],
    of: Mapping[str, Meaning],
    century: int | None,
) -> dict[int, Fault]:
    """One for each row whose date is refused, under the column whose cell cannot be read. `century` is the first of the
    hundred years in which years of two digits were read."""
    if not wrong:
        return {}
    values = [value for value, meaning in of.items() if not meaning.accepted]
    reasons = {value: of[value].reason for value in values if of[value].reason}
    unexplained = [value for value in values if value not in reasons]
    reasons |= {unexplained[at]: reason for at, reason in read_edtf(unexplained)[1].items()}
    values_of = [list(column.values) for column in columns]
    is_wrong = np.zeros(len(whole.values), bool)
    is_wrong[list(wrong)] = True
    found: dict[int, Fault] = {}
    for row in np.flatnonzero(is_wrong[whole.codes]).tolist():
        cells = [
            (column.name, of_column[column.codes[row]]) for column, of_column in zip(columns, values_of, strict=True)
        ]
        bad = [(name, value) for name, value in cells if value in reasons]
        if bad:
            name, value = bad[0]
            said = in_a_row([reasons[value] for _, value in bad], "; ")
            found[row] = Fault(name, value, said, of[value].edtf)
        else:  # each cell can be read, but not the two together
            text = whole.values[whole.codes[row]]
            said = read_edtf([text])[1][0]
            if century is not None and any(centuries.short(value) for _, value in cells if value in of):
                said = message(
                    "{reason}. Years of two digits were read as {first} to {last}: write these with four",
                    reason=said,
                    first=str(century),
                    last=str(century + 99),
                )
            found[row] = Fault("/".join(name for name, value in cells if value), text, said)
    return found


def _suggestions(columns: Sequence[_Column], of: Mapping[str, Meaning], lines: Int64) -> tuple[Suggestion, ...]:
    found: list[Suggestion] = []
    for column in columns if of else ():
        codes = [code for code, value in enumerate(column.values) if value in of and of[value].edtf]
        chosen = np.zeros(len(column.values), bool)
        chosen[codes] = True
        at: dict[str, list[int]] = {}
        for row in np.flatnonzero(chosen[column.codes]).tolist():
            at.setdefault(column.values[column.codes[row]], []).append(int(lines[row]))
        found += [
            Suggestion(column.name, value, of[value].edtf, of[value].accepted, tuple(where))
            for value, where in at.items()
        ]
    return tuple(found)


def _how(used: Sequence[str], columns: Sequence[_Column], means: Meanings, reading: Reading, lines: Int64) -> str:
    names = listed([message(name) for name in used], len(used))
    where = messages(len(used), "from the column {names}", "from the columns {names}", names=names)
    if reading.date_order and means.order:
        return message("{where}, {order}, as you said", where=where, order=_WORDS[means.order])
    if len(means.proof) == 1:
        proof = _at(means.proof[0], columns, lines)
        return message(
            "{where}, {order}, because {proof} proves it", where=where, order=_WORDS[means.order], proof=proof
        )
    if means.proof:
        both = listed([_at(text, columns, lines) for text in means.proof])
        return message("{where}; day and month change places in it: {both}", where=where, both=both)
    return where


def _at(text: str, columns: Sequence[_Column], lines: Int64) -> str:
    """A value and the line it first stands on."""
    first = min(
        int(lines[column.codes == code][0])
        for column in columns
        for code, value in enumerate(column.values)
        if value == text
    )
    return message("{text} on line {line}", text=quoted(text), line=str(first))


def _said(of: Mapping[str, Meaning], reading: Reading) -> list[str]:
    accepted = {value: meaning.edtf for value, meaning in of.items() if meaning.accepted}
    read = [message("{value} as {edtf}", value=quoted(value), edtf=edtf) for value, edtf in accepted.items() if edtf]
    unknown = [quoted(value) for value, edtf in accepted.items() if not edtf]
    both = {"dates": counted(len(read), "date"), "read": listed(read)}
    notes = []
    if read and reading.accept:
        said = message("{dates} in other words than ours, read as suggested, since that was asked for: {read}.", **both)
        notes.append(said)
    elif read:
        said = message("{dates} in other words than ours, read as the one thing they can mean: {read}.", **both)
        notes.append(said)
    return notes + (
        [message("{names} where a date belongs is read as a date that is not known.", names=listed(unknown))]
        if unknown
        else []
    )


def _endless(cells: Mapping[str, pd.Series], texts: pd.Series, lines: Int64, meant: BlankEnd) -> list[str]:
    """What rows without an end are taken for, where others have one."""
    if not {"start", "end"} <= cells.keys():
        return []
    blank = (cells["end"] == "") & (cells["start"] != "")
    without = (blank if meant else blank & ~texts.str.contains("/")).to_numpy(bool)
    if not without.any() or (cells["end"] == "").all():
        return []
    rows = message(
        "{rows} with a start and a blank end ({lines})",
        rows=counted(int(without.sum()), "row"),
        lines=at_lines(lines[without]),
    )
    if meant:
        return [message("{rows}: {meant}, as you said.", rows=rows, meant=_MEANT[meant])]
    return [
        message(
            "{rows}: {meant}; say for all of them if they are still going on, or their end is not known.",
            rows=rows,
            meant=_MEANT["day"],
        )
    ]


def _of_parts(cells: Mapping[str, pd.Series], lines: Int64, reading: Reading, names: Mapping[str, str]) -> Dated:
    """Dates of years, months and days in columns of their own, and perhaps an end of such columns."""
    blank = [""] * len(lines)
    sides, noted = dict(cells), 0
    for side, before in (("start", ""), ("end", "end ")):
        parts = [cells[f"{before}{part}"].tolist() if f"{before}{part}" in cells else blank for part in PARTS]
        if before and not any(f"{before}{part}" in cells for part in PARTS):
            continue
        sides[side] = pd.Series(joined(*parts), dtype="str")
        noted += sum(1 for column in parts for cell in column if cell and unknown(cell))
    sides = {name: column for name, column in sides.items() if name not in ("date", *_PARTS)}
    as_asked = replace(AS_FOUND, midnight=reading.midnight, first_days=reading.first_days)
    whole = dated(sides, lines, as_asked, names)
    used = [name for name in _PARTS if name in cells]
    faults = {row: replace(fault, column=used[0]) for row, fault in whole.faults.items()}
    notes = (
        [message("{parts} of dates read as not known, such as -999 or 0.", parts=counted(noted, "part"))]
        if noted
        else []
    )
    used += [name for name in whole.used if name not in ("start", "end")]
    facts = (
        (
            message("dates"),
            message(
                "from the columns {names}; a part that is not known is left out",
                names=listed([message(name) for name in used], len(used)),
            ),
        ),
    )
    suggestions = tuple(replace(each, column=used[0]) for each in whole.suggestions)
    return replace(
        whole, faults=faults, suggestions=suggestions, facts=facts, notes=(*whole.notes, *notes), used=tuple(used)
    )
