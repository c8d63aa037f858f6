"""Parts and forms of dates in other programs (year, month and day apart, clock times, slashes) → EDTF. An unreadable
text is returned as typed, so that it is refused with its reason like any other date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from components.dates import suggest
from components.dates.day_order import numbers_in, proofs, proved_order
from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.model import DateOrder
    from components.read.known.layout import Column, Sheet

_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([ap])?\.?m?\.?|(\d{2})(\d{2})|(\d{1,2})\s*([ap])\.?m\.?", re.I | re.A
)
_SLASHES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.A)
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?", re.I | re.A
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.A)


def edtf_year(text: str) -> str:
    """`14` → `0014`, `-44` → `-0044`, `-13798000000` → `Y-13798000000`; blank if it is not a whole number."""
    number = re.fullmatch(r"([+-]?)0*(\d{1,15})(?:\.0+)?", text, re.A)
    if number is None:
        return ""
    sign = "-" if number[1] == "-" and number[2] != "0" else ""
    return f"Y{sign}{number[2]}" if len(number[2]) > 4 else f"{sign}{number[2]:0>4}"


def from_parts(year: str, month: str = "", day: str = "") -> str:
    """The EDTF of the given parts, blank ones lowering the precision: 2014, 2014-02, 2014-02-03; "" if all are blank.
    The parts as typed, with blanks in between, if one is no number, a day has no month, or a year of more than four
    digits has a month."""
    if not (year or month or day):
        return ""
    first = edtf_year(year)
    month_and_day = [_two(part) for part in (month, day) if part]
    gap = (day and not month) or "" in month_and_day or not first or (month_and_day and first.startswith("Y"))
    return " ".join(filter(None, (year, month, day))) if gap else "-".join((first, *month_and_day))


def _two(part: str) -> str:
    number = re.fullmatch(r"0*(\d{1,2})(?:\.0+)?", part, re.A)
    return f"{number[1]:0>2}" if number else ""


def clock(text: str) -> str | None:
    """`14:30`, `1430`, `2:30 PM`, `2pm` → `14:30`, with seconds if given; None if it is no time of day."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1] or match[6] or match[8]), match[2] or match[7] or "00"
    half = (match[5] or match[9] or "").lower()
    if hour > 23 or minute > "59" or (match[3] or "00") > "59" or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{minute}" + (f":{match[3]}{match[4] or ''}" if match[3] else "")


def day_with_time(day: str, time: str) -> str:
    """A day with its time; one of them if the other is blank; both as typed if the time is none or the day is not a
    whole day."""
    if not time or not day:
        return day or time
    read = clock(time)
    return f"{day}T{read}" if read and re.fullmatch(r"-?\d{4}-\d{2}-\d{2}", day) else f"{day} {time}"


def interval(start: str, end: str) -> str:
    """The interval from start to end; one date if there is no end or it is the start."""
    return f"{start}/{end}" if end and end != start else start


def stamp(text: str) -> str:
    """The EDTF of a timestamp, `2014-10-28 14:30:00.000`, `28 October 2014`; any other text as typed."""
    if _DAY.fullmatch(text):
        return text
    if match := _STAMP.fullmatch(text):
        zone = (match[3] or "").upper().replace("UTC", "Z")
        zone = f"{zone[:3]}:{zone[-2:]}" if len(zone) == 5 else zone
        return f"{match[1]}T{match[2].replace(',', '.')}{zone}"
    return (suggest(text) or text) if text and not _SLASHES.fullmatch(text) else text


def between(first: str, last: str) -> str:
    """The set of the days from first to last; the day itself if they are the same or one is blank."""
    return f"[{first}..{last}]" if first and last and first != last else first or last


def shift_day(day: str, days: int) -> str:
    """The day so many days later, "" if the text is no day, or the result lies outside of the years 1 to 9999."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def order_of(texts: Iterable[str], given: DateOrder, usual: DateOrder) -> tuple[DateOrder, str]:
    """The order in which a column writes `01/02/2014`, and the reason; ("", reason) if its cells contradict each other.
    `given` is stated by a person, `usual` taken if the cells prove nothing."""
    if given:
        return given, message("as asked")
    numbers = numbers_in(dict.fromkeys(m[0] for text in texts if (m := _SLASHES.match(text.strip()))))
    proof = proofs(numbers)
    if len(proof) > 1:
        return "", message("“{one}” and “{other}” contradict each other", one=proof[0], other=proof[1])
    if proof:
        return proved_order(numbers[proof[0]]), message("because “{value}” proves it", value=proof[0])
    return usual, message("as is usual there; nothing in the column speaks against it") if numbers and usual else ""


def spans(sheet: Sheet, start: str, end: str, usual: DateOrder = "") -> tuple[Column, list[str]]:
    """The dates of two columns, in the order of day and month that they prove together, and the note on it."""
    order, why = order_of((*sheet[start], *sheet[end]), sheet.order, usual)
    dates = sheet.map_cells(
        lambda first, last: interval(edtf_of_slashed(first, order), edtf_of_slashed(last, order)), start, end
    )
    return dates, order_note(order, why)


def order_note(order: DateOrder, why: str) -> list[str]:
    """The note on a column's order, none if there is no reason to mention it."""
    if not why:
        return []
    if not order:
        return [message("Dates such as 01/02/2014 are not read: {why}.", why=why)]
    if order == "dmy":
        return [message("Dates such as 01/02/2014 are read day first, {why}.", why=why)]
    return [message("Dates such as 01/02/2014 are read month first, {why}.", why=why)]


def edtf_of_slashed(text: str, order: DateOrder) -> str:
    """`05/30/2020` in its column's order → `2020-05-30`. Without an order, or with a year of two digits, the text as
    typed; other forms are read by `stamp`."""
    match = _SLASHES.fullmatch(text)
    if match is None:
        return stamp(text)
    if order not in ("mdy", "dmy") or len(match[4]) == 2:
        return text
    month, day = (match[1], match[3]) if order == "mdy" else (match[3], match[1])
    return f"{match[4]}-{month:0>2}-{day:0>2}" if 1 <= int(month) <= 12 else text
