"""Filters together: what is kept, how options count, what is refused, and the phrases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.cells.fold import fold
from components.dates import read_edtf
from components.errors import RequestError
from components.filters import FIELDS, FILTERS, Filters, checked, describe, matching_rows, options
from components.filters.windows import Windows
from components.model import FUTURE, PAST, Dates, Event, Source
from components.read import read
from components.store.memory import MemoryStore

EVENTS = Path(__file__).parents[2] / "data" / "events.csv"
SEED = MemoryStore(read(Source(EVENTS.name, EVENTS.read_bytes())))


def _store(text: str) -> MemoryStore:
    return MemoryStore(read(Source("x.csv", text.encode())))


def _ids(filters: Filters, store: MemoryStore = SEED) -> list[str]:
    return [store.event(int(row)).id for row in matching_rows(store, checked(filters, store))]


KEPT = [
    ((), "inquiry-report ambassador-meeting kim-song-statement draft-resolution invitation-offer darusman-report "
         "assembly-vote icc-referral war-crimes-investigation"),
    ((("actor", ("Japan",)),), "draft-resolution"),
    ((("actor", ("Japan", "Kim Song")),), "kim-song-statement draft-resolution"),
    ((("actor", ("North Korea", "Marzuki Darusman")), ("match", ("all",))), "ambassador-meeting invitation-offer"),
    ((("actor", ("North Korea",)), ("match", ("none",))), "draft-resolution darusman-report assembly-vote"),
    ((("type", ("report", "vote")),), "inquiry-report darusman-report assembly-vote"),
    ((("status", ("conditional",)),), "icc-referral war-crimes-investigation"),
    ((("status", ("cancelled",)),), ""),
    ((("search", ("assembly  VOTE",)),), "assembly-vote"),
    ((("actor", ("Marzuki Darusman",)), ("type", ("report",))), "darusman-report"),
    # A window: what may overlap it counts, so open and undated events do.
    ((("from", ("2014-10-29",)),), "darusman-report assembly-vote icc-referral war-crimes-investigation"),
    ((("to", ("2014-02",)),), "inquiry-report draft-resolution invitation-offer icc-referral war-crimes-investigation"),
    ((("from", ("2014-02-28",)), ("to", ("2014-02-28",)), ("type", ("report",))), "inquiry-report"),
    ((("from", ("2014-11-30",)), ("type", ("vote",))), "assembly-vote"),
    ((("from", ("2014-12",)), ("type", ("vote",))), ""),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "ids"), KEPT)
def test_filters_keep_exactly_these_events(filters: Filters, ids: str) -> None:
    assert _ids(filters) == ids.split()


MEANT: list[tuple[Filters, Filters]] = [
    (
        (("status", ("Expected",)), ("actor", ("japan ",))),
        (("actor", ("Japan",)), ("status", ("expected",))),
    ),
    ((("actor", ("Japan", "JAPAN")), ("match", ("any",))), (("actor", ("Japan",)),)),
    ((("match", ("all",)),), ()),
    ((("actor", ()), ("search", ("  ",)), ("from", ("",))), ()),
    ((("search", (" a   b ",)),), (("search", ("a b",)),)),
    ((("from", (" 2014 ",)),), (("from", ("2014",)),)),
    ((("actor", ("Japan",)), ("actor", ("Kim Song",))), (("actor", ("Japan", "Kim Song")),)),
]


@pytest.mark.parametrize(("given", "resolved"), MEANT)
def test_checked_says_what_is_meant(given: Filters, resolved: Filters) -> None:
    assert checked(given, SEED) == resolved
    assert checked(resolved, SEED) == resolved


REFUSED: list[tuple[Filters, list[str]]] = [
    ((("place", ("x",)),), ["“place”", "actor, match, from"]),
    ((("actor", ("Noth Korea",)),), ["“Noth Korea”", "“North Korea”"]),
    ((("actor", ("Darusman",)),), ["“Marzuki Darusman”"]),
    ((("actor", ("zzzz",)),), ["“zzzz”", "there are: ", "“Japan”"]),
    ((("type", ("reports",)),), ["“reports”", "“report”"]),
    ((("status", ("maybe",)),), ["“maybe”", "“disputed”"]),
    ((("match", ("some",)),), ["“some”", "any, all, none"]),
    ((("from", ("2014-13",)),), ["“From”", "“2014-13”"]),
    ((("from", ("[..2014]",)),), ["“[..2014]”", "open"]),
    ((("to", ("2014/..",)),), ["“2014/..”", "open"]),
    ((("from", ("2014-11",)), ("to", ("2014-10",))), ["ends before it begins", "“2014-11”", "“2014-10”"]),
    ((("from", ("2014", "2015")),), ["one value", "“2014”, “2015”"]),
]


@pytest.mark.parametrize(("filters", "words"), REFUSED)
def test_refused_with_what_was_given_and_what_there_is(filters: Filters, words: list[str]) -> None:
    with pytest.raises(RequestError) as raised:
        checked(filters, SEED)
    for part in words:
        assert part in str(raised.value)


def test_look_alike_actors_have_to_be_given_exactly() -> None:
    store = _store("date,title,actors\n2014,a,Iran\n2014,b,IRAN\n")
    assert _ids((("actor", ("IRAN",)),), store) == ["row-3"]
    with pytest.raises(RequestError, match="“Iran”, “IRAN”"):
        checked((("actor", ("iran",)),), store)


def test_events_without_a_type_can_be_asked_for() -> None:
    store = _store("date,title,type\n2014,a,\n2014,b,vote\n")
    assert _ids((("type", ("",)),), store) == ["row-2"]


def test_options_count_what_they_would_keep_most_frequent_first() -> None:
    counts = {name: [(o.value, o.count) for o in found] for name, found in options(SEED, ()).items()}
    assert counts["actor"][:3] == [("North Korea", 6), ("Marzuki Darusman", 3), ("UN General Assembly", 3)]
    assert counts["type"][:2] == [("report", 2), ("investigation", 1)]
    assert counts["status"] == [("occurred", 5), ("conditional", 2), ("expected", 1), ("scheduled", 1)]
    given_japan = options(SEED, checked((("actor", ("Japan",)),), SEED))
    assert {o.value: o.count for o in given_japan["actor"]}["North Korea"] == 6  # its own filter is set aside
    assert [o.value for o in given_japan["type"] if o.count] == ["resolution"]


DESCRIBED: list[tuple[Filters, tuple[str, ...]]] = [
    ((), ()),
    ((("actor", ("North Korea", "Japan")),), ("North Korea or Japan",)),
    ((("actor", ("North Korea", "Japan")), ("match", ("all",))), ("North Korea and Japan",)),
    ((("actor", ("North Korea", "Japan")), ("match", ("none",))), ("without North Korea or Japan",)),
    ((("type", ("vote", "report")), ("status", ("expected",))), ("type vote or report", "status expected")),
    ((("search", ("icc",)),), ("with “icc”",)),
]


@pytest.mark.parametrize(("filters", "phrases"), DESCRIBED)
def test_filters_read_as_short_phrases(filters: Filters, phrases: tuple[str, ...]) -> None:
    assert describe(checked(filters, SEED)) == phrases


@pytest.mark.parametrize(
    ("filters", "phrase"),
    [
        ((("from", ("2014-10-27",)), ("to", ("2014-11",))), "27 October to 30 November 2014"),
        ((("from", ("2014-10-27",)),), "from 27 October 2014 on"),
        ((("from", ("2014-10",)), ("to", ("2014-10",))), "October 2014"),
        ((("to", ("2014",)),), "to 31 December 2014"),
        ((("from", ("last week of October 2014",)),), "from 25 October 2014 on"),
        ((("from", ("end of May 1914",)), ("to", ("early June 1914",))), "21 May to 10 June 1914"),
    ],
)
def test_windows_are_described_in_words(filters: Filters, phrase: str) -> None:
    assert describe(filters) == (phrase,)


def test_every_field_has_one_filter_and_a_help() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS) == sum(len(each.fields) for each in FILTERS)
    assert all(field.help.endswith(".") for field in FIELDS)


_VALUES = {
    "actor": st.lists(st.sampled_from(SEED.cast.names), max_size=3).map(tuple),
    "match": st.sampled_from([(), ("any",), ("all",), ("none",)]),
    "from": st.sampled_from([(), ("2014-02",), ("2014-10-27",)]),
    "to": st.sampled_from([(), ("2014-10-28",), ("2014-11",)]),
    "type": st.lists(st.sampled_from(SEED.codes("type")[0]), max_size=3).map(tuple),
    "status": st.lists(st.sampled_from(SEED.codes("status")[0]), max_size=2).map(tuple),
    "search": st.sampled_from([(), ("un",), ("Darusman",), ("referral",)]),
}
_FILTERS = st.fixed_dictionaries(_VALUES).map(lambda chosen: tuple(chosen.items()))


@given(_FILTERS, st.randoms(use_true_random=False))
def test_filters_commute(filters: Filters, random: Random) -> None:
    shuffled = list(filters)
    random.shuffle(shuffled)
    resolved = checked(filters, SEED)
    assert checked(tuple(shuffled), SEED) == resolved
    one_by_one = set(range(SEED.size))
    for each in FILTERS:
        names = {field.name for field in each.fields}
        one_by_one &= set(matching_rows(SEED, tuple(pair for pair in resolved if pair[0] in names)).tolist())
    assert set(matching_rows(SEED, resolved).tolist()) == one_by_one


def _looked_at(store: MemoryStore) -> list[tuple[Event, str]]:
    """Every event in time order, and its words."""
    found = []
    for event in map(store.event, store.order().tolist()):
        parts = "; ".join(f"{part.name} [{part.role}]" if part.role else part.name for part in event.actors)
        texts = (event.id, event.title, event.description, parts, event.type, event.source, event.locator)
        found.append((event, "|".join(map(fold, texts))))
    return found


def _by_looking_at_each(events: list[tuple[Event, str]], dates: Dates, filters: Filters) -> list[int]:
    """What is kept, by definition: every event is looked at, one after the other."""
    criteria = dict(filters)
    wanted = set(criteria.get("actor", ()))
    matches: dict[str, Callable[[set[str]], object]] = {
        "any": wanted.intersection,
        "all": wanted.issubset,
        "none": wanted.isdisjoint,
    }
    first = read_edtf([criteria.get("from", ("",))[0]])[0].earliest_start[0]
    last = read_edtf([criteria.get("to", ("",))[0]])[0].latest_end[0]
    match, words = matches[criteria.get("match", ("any",))[0]], fold(criteria.get("search", ("",))[0])
    return [
        event.index
        for event, text in events
        if (not wanted or match({part.name for part in event.actors}))
        and dates.earliest_start[event.index] <= last
        and dates.latest_end[event.index] >= first
        and event.type in criteria.get("type", (event.type,))
        and event.status in criteria.get("status", (event.status,))
        and words in text
    ]


_NAMES = ("Ann", "Bob", "Çelik", "조선")
_WORDS = ("ab", "AB ab", "a  b", "Zürich", "zu", "조선", "하", "ﬁn", "")
_DATES = ("", "2014", "2014-03", "2014-03-01", "2014-03-01/2014-05", "2013/2020", "[..2014-02]", "2014-03/..",
          "/2014-04", "../..", "2014-03-01T12:00", "0800", "-0044")  # fmt: skip


@st.composite
def _stores(draw: st.DrawFn) -> MemoryStore:
    """Some events, or the same many times over: what is rare and what is frequent are found in different ways."""
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(_DATES), st.sampled_from(_WORDS), st.sampled_from(_WORDS),
                st.lists(st.sampled_from(_NAMES), max_size=3), st.sampled_from(("vote", "", "Vote")),
                st.sampled_from(("", "scheduled", "expected")),
            ), max_size=12,
        )
    )  # fmt: skip
    often = draw(st.lists(st.sampled_from((1, 1, 40)), min_size=len(rows), max_size=len(rows)))
    lines = ["date,title,description,actors,type,status"]
    for (date, title, description, actors, kind, status), times in zip(rows, often, strict=True):
        lines += [f'"{date}",t {title},{description},{"; ".join(actors)},{kind},{status}'] * times
    return _store("\n".join(lines) + "\n")


_ASKED = st.fixed_dictionaries({
    "actor": st.lists(st.sampled_from(_NAMES), max_size=3, unique=True).map(tuple),
    "match": st.sampled_from([(), ("any",), ("all",), ("none",)]),
    "from": st.sampled_from([(), ("2014-02",), ("2014-03-01",), ("0700",)]),
    "to": st.sampled_from([(), ("2014-03-01",), ("2021",)]),
    "type": st.lists(st.sampled_from(["vote", ""]), max_size=2, unique=True).map(tuple),
    "status": st.sampled_from([(), ("scheduled",), ("occurred", "expected")]),
    "search": st.sampled_from([(), ("ab",), ("A b",), ("zurich",), ("조",), ("fin",), ("b]",), ("row-1",)]),
})  # fmt: skip


@given(_stores(), st.lists(_ASKED, min_size=1, max_size=3))
def test_what_is_kept_is_what_looking_at_each_event_keeps(
    store: MemoryStore, questions: list[dict[str, tuple[str, ...]]]
) -> None:
    events, dates = _looked_at(store), store.dates
    for criteria in questions:
        there = {"actor": store.cast.names, "type": store.codes("type")[0]}
        possible = {
            name: tuple(value for value in values if value in there.get(name, (value,)))
            for name, values in criteria.items()
        }
        resolved = checked(tuple(possible.items()), store)
        assert matching_rows(store, resolved).tolist() == _by_looking_at_each(events, dates, resolved)
        for name, found in options(store, resolved).items():
            for option in found:
                alone = tuple(({**dict(resolved), name: (option.value,)}).items())
                expected = _by_looking_at_each(events, dates, checked(alone, store))
                assert option.count == len(expected), (name, option)


def test_the_same_question_is_answered_with_the_same_rows() -> None:
    store, criteria = _store("date,title,type\n2014,a,vote\n2014,b,\n"), (("type", ("vote",)),)
    assert matching_rows(store, criteria) is matching_rows(store, criteria)
    assert options(store, criteria) is options(store, criteria)
    assert matching_rows(store, ()) is store.order()
    with pytest.raises(ValueError, match="read-only"):
        matching_rows(store, criteria)[0] = 1


_BOUNDS = st.one_of(
    st.sampled_from([PAST, PAST + 1, FUTURE - 1, FUTURE, 0]),
    st.integers(-(10**7), 10**7),
    st.integers(PAST, FUTURE),
)


@given(st.lists(st.tuples(_BOUNDS, _BOUNDS).map(sorted), max_size=60), st.tuples(_BOUNDS, _BOUNDS).map(sorted))
def test_a_window_finds_what_looking_at_each_event_finds(events: list[list[int]], window: list[int]) -> None:
    starts, ends = np.array(events, np.int64).reshape(-1, 2).T
    dates = replace(SEED.dates, earliest_start=starts.copy(), latest_end=ends.copy())
    found = Windows(dates, np.argsort(starts, kind="stable")).rows(*window)
    assert found.tolist() == np.flatnonzero((starts <= window[1]) & (ends >= window[0])).tolist()


@pytest.mark.parametrize("length", [0, 86_399, 10**9])
def test_a_window_looks_at_little_more_than_it_finds(length: int) -> None:
    starts = np.arange(10_000, dtype=np.int64) * 86_400
    ends = starts + length
    ends[::1_000] = FUTURE
    dates = replace(SEED.dates, earliest_start=starts, latest_end=ends)
    windows = Windows(dates, np.arange(len(starts)))
    window = 5_000 * 86_400, 5_003 * 86_400
    found = len(windows.rows(*window))
    assert found <= windows.reach(*window) <= 2 * found + 2


@given(_FILTERS)
def test_checking_twice_is_checking_once(filters: Filters) -> None:
    resolved = checked(filters, SEED)
    assert checked(resolved, SEED) == resolved
    assert describe(resolved) == describe(checked(resolved, SEED))


@given(_FILTERS)
def test_counts_are_true(filters: Filters) -> None:
    resolved = dict(checked(filters, SEED))
    for name, found in options(SEED, tuple(resolved.items())).items():
        for option in found:
            alone = tuple({**resolved, name: (option.value,)}.items())
            assert option.count == len(matching_rows(SEED, checked(alone, SEED))), (name, option)
