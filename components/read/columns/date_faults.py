"""Dates that cannot be read: the reason, and what may be meant instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from components.dates import Meaning, read_edtf
from components.language import message
from components.model import Suggestion
from components.read.columns import centuries
from components.read.columns.date_column import DateColumn
from components.read.wording import in_a_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import Int64


_TOTAL = re.compile(
    r"(?:(?:grand|sub)[ -]?)?total(?:s|e|en|es|en)?(?: \w+)?:?|sums?:?|(?:gesamt)?summe:?"
    r"|(?:ins)?gesamt:?|somme:?|suma:?|somma:?|razem:?|итого:?|всего:?|المجموع|الإجمالي|합계|총계|合計|总计|合计|總計",
    re.IGNORECASE,
)
_PART = r"(?:d{1,2}|t{1,2}|j{1,2}|m{1,4}|y{2,4}|j{4}|a{4})"
_FORM = re.compile(  # dd/mm/yyyy, TT.MM.JJJJ, (jj/mm/aaaa), YYYY-MM-DD hh:mm
    rf"[(\[]?{_PART}(?:[./ -]{_PART}){{1,2}}(?:[ T]h{{1,2}}:m{{1,2}}(?::s{{1,2}})?)?[)\]]?", re.IGNORECASE
)


@dataclass(frozen=True)
class Fault:
    """The fault of a row without a readable date: column, value, reason, and suggested correction."""

    column: str
    value: str
    reason: str
    suggestion: str = ""


def faults_of(
    columns: Sequence[DateColumn],
    dates: DateColumn,
    wrong: Mapping[int, str],
    meaning_of: Mapping[str, Meaning],
    century: int | None,
) -> dict[int, Fault]:
    """The fault of each row whose date is refused, by row. It names the first column whose cell cannot be read, or all
    columns (`start/end`) if only the cells together make no date. `dates` is the column that `columns` were combined
    to, and `wrong` has its refused values by code. `century` is the first of the hundred years in which two-digit
    years were read."""
    if not wrong:
        return {}
    values = [value for value, meaning in meaning_of.items() if not meaning.accepted]
    reasons = {value: meaning_of[value].reason for value in values if meaning_of[value].reason}
    reasons |= {value: why for value in values if value not in reasons and (why := _no_event_reason(value))}
    unexplained = [value for value in values if value not in reasons]
    reasons |= {unexplained[index]: reason for index, reason in read_edtf(unexplained)[1].items()}
    values_of = [list(column.values) for column in columns]
    is_wrong = np.zeros(len(dates.values), bool)
    is_wrong[list(wrong)] = True
    faults: dict[int, Fault] = {}
    for row in np.flatnonzero(is_wrong[dates.codes]).tolist():
        cells = [
            (column.name, of_column[column.codes[row]]) for column, of_column in zip(columns, values_of, strict=True)
        ]
        bad = [(name, value) for name, value in cells if value in reasons]
        if bad:
            name, value = bad[0]
            why = in_a_row([reasons[value] for _, value in bad], "; ")
            faults[row] = Fault(name, value, why, meaning_of[value].edtf)
        else:  # each cell can be read, but not the cells together
            text = dates.values[dates.codes[row]]
            why = read_edtf([text])[1][0]
            if century is not None and any(
                centuries.has_short_year(value) for _, value in cells if value in meaning_of
            ):
                why = message(
                    "{reason}. Years of two digits were read as {first} to {last}: write these with four",
                    reason=why,
                    first=str(century),
                    last=str(century + 99),
                )
            faults[row] = Fault("/".join(name for name, value in cells if value), text, why)
    return faults


def _no_event_reason(value: str) -> str:
    """The reason for a text that belongs to the table and not to an event, such as a total or a repeated header; "" for
    any other."""
    if _TOTAL.fullmatch(value):
        return message(
            '"{value}" is no date: this row seems to add up the others; take it out, if it is no event', value=value
        )
    if _FORM.fullmatch(value):
        return message(
            '"{value}" says how dates are written: this row seems to describe the columns; take it out, if it is no '
            "event",
            value=value,
        )
    return ""


def suggestions_of(
    columns: Sequence[DateColumn], meaning_of: Mapping[str, Meaning], lines: Int64
) -> tuple[Suggestion, ...]:
    """The suggestions for texts that are not EDTF: the EDTF that each may mean, whether it was read so, and its lines.
    Texts without a meaning have none."""
    found: list[Suggestion] = []
    for column in columns if meaning_of else ():
        codes = [code for code, value in enumerate(column.values) if value in meaning_of and meaning_of[value].edtf]
        chosen = np.zeros(len(column.values), bool)
        chosen[codes] = True
        lines_of: dict[str, list[int]] = {}
        for row in np.flatnonzero(chosen[column.codes]).tolist():
            lines_of.setdefault(column.values[column.codes[row]], []).append(int(lines[row]))
        found += [
            Suggestion(column.name, value, meaning_of[value].edtf, meaning_of[value].accepted, tuple(lines_found))
            for value, lines_found in lines_of.items()
        ]
    return tuple(found)
