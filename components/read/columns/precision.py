"""Columns that say how precisely the date beside them is known → dates that are no more precise than that.

Sources of the codes: Wikibase's data model (time precision 0 to 14, https://www.mediawiki.org/wiki/Wikibase/DataModel);
ACLED's codebook (time_precision: 1 the day, 2 a week or weekend, 3 a month); UCDP's GED codebook (date_prec: 1 the day,
2 within 2 to 6 days, 3 the week, 4 within 8 to 30 days or the month, 5 at most a year); UCDP/PRIO's Armed Conflict
Dataset codebook (start_prec, start_prec2, ep_end_prec: 1 the day, 2 the day assigned and 3 missing, 4 day and month
assigned and 5 missing, 6 the year assigned, too: in its version 22.1, days with 3 are a month's last, those with 5 and
6 are 31 December).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from components.language import message
from components.read.columns.cells import column
from components.read.wording import at_lines, counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from components.model import Int64

_UNITS = ("millennium", "century", "decade", "year", "month", "day", "hour", "minute", "second")
_WIKIDATA = {
    **{str(code): f"1e{9 - code}" for code in range(6)},
    **dict(zip(map(str, range(6, 15)), _UNITS, strict=True)),
}
_ACLED = {"1": "day", "2": "week", "3": "month"}
_UCDP = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}
_PRIO = {"1": "day", "2": "month", "3": "month", "4": "year", "5": "year", "6": "about a year"}
_NONE = frozenset(("", "-9", "-99", "-999", "na", "n/a", "nan", "none", "null", ".", "?"))  # no code at all
_WORDS = {
    **{unit: unit for unit in (*_UNITS, "half", "quarter", "week")},
    **{"y": "year", "yyyy": "year", "yearly": "year", "annual": "year", "year only": "year", "m": "month"},
    **{"yyyy-mm": "month", "month only": "month", "month and year": "month", "monthly": "month", "d": "day"},
    **{"date": "day", "exact": "day", "full": "day", "full date": "day", "yyyy-mm-dd": "day", "exact date": "day"},
    **{"centuries": "century", "decades": "decade", "years": "year", "months": "month", "days": "day", "daily": "day"},
    **{"time": "second", "hours": "hour", "minutes": "minute", "seconds": "second", "half-year": "half"},
}
_MARKS = {
    **dict.fromkeys(
        ("circa", "ca", "ca.", "c", "c.", "approx", "approx.", "approximate", "approximately", "about"), "~"
    ),
    **dict.fromkeys(("estimated", "estimate", "est", "est.", "~"), "~"),
    **dict.fromkeys(("uncertain", "doubtful", "probable", "probably", "possible", "possibly", "presumed", "?"), "?"),
}  # words for how well a date is known, as the qualifiers of EDTF
_YES = dict.fromkeys(("yes", "y", "true", "t", "1", "x", "ja", "oui", "sí", "si", "sim"), True)
_NO = dict.fromkeys(("no", "n", "false", "f", "0", "nein", "non", "não", "-"), False)
_ABOUT = re.compile(r"circa|(?:^|\W|_)ca\b|approx|estimat")
_SIZES = {"decade": 1, "century": 2, "millennium": 3} | {f"1e{size}": size for size in range(4, 10)}
_PARTS = {"half": (6, 40), "quarter": (3, 33)}  # months, and EDTF's number of the first
_CLOCK = {"hour": 1, "minute": 2, "second": 3}
_LONG = 10_000  # from here on EDTF writes a year with a Y
_DATE = re.compile(
    r"\+?(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d(?::\d\d)?)?)?", re.A
)
_WHOLE = re.compile(r"-?[\dX]{4}(?:-[\dX]{2}){0,2}|Y-?\d+", re.A)  # a date without a qualifier
_REACH = timedelta(days=6)  # a week reaches so far before and after any of its days


def code_scheme(values: Sequence[str], name: str) -> tuple[Mapping[str, str], str]:
    """The meaning of each code of a column, and the name of the scheme; ({}, "") if it is unknown. `name` is the file's
    name for the column: it alone tells apart schemes with codes 1 to 6."""
    codes = set(map(_code, values)) - _NONE
    words = set(map(_code, values)) & (_WORDS.keys() | _MARKS.keys())
    if (words & codes or (words and not codes)) and len(codes - words) <= len(words):
        return _WORDS | _MARKS, message("its words")
    if _ABOUT.search(name.lower()) and codes <= _YES.keys() | _NO.keys():
        return {code: "~" if _YES.get(code) else "" for code in codes}, message("its yes and no")
    squeezed = re.sub(r"[\W_]", "", name.lower())
    schemes: tuple[tuple[bool, Mapping[str, str], str], ...] = (
        ("timeprec" in squeezed, _ACLED, message("ACLED's codes")),
        (re.search("start|end", squeezed) is not None, _PRIO, message("UCDP/PRIO's codes")),
        ("dateprec" in squeezed, _UCDP, message("UCDP's codes")),
        (any(code.isdigit() and int(code) > 5 for code in codes), _WIKIDATA, message("Wikidata's codes")),
    )
    for applies, meaning, scheme in schemes:
        if applies and codes and codes <= meaning.keys():
            return meaning, scheme
    return {}, ""


def _code(cell: str) -> str:
    return cell.strip().lower().removesuffix(".0")


def within_a_day(text: str, code: str) -> str:
    """The date of a UCDP georeferenced event, as precise as its `date_prec` says; unchanged for any other code."""
    unit = _UCDP.get(_code(code), "")
    return _truncate(text, unit) if unit else text


def limit_precision(
    texts: pd.Series, codes: pd.Series, name: str, lines: Int64
) -> tuple[pd.Series, NDArray[np.bool_], NDArray[np.bool_], list[str]]:
    """The n dates in EDTF, no more precise than the codes beside them say, and with the qualifiers that these mean
    (circa: ~); which rows have a known code, which dates changed (bool), and notes. `name` is the file's name for the
    column of codes."""
    where, distinct = pd.factorize(codes)
    units, whose = code_scheme(distinct.tolist(), name)
    if not units:
        nothing = np.zeros(len(texts), bool)
        return texts, nothing, nothing, _unknown_scheme_notes(distinct.tolist(), name)
    unit_of = [units.get(_code(value), "") for value in distinct]
    known = np.array([bool(unit) for unit in unit_of], bool)[where]
    text_codes, values = pd.factorize(texts)
    pairs, firsts = pd.factorize(text_codes * len(distinct) + where)
    made = []
    for at, code in zip(*map(np.ndarray.tolist, np.divmod(firsts, len(distinct))), strict=True):
        text, unit = values[at], unit_of[code]
        made.append((_qualify if unit in _MARKS.values() else _truncate)(text, unit) if unit else text)
    precise = column(made).take(pairs).reset_index(drop=True)
    changed = known & (precise != texts).to_numpy(bool)
    strange = [value for value in distinct.tolist() if _code(value) not in (*_NONE, *units)]
    notes = []
    if strange:
        notes.append(
            message(
                "The column {name} also says {names}, which is none of the words for how precisely a date is known: "
                "these dates are drawn as they are written.",
                name=quoted(name),
                names=listed([quoted(value) for value in strange]),
            )
        )
    if not changed.any():
        return texts, known, changed, notes
    note = message(
        "{dates} made as precise as the column {name} says, by {whose} ({lines}).",
        dates=counted(int(changed.sum()), "date"),
        name=quoted(name),
        whose=whose,
        lines=at_lines(lines[changed]),
    )
    return precise, known, changed, [note, *notes]


def _unknown_scheme_notes(codes: Sequence[str], name: str) -> list[str]:
    """A note on a column whose codes are of no known scheme; [] if all of them are blank."""
    examples = listed([quoted(code) for code in codes if _code(code) not in _NONE])
    if not examples:
        return []
    return [
        message(
            "The column {name} may say how precisely dates are known, but its codes ({said}) are none that are known "
            "here: it is kept, and not used.",
            name=quoted(name),
            said=examples,
        )
    ]


def _qualify(text: str, mark: str) -> str:
    """A single date without a qualifier, with this one; any other text as it is."""
    return text + mark if _WHOLE.fullmatch(text) else text


def _truncate(text: str, unit: str) -> str:
    """A date given to the day or finer, truncated to `unit`, for a week as a set of days; any other text as it is."""
    parts = _DATE.fullmatch(text)
    if parts is None:
        return text
    year, month, day = int(parts[1]), parts[2], parts[3]
    if abs(year) >= _LONG or unit in _SIZES:
        return _period_of_year(year, unit) if abs(year) >= _LONG or _SIZES[unit] < len("2014") else text
    digits = f"{'-' if year < 0 else ''}{abs(year):04}"
    if unit in ("year", "about a year") or month == "00":
        return digits + "~" * (unit == "about a year")
    if unit in _PARTS:
        length, first = _PARTS[unit]
        return f"{digits}-{first + (int(month) - 1) // length}"
    day_text = f"{digits}-{month}-{day}"
    if unit == "month" or day == "00":
        return day_text[:-3]
    return _week_around(day_text) if unit == "week" else _truncated_time(day_text, unit, text, parts)


def _truncated_time(day: str, unit: str, text: str, parts: re.Match[str]) -> str:
    """The day with its time truncated to `unit`; whole seconds keep their fractions."""
    clock = ":".join(part for part in parts.groups()[3 : 3 + _CLOCK.get(unit, 0)] if part)
    if clock and unit == "second":
        return text
    return f"{day}T{clock}{parts[7] or ''}" if clock else day


def _period_of_year(year: int, unit: str) -> str:
    """A year as the period that `unit` stands for. A decade is 1990 to 1999; the 17th century ends with 1700, and so do
    millennia; for years before 1, the century -00XX is the first, 100 to 1 BC."""
    digits = len(str(abs(year)))
    if abs(year) >= _LONG or unit not in _SIZES:
        significant = digits - _SIZES.get(unit, 0)
        return f"Y{year}S{significant}" if 0 < significant < digits and abs(year) >= _LONG else f"Y{year}"
    unknown_digits = _SIZES[unit]
    prefix = (-year if year <= 0 else year - (unit != "decade")) // 10**unknown_digits
    return f"{'-' if year <= 0 else ''}{prefix:0{4 - unknown_digits}}{'X' * unknown_digits}"


def _week_around(day: str) -> str:
    """The days from six before to six after, as a set in EDTF; the day as it is if it is no date."""
    try:
        middle = date.fromisoformat(day)
        return f"[{middle - _REACH}..{middle + _REACH}]"
    except (ValueError, OverflowError):
        return day
