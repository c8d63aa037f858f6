"""Texts of parameters: numbers, moments and windows. Parsers raise RequestError."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np

from components.dates import UTC, placed, read_edtf
from components.dates.zones import zone_names
from components.errors import RequestError
from components.language import message
from components.model import FUTURE, PAST, SIDE
from components.read.wording import quoted
from components.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.dates import Zone

MOST_CHARACTERS = 10_000  # of one text
NO_LANES = "none"
SIZES: dict[str, tuple[int, int | None]] = {  # px of 1/96 inch; None is as high as the lanes need
    "a4": (794, 1123), "a4-landscape": (1123, 794), "letter": (816, 1056), "letter-landscape": (1056, 816),
    "16:9": (1280, 720), "square": (1080, 1080), "column": (340, None),
}  # fmt: skip
_SIDES = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)\s*[x×]\s*(\d{1,5}(?:\.\d{1,3})?)\s*(px|mm)?", re.I | re.A)
_INCH = 25.4  # mm
_EPOCH = datetime(1970, 1, 1)
_DATED = (-62_135_510_400, 253_402_214_400)  # s: between them all clocks show the years 1 to 9999, as EDTF writes them
_MIDNIGHT, _NEARLY = "T00:00:00", "T23:59:59"  # the first and the last second of a day
_LEAST = 0.0015  # s, the shortest window, so that its ends differ in milliseconds


def short(name: str, text: str) -> str:
    """The `text` of the parameter `name`. Raises RequestError if it is longer than MOST_CHARACTERS."""
    if len(text) > MOST_CHARACTERS:
        raise RequestError(
            message(
                "“{name}” takes at most {most} characters; given: {n}, which begin with {text}.",
                name=name,
                most=MOST_CHARACTERS,
                n=len(text),
                text=quoted(text),
            )
        )
    return text


def not_blank(text: str) -> str | None:
    """The text, or None for a blank one."""
    return text if text.strip() else None


def whole(least: int, most: int, unit: str = "") -> Callable[[str], int]:
    """A parser of whole numbers from `least` to `most`, which raises RequestError."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
            given: dict[str, str | int] = {"text": quoted(text), "least": least, "most": most}
            raise RequestError(
                message("{text} is not a whole number of {unit} from {least} to {most}.", unit=unit, **given)
                if unit
                else message("{text} is not a whole number from {least} to {most}.", **given)
            )
        return int(text)

    return parse


def size(text: str) -> tuple[int, int | None]:
    """Width and height in px, given as the name of a size or as two sides in px or mm; the height is None if it depends
    on the lanes. Raises RequestError."""
    if text.lower() in SIZES:
        return SIZES[text.lower()]
    sides = _SIDES.fullmatch(text.strip())
    if sides:
        unit = 96 / _INCH if (sides[3] or "px").lower() == "mm" else 1.0
        width, height = (round(float(side) * unit) for side in sides.groups()[:2])
        if all(SIDE[0] <= side <= SIDE[1] for side in (width, height)):
            return width, height
    raise RequestError(
        message(
            "{text} is no size: it is one of {known}, or two sides of {least} to {most} px (53 to 2,645 "
            "mm), as in 1280x720 or 180x120mm.",
            text=quoted(text),
            known=", ".join(SIZES),
            least=SIDE[0],
            most=SIDE[1],
        )
    )


def view(text: str) -> str | None:
    """The name of a view, None for a blank text. Raises RequestError for an unknown one."""
    if text.strip() and text not in VIEWS:
        raise RequestError(
            message("There is no view {text}; there are: {known}.", text=quoted(text), known=", ".join(VIEWS))
        )
    return not_blank(text)


def lanes(text: str) -> str:
    """The column of the lanes, "" for one lane that holds all events."""
    return "" if text == NO_LANES else text


def window(text: str, zone: Zone) -> tuple[float, float]:
    """The window from the start of an EDTF date to the end of its last second, or between two seconds, as given (s).
    Raises RequestError for an open date, or a window shorter than 1.5 ms."""
    first, last = _seconds(text) or _dated(text, zone)
    if not (first > PAST and first + _LEAST <= last < FUTURE):
        raise RequestError(
            message(
                "{text} is no window: it needs an end after its beginning, as in 2014-10-01/2014-11-15.",
                text=quoted(text),
            )
        )
    return first, last


def _seconds(text: str) -> tuple[float, float] | None:
    """Seconds since 1970 from `first..last`, None for any other text."""
    first, _, last = text.partition("..")
    try:
        return float(first), float(last)
    except ValueError:
        return None


