"""The type of a parameter: its name, its field of the request, and how values are parsed and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from components.dates import zone as named_zone
from components.errors import RequestError
from components.language import message
from components.model import Request
from components.parameters.texts import short
from components.read.wording import quoted


@dataclass(frozen=True)
class Parameter:
    """A parameter of a picture: `name` in the address and, after two dashes, on the command line. `parse` makes a value
    of a text (None for a blank one that is ignored) or raises RequestError; `write` makes the text of a value. The
    value is in the request's `field`, which holds all of them if there may be `many`; the field of a filter is
    `filters`. With `by_clock`, both functions also get the requested zone."""

    name: str
    field: str
    help: str
    parse: Callable[..., Any] = str
    write: Callable[..., str] = str
    metavar: str = "TEXT"
    many: bool = False
    choices: tuple[str, ...] = ()
    in_address: bool = True  # False: the page gets it from the browser or the file
    former: str = ""  # its name in older addresses
    by_clock: bool = False
    sets: Callable[[Any], Mapping[str, Any]] | None = (
        None  # the fields and values that a value stands for, in place of `field`
    )

    def value(self, text: str, zone: str = "") -> Any:
        """The value of `text`. Raises RequestError for a text that is too long or not valid."""
        if self.choices and short(self.name, text).strip() and text not in self.choices:
            raise RequestError(
                message(
                    "“{name}” cannot be {text}; it is one of {known}.",
                    name=self.name,
                    text=quoted(text),
                    known=", ".join(self.choices),
                )
            )
        return self.parse(short(self.name, text), *[named_zone(zone)] * self.by_clock)

    def text(self, value: Any, zone: str) -> str:
        """The text of a value, for a request in this zone."""
        return self.write(value, *[named_zone(zone)] * self.by_clock)

    def values(self, request: Request) -> tuple[Any, ...]:
        """The values in `request`, none if it has the default."""
        if self.field == "filters":
            return dict(request.filters).get(self.name, ())
        value = getattr(request, self.field)
        if value == getattr(Request, self.field):
            return ()
        return tuple(value) if self.many else (value,)
