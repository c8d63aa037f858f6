"""FLOOR 4 · parameters: one table of what can be asked (`model.Request`), under one name each.

The page's address, the command line's flags and their help come of `PARAMETERS`; a new parameter is one line there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from components.dates import read_edtf
from components.errors import RequestError
from components.filters import FIELDS
from components.layout.language import LANGUAGES
from components.model import FUTURE, PAST, Request
from components.read.wording import quoted
from components.views import VIEWS

if TYPE_CHECKING:
    from components.filters import Field

Texts = Mapping[str, Sequence[str]]  # the texts under each name, as in an address

MOST_LANES = 200  # a picture 10,000 px high
MOST_CHARACTERS = 10_000  # of one text
MOST_VALUES = 1_000  # of one name
_SIDE = (200, 10_000)  # px, the least and the most of a picture's width and height
_NONE = "none"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATED = (-62_135_596_800, 253_402_300_800)  # seconds: the years 1 to 9999, in which moments are written as EDTF
_DAY = 86_400
_LEAST = 0.0015  # seconds of a window, so that its ends differ to the millisecond


@dataclass(frozen=True)
class Parameter:
    """One thing that can be asked: `name` in the address and, after two dashes, at the command line.

    `parse` makes a value of a text, or raises RequestError; `write` makes the text of a value. The value stands in the
    request's `field`; if there may be `many`, the field holds all of them. A filter's field is `filters`.
    """

    name: str
    field: str
    help: str
    parse: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    metavar: str = "TEXT"
    many: bool = False
    choices: tuple[str, ...] = ()
    in_address: bool = True  # False: the page has it from the browser or the file
    former: str = ""  # its name in older addresses

    def value(self, text: str) -> Any:
        """The value that `text` asks for. Raises RequestError for a text that is too long or asks nothing possible."""
        if self.choices and short(self.name, text).strip() and text not in self.choices:
            raise RequestError(f"“{self.name}” cannot be {quoted(text)}; it is one of {', '.join(self.choices)}.")
        return self.parse(short(self.name, text))

    def values(self, request: Request) -> tuple[Any, ...]:
        """The values in `request`, none where it asks nothing but the default."""
        if self.field == "filters":
            return dict(request.filters).get(self.name, ())
        value = getattr(request, self.field)
        if value == getattr(Request, self.field):
            return ()
        return tuple(value) if self.many else (value,)


def short(name: str, text: str) -> str:
    """`text`, given under this name, if it is no longer than any can be. Raises RequestError."""
    if len(text) > MOST_CHARACTERS:
        given = f"given: {len(text):,}, which begin with {quoted(text)}"
        raise RequestError(f"“{name}” takes at most {MOST_CHARACTERS:,} characters; {given}.")
    return text


def asking(request: Request, values: Mapping[str, Sequence[Any]]) -> Request:
    """`request` with these values of parameters in place of its own; no values ask the default."""
    filters = dict(request.filters)
    fields: dict[str, Any] = {}
    for each in PARAMETERS:
        if each.name not in values:
            continue
        given = tuple(dict.fromkeys(values[each.name]))
        if each.field == "filters":
            filters[each.name] = given
        elif each.many:
            fields[each.field] = given
        else:
            fields[each.field] = given[-1] if given else getattr(Request, each.field)
    ordered = tuple((field.name, filters[field.name]) for field in FIELDS if filters.get(field.name))
    return replace(request, filters=ordered, **fields)


def read(texts: Texts) -> tuple[Request, tuple[str, ...]]:
    """The request that an address makes, and one sentence for each text in it that asks nothing possible; names that
    are no parameter's are somebody else's."""
    values: dict[str, list[Any]] = {}
    complaints: list[str] = []
    for each in (each for each in PARAMETERS if each.in_address):
        given = texts.get(each.name) or texts.get(each.former, ())
        if len(given) > MOST_VALUES:
            complaints.append(f"“{each.name}” takes at most {MOST_VALUES:,} values; given: {len(given):,}.")
        for text in given[:MOST_VALUES]:
            try:
                values.setdefault(each.name, []).append(each.value(text))
            except RequestError as error:
                complaints.append(str(error))
    asked = asking(Request(), {name: [one for one in found if one is not None] for name, found in values.items()})
    return asked, tuple(complaints)


def written(request: Request) -> dict[str, list[str]]:
    """The texts of an address that ask for `request`, without what is asked anyway."""
    texts = {each.name: [each.write(one) for one in each.values(request)] for each in PARAMETERS if each.in_address}
    return {name: given for name, given in texts.items() if given}


def _filter(field: Field) -> Parameter:
    """A blank one of many is a value (events without a type); any other blank asks nothing."""
    metavar = {"many": field.name.upper(), "date": "DATE"}.get(field.widget, "TEXT")
    return Parameter(
        field.name,
        "filters",
        field.help,
        parse=str if field.widget == "many" else _not_blank,
        metavar="|".join(field.choices) or metavar,
        many=field.widget == "many",
        choices=field.choices,
    )


def _not_blank(text: str) -> str | None:
    return text if text.strip() else None


def _whole(least: int, most: int, unit: str = "") -> Callable[[str], int]:
    """The parser of a whole number from `least` to `most`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
            number = f"a whole number {unit and f'of {unit} '}from {least} to {most:,}"
            raise RequestError(f"{quoted(text)} is not {number}.")
        return int(text)

    return parse


