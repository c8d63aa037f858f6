"""The command line's flags: where events are, what a person says of a file (`model.Reading`) and of a picture of them
(`model.Request`).

They are named as the page's address names the same things.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from components.dates import read_edtf
from components.errors import RequestError
from components.filters import FIELDS
from components.layout.language import LANGUAGES
from components.model import FUTURE, PAST, Reading, Request
from components.read.columns.options import OPTIONS
from components.store.address import DATABASE, TABLES, Address, of_environment

if TYPE_CHECKING:
    from components.filters import Field, Filters
    from components.read.columns.options import Option

_SIDE = (200, 10_000)  # px, the least and the most of a picture's width and height
_LANES = (1, 200)
_NONE = "none"
_BOTH = (Address.events, Address.participation)


def add_reading(command: argparse.ArgumentParser) -> None:
    """The flags of `model.Reading`: what a person says of a file; the rest the file decides."""
    said = command.add_argument_group("how to read FILE, where what it says itself is not enough")
    for option in OPTIONS:
        read: dict[str, Any] = {"action": "store_true"} if option.switch else {"type": _text_of(option)}
        read |= {"metavar": option.metavar} if option.metavar else {}
        read |= {"action": "append"} if option.many else {}
        read |= {"choices": option.choices} if option.choices else {}
        help_ = option.help.replace("%", "%%")
        said.add_argument(f"--{option.flag}", dest=option.field, default=argparse.SUPPRESS, help=help_, **read)


def _text_of(option: Option) -> Callable[[str], Any]:
    """Reads one text of a reading option, with its refusal as argparse says it."""

    def read(text: str) -> Any:
        try:
            return option.value(text)
        except RequestError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return read


def reading(args: argparse.Namespace) -> Reading:
    """What the flags of `add_reading` say."""
    given = ((option.field, getattr(args, option.field)) for option in OPTIONS if hasattr(args, option.field))
    fields: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value for field, value in given}
    return Reading(**fields)


def add_database(command: argparse.ArgumentParser) -> None:
    """The flags that take a database in FILE's place."""
    group = command.add_argument_group("events in a database, in place of FILE")
    where = (
        "a folder with the tables as Parquet or CSV, a DuckDB file, or engine://…; without it and without FILE the "
        f"environment's {DATABASE}, where a password is seen by nobody else"
    )
    group.add_argument("--database", metavar="ADDRESS", default="", help=where)
    names = f"the two tables, as schema.table where need be (default: the environment's {TABLES}, or {' '.join(_BOTH)})"
    group.add_argument("--tables", metavar=("EVENTS", "PARTICIPATION"), nargs=2, help=names)


def database(args: argparse.Namespace) -> Address | None:
    """What the flags of `add_database` and the environment say, None where a file is named. Ends the program with what
    is wrong if neither or both are. Raises DatabaseError."""
    if args.file and (args.database or args.tables):
        args.wrong("events come from FILE or from --database, not from both")
    if args.file:
        return None
    said = of_environment()
    address = Address(args.database) if args.database else said
    if address is None:
        args.wrong(f"give a FILE, or a database with --database or in the environment's {DATABASE}")
    assert address
    names = args.tables or ((said.events, said.participation) if said else _BOTH)
    return Address(address.text, *names)


def _add_filter(parser: argparse.ArgumentParser, field: Field) -> None:
    flag, words = f"--{field.name}", field.help.replace("%", "%%")
    if field.widget == "many":
        metavar = field.name.upper()
        parser.add_argument(flag, dest=_dest(field), nargs="+", action="extend", metavar=metavar, help=words)
    elif field.choices:
        parser.add_argument(flag, dest=_dest(field), choices=field.choices, help=words)
    else:
        metavar = "DATE" if field.widget == "date" else "TEXT"
        parser.add_argument(flag, dest=_dest(field), metavar=metavar, help=words)


def _dest(field: Field) -> str:
    return f"filter_{field.name}"


