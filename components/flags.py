"""The command line's flags: where events are, what a person says of a file (`model.Reading`) and of a picture of them
(`model.Request`).

They are named as the page's address names the same things.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from components.errors import RequestError
from components.model import Reading, Request
from components.parameters import PARAMETERS, Parameter, with_values
from components.read.columns.options import OPTIONS
from components.store.sql.address import DATABASE, TABLES, Address, of_environment

_BOTH = (Address.events, Address.participation)


def add_reading(command: argparse.ArgumentParser) -> None:
    """The flags of `model.Reading`: what a person says of a file; the rest the file decides."""
    group = command.add_argument_group("how to read FILE, where what it says itself is not enough")
    for option in OPTIONS:
        read: dict[str, Any] = {"action": "store_true"} if option.switch else {"type": _typed(option.value)}
        read |= {"metavar": option.metavar} if option.metavar else {}
        read |= {"action": "append"} if option.many else {}
        read |= {"choices": option.choices} if option.choices else {}
        help_ = option.help.replace("%", "%%")
        group.add_argument(f"--{option.flag}", dest=option.field, default=argparse.SUPPRESS, help=help_, **read)


def reading(args: argparse.Namespace) -> Reading:
    """The reading that the flags of `add_reading` state."""
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
    """The address that the flags of `add_database` and the environment give, None where a file is named. Ends the
    program with what is wrong if neither or both are. Raises DatabaseError."""
    if args.file and (args.database or args.tables):
        args.wrong("events come from FILE or from --database, not from both")
    if args.file:
        return None
    configured = of_environment()
    address = Address(args.database) if args.database else configured
    if address is None:
        args.wrong(f"give a FILE, or a database with --database or in the environment's {DATABASE}")
    assert address
    names = args.tables or ((configured.events, configured.participation) if configured else _BOTH)
    return Address(address.text, *names)


def add_request(command: argparse.ArgumentParser) -> None:
    """A flag for each of PARAMETERS: which events, and how the picture shows them."""
    group = command.add_argument_group("what is asked, named as in the dashboard's address")
    for each in PARAMETERS:
        words = each.help.replace("%", "%%")
        many: dict[str, Any] = {"nargs": "+", "action": "extend"} if each.many else {}
        group.add_argument(
            f"--{each.name}",
            dest=_dest(each),
            metavar=each.metavar,
            type=_typed(partial(_possible, each)),
            help=words,
            **many,
        )


def request(args: argparse.Namespace, title: str, lanes: str = Request.lanes, like: Request | None = None) -> Request:
    """The request that the flags of `add_request` make; `title` and `lanes` are as given here where they say none.
    `like` is asked where the flags say nothing."""
    given = ((each, getattr(args, _dest(each))) for each in PARAMETERS)
    texts = {each: text if each.many else [text] for each, text in given if text is not None}
    zones = (each.value(text) or "" for each, (text, *_) in texts.items() if each.field == "zone")
    zone = next(zones, like.zone if like else "")
    values = {each.name: [each.value(text, zone) for text in some] for each, some in texts.items()}
    return with_values(like or Request(title=title, lanes=lanes), {name: _some(some) for name, some in values.items()})


def _some(values: list[Any]) -> list[Any]:
    """Those of the values that ask anything."""
    return [value for value in values if value is not None]


def _possible(parameter: Parameter, text: str) -> str:
    """The text, if it asks something possible; what it asks is known when all flags are, the zone among them."""
    parameter.value(text)
    return text


def _dest(parameter: Parameter) -> str:
    return f"asked_{parameter.name}"


def _typed(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """What argparse calls for a text; a text that asks nothing possible is wrong usage."""

    def typed(text: str) -> Any:
        try:
            return parse(text)
        except RequestError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return typed
