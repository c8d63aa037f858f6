"""FLOOR 5 · the command line's flags: the source of events, how a file is read (`model.Reading`) and what the picture
shows (`model.Request`). They have the same names as the parameters of the page's address."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from components.errors import RequestError
from components.model import Reading, Request
from components.parameters import PARAMETERS, Parameter, with_values
from components.read.columns.options import OPTIONS
from components.store.sql.address import DATABASE, TABLES, Address, from_environment

_BOTH = (Address.events, Address.participation)


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add the flags of `model.Reading`; what they do not state depends on the file."""
    group = command.add_argument_group("how to read FILE, where what it says itself is not enough")
    for option in OPTIONS:
        read: dict[str, Any] = {"action": "store_true"} if option.switch else {"type": _typed(option.value)}
        read |= {"metavar": option.metavar} if option.metavar else {}
        read |= {"action": "append"} if option.many else {}
        read |= {"choices": option.choices} if option.choices else {}
        help_ = option.help.replace("%", "%%")
        group.add_argument(f"--{option.flag}", dest=option.field, default=argparse.SUPPRESS, help=help_, **read)


def reading(args: argparse.Namespace) -> Reading:
    """The reading stated by the flags of `add_reading`."""
    given = ((option.field, getattr(args, option.field)) for option in OPTIONS if hasattr(args, option.field))
    fields: dict[str, Any] = {field: tuple(value) if isinstance(value, list) else value for field, value in given}
    return Reading(**fields)


def add_database(command: argparse.ArgumentParser) -> None:
    """Add the flags for a database in place of FILE."""
    group = command.add_argument_group("events in a database, in place of FILE")
    where = (
        "a folder with the tables as Parquet or CSV, a DuckDB file, or engine://…; without it and without FILE the "
        f"environment's {DATABASE}, where a password is seen by nobody else"
    )
    group.add_argument("--database", metavar="ADDRESS", default="", help=where)
    names = f"the two tables, as schema.table where need be (default: the environment's {TABLES}, or {' '.join(_BOTH)})"
    group.add_argument("--tables", metavar=("EVENTS", "PARTICIPATION"), nargs=2, help=names)


def database(args: argparse.Namespace) -> Address | None:
    """The address of the database from the flags of `add_database` and the environment, None if a file is named. Ends
    with an error of usage if there is neither, or a file and a database flag. Raises DatabaseError."""
    if args.file and (args.database or args.tables):
        args.wrong("events come from FILE or from --database, not from both")
    if args.file:
        return None
    configured = from_environment()
    address = Address(args.database) if args.database else configured
    if address is None:
        args.wrong(f"give a FILE, or a database with --database or in the environment's {DATABASE}")
    assert address
    names = args.tables or ((configured.events, configured.participation) if configured else _BOTH)
    return Address(address.text, *names)


def add_request(command: argparse.ArgumentParser) -> None:
    """Add a flag for each of PARAMETERS: which events are shown, and how."""
    group = command.add_argument_group("what is asked, named as in the dashboard's address")
    for parameter in PARAMETERS:
        many: dict[str, Any] = {"nargs": "+", "action": "extend"} if parameter.many else {}
        group.add_argument(
            f"--{parameter.name}",
            dest=_dest(parameter),
            metavar=parameter.metavar,
            type=_typed(partial(_checked, parameter)),
            help=parameter.help.replace("%", "%%"),
            **many,
        )


def request(args: argparse.Namespace, title: str, lanes: str = Request.lanes, like: Request | None = None) -> Request:
    """The request from the flags of `add_request`: they change `like`, or a request with this `title` and `lanes`.
    Raises RequestError."""
    given = ((parameter, getattr(args, _dest(parameter))) for parameter in PARAMETERS)
    texts = {parameter: text if parameter.many else [text] for parameter, text in given if text is not None}
    zones = (parameter.value(text) or "" for parameter, (text, *_) in texts.items() if parameter.field == "zone")
    zone = next(zones, like.zone if like else "")
    values = {
        parameter.name: [parameter.value(text, zone) for text in of_parameter]
        for parameter, of_parameter in texts.items()
    }
    return with_values(
        like or Request(title=title, lanes=lanes), {name: _non_blank(given) for name, given in values.items()}
    )


def _non_blank(values: list[Any]) -> list[Any]:
    """The values that are not None, which blank texts become."""
    return [value for value in values if value is not None]


def _checked(parameter: Parameter, text: str) -> str:
    """The text, if it is valid by itself; its value may depend on the zone, another flag. Raises RequestError."""
    parameter.value(text)
    return text


def _dest(parameter: Parameter) -> str:
    return f"asked_{parameter.name}"


def _typed(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    """An argparse type for a parser of texts; an invalid text is wrong usage."""

    def typed(text: str) -> Any:
        try:
            return parse(text)
        except RequestError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return typed
