"""Times of day as people and programs write them → as EDTF writes them after a day; zones by offset, name or
letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from components.dates import suggest

_SECONDS_A_DAY = 86_400
_LONGEST = 60  # characters; a longer text is prose
_MOST_OFFSET = 14 * 60  # minutes; no zone of the world lies further from UTC

# Letters with one meaning all over the world. EST, CST, IST, BST, PST and their like have several: no zones here.
_LETTERS = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "zulu"), 0),
    **{"wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180},
    **{"sast": 120, "jst": 540, "hkt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "akst": -540},
    **{"akdt": -480, "hst": -600, "mdt": -360, "pdt": -420},
}
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?", re.I | re.A)
_ABOUT = re.compile(
    r"(?:~|c\.|ca\.?|circa|about|around|approx\.?|approximately|gegen|etwa|vers|environ|env\.|hacia|sobre las|verso)"
    r"\s*(?=\d)",
    re.I,
)
_OF_WORDS = re.compile(r"(?:[^\W\d_]{1,3} )?[^\W\d_]{4,14}")
_ONLY_CLOCK = re.compile(r"(?:1899-12-3[01]|1900-01-0[01])[T ]", re.A)  # the day that a workbook gives a bare time
_FORM = re.compile(
    r"t?(?P<hour>\d{1,2})(?:\s?(?:h|uhr)\s?|\s?:\s?|\.)(?P<minute>\d{2})(?:(?::|\.|m|min)(?P<second>\d{2})s?"
    r"(?P<fraction>[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"|(?P<hour1>\d{1,2})\s*(?:(?P<half1>[ap]\.?\s?m\.?)|h|uhr|heures?|o'clock)"
    r"|t?(?P<hour2>\d{1,2})(?P<minute2>\d{2})(?P<second2>\d{2})?",
    re.I | re.A,
)
_UNIT = r"\s*(?:hrs?\.?|hours?|uhr|h)?"
_ZONED = re.compile(
    rf"(?P<clock>.*?[\d.a-z]){_UNIT}\s*(?P<zone>\(?(?:(?:utc|gmt)? ?[+\-\u2212]\d{{1,2}}(?::?\d{{2}})?|[a-z]+)\)?)?",
    re.I | re.A,
)
_UTC_NAME = re.compile(r"(?:^|[\s_(\[])(?:utc|gmt)(?:$|[\s_)\]])(?![ _]?offset)", re.I)
_TWELVE = re.compile(r"(?:12(?:[:.]00)?[ ,]*)?(?P<word>noon|midday|midnight)(?:[ ,]*12(?:[:.]00)?)?", re.I)
_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_FRACTION = re.compile(r"0?\.\d+|0", re.A)


def clocks(texts: Iterable[str]) -> dict[str, str | None]:
    """The distinct times of day of a column, each as `14:30`, `14:30:05.5Z` or `14:30+02:00`, with `~` or `?` behind if
    it is not certain; "" for a blank, None for any other text. In a workbook, times without their format are fractions
    of a day: a column of them is recognised by one that can be nothing else, such as 0.604166667. Without such a proof,
    0.25 may be six o'clock or 25 past midnight, and is not read."""
    distinct = list(texts)
    plain = [text for text in distinct if text]
    if not plain or not all(_FRACTION.fullmatch(text) for text in plain):
        return {text: clock(text) for text in distinct}
    proved = any(_is_fraction_of_day(text) for text in plain)
    return {text: _time_of_fraction(text) if proved else None for text in distinct}


