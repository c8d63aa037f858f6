"""Events to be exported, exported and read again."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from components import pipeline
from components.dates import read_edtf
from components.model import Request, Source
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = ("id", "date", "title", "description", "actors", "type", "status", "source", "locator", "links")


def store_of(*rows: Sequence[str], header: Sequence[str] = HEADER, name: str = "my events.csv") -> MemoryStore:
    """A store of rows with these columns."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    return pipeline.load(Source(name, text.getvalue().encode()))


def dated(*dates: str) -> MemoryStore:
    """An event for each date."""
    return store_of(*((f"e{at}", text, f"Event {at}") for at, text in enumerate(dates)), header=("id", "date", "title"))


def written(store: MemoryStore, name: str, raw: bool = False) -> bytes:
    """All events in the format `name`."""
    return pipeline.export(store, Request(), name, raw)


def again(store: MemoryStore, name: str) -> MemoryStore:
    """The store that is read from what was written of another one."""
    return pipeline.load(Source(f"again.{name}", written(store, name)))


def bounds(store: MemoryStore) -> dict[str, tuple[int, int, int, int]]:
    """The four bounds of each event, in seconds, by its title. What lasted began before its end: a side that nothing is
    known of is bounded by the other."""
    dates = store.dates
    four = (dates.earliest_start, dates.latest_start, dates.earliest_end, dates.latest_end)
    titles = [store.event(row).title for row in range(store.size)]
    known = zip(*(side.tolist() for side in four), strict=True)
    return {
        name: (first, min(latest, last), max(earliest, first), last)
        for name, (first, latest, earliest, last) in zip(titles, known, strict=True)
    }


_DAYS = st.dates(date(1, 2, 1), date(9998, 12, 31))


@st.composite
def one(draw: st.DrawFn) -> str:
    """A year, month or day, or a moment."""
    day = draw(_DAYS).isoformat()
    forms = [day[:4], day[:7], day, f"{day}T{draw(st.times()).strftime('%H:%M:%S')}{draw(st.sampled_from(ZONES))}"]
    return draw(st.sampled_from(forms))


ZONES = ["", "Z", "+05:30", "-11:00"]
_MARKS = st.sampled_from(["", "", "~", "?", "%"])
_OLD = st.sampled_from(["-0043-03-15", "-0044", "0000", "Y-13800000000", "Y12345", "-0500-07", "Y170000002"])
_MASKED = st.sampled_from(["201X", "19XX", "2014-XX", "2014-1X-XX", "2014-21", "2014-33", "2014-Q3", "1914-40"])


@st.composite
def _ranged(draw: st.DrawFn, form: str) -> str:
    first = draw(_DAYS)
    last = min(first + timedelta(draw(st.integers(1, 2_000))), date(9998, 12, 31))
    cut = draw(st.sampled_from([4, 7, 10]))
    return form.format(first.isoformat()[:cut], last.isoformat()[:cut])


EDTF = st.one_of(
    one(),
    st.builds(str.__add__, one().filter(lambda text: "T" not in text), _MARKS),
    *map(
        _ranged,
        ("{}/{}", "[{}..{}]", "{{{},{}}}", "{{{}..{}}}", "[{},{}]", "[..{}]", "[{}..]", "{}/..", "{}/", "../{}"),
    ),
    *map(_ranged, ("/{}", "{{..{}}}", "{{{}..}}", "[{}..{}]/..")),
    _OLD,
    _MASKED,
).filter(lambda text: not read_edtf([text])[1])
