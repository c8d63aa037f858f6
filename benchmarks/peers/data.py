"""The events that every peer draws: each once, with its title, in the lane of the actor who is named first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import plotly.express as px

from benchmarks._generated import generated, loaded
from components import pipeline
from components.model import Request
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    import plotly.graph_objects as go

OTHERS = "Other actors"
WIDTH, HEIGHT = 1200, 800  # px
_LANES = 14  # the busiest actors; as many as Dateline shows by itself


def frame(events: int) -> pd.DataFrame:
    """start, end (the first moment after the last that is possible), title, lane."""
    made = generated(events)
    first = made.cast.actor[made.cast.start[:-1]]
    counts = np.bincount(first, minlength=len(made.cast.names))
    busy = np.argsort(-counts, kind="stable")[:_LANES]
    lanes = {int(actor): made.cast.names[actor] for actor in busy}
    names = np.array([lanes.get(actor, OTHERS) for actor in range(len(made.cast.names))], object)
    return pd.DataFrame(
        {
            "start": made.dates.earliest_start.astype("datetime64[s]"),
            "end": (made.dates.latest_end + 1).astype("datetime64[s]"),
            "title": made.texts["title"].to_pandas(),
            "lane": names[first],
        }
    )


def columns(events: pd.DataFrame) -> str:
    """The same as JSON: columns of ms since 1970, titles and indexes into `lanes`."""
    lane, lanes = pd.factorize(events["lane"], sort=True)
    times = {side: (events[side].astype("int64") * 1_000).tolist() for side in ("start", "end")}
    return json.dumps({**times, "title": events["title"].tolist(), "lane": lane.tolist(), "lanes": list(lanes)})


def px_figure(events: pd.DataFrame) -> go.Figure:
    figure = px.timeline(events, x_start="start", x_end="end", y="lane", hover_name="title")
    return figure.update_layout(width=WIDTH, height=HEIGHT)


def px_columns(events: pd.DataFrame) -> str:
    """The figure and the middle half of its range, as JSON."""
    first, last = events["start"].min(), events["end"].max()
    quarter = (last - first) / 4
    ends = [(first + quarter).isoformat(), (last - quarter).isoformat()]
    return f'{{"figure": {px_figure(events).to_json()}, "range": {json.dumps(ends)}}}'


def dateline_columns(events: int) -> str:
    """Dateline's own figure of all the events and of the middle half of their range, as JSON."""
    store = MemoryStore(loaded(generated(events)))
    first, last = float(store.dates.earliest_start.min()), float(store.dates.latest_end.max())
    quarter = (last - first) / 4
    figures: dict[str, Any] = {
        "figure": pipeline.draw(store, Request(width=WIDTH)).figure,
        "zoomed": pipeline.draw(store, Request(width=WIDTH, window=(first + quarter, last - quarter))).figure,
    }
    return json.dumps(figures)
