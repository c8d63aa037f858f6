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

Texts = Mapping[str, Sequence[str]]  # the texts under each name, as in an address

MOST_VALUES = 1_000  # of one name


def with_values(request: Request, values: Mapping[str, Sequence[Any]]) -> Request:
    """The request with these values of parameters in place of its own; no values mean the default."""
    filters = dict(request.filters)
    fields: dict[str, Any] = {}
    for each in PARAMETERS:
        if each.name not in values:
            continue
        given = tuple(dict.fromkeys(values[each.name]))
        if each.field == "filters":
            filters[each.name] = given
        elif each.sets:
            fields |= each.sets(given[-1]) if given else {}
        elif each.many:
            fields[each.field] = given
        else:
            fields[each.field] = given[-1] if given else getattr(Request, each.field)
    ordered = tuple((field.name, filters[field.name]) for field in FIELDS if filters.get(field.name))
    return replace(request, filters=ordered, **fields)


def read_address(texts: Texts) -> tuple[Request, tuple[str, ...]]:
    """The request in an address, and one sentence for each text in it that is not valid. Names of no parameter are
    ignored."""
    values: dict[str, list[Any]] = {}
    complaints: list[str] = []
    clock = ""  # the zone
    for each in sorted((each for each in PARAMETERS if each.in_address), key=lambda each: each.by_clock):
        given = texts.get(each.name) or (texts.get(each.former, ()) if each.former else ())
        if len(given) > MOST_VALUES:
            complaints.append(
                message(
                    "“{name}” takes at most {most} values; given: {n}.", name=each.name, most=MOST_VALUES, n=len(given)
                )
            )
        for text in given[:MOST_VALUES]:
            try:
                values.setdefault(each.name, []).append(each.value(text, clock))
            except RequestError as error:
                complaints.append(str(error))
        if each.field == "zone":
            clock = next(filter(None, reversed(values.get(each.name, ()))), "")
    request = with_values(
        Request(), {name: [one for one in found if one is not None] for name, found in values.items()}
    )
    return request, tuple(complaints)


def address_texts(request: Request) -> dict[str, list[str]]:
    """The texts of `request` in an address, without defaults."""
    texts = {
        each.name: [each.text(one, request.zone) for one in each.values(request)]
        for each in PARAMETERS
        if each.in_address
    }
    return {name: given for name, given in texts.items() if given}