def clock(text: str) -> str | None:
    """One time of day, as `clocks` writes it; fractions of a day are not read."""
    text = " ".join(text[:_LONGEST].split())
    about = "~" if _ABOUT.match(text) else "?" if text.endswith("?") else ""
    bare = _ONLY_CLOCK.sub("", _ABOUT.sub("", text).rstrip("?")).strip()
    if not bare:
        return ""
    if twelve := _TWELVE.fullmatch(bare):
        return _WORDS[twelve["word"].lower()] + about
    read = _parse(bare, "")
    if read is None and (parts := _ZONED.fullmatch(bare)):
        zone = offset((parts["zone"] or "").strip("()"))
        read = None if zone is None else _parse(parts["clock"].strip(), zone)
    if read is None and (
        not bare.isascii() or _OF_WORDS.fullmatch(bare)
    ):  # in another language, as a date has it: 오후 2시 30분
        suggestion = suggest(f"2000-01-01 {bare}") or ""
        match = re.fullmatch(r"\[?2000-01-01T([\d:.]+)(?:,2000-01-01T24:00\])?", suggestion)  # of midnights the first
        read = match[1] if match else ""  # from one time to another is none
    return read + about if read else None


def zone_in_name(name: str) -> str:
    """`Z` if a column's name says that its times are in UTC, as "Time (UTC)" and "datetime_utc" do, else ""."""
    return "Z" if _UTC_NAME.search(name) else ""


def offset(text: str) -> str | None:
    """A fixed offset as EDTF writes it, `Z` or `+02:00`, from an offset (UTC+2) or letters with one meaning (CEST); ""
    for a blank, None for anything else."""
    text = text.strip()
    if not text:
        return ""
    minutes = _LETTERS.get(text.lower())
    if match := _OFFSET.fullmatch(text):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes > _MOST_OFFSET or int(match[3] or 0) > 59:
            return None
        minutes = minutes if match[1] == "+" else -minutes
    if minutes is None:
        return None
    return "Z" if not minutes and text[-1] not in "0123456789" else offset_text(minutes)


@lru_cache(maxsize=4096)
def zone(name: str) -> ZoneInfo | None:
    """The time zone of an IANA name with a region, such as Europe/Vienna; None for any other text."""
    if not re.fullmatch(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){1,2}", name.strip()):
        return None
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def offset_in(time_zone: ZoneInfo, moment: str) -> str | None:
    """The offset of a zone at a local time such as `2014-10-28T14:30`; None if that time is skipped or occurs twice
    when clocks change, if the offset is not in whole minutes, or if the text is no local time. For 24:00 it is the
    offset at the beginning of that day."""
    try:
        local = datetime.fromisoformat(moment.replace("T24:", "T00:"))
    except ValueError:
        return None
    offsets = {local.replace(tzinfo=time_zone, fold=fold).utcoffset() for fold in (0, 1)}
    east = offsets.pop()
    if offsets or east is None or east % timedelta(minutes=1):
        return None
    return offset_text(east // timedelta(minutes=1))


def offset_text(minutes: int) -> str:
    """An offset in minutes east of UTC as `+02:00`."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _parse(text: str, zone: str) -> str | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    hour = int(match["hour"] or match["hour1"] or match["hour2"])
    minute, second = match["minute"] or match["minute2"] or "", match["second"] or match["second2"] or ""
    half = (match["half"] or match["half1"] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half == "a" and hour:
        return None
    if hour > 24 or (minute or "0") > "59" or (second or "0") > "59" or (hour == 24 and (minute + second).strip("0")):
        return None
    if not minute:
        return f"{hour:02}{zone}"
    text = f"{hour:02}:{minute}"
    return text + (f":{second}" if second else "") + (match["fraction"] or "").replace(",", ".") + zone


def _is_fraction_of_day(text: str) -> bool:
    """Whether a number is a fraction of a day and cannot be hours and minutes such as 0.30."""
    digits = text.partition(".")[2]
    return len(digits) == 1 or len(digits) > 2 or digits > "59"


def _time_of_fraction(text: str) -> str:
    if not text:
        return ""
    seconds = min(round(float(text) * _SECONDS_A_DAY), _SECONDS_A_DAY - 1)
    hour, remainder = divmod(seconds, 3600)
    return f"{hour:02}:{remainder // 60:02}" + (f":{remainder % 60:02}" if remainder % 60 else "")
