"""The words of a picture: its legend, its notices, what it tells a screen reader and the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components import marks
from components.views.marked import marks_of, waiting
from components.views.shared import context

if TYPE_CHECKING:
    from components.layout.heading import Explained
    from components.model import Event, Request
    from components.scene import Lane, Symbol
    from components.views.arrange import Arrangement


def explained(facts: context.Context, plan: Arrangement) -> tuple[Explained, ...]:
    """What the legend has to explain: only what is in the picture, in a fixed order."""
    drawn = [mark for item in plan.items for mark in marks_of(item, facts, 0.0, 0, 2)]
    drawn += [waiting(facts.event(row), 0.0, 0.0, 0) for row in plan.tracks]
    lanes_of: dict[int, set[int]] = {}
    for item in plan.items:
        if not item.cluster:
            lanes_of.setdefault(item.row, set()).add(item.lane)
    joined: dict[Symbol, bool] = {
        "tie": any(len(lanes) > 1 for lanes in lanes_of.values()),
        "link": len(plan.links) > 0,
    }
    return marks.explained(drawn, [symbol for symbol, there in joined.items() if there])


def notices(plan: Arrangement, request: Request) -> tuple[str, ...]:
    """What the picture does not show one by one, so that nothing is missing in silence."""
    found = []
    joined = [item.cluster for item in plan.items if item.cluster and not item.steps]
    if joined:
        events = sum(cluster.count for cluster in joined)
        found.append(
            f"{events:,} marks stand too close to tell apart and are drawn as {len(joined):,} counted clusters."
        )
    if lasting := [item.cluster.count for item in plan.items if item.cluster and item.steps]:
        found.append(
            f"{sum(lasting):,} events that lasted are drawn as how many there were at once; zoom in to see each."
        )
    if plan.seats.unseated:
        names = ", ".join(plan.seats.unseated[:3]) + (" …" if len(plan.seats.unseated) > 3 else "")
        lane = next((band.name for band in plan.seats.bands if band.kind == "others"), "")
        found.append(
            f"{len(plan.seats.unseated):,} less busy lanes share the lane “{lane}” ({names}); "
            "show more lanes, or pin one, to see it by itself."
        )
    if plan.seats.hidden:
        listed = ", ".join(f"{name} ({events:,})" for name, events in plan.seats.hidden)
        many = len(plan.seats.hidden)
        text = f"{many:,} lane{'s are' if many > 1 else ' is'} hidden, with as many events: {listed}"
        unseen = plan.seats.unseen
        text += f"; {unseen:,} event{'s stand' if unseen > 1 else ' stands'} in no other lane." if unseen else "."
        found.append(text)
    there = {*(band.name for band in plan.seats.bands), *(name for name, _ in plan.seats.hidden)}
    for what, asked in (("pinned", request.pinned), ("hidden", request.hidden)):
        if missing := [name for name in asked if name not in there]:
            found.append(f"No event shown has a lane that is asked to be {what}: {', '.join(missing)}.")
    if plan.outside:
        verb = "events lie" if plan.outside > 1 else "event lies"
        found.append(f"{plan.outside:,} {verb} outside this window.")
    silent = sum(
        item.first and not item.cluster and not placed.candidate.words
        for item, placed in zip(plan.items, plan.placed, strict=True)
    )
    if silent:
        verb = "events are" if silent > 1 else "event is"
        found.append(f"{silent:,} {verb} drawn without words for lack of room; hover, or look in the table.")
    return tuple(found)


def too_low(high: float, asked: int) -> tuple[str, ...]:
    """The notice that a picture is higher (px) than was asked, if it is."""
    if not asked or high <= asked + 0.5:
        return ()
    return (f"{asked:,} px are too low for these lanes: the picture is {round(high):,} px high.",)


def alt(facts: context.Context, lanes: tuple[Lane, ...], outside: int) -> str:
    """The picture in a sentence or two for those who do not see it."""
    names = ", ".join(lane.name for lane in lanes)
    text = f"Timeline “{facts.title}”: {facts.subtitle}. {len(lanes)} lane{'s' if len(lanes) != 1 else ''}: {names}."
    return text + f" {outside:,} of the events lie outside the window that is shown." * (outside > 0)


def hovers(facts: context.Context, plan: Arrangement) -> tuple[tuple[str, str], ...]:
    """What is said of each id that has a mark; of one that several rows have, all they say, since the mark could be any
    of theirs."""
    said: dict[str, list[str]] = {}
    for row in sorted({item.row for item in plan.items if not item.cluster} | plan.tracks.keys()):
        said.setdefault(facts.event(row).id, []).append(_hover(facts.event(row)))
    return tuple((event, "\n\n".join(texts)) for event, texts in said.items())


def _hover(event: Event) -> str:
    """Plain lines for the mark under the pointer."""
    people = "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in event.actors)
    said = [event.title, event.words, people, " · ".join(word for word in (event.type, event.status) if word)]
    return "\n".join(line for line in said if line)
