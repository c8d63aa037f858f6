"""The texts in which parameters are given and written: numbers, moments and windows. Parsers raise RequestError."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from components.dates import read_edtf
from components.errors import RequestError
from components.model import FUTURE, PAST
from components.read.wording import quoted
from components.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 10_000  # of one text
NO_LANES = "none"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATED = (-62_135_596_800, 253_402_300_800)  # seconds: the years 1 to 9999, in which moments are written as EDTF
_DAY = 86_400
_LEAST = 0.0015  # seconds of a window, so that its ends differ to the millisecond


def short(name: str, text: str) -> str:
    """`text`, given under this name, if it is no longer than any can be. Raises RequestError."""
    if len(text) > MOST_CHARACTERS:
        given = f"given: {len(text):,}, which begin with {quoted(text)}"
        raise RequestError(f"“{name}” takes at most {MOST_CHARACTERS:,} characters; {given}.")
    return text


def not_blank(text: str) -> str | None:
    return text if text.strip() else None


def whole(least: int, most: int, unit: str = "") -> Callable[[str], int]:
    """The parser of a whole number from `least` to `most`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
            number = f"a whole number {unit and f'of {unit} '}from {least} to {most:,}"
            raise RequestError(f"{quoted(text)} is not {number}.")
        return int(text)

    return parse


def view(text: str) -> str | None:
    if text.strip() and text not in VIEWS:
        raise RequestError(f"There is no view {quoted(text)}; there are: {', '.join(VIEWS)}.")
    return not_blank(text)


def lanes(text: str) -> str:
    return "" if text == NO_LANES else text


def window(text: str) -> tuple[float, float]:
    """The seconds at which a date begins and at which it is over, or as they stand there."""
    first, last = _seconds(text) or _dated(text)
    if not (first > PAST and first + _LEAST <= last < FUTURE):
        raise RequestError(
            f"{quoted(text)} is no window: it needs an end after its beginning, as in 2014-10-01/2014-11-15."
        )
    return first, last


def _seconds(text: str) -> tuple[float, float] | None:
    """Seconds since 1970 written as `first..last`, None for anything else."""
    first, _, last = text.partition("..")
    try:
        return float(first), float(last)
    except ValueError:
        return None


def _dated(text: str) -> tuple[float, float]:
    (first, first_nanos), (last, last_nanos) = _bounds(text)
    if first == PAST or last == FUTURE:
        raise RequestError(f"{quoted(text)} is open; a window needs both its ends, as in 2014-10-01/2014-11-15.")
    return first + first_nanos / 1e9, last + (last_nanos / 1e9 or 1)


def window_text(window: tuple[float, float]) -> str:
    """An EDTF interval to the millisecond; seconds since 1970, `first..last`, in years that EDTF writes otherwise."""
    first, last = (round(second * 1000) for second in window)
    if not (_DATED[0] * 1000 <= first < last <= _DATED[1] * 1000):
        return "..".join(f"{second:.3f}".rstrip("0").rstrip(".") for second in window)
    if last % 1000:
        return f"{_moment(first)}/{_clock(last)}"
    end = _clock(last - 1000)  # EDTF names the last second, or the last day, that is in it
    return f"{_moment(first)}/{end if last % (_DAY * 1000) else end[:10]}"


def _moment(milliseconds: int) -> str:
    """EDTF: a day where one begins just then."""
    return _clock(milliseconds)[: 10 if milliseconds % (_DAY * 1000) == 0 else None]


def _clock(milliseconds: int) -> str:
    """EDTF with a time of day."""
    moment = (_EPOCH + timedelta(milliseconds=milliseconds)).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds" if milliseconds % 1000 else "seconds")


def second(text: str) -> int:
    """The first second of a date, the last of one whose start is open; or a second as it is."""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and 4 < len(digits) < 20 and PAST < int(text) < FUTURE:  # four are a year
        return int(text)
    (first, _), (last, _) = _bounds(text)
    return last if first == PAST else first


def second_text(second: int) -> str:
    return _moment(second * 1000) if _DATED[0] <= second < _DATED[1] else str(second)


def _bounds(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Second and nanosecond at which an EDTF date begins, and of its last second; FUTURE and PAST where it is open."""
    dates, refused = read_edtf([text])
    if refused or not text.strip():
        reason = next(iter(refused.values()), "it is blank")
        raise RequestError(f"{quoted(text)} is not an EDTF date: {reason}.")
    nanos = (0 if given is None else int(given[0]) for given in (dates.start_nanos, dates.end_nanos))
    ends = int(dates.earliest_start[0]), int(dates.latest_end[0])
    return tuple(zip(ends, nanos, strict=True))  # type: ignore[return-value]  # two of two
