"""FLOOR 4 · parameters: one table of what can be asked (`model.Request`), under one name each.

The page's address, the command line's flags and their help come of `PARAMETERS`; a new parameter is one line there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components.dates import zone as named_zone
from components.errors import RequestError
from components.filters import FIELDS
from components.language import LANGUAGES, message
from components.model import ORDERS, Request
from components.parameters.texts import (
    MOST_CHARACTERS,
    NO_LANES,
    SIDE,
    SIZES,
    lanes,
    not_blank,
    second,
    second_text,
    short,
    size,
    view,
    whole,
    window,
    window_text,
    zone,
)
from components.read.wording import quoted
from components.views import VIEWS

if TYPE_CHECKING:
    from components.filters import Field

__all__ = ["MOST_CHARACTERS", "MOST_LANES", "MOST_VALUES", "PARAMETERS", "Parameter", "Texts"]
__all__ += ["address_texts", "read_address", "short", "with_values"]

Texts = Mapping[str, Sequence[str]]  # the texts under each name, as in an address

MOST_LANES = 200  # a picture 10,000 px high
MOST_PLACE = 100_000_000  # of a lane
MOST_VALUES = 1_000  # of one name


@dataclass(frozen=True)
class Parameter:
    """One thing that can be asked: `name` in the address and, after two dashes, at the command line.

    `parse` makes a value of a text, or raises RequestError; `write` makes the text of a value. The value stands in the
    request's `field`; if there may be `many`, the field holds all of them. A filter's field is `filters`. Moments are
    parsed and written `by_clock`: both functions are given the zone that is asked, too.
    """

    name: str
    field: str
    help: str
    parse: Callable[..., Any] = str
    write: Callable[..., str] = str
    metavar: str = "TEXT"
    many: bool = False
    choices: tuple[str, ...] = ()
    in_address: bool = True  # False: the page has it from the browser or the file
    former: str = ""  # its name in older addresses
    by_clock: bool = False
    sets: Callable[[Any], Mapping[str, Any]] | None = None  # the fields that it stands for, where they are several

    def value(self, text: str, zone: str = "") -> Any:
        """The value that `text` asks for. Raises RequestError for a text that is too long or asks nothing possible."""
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
        """The text that asks for a value."""
        return self.write(value, *[named_zone(zone)] * self.by_clock)

    def values(self, request: Request) -> tuple[Any, ...]:
        """The values in `request`, none where it asks nothing but the default."""
        if self.field == "filters":
            return dict(request.filters).get(self.name, ())
        value = getattr(request, self.field)
        if value == getattr(Request, self.field):
            return ()
        return tuple(value) if self.many else (value,)


def with_values(request: Request, values: Mapping[str, Sequence[Any]]) -> Request:
    """`request` with these values of parameters in place of its own; no values ask the default."""
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
    """The request that an address makes, and one sentence for each text in it that asks nothing possible; names that
    are no parameter's are somebody else's."""
    values: dict[str, list[Any]] = {}
    complaints: list[str] = []
    clock = ""  # the zone
    for each in sorted((each for each in PARAMETERS if each.in_address), key=lambda each: each.by_clock):
        given = texts.get(each.name) or (texts.get(each.former, ()) if each.former else ())
        if len(given) > MOST_VALUES:
            complaints.append(f"“{each.name}” takes at most {MOST_VALUES:,} values; given: {len(given):,}.")
        for text in given[:MOST_VALUES]:
            try:
                values.setdefault(each.name, []).append(each.value(text, clock))
            except RequestError as error:
                complaints.append(str(error))
        if each.field == "zone":
            clock = next(filter(None, reversed(values.get(each.name, ()))), "")
    asked = with_values(Request(), {name: [one for one in found if one is not None] for name, found in values.items()})
    return asked, tuple(complaints)


def address_texts(request: Request) -> dict[str, list[str]]:
    """The texts of an address that ask for `request`, without what is asked anyway."""
    texts = {
        each.name: [each.text(one, request.zone) for one in each.values(request)]
        for each in PARAMETERS
        if each.in_address
    }
    return {name: given for name, given in texts.items() if given}


def _filter(field: Field) -> Parameter:
    """A blank one of many is a value (events without a type); any other blank asks nothing."""
    metavar = {"many": field.name.upper(), "date": "DATE"}.get(field.widget, "TEXT")
    return Parameter(
        field.name,
        "filters",
        field.help,
        parse=str if field.widget == "many" else not_blank,
        metavar="|".join(field.choices) or metavar,
        many=field.widget == "many",
        choices=field.choices,
    )


PARAMETERS: tuple[Parameter, ...] = (
    *map(_filter, FIELDS),
    Parameter(
        "view",
        "view",
        f"the kind of picture: {', '.join(VIEWS)} (default {Request.view})",
        parse=view,
        metavar="NAME",
    ),
    Parameter(
        "lanes",
        "lanes",
        f"the column whose values are the lanes, “{NO_LANES}” for one lane (default {Request.lanes}, or the best other "
        "in a file without any)",
        parse=lanes,
        write=lambda column: column or NO_LANES,
        metavar="COLUMN",
    ),
    Parameter("pin", "pinned", "lanes that come first", metavar="LANE", many=True),
    Parameter(
        "group-lanes",
        "lane_groups",
        "a second column, by whose values the lanes are in groups: a lane for each",
        parse=not_blank,
        metavar="COLUMN",
    ),
    Parameter("expand", "expanded", "a group that has its lanes one by one; once for each", metavar="GROUP", many=True),
    Parameter("hide", "hidden", "lanes left out", metavar="LANE", many=True),
    Parameter(
        "most-lanes",
        "most_lanes",
        f"so many of the lanes are seen, the others share one (default {Request.most_lanes}, the busiest)",
        parse=whole(1, MOST_LANES),
        metavar="N",
        former="most",
    ),
    Parameter(
        "order",
        "lane_order",
        "the order of the lanes: those that meet next to each other, or by their first event, their last (the latest "
        f"first), their number of events or their name (default {Request.lane_order})",
        metavar="|".join(ORDERS),
        parse=not_blank,
        choices=ORDERS,
    ),
    Parameter(
        "follow",
        "followed",
        "a lane that comes first, with those below that share events with it; the others share one",
        parse=not_blank,
        metavar="LANE",
    ),
    Parameter(
        "find-lane", "lane_search", "what the names of lanes have in them; the others share one", parse=not_blank
    ),
    Parameter(
        "first-lane",
        "first_lane",
        "the number of the first lane that is seen, in their order (default 1)",
        parse=whole(1, MOST_PLACE),
        metavar="N",
    ),
    Parameter(
        "window",
        "window",
        "an EDTF date or interval that fills the axis, such as 2014-10 or 2014-10-01/2014-11-15",
        parse=window,
        write=window_text,
        metavar="DATE",
        by_clock=True,
    ),
    Parameter(
        "unfold",
        "unfolded",
        "a date in a quiet stretch that is not to be folded; once for each",
        parse=second,
        write=second_text,
        metavar="DATE",
        many=True,
        by_clock=True,
    ),
    Parameter(
        "open",
        "opened",
        "a lane with a bar for each event that lasted, however many there were at once; once for each",
        metavar="LANE",
        many=True,
    ),
    Parameter(
        "zone",
        "zone",
        "the time zone whose clock the axis and the words follow, as in Europe/Paris (default UTC); times without a "
        "zone and whole days are drawn as typed",
        parse=zone,
        metavar="ZONE",
    ),
    Parameter("event", "selected", "the id of the event that is brought forward", metavar="ID"),
    Parameter("title", "title", "the words above the picture"),
    Parameter(
        "theme",
        "theme",
        "the picture's colours; print has greys only",
        metavar="light|dark|print",
        choices=("light", "dark", "print"),
        in_address=False,
    ),
    Parameter(
        "language",
        "language",
        f"of the axis' texts: {', '.join(LANGUAGES)} (default {Request.language})",
        metavar="TAG",
        in_address=False,
    ),
    Parameter(
        "without",
        "without",
        "parts of a printed picture that are left out",
        metavar="title|legend|caption",
        many=True,
        choices=("title", "legend", "caption"),
        in_address=False,
    ),
    Parameter(
        "size",
        "width",
        f"{', '.join(SIZES)}, or its sides in px or mm, as in 1280x720 or 180x120mm; --width and --height say more",
        parse=size,
        metavar="SIZE",
        in_address=False,
        sets=lambda sides: {"width": sides[0], "height": sides[1]},
    ),
    Parameter(
        "pages",
        "pages",
        "where a size has no room for all lanes: one page with less in it, or more pages (default one)",
        metavar="one|more",
        choices=("one", "more"),
        in_address=False,
    ),
    Parameter(
        "width",
        "width",
        f"default {Request.width}",
        parse=whole(*SIDE, "px"),
        metavar="PX",
        in_address=False,
    ),
    Parameter(
        "height",
        "height",
        "default: what the lanes need",
        parse=whole(*SIDE, "px"),
        metavar="PX",
        in_address=False,
    ),
    Parameter(
        "scale",
        "scale",
        "pixels of a PNG or WebP for each px: 2 or 3 for print (default 1)",
        parse=whole(1, 4),
        metavar="N",
        in_address=False,
    ),
    Parameter(
        "dpi",
        "scale",
        "the same in pixels for each inch, 96 px long: 300 for print",
        parse=whole(48, 1200),
        metavar="N",
        in_address=False,
        sets=lambda dots: {"scale": dots / 96},
    ),
)
