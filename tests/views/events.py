"""Random files of events of every kind, as the bytes of a CSV, for the properties of pictures."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from components.model import ORDERS, Request, Source
from components.read import read
from components.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Sequence

# Properties of whole pictures: to make an example that fails a small one would draw hundreds of them.
OF_PICTURES = settings(phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck))
HEADER = ("id", "date", "title", "actors", "type", "status", "reported", "links")
DAYS = st.dates(date(2010, 1, 1), date(2014, 12, 31))
PAIRS = st.tuples(DAYS, DAYS).map(sorted)
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{str(day)[:7]}"),
    DAYS.map(lambda day: f"{day}T16:12:00+05:30"),
    PAIRS.map(lambda pair: f"{pair[0]}/{pair[1]}"),
    PAIRS.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    PAIRS.map(lambda pair: f"{{{pair[0]},{pair[1]}}}"),
    DAYS.map(lambda day: f"[..{day}]"),
    st.sampled_from(
        (
            *("", "", "2014", "201X", "19XX", "1914~", "1914?", "2014-33", "-0043-03", "Y-13800000000"),
            *("[2014-10-28..]", "2014-02/..", "../2014-02", "2014-02/", "/2014-02", "2014-02~/2014-05?"),
            *("[..2013,2015..]", "{2013-01..2013-03,2014..}", "2014-10-28T16:12:00"),
        )
    ),
)
ACTORS = ["Japan", "North Korea [host]", "Japan [guest]", "유엔 총회", "الأمم المتحدة", "<b>Bold</b> Company"]
ACTORS += ["An actor whose name is so long that it needs several lines [and a role, which is not short either]"]
ACTORS += [f"Actor {number}" for number in range(20)]
TITLES = [
    "",
    "Vote",
    "A meeting of some length about the question of the day",
    "한국어 제목",
    "$x$ <a href='#'>%{y}</a>",
]
STATUSES = ["", "occurred", "scheduled", "expected", "conditional", "cancelled", "disputed", "rumoured"]
CASTS = st.lists(st.sampled_from(ACTORS), max_size=4).map("; ".join)
TYPES = st.sampled_from(["", "", "vote", "meeting", " vote ", "report", " Era "])
REPORTED = st.sampled_from(["", "", "2014-10-28", "2030-01-01", "never"])
ROWS = st.tuples(
    DATES, st.sampled_from(TITLES), CASTS, TYPES, st.sampled_from(STATUSES), REPORTED, st.lists(st.integers(0, 30))
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Up to 300 events; ids now and then twice, links to anywhere: cycles, themselves, nowhere."""
    count = draw(st.integers(0, 25))
    some = draw(st.lists(ROWS, min_size=count, max_size=count))
    times, mixed = draw(st.sampled_from([(1, 0), (1, 0), (1, 0), (5, 1), (12, 1)])), draw(st.integers(0, 24))
    rows = []
    for k in range(len(some) * times[0]):
        when, *_ = some[k % len(some)]
        _, title, cast, kind, status, reported, links = some[(k + k // len(some) * mixed * times[1]) % len(some)]
        name = f"e{k - 1 if k % 11 == 10 else k}"
        leads = "; ".join(f"leads to: e{link}" for link in links[:3])
        rows.append((name, when, title, cast, kind, status, reported, leads))
    return csv_bytes(HEADER, rows)


MOMENTS = st.one_of(st.integers(1_262_304_000, 1_420_070_400), st.integers(-(10**11), 10**10), st.floats(-5e17, 5e17))
NAMES = st.lists(st.sampled_from(["Japan", "North Korea", "vote", "occurred", "No actor given", "No one"]), max_size=3)
REQUESTS = st.builds(
    Request,
    window=st.none() | st.tuples(MOMENTS, MOMENTS).map(lambda pair: (float(min(pair)), float(max(pair)))),
    lanes=st.sampled_from(["actor", "actor", "type", "status", ""]),
    pinned=NAMES.map(tuple),
    hidden=NAMES.map(tuple),
    most_lanes=st.integers(1, 14),
    lane_order=st.sampled_from([*ORDERS[:1] * 4, *ORDERS]),
    followed=st.sampled_from(["", "", "", "Japan", "North Korea", "vote", "No one"]),
    lane_search=st.sampled_from(["", "", "", "", "OR", "actor 1"]),
    lane_groups=st.sampled_from(["", "", "", "type", "status"]),
    expanded=st.lists(st.sampled_from(["vote", "meeting", "occurred", "expected"]), max_size=2).map(tuple),
    first_lane=st.sampled_from([1, 1, 2, 5, 30]),
    unfolded=st.lists(st.integers(1_262_304_000, 1_420_070_400), max_size=2).map(tuple),
    opened=NAMES.map(tuple),
    language=st.sampled_from(["en", "ar", "ko"]),
    width=st.integers(320, 1600),
    height=st.none() | st.integers(240, 1200),
    budget=st.sampled_from([600, 600, 40]),
    today=st.sampled_from(["", "2014-10-28"]),
)


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()


def store(content: bytes) -> MemoryStore:
    """The file, ready to be asked."""
    return MemoryStore(read(Source("events.csv", content)))


def burst(forms: Sequence[str], longest: int, count: int) -> bytes:
    """A file of so many events that begin within three weeks and last up to `longest` days, in these forms of dates
    ("{a}/{b}"), among a dozen days of ten years."""
    dice = np.random.default_rng(1)
    day = np.datetime64("2004-02-01") + dice.integers(0, 20, count)
    later = day + dice.integers(1, longest, count)
    days = zip(day.astype(str), later.astype(str), strict=True)
    dates = [forms[k % len(forms)].format(a=first, b=last) for k, (first, last) in enumerate(days)]
    dates += (np.datetime64("2000-01-01") + dice.integers(0, 3650, 12)).astype(str).tolist()
    return csv_bytes(HEADER, [(f"e{k}", date, "Vote", "", "", "", "", "") for k, date in enumerate(dates)])


def many_events(seed: int, count: int = 500, lanes: int = 3) -> bytes:
    """A file of so many events in a few lanes, most of them known to the day, so that lanes have no room for them."""
    dice = np.random.default_rng(seed)
    day = np.datetime64("2009-12-25") + dice.integers(0, 3_000, count)
    burst = dice.random(count) < 0.2
    day = np.where(burst, np.datetime64("2012-02-29") + dice.integers(0, 3, count), day)
    later = day + dice.integers(1, 90, count)
    rows = []
    for k, (first, last, kind) in enumerate(zip(day.astype(str), later.astype(str), dice.random(count), strict=True)):
        vague = (first[:7], first[:4], f"[{first}..{last}]", f"[..{last}]", f"{{{first},{last}}}", f"{first}/..")
        date = first if kind < 0.7 else vague[int(kind * 1e4) % 6] if kind < 0.85 else f"{first}T10:30:00Z"
        date = f"{first}/{last}" if kind > 0.93 else date
        cast = "; ".join(f"Actor {lane}" for lane in sorted({*dice.integers(0, lanes, dice.integers(1, 3)).tolist()}))
        links = f"leads to: e{dice.integers(0, count)}" if dice.random() < 0.02 else ""
        rows.append((f"e{k}", date, "Vote", cast, "", "", "", links))
    return csv_bytes(HEADER, rows)
