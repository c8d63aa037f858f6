"""The words of a picture: subtitle, legend, notices, texts for screen readers and for the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components import marks
from components.language import joined, listed, message, number, plural, say
from components.layout.grouping import ACTORS
from components.layout.lane_groups import own_name
from components.layout.names import column_name, lane_name, status_name
from components.model import Request
from components.views.shared import prepare
from components.views.swimlane.item_marks import Extent, marks_of, undated_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.layout.heading import Explained
    from components.model import Event
    from components.scene import Lane, Symbol
    from components.views.swimlane.arrange import Arrangement
    from components.views.swimlane.eras import Backdrop


_ORDERS = {
    "first": message("lanes by their first event"),
    "last": message("lanes by their last event"),
    "count": message("lanes by their number of events"),
    "name": message("lanes by name"),
}


def lanes(request: Request) -> tuple[str, ...]:
    """The parts of the request about lanes in words, for the caption; none for the default."""
    parts = []
    if request.lanes and request.lanes not in ACTORS:
        parts.append(say("lanes by {column}", column=column_name(request.lanes)))
    if request.lane_groups:
        parts.append(say("in groups by {column}", column=column_name(request.lane_groups)))
    if request.followed:
        parts.append(say("“{lane}” and who it meets", lane=request.followed))
    if request.lane_search:
        parts.append(say("lanes with “{text}”", text=request.lane_search))
    if request.lane_order in _ORDERS:
        parts.append(say(_ORDERS[request.lane_order]))
    return tuple(parts)


def legend(facts: prepare.Facts, arrangement: Arrangement, eras: bool) -> tuple[Explained, ...]:
    """The legend entries that the picture needs, in the order of the legend: each symbol and its meaning; `eras` says
    whether the picture has eras."""
    clusters = [item for item in arrangement.items if item.cluster and not item.area][:1]  # all have one entry
    others = [item for item in arrangement.items if not item.cluster or item.steps]
    extent = Extent()
    drawn = [mark for item in (*clusters, *others) for mark in marks_of(item, facts, 0.0, 0, extent)]
    drawn += [undated_mark(facts.event(row), 0.0, 0.0, 0) for row in arrangement.tracks]
    lanes_of: dict[int, set[int]] = {}
    for item in arrangement.items:
        if not item.cluster:
            lanes_of.setdefault(item.row, set()).add(item.lane)
    used: dict[Symbol, bool] = {
        "tie": any(len(lanes) > 1 for lanes in lanes_of.values()),
        "link": len(arrangement.links) > 0,
        "era": eras,
        ("shade" if arrangement.has_shades else "count"): any(item.counts for item in arrangement.items),
        "spread": any(item.counts and item.counts.uneven for item in arrangement.items),
    }
    entries = marks.legend_entries(drawn, [symbol for symbol, needed in used.items() if needed])
    events = [item for item in arrangement.items if not item.cluster]
    timed = {facts.timed(item.row) for item in events if item.shape.kind == "dot"}
    days = {facts.day(item.row) for item in events if item.shape.kind == "sometime"}
    words: dict[Symbol, str] = {}
    if True in timed:
        words["day"] = say("exact day or moment") if False in timed else say("exact moment")
    if True in days:  # at this zoom a day is wider than a dot
        words["sometime"] = say("exact day, or some time within") if False in days else say("exact day")
    return tuple((symbol, words.get(symbol, default)) for symbol, default in entries)


def subtitle(text: str, arrangement: Arrangement) -> str:
    """The subtitle: `text`, then the range of the lanes in sight if it does not begin with the first, then the scale of
    histograms if there are any."""
    first, last, count = arrangement.assignment.lane_range
    if first > 1:
        text = joined((text, say("lanes {first} to {last} of {n}", first=first, last=last, n=count)), " · ")
    if not arrangement.window or not any(item.counts for item in arrangement.items):
        return text
    least = min(arrangement.full.values())
    what = arrangement.window.steps.words
    scale = say("heights: {what}, square root", what=what)
    if arrangement.has_shades:  # no axis shows their scale
        scale = say("the more, the stronger: {what}, square root, up to {n}", what=what, n=number(round(least)))
    names = [arrangement.assignment.lanes[lane].display_name for lane, full in arrangement.full.items() if full > least]
    exceptions = [say("“{lane}” on a scale of its own", lane=lane) for lane in names]
    return joined((text, scale, *exceptions), " · ")


def notices(arrangement: Arrangement, request: Request, outside: int, undrawn: int, height: float) -> tuple[str, ...]:
    """The notices about events without marks or words of their own, about lanes that are not shown, about links that
    are not drawn, and about a height (px) above the requested one, so that nothing is missing silently. `outside` is
    the number of events out of sight, `undrawn` that of links between shown events without a line."""
    found = [*_counted(arrangement), *_without_lane(arrangement, request)]
    if outside:
        found.append(plural(outside, "{n} event lies outside this window.", "{n} events lie outside this window."))
    without_words = sum(
        item.first and not item.cluster and not placed.candidate.words
        for item, placed in zip(arrangement.items, arrangement.placed, strict=True)
    )
    if without_words:
        found.append(
            plural(
                without_words,
                "{n} event is drawn without words for lack of room; hover, or look in the table.",
                "{n} events are drawn without words for lack of room; hover, or look in the table.",
            )
        )
    if undrawn:
        found.append(
            plural(
                undrawn,
                "{n} link between shown events is not drawn; click an event to read its links.",
                "{n} links between shown events are not drawn; click an event to read its links.",
            )
        )
    if request.height and height > request.height + 0.5:
        sentence = say(
            "{asked} px are too low for these lanes: the picture is {high} px high.",
            asked=request.height,
            high=round(height),
        )
        found.append(sentence)
    return tuple(found)


def _counted(arrangement: Arrangement) -> list[str]:
    """The notices about events that are only counted: in clusters, in profiles, in crowded lanes."""
    found = []
    clusters = [item.cluster for item in arrangement.items if item.cluster and not item.area]
    if clusters:
        events = sum(cluster.count for cluster in clusters)
        found.append(
            plural(
                len(clusters),
                "{marks} marks stand too close to tell apart and are drawn as {n} counted cluster; "
                "click it to see what is in it.",
                "{marks} marks stand too close to tell apart and are drawn as {n} counted clusters; "
                "click one to see what is in it.",
                marks=events,
            )
        )
    if lasting := [item.cluster.count for item in arrangement.items if item.cluster and item.steps]:
        found.append(
            plural(
                sum(lasting),
                "{n} event that lasted is drawn as how many there were at once; click its lane, or zoom in, to see it.",
                "{n} events that lasted are drawn as how many there were at once; "
                "click the lane, or zoom in, to see each.",
            )
        )
    if counts := [item.cluster.count for item in arrangement.items if item.cluster and item.counts]:
        found.append(
            plural(
                len(counts),
                "{marks} marks of {n} crowded lane are drawn as how many there are; "
                "click a place in it, or zoom in, to see each.",
                "{marks} marks of {n} crowded lanes are drawn as how many there are; "
                "click a place in one, or zoom in, to see each.",
                marks=sum(counts),
            )
        )
    return found


def _without_lane(arrangement: Arrangement, request: Request) -> list[str]:
    """The notices about lanes that are not shown separately: they share one, are hidden, or do not exist."""
    sentences = _shared_lane(arrangement, request)
    assignment = arrangement.assignment
    if assignment.hidden:
        sentences.append(_hidden(arrangement))
    names = {*(lane.name for lane in assignment.lanes), *(name for name, _ in assignment.hidden)}
    if request.lane_groups:
        names |= {own_name(lane.name) for lane in assignment.lanes}
    if missing := [name for name in request.pinned if name not in names]:
        sentences.append(say("No event shown has a lane that is asked to be pinned: {names}.", names=listed(missing)))
    if request.followed and request.followed not in names:
        sentences.append(say("No event shown has the lane that is to be followed: {name}.", name=request.followed))
    if missing := [name for name in request.hidden if name not in names]:
        sentences.append(say("No event shown has a lane that is asked to be hidden: {names}.", names=listed(missing)))
    return sentences


def _shared_lane(arrangement: Arrangement, request: Request) -> list[str]:
    """The notice about lanes that share one; it names some if these are the least busy ones."""
    without = arrangement.assignment.without_lane
    if not without:
        return []
    lane = next((lane.display_name for lane in arrangement.assignment.lanes if lane.kind == "others"), "")
    default = Request.lane_order, "", "", 1
    if (request.lane_order, request.followed, request.lane_search, request.first_lane) != default:
        return [
            plural(
                len(without),
                "{n} other lane shares the lane “{lane}”.",
                "{n} other lanes share the lane “{lane}”.",
                lane=lane,
            )
        ]
    return [
        plural(
            len(without),
            "{n} less busy lane shares the lane “{lane}” ({names}); show more lanes, or pin one, to see it by itself.",
            "{n} less busy lanes share the lane “{lane}” ({names}); show more lanes, or pin one, to see it by itself.",
            lane=lane,
            names=listed(without[:3]) + (" …" if len(without) > 3 else ""),
        )
    ]


def _hidden(arrangement: Arrangement) -> str:
    """The notice about hidden lanes, and about events that stand in no other lane."""
    hidden, unseen = arrangement.assignment.hidden, arrangement.assignment.unseen
    lanes = plural(
        len(hidden),
        "{n} lane is hidden, with as many events: {lanes}",
        "{n} lanes are hidden, with as many events: {lanes}",
        lanes=listed(f"{name} ({number(events)})" for name, events in hidden),
    )
    if not unseen:
        return say("{sentence}.", sentence=lanes)
    return plural(
        unseen,
        "{lanes}; {n} event stands in no other lane.",
        "{lanes}; {n} events stand in no other lane.",
        lanes=lanes,
    )


def alt(
    facts: prepare.Facts,
    lanes: tuple[Lane, ...],
    behind: Backdrop,
    outside: int,
    highest: Sequence[tuple[int, str]] = (),
) -> str:
    """The picture in a few sentences for screen readers; `highest` has the index of each lane with a histogram or
    profile, and the words of its highest step."""
    names = listed(lane_name(lane.name, lane.kind) for lane in lanes)
    texts = [
        say("Timeline “{title}”: {subtitle}.", title=facts.title, subtitle=facts.subtitle),
        plural(len(lanes), "{n} lane: {names}.", "{n} lanes: {names}.", names=names),
    ]
    if highest:
        peaks = [(lane_name(lanes[lane].name, lanes[lane].kind), words) for lane, words in highest]
        peak_words = "; ".join(say("{name}: {value}", name=name, value=words) for name, words in peaks)
        texts.append(say("Where most is: {lanes}.", lanes=peak_words))
    if behind.eras:
        periods = listed(f"{event.title} ({event.words})" for event, _, _ in behind.eras)
        texts.append(say("Behind them: {periods}.", periods=periods))
    if outside:
        texts.append(
            plural(
                outside,
                "{n} of the events lies outside the window that is shown.",
                "{n} of the events lie outside the window that is shown.",
            )
        )
    return joined(texts, " ")


def hovers(facts: prepare.Facts, arrangement: Arrangement, behind: Backdrop) -> tuple[tuple[str, str], ...]:
    """The words under the pointer for the id of each event with a mark of its own, eras first; for an id of several
    rows, the words of all of them."""
    found: dict[str, list[str]] = {}
    rows = sorted({item.row for item in arrangement.items if not item.cluster} | arrangement.tracks.keys())
    for event in (*(event for event, _, _ in behind.eras), *map(facts.event, rows)):
        found.setdefault(event.id, []).append(_hover(event))
    return tuple((event, "\n\n".join(texts)) for event, texts in found.items())


def _hover(event: Event) -> str:
    """The lines shown under the pointer of a mark."""
    actors = "; ".join(f"{actor.name} ({actor.role})" if actor.role else actor.name for actor in event.actors)
    lines = [
        event.title,
        event.words,
        actors,
        " · ".join(word for word in (event.type, status_name(event.status)) if word),
    ]
    return "\n".join(line for line in lines if line)
