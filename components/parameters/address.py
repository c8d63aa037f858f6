"""The address of a picture: the texts of its parameters → a request, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from components.errors import RequestError
from components.filters import FIELDS
from components.language import message
from components.model import Request
from components.parameters.table import PARAMETERS

Texts = Mapping[str, Sequence[str]]  # the texts under parameter name, as in an address

MOST_VALUES = 1_000  # of one name


def with_values(request: Request, values: Mapping[str, Sequence[Any]]) -> Request:
    """The request with these values, by parameter, in place of its own. No values mean the default; for a parameter
    that sets several fields they change nothing."""
    filters = dict(request.filters)
    fields: dict[str, Any] = {}
    for parameter in PARAMETERS:
        if parameter.name not in values:
            continue
        given = tuple(dict.fromkeys(values[parameter.name]))
        if parameter.field == "filters":
            filters[parameter.name] = given
        elif parameter.sets:
            fields |= parameter.sets(given[-1]) if given else {}
        elif parameter.many:
            fields[parameter.field] = given
        else:
            fields[parameter.field] = given[-1] if given else getattr(Request, parameter.field)
    ordered = tuple((field.name, filters[field.name]) for field in FIELDS if filters.get(field.name))
    return replace(request, filters=ordered, **fields)


def read_address(texts: Texts) -> tuple[Request, tuple[str, ...]]:
    """The request in an address, and a sentence for each text in it that is not valid, or for too many texts. Other
    names than those of parameters are ignored."""
    values: dict[str, list[Any]] = {}
    complaints: list[str] = []
    clock = ""  # the zone
    for parameter in sorted(
        (parameter for parameter in PARAMETERS if parameter.in_address), key=lambda parameter: parameter.by_clock
    ):
        given = texts.get(parameter.name) or (texts.get(parameter.former, ()) if parameter.former else ())
        if len(given) > MOST_VALUES:
            complaints.append(
                message(
                    "“{name}” takes at most {most} values; given: {n}.",
                    name=parameter.name,
                    most=MOST_VALUES,
                    n=len(given),
                )
            )
        for text in given[:MOST_VALUES]:
            try:
                values.setdefault(parameter.name, []).append(parameter.value(text, clock))
            except RequestError as error:
                complaints.append(str(error))
        if parameter.field == "zone":
            clock = next(filter(None, reversed(values.get(parameter.name, ()))), "")
    request = with_values(
        Request(), {name: [value for value in found if value is not None] for name, found in values.items()}
    )
    return request, tuple(complaints)


def address_texts(request: Request) -> dict[str, list[str]]:
    """The texts of `request` in an address, by parameter; parameters with their default are left out."""
    texts = {
        parameter.name: [parameter.text(value, request.zone) for value in parameter.values(request)]
        for parameter in PARAMETERS
        if parameter.in_address
    }
    return {name: given for name, given in texts.items() if given}