def _dated(text: str, zone: Zone) -> tuple[float, float]:
    """The window (s) of an EDTF date. Raises RequestError if it is open, or no date."""
    (first, first_nanos), (last, last_nanos) = _bounds(text, zone)
    if first == PAST or last == FUTURE:
        raise RequestError(
            message("{text} is open; a window needs both its ends, as in 2014-10-01/2014-11-15.", text=quoted(text))
        )
    return first + first_nanos / 1e9, last + (last_nanos / 1e9 or 1)


def window_text(window: tuple[float, float], zone: Zone) -> str:
    """The window as an EDTF interval, to the millisecond; beyond the years 1 to 9999 as seconds since 1970,
    `first..last`."""
    first, last = (round(second * 1000) for second in window)
    if not (_DATED[0] * 1000 <= first < last <= _DATED[1] * 1000):
        return "..".join(f"{second:.3f}".rstrip("0").rstrip(".") for second in window)
    begin = _clock(first, zone).removesuffix(_MIDNIGHT)
    if last % 1000:
        return f"{begin}/{_clock(last, zone)}"
    return f"{begin}/{_clock(last - 1000, zone).removesuffix(_NEARLY)}"  # EDTF names the last second, or day, inside


def _clock(milliseconds: int, zone: Zone) -> str:
    """A moment (ms since 1970) as EDTF with a time of day in a zone, or in UTC if that local time is ambiguous."""
    second = milliseconds // 1000
    reading = np.array([second + zone.east(second)])
    unambiguous = zone.first(reading) == zone.last(reading)
    moment = _EPOCH + timedelta(milliseconds=milliseconds + zone.east(second) * 1000 * bool(unambiguous))
    text = moment.isoformat(timespec="milliseconds" if milliseconds % 1000 else "seconds")
    return text if unambiguous else f"{text}Z"


def zone(text: str) -> str | None:
    """The IANA name of a zone, given in full or by its city; "" for UTC, None for a blank text. Raises RequestError for
    an unknown zone, or a city in several."""
    wanted = text.strip().replace(" ", "_").casefold()
    if not wanted:
        return None
    cities: dict[str, list[str]] = {}
    for name in zone_names():
        cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    found = [name for name in zone_names() if name.casefold() == wanted] or cities.get(wanted, [])
    if len(found) != 1:
        close = get_close_matches(wanted.rpartition("/")[2], cities)
        nearest = found or [name for city in close for name in cities[city]]
        raise RequestError(
            message(
                "There is no time zone {text}; the nearest: {known}. It is UTC, or named as in Europe/Paris or "
                "America/New_York.",
                text=quoted(text),
                known=", ".join(nearest),
            )
            if nearest
            else message(
                "There is no time zone {text}. It is UTC, or named as in Europe/Paris or America/New_York.",
                text=quoted(text),
            )
        )
    return "" if found[0] == UTC.name else found[0]


def second(text: str, zone: Zone) -> int:
    """The first second of an EDTF date, or the last if its start is open; or a second, as given. Raises
    RequestError."""
    digits = text.removeprefix("-")
    if (
        digits.isascii() and digits.isdigit() and 4 < len(digits) < 20 and PAST < int(text) < FUTURE
    ):  # four digits are a year
        return int(text)
    (first, _), (last, _) = _bounds(text, zone)
    return last if first == PAST else first


def second_text(second: int, zone: Zone) -> str:
    """A second as an EDTF date in a zone, or as a number beyond the years 1 to 9999."""
    within = _DATED[0] <= second < _DATED[1]
    return _clock(second * 1000, zone).removesuffix(_MIDNIGHT) if within else str(second)


def _bounds(text: str, zone: Zone) -> tuple[tuple[int, int], tuple[int, int]]:
    """The second and nanosecond of the start of an EDTF date, and of its last moment; PAST and FUTURE for open sides.
    Raises RequestError if it is no date."""
    read, refused = read_edtf([text])
    dates = placed(read, zone)
    if refused or not text.strip():
        reason = next(iter(refused.values()), message("it is blank"))
        raise RequestError(message("{text} is not an EDTF date: {reason}.", text=quoted(text), reason=reason))
    nanos = (0 if given is None else int(given[0]) for given in (dates.start_nanos, dates.end_nanos))
    ends = int(dates.earliest_start[0]), int(dates.latest_end[0])
    return tuple(zip(ends, nanos, strict=True))  # type: ignore[return-value]  # two of two