def add_request(command: argparse.ArgumentParser) -> None:
    """The flags of `model.Request`: which events, and how the picture shows them."""
    command.add_argument("--title", default="", help="the words above the picture")
    for field in FIELDS:
        _add_filter(command, field)
    command.add_argument("--theme", choices=("light", "dark"), default=Request.theme, help="the picture's colours")
    languages = f"of the axis' texts: {', '.join(LANGUAGES)} (default %(default)s)"
    command.add_argument("--language", metavar="TAG", default=Request.language, help=languages)
    command.add_argument(
        "--width", metavar="PX", type=_whole(_SIDE, "px "), default=Request.width, help="default %(default)s"
    )
    command.add_argument("--height", metavar="PX", type=_whole(_SIDE, "px "), help="default: what the lanes need")
    _add_lanes(command)


def _add_lanes(command: argparse.ArgumentParser) -> None:
    seen = command.add_argument_group("what of the picture is seen")
    lanes = f"the column whose values are the lanes, “{_NONE}” for one lane (default %(default)s)"
    seen.add_argument("--lanes", metavar="COLUMN", default=Request.lanes, help=lanes)
    seen.add_argument("--pin", metavar="LANE", nargs="+", action="extend", default=[], help="lanes that come first")
    seen.add_argument("--hide", metavar="LANE", nargs="+", action="extend", default=[], help="lanes left out")
    most = "so many of the busiest have a lane of their own, the others share one (default %(default)s)"
    seen.add_argument("--most-lanes", metavar="N", type=_whole(_LANES), default=Request.most_lanes, help=most)
    window = "an EDTF date or interval that fills the axis, such as 2014-10 or 2014-10-01/2014-11-15"
    seen.add_argument("--window", metavar="DATE", type=_window, help=window)
    unfold = "a date in a quiet stretch that is not to be folded; once for each"
    seen.add_argument("--unfold", metavar="DATE", type=_second, nargs="+", action="extend", default=[], help=unfold)


def request(args: argparse.Namespace, title: str) -> Request:
    """What the flags of `add_request` ask; `title` stands above the picture where they say none."""
    given = ((field.name, getattr(args, _dest(field))) for field in FIELDS)
    asked: Filters = tuple(
        (name, (value,) if isinstance(value, str) else tuple(value)) for name, value in given if value
    )
    return Request(
        filters=asked,
        window=args.window,
        lanes="" if args.lanes == _NONE else args.lanes,
        pinned=tuple(args.pin),
        hidden=tuple(args.hide),
        most_lanes=args.most_lanes,
        unfolded=tuple(args.unfold),
        language=args.language,
        title=args.title or title,
        width=args.width,
        height=args.height,
        theme=args.theme,
    )


def _whole(bounds: tuple[int, int], unit: str = "") -> Callable[[str], int]:
    """Reads a whole number within `bounds`."""
    least, most = bounds

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
            raise argparse.ArgumentTypeError(
                f"“{text}” is not a whole number {unit and f'of {unit}'}from {least} to {most:,}"
            )
        return int(text)

    return read


def _window(text: str) -> tuple[float, float]:
    """The seconds at which a date begins and at which it is over."""
    first, last = _bounds(text)
    if first == PAST or last == FUTURE:
        raise argparse.ArgumentTypeError(f"“{text}” is open; a window needs both its ends, as in 2014-10-01/2014-11-15")
    return float(first), float(last + 1)


def _second(text: str) -> int:
    first, last = _bounds(text)
    return last if first == PAST else first


def _bounds(text: str) -> tuple[int, int]:
    dates, refused = read_edtf([text])
    if refused or not text.strip():
        reason = next(iter(refused.values()), "it is blank")
        raise argparse.ArgumentTypeError(f"“{text}” is not an EDTF date: {reason}")
    return int(dates.earliest_start[0]), int(dates.latest_end[0])
