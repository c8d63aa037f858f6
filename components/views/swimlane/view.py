"""The swimlane timeline: a lane for each actor, or for each value of another column; marks show how exact a date is.

lane assignment → scale → marks in sight → level of detail → shapes and labels packed into rows → heights → Scene.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.errors import RequestError
from components.language import message
from components.layout import undated
from components.layout.grouping import ACTORS
from components.layout.heading import heading, room_above_lanes
from components.layout.lane_choice import LaneOptions
from components.layout.lane_histogram import time_steps
from components.layout.rules import Rules
from components.layout.scale import viewport_of
from components.layout.source import LaneSpec
from components.views.shared import axis, prepare
from components.views.shared.frame import BELOW
from components.views.shared.frame import frame as columns
from components.views.swimlane import build_scene, wording
from components.views.swimlane.arrange import DENSE_ROWS, LEAST_LANE, MOST_ROWS, Limits, arrange
from components.views.swimlane.eras import backdrop
from components.views.swimlane.histogram import TimeWindow

if TYPE_CHECKING:
    from components.layout.source import EventSource
    from components.model import Request
    from components.scene import Scene

BRIEF = 239.0  # px of everything but the lanes in the most compact picture


def swimlane(source: EventSource, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """The Scene of all events of `source` at `request.width` px; `caption` are the filters in words. Lanes and scale
    are determined by all events, so that they stay the same while the window moves. Raises RequestError,
    DatabaseError."""
    facts = prepare.facts(source, request, (*caption, *wording.lanes(request)))
    summary, time = facts.summary, prepare.axis(source, facts, request)
    frame = columns(request.width, facts.waiting, summary.dated > 0)
    viewport = viewport_of(time.scale, request.window, frame.start, frame.end) if time else None
    behind = backdrop(source, facts, viewport)
    seen = (time, viewport) if time and viewport else None
    window = TimeWindow(seen[1], time_steps(*seen, source.zone, summary), source.zone) if seen else None
    subtitle = facts.subtitle
    for limits in _limits(request):  # until the picture fits the height
        visible = source.visible(_lanes(request, limits.lanes), time, viewport, _rules(request))
        facts = facts.with_store(visible.store)
        arrangement = arrange(visible, facts, frame, window, limits)
        facts = replace(facts, subtitle=wording.subtitle(subtitle, arrangement))
        entries = () if "legend" in request.without else wording.legend(facts, arrangement, bool(behind.eras))
        head, legend, top = heading(facts.title, facts.subtitle, entries, request.width, limits.brief)
        top += room_above_lanes(len(facts.references)) + behind.height
        if request.height is None or top + sum(arrangement.needs) + BELOW <= request.height:
            break
    scene = build_scene.scene(facts, frame, seen, arrangement, behind, top, request)
    return replace(scene, heading=head, legend=legend, overview=axis.overview(source, *seen) if seen else ())


def _lanes(request: Request, most: int) -> LaneSpec:
    """The lanes that are asked for, `most` at most. Raises RequestError for groups by actor."""
    column = "actor" if request.lanes in ACTORS else request.lanes
    within = request.lane_groups if column and request.lane_groups != column else ""
    if within in ACTORS:
        raise RequestError(
            message("Lanes cannot be in groups by actor, of whom an event may have several; by any other column.")
        )
    options = LaneOptions(
        most,
        request.pinned,
        request.hidden,
        request.lane_order,
        request.followed,
        request.lane_search,
        request.first_lane - 1,
        grouped=bool(within),
    )
    return LaneSpec(column, options, within, request.expanded if within else ())


def _rules(request: Request) -> Rules:
    return Rules(MOST_ROWS if request.lanes else DENSE_ROWS, request.budget, request.opened)


def _limits(request: Request) -> tuple[Limits, ...]:
    """The limits to try in turn: one without a height, else ever tighter ones."""
    most = max(1, request.most_lanes)
    roomy = Limits(most, MOST_ROWS if request.lanes else DENSE_ROWS, True, undated.MOST)
    if request.height is None:
        return (roomy,)
    room = int((request.height - BRIEF) / LEAST_LANE)
    return (
        roomy,
        Limits(most, 3, True, 2),
        Limits(most, 2, True, 1),
        Limits(most, 1, True, 0, brief=True),
        Limits(most, 1, False, 0, brief=True),
        Limits(min(most, max(1, room)), 1, False, 0, brief=True),
        Limits(min(most, max(1, room - 1)), 1, False, 0, brief=True),  # the shared lane needs room, too
    )
