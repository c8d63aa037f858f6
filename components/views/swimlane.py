"""The swimlane timeline: lanes of actors or of any column's values, marks by how well the date is known.

seats (who sits in which lane) → scale → what is in sight → level of detail → shapes and labels stacked in rows →
heights → Scene.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.layout import gutter
from components.layout.heading import heading
from components.layout.scale import sight
from components.views import compose, context, said
from components.views.plan import DENSE_ROWS, LEAST_LANE, MOST_ROWS, Frame, Limits, plan
from components.views.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.layout.scale import Sight
    from components.layout.whole import Whole
    from components.model import Int64, Request, Store
    from components.scene import Scene
    from components.views.context import Facts
    from components.views.stage import Ground, Stage

BRIEF = 220.0  # px that all but the lanes take in a picture that says as little as it can
EDGE = 18.0  # px around the picture
HEAD = (114.0, 196.0)  # px of the column with the lanes' names, narrowest and widest
HEAD_MOST = 0.3  # of the picture's width: all that the names may take in a very small one
ABOVE = 21.0  # px between heading and lanes, and for each line of reference lines' words:
REFERENCE_LINE = 15.0


def swimlane(store: Store, rows: Int64, request: Request, caption: tuple[str, ...] = ()) -> Scene:
    """The Scene of `rows` (in time order, undated last) at `request.width` px; `caption` are the filters in words.

    Lanes and scale come of all rows, so that they stay where they are while the window moves. Raises RequestError.
    """
    facts = context.facts(store, rows, request, caption)
    ground = stage(store, facts, request, max(1, request.most_lanes)).ground
    return picture(facts.known.whole, ground, request, lambda most, _: (facts, stage(store, facts, request, most)))


def picture(
    whole: Whole, ground: Ground | None, request: Request, staged: Callable[[int, Sight | None], tuple[Facts, Stage]]
) -> Scene:
    """The Scene of all there is on `ground`; `staged` gives, for as many lanes at most and what is in sight, the facts
    and the stage."""
    frame = _frame(request.width, whole.dated < whole.shown, whole.dated > 0)
    seen = sight(ground.scale, request.window, frame.start, frame.end) if ground else None
    for limits in _limits(request):
        facts, staging = staged(limits.lanes, seen)
        planned = plan(staging, facts, frame, seen, limits)
        explained = said.explained(facts, planned)
        head, legend, top = heading(facts.title, facts.subtitle, explained, request.width, limits.brief)
        top += ABOVE + REFERENCE_LINE * max(1, len(facts.known.references))
        if request.height is None or top + sum(planned.needs) + compose.BELOW <= request.height:
            break
    return replace(compose.scene(facts, frame, seen, planned, top, request), heading=head, legend=legend)


def _limits(request: Request) -> tuple[Limits, ...]:
    most = max(1, request.most_lanes)
    roomy = Limits(most, MOST_ROWS if request.lanes else DENSE_ROWS, True, gutter.MOST)
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
        Limits(min(most, max(1, room - 1)), 1, False, 0, brief=True),  # those of no lane need one as well
    )


def _frame(wide: int, undated: bool, dated: bool) -> Frame:
    """Columns for the width; without dated events the gutter takes the axis' place."""
    head = min(max(HEAD[0], wide * 0.165), HEAD[1], wide * HEAD_MOST)
    right = wide - EDGE
    gutter_wide = gutter.WIDE if wide >= 820 else gutter.NARROW if wide >= 520 else gutter.SLIM
    start = EDGE + head + 16.0
    left = right if not undated else right - gutter_wide if dated else start
    return Frame(EDGE, EDGE + head, start, left - (10.0 if undated else 4.0), left, right)