def _view(text: str) -> str | None:
    if text.strip() and text not in VIEWS:
        raise RequestError(f"There is no view {quoted(text)}; there are: {', '.join(VIEWS)}.")
    return _not_blank(text)


def _lanes(text: str) -> str:
    return "" if text == _NONE else text


def _window(text: str) -> tuple[float, float]:
    """The seconds at which a date begins and at which it is over, or as they stand there."""
    window = _seconds(text) or _dated(text)
    if not (window[0] > PAST and window[0] + _LEAST <= window[1] < FUTURE):
        raise RequestError(
            f"{quoted(text)} is no window: it needs an end after its beginning, as in 2014-10-01/2014-11-15."
        )
    return window


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


def _window_text(window: tuple[float, float]) -> str:
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


def _second(text: str) -> int:
    """The first second of a date, the last of one whose start is open; or a second as it is."""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and 4 < len(digits) < 20 and PAST < int(text) < FUTURE:  # four are a year
        return int(text)
    (first, _), (last, _) = _bounds(text)
    return last if first == PAST else first


def _second_text(second: int) -> str:
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


PARAMETERS: tuple[Parameter, ...] = (
    *map(_filter, FIELDS),
    Parameter(
        "view",
        "view",
        f"the kind of picture: {', '.join(VIEWS)} (default {Request.view})",
        parse=_view,
        metavar="NAME",
    ),
    Parameter(
        "lanes",
        "lanes",
        f"the column whose values are the lanes, “{_NONE}” for one lane (default {Request.lanes}, or the best other "
        "in a file without any)",
        parse=_lanes,
        write=lambda column: column or _NONE,
        metavar="COLUMN",
    ),
    Parameter("pin", "pinned", "lanes that come first", metavar="LANE", many=True),
    Parameter("hide", "hidden", "lanes left out", metavar="LANE", many=True),
    Parameter(
        "most-lanes",
        "most_lanes",
        f"so many of the busiest have a lane of their own, the others share one (default {Request.most_lanes})",
        parse=_whole(1, MOST_LANES),
        metavar="N",
        former="most",
    ),
    Parameter(
        "window",
        "window",
        "an EDTF date or interval that fills the axis, such as 2014-10 or 2014-10-01/2014-11-15",
        parse=_window,
        write=_window_text,
        metavar="DATE",
    ),
    Parameter(
        "unfold",
        "unfolded",
        "a date in a quiet stretch that is not to be folded; once for each",
        parse=_second,
        write=_second_text,
        metavar="DATE",
        many=True,
    ),
    Parameter("event", "selected", "the id of the event that is brought forward", metavar="ID"),
    Parameter("title", "title", "the words above the picture"),
    Parameter(
        "theme", "theme", "the picture's colours", metavar="light|dark", choices=("light", "dark"), in_address=False
    ),
    Parameter(
        "language",
        "language",
        f"of the axis' texts: {', '.join(LANGUAGES)} (default {Request.language})",
        metavar="TAG",
        in_address=False,
    ),
    Parameter(
        "width",
        "width",
        f"default {Request.width}",
        parse=_whole(*_SIDE, "px"),
        metavar="PX",
        in_address=False,
    ),
    Parameter(
        "height",
        "height",
        "default: what the lanes need",
        parse=_whole(*_SIDE, "px"),
        metavar="PX",
        in_address=False,
    ),
    Parameter(
        "scale",
        "scale",
        "pixels of a PNG or WebP for each px: 2 or 3 for print (default 1)",
        parse=_whole(1, 4),
        metavar="N",
        in_address=False,
    ),
)
