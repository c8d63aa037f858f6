"""The table of all parameters of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.filters import FIELDS
from components.language import LANGUAGES
from components.model import MOST_LANES, MOST_PLACE, ORDERS, SIDE, Request
from components.parameters.parameter import Parameter
from components.parameters.texts import (
    NO_LANES,
    SIZES,
    lanes,
    not_blank,
    second,
    second_text,
    size,
    view,
    whole,
    window,
    window_text,
    zone,
)
from components.views import VIEWS

if TYPE_CHECKING:
    from components.filters import Field


def _filter(field: Field) -> Parameter:
    """The parameter of a filter's field. In a field of several values a blank one counts (events without a type); in
    other fields it is ignored."""
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
