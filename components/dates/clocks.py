"""The time of day in a text, at any place: "28 oct 2014, 4:12 pm", "tue oct 28 16:12:01 +0100 2014"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from components.dates.answers import Answer
from components.language import message

_OFFSETS = {  # hours; RFC 5322, section 4.3, defines the American ones, and usage in Europe and Asia the others
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
    **{"wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9},
    **{"bst": 1, "hst": -10, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13},
}
_NAMES = "|".join(sorted(_OFFSETS, key=len, reverse=True))
_ZONE = rf"(?:(?:utc|gmt)?[+-]\d{{1,2}}(?::?\d\d)?|z|utc|gmt|{_NAMES})(?![a-z\d:])"
CLOCK = re.compile(
    r"(?:^|(?<=\d)t|(?<=\d{4}):|[ ,]+)(?:at )?"
    r"(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::(?P<second>\d\d)(?P<fraction>[.,]\d+)?)?|(?= ?[ap]m\b)|h(?!\w))"
    rf"(?: ?(?P<half>[ap]m)\b)?(?: ?\(?(?P<zone>{_ZONE})\)?)?(?P<year> \d{{4}})?"
    rf"(?: ?(?P<late_zone>[+-]\d\d:?\d\d)(?!\d))?"
)
_COMPACT = re.compile(
    r"(?P<day>\d{8})[t ]?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:\.?(?P<fraction>(?<=\.)\d+))?"
    r"(?P<zone>z|[+-]\d\d:?\d\d)?"
)
_DOTTED = re.compile(r"(?<![\d.])\d\d\.\d\d\.\d\d(?=(?:\.\d+)? ?[ap]m\b)")  # as Oracle writes a clock
_DOTTED_BEHIND = re.compile(r"(\d{4}(?:-\d\d-\d\d)?,? \d{1,2})\.(\d\d)(?=$|[ ,]|[ap]m\b)")
_OF_FILES = re.compile(r"^(\d{4}-\d\d-\d\d)[-_ ](\d\d)([.-])(\d\d)\3(\d\d)(?![\d-])")  # in names of files, and DB2
_PLACE = re.compile(
    r"(?<= [+-]\d{4}) [A-Z]{2,5}$|(?<= [+-]\d\d:\d\d) [A-Z]{2,5}$|"  # "+0100 CET", as Go writes it
    r"(?:(?<=[+-]\d{4})|(?<=[+-]\d\d:\d\d)|(?<=Z|C|T)) ?\([A-Z][A-Za-z +:\d-]*\)$|"  # the offset's name
    r"(?:(?<=\d|Z)|(?<=[APap][Mm])) ?\[?(?P<place>[A-Z][A-Za-z_]+/[A-Za-z_/+-]+|UTC|GMT)\]?$"
)
_UNTIL = re.compile(r"-\d\d:\d\d")  # 10:00-12:00
_MAY_BE_ZONE = re.compile(r"(?:0\d|1[01]):(?:00|15|30|45)|12:00")
_DAY, _SUMMER = 24 * 60, 60  # minutes; what clocks are put forward by
_BEHIND = frozenset((150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 570, 600))  # UTC, from St. John's to Hawaii
_UNSURE_UNTIL = message("may be the time from one clock reading to the other, or one with its zone")
_UNSURE_ZONE = message("names its zone by letters, which several zones share")


def with_clock(text: str, read: Callable[[str], Answer | None]) -> Answer | None:
    """The answer of `read` to the text; if there is none, its answer to the text without the time of day, with that
    time added. None if there is neither, or no such time."""
    if found := read(text):
        return found
    text = _DOTTED.sub(lambda match: match[0].replace(".", ":", 2), text)
    text = _DOTTED_BEHIND.sub(r"\1:\2", _OF_FILES.sub(r"\1 \2:\4:\5", text))
    if match := _COMPACT.fullmatch(text):
        day = read(match["day"])
        day = replace(day, sure=True, why="") if day and not text.isdigit() else day
        return _day_at_time(day, match.groupdict(default="")) if day else None
    for match in CLOCK.finditer(text):
        given = match.groupdict(default="")
        without_time = text[: match.start()] + (given["year"] or " ") + text[match.end() :]
        day = read(" ".join(without_time.split()).strip(" ,"))
        if day and re.fullmatch(r"-?\d{4}-\d\d-\d\d", day.edtf):
            return _day_at_time(day, given)
    return None


def _day_at_time(day: Answer, given: dict[str, str]) -> Answer | None:
    """A day with the time of day of a match; None if there is no such time."""
    hour = int(given["hour"])
    half = given.get("half", "")
    hour = hour % 12 + (12 if half == "pm" else 0) if half and hour <= 12 else hour
    minute, second = given["minute"] or ("00" if hour == 24 else ""), given["second"]
    if hour > 24 or minute > "59" or second > "59" or (hour == 24 and (minute + second).strip("0")):
        return None
    clock = f"{hour:02}" + (f":{minute}" if minute else "")
    if second:
        clock += f":{second}" + (f".{given['fraction'].lstrip('.,')}" if given["fraction"] else "")
    zone = given["zone"] or given.get("late_zone", "")
    if zone in _OFFSETS:
        return replace(day, edtf=f"{day.edtf}T{clock}{_offset(_OFFSETS[zone], 0)}").unsure(_UNSURE_ZONE)
    written = _zone_text(zone)
    if written is None:
        return None
    if _UNTIL.fullmatch(zone) and not second and zone[1:] > clock:
        late = _zone_text(given.get("late_zone") or "") or ""  # one zone for both
        return replace(day, edtf=f"{day.edtf}T{clock}{late}/{day.edtf}T{zone[1:]}{late}").unsure(_UNSURE_UNTIL)
    return replace(day, edtf=f"{day.edtf}T{clock}{written}")


def _zone_text(zone: str) -> str | None:
    """A zone in EDTF: "+05:30", "Z"; None for an offset that no zone has."""
    zone = zone.removeprefix("utc").removeprefix("gmt") or ("z" if zone else "")
    if zone[:1] not in ("+", "-"):
        return zone.upper()
    digits = zone[1:].replace(":", "")
    digits = digits.zfill(2) + "00" if len(digits) <= 2 else digits.zfill(4)
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if digits[2:] > "59" or minutes > (14 if zone[0] == "+" else 12) * 60:
        return None
    return _offset(int(digits[:2]), int(digits[2:]), zone[0])


def _offset(hours: int, minutes: int, sign: str = "") -> str:
    if hours == minutes == 0:
        return "Z"
    return f"{sign or ('-' if hours < 0 else '+')}{abs(hours):02}:{minutes:02}"


def may_be_zone(clock: str) -> bool:
    """Whether the 05:00 of 18:00-05:00 may be an offset from UTC, as in ISO 8601."""
    return _MAY_BE_ZONE.fullmatch(clock) is not None


def are_spans(pairs: Iterable[tuple[str, str]]) -> bool | None:
    """Whether the texts of a column such as 22:00-02:00, each given as two times, are spans; False if the second is the
    offset of the first, None if both are possible.

    An end that is no possible offset proves that all are spans. So do ends that are offsets of no single place, or of
    hardly any, unless something would last longer than half a day: then they are offsets.
    """
    both = [(_minutes(first), _minutes(last), may_be_zone(last)) for first, last in pairs]
    if not all(zone for _, _, zone in both):
        return True
    if any(not 0 < (last - first) % _DAY <= _DAY // 2 for first, last, _ in both):
        return False
    ends = {last for _, last, _ in both}
    return True if max(ends) - min(ends) > _SUMMER or not ends <= _BEHIND else None


def zone_note(first: str, last: str) -> str:
    """The note that 18:00-05:00 was read as a time with its offset."""
    return message(
        "{first}-{last} is read as {first} in a time zone {last} behind UTC. If it lasted until "
        "{last}, write {first} to {last}.",
        first=first,
        last=last,
    )


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return 60 * int(hour) + int(minute)


def without_zone_name(text: str) -> tuple[str, str]:
    """The text without the name of a zone after its time, and that name if it is of IANA ("Europe/Paris"), else ""."""
    match = _PLACE.search(text)
    return (text[: match.start()], match["place"] or "") if match else (text, "")  # the offset counts if there is one


def in_named_zone(moment: Answer, zone_name: str) -> Answer | None:
    """A local time in an IANA zone, with its offset; a time that already has one stays as it is. An ambiguous time,
    when clocks are set back, is one of two moments; a skipped one is None. In an unknown zone it is only a
    suggestion."""
    if not re.search(r"T[\d:.]+$", moment.edtf):
        return moment
    if "/" in moment.edtf:
        sides = [in_named_zone(replace(moment, edtf=side), zone_name) for side in moment.edtf.split("/")]
        placed = [side.edtf.replace(",", "..") for side in sides if side]  # the first and the last that a side may be
        return replace(moment, edtf="/".join(placed)) if all(sides) else None
    try:
        clock, zone = datetime.fromisoformat(moment.edtf), ZoneInfo(zone_name)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return moment.unsure(message("is in the zone {place}, which is not known here", place=zone_name))
    readings = [clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    first, last = (f"{moment.edtf}{_zone_text(reading.strftime('%z')[:5])}" for reading in readings)
    if first == last:
        return replace(moment, edtf=first)
    shown = readings[0].astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return replace(moment, edtf=f"[{first},{last}]") if shown == clock else None
