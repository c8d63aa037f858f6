"""Moments as machines write them (seconds since 1970, clock times after a slashed day, zones in another column) → EDTF.
An unreadable text is returned as typed, so that it is refused with its reason like any other date."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from components.read.columns.clock import offset_text
from components.read.known.stamps import day_with_time, edtf_of_slashed, stamp

if TYPE_CHECKING:
    from components.model import DateOrder

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROS = 1_000_000
_NUMBER = re.compile(r"(-?)(\d{1,18})(?:\.(\d{1,12}))?", re.A)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?|Z|UTC|GMT", re.I | re.A)
_ZONED = re.compile(r"(?:Z|[+-]\d{2}(?::\d{2})?)$", re.A)
_CLOCKED = re.compile(
    r"(\d{1,4}[/.-](?:\d{1,2}|[A-Za-z]{3})[/.-]\d{2,4})[, T]+([\d:.]+ ?(?:[AaPp]\.?[Mm]\.?)?)"
    r"(?: ?(Z|[A-Z]{3,4}|(?:UTC|GMT)?[+-][\d:]+))?",
    re.A,
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.A)
_MONTH_NAMED = re.compile(r"(\d{1,2})[/.-]([A-Za-z]{3})[/.-](\d{4}|\d{2})", re.A)


def edtf_of_epoch(text: str, per_second: int = 1) -> str:
    """A number of seconds since 1970, or of fractions of a second (`per_second`), as EDTF in UTC, to the microsecond:
    `1437764461000000` at 10⁶ a second → `2015-07-24T19:01:01Z`. A fraction is kept unless it is zero; a text that is no
    such number is unchanged."""
    micros = micros_of(text, per_second)
    return text if micros is None else from_micros(micros) or text


def micros_of(text: str, per_second: int = 1) -> int | None:
    """Microseconds from a number of seconds, or of fractions of one; None if it is no number."""
    number = _NUMBER.fullmatch(text)
    if number is None:
        return None
    integer, decimals = int(number[2]), f"{number[3] or '':0<12}"
    micros = integer * _MICROS // per_second + int(decimals) * _MICROS // per_second // 10**12
    return -micros if number[1] else micros


def from_micros(micros: int) -> str:
    """Microseconds since 1970 as EDTF in UTC, "" outside the years 1 to 9999."""
    try:
        moment = _EPOCH + timedelta(microseconds=micros)
    except OverflowError:
        return ""
    return moment.replace(tzinfo=None).isoformat() + "Z"


def with_zone(text: str, zone: str) -> str:
    """A time (EDTF) with the zone in another column, `+01:00`, `UTC` or `Europe/Paris`, unless it has its own. An
    ambiguous time, when summer ends, becomes a set of two moments. An unknown zone, or a time skipped in its zone,
    gives both texts as typed."""
    if not zone or "T" not in text or _ZONED.search(text.partition("T")[2]):
        return text
    offset = _OFFSET.fullmatch(zone)
    if offset:
        return text + (f"{offset[1]}{offset[2]:0>2}:{offset[3] or '00'}" if offset[1] else "Z")
    return _local(text, zone) or f"{text} {zone}"


def _local(text: str, zone: str) -> str:
    """A time without an offset in a named zone, "" if there is no such zone or time."""
    found = _zone(zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if found is None:
        return ""
    candidates = [moment.replace(tzinfo=found, fold=fold) for fold in (0, 1)]
    written = list(dict.fromkeys(text + _offset_of(candidate) for candidate in candidates))
    if len(written) == 1:
        return written[0]
    gap = candidates[0].astimezone(UTC).astimezone(found).replace(tzinfo=None) != moment
    return "" if gap else f"[{written[0]},{written[1]}]"


def _offset_of(moment: datetime) -> str:
    """The offset of a moment from UTC, rounded to minutes."""
    return offset_text(round((moment.utcoffset() or timedelta()).total_seconds() / 60))


@lru_cache(64)
def _zone(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r".+/.+|[A-Z]{3}\d[A-Z]{3}", name, re.A):  # EST alone is in America as well as in Australia
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):  # it is looked up as a file: “Europe” is a folder, a long name none at all
        return None


def edtf_of_clocked(text: str, order: DateOrder) -> str:
    """The EDTF of a day and a time of day in one cell: `10/28/2014 3:04:05 PM GMT+2`, `14/Jul/25 3:42 PM`, with slashes
    or dots. Two-digit years after a month's name are 2000 to 2099; other forms are read by `stamps.edtf_of_slashed`."""
    match = _CLOCKED.fullmatch(text)
    if match is None:
        return _day(text, order)
    moment = day_with_time(_day(match[1], order), match[2].strip())
    return with_zone(moment, match[3] or "") if re.match(r"-?\d{4}-\d\d-\d\dT", moment) else stamp(text)


def _day(text: str, order: DateOrder) -> str:
    if named := _MONTH_NAMED.fullmatch(text):
        year = named[3] if len(named[3]) == 4 else f"20{named[3]}"
        return stamp(f"{named[1]} {named[2].title()} {year}")
    if first := _YEAR_FIRST.fullmatch(text):
        return f"{first[1]}-{first[2]:0>2}-{first[3]:0>2}"
    return edtf_of_slashed(text, order)
