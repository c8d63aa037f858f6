"""Filters together: what is kept, how options count, what is refused, and the phrases."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import RequestError
from components.filters import FIELDS, FILTERS, Filters, checked, describe, kept, options
from components.model import Source
from components.read import read
from components.store.memory import MemoryStore

EVENTS = Path(__file__).parents[2] / "data" / "events.csv"
SEED = MemoryStore(read(Source(EVENTS.name, EVENTS.read_bytes())))


def _store(text: str) -> MemoryStore:
    return MemoryStore(read(Source("x.csv", text.encode())))


def _ids(filters: Filters, store: MemoryStore = SEED) -> list[str]:
    return [store.event(int(row)).id for row in kept(store, checked(filters, store))]


KEPT = [
    ((), "draft-resolution invitation-offer inquiry-report ambassador-meeting kim-song-statement darusman-report "
         "assembly-vote icc-referral war-crimes-investigation"),
    ((("actor", ("Japan",)),), "draft-resolution"),
    ((("actor", ("Japan", "Kim Song")),), "draft-resolution kim-song-statement"),
    ((("actor", ("North Korea", "Marzuki Darusman")), ("match", ("all",))), "invitation-offer ambassador-meeting"),
    ((("actor", ("North Korea",)), ("match", ("none",))), "draft-resolution darusman-report assembly-vote"),
    ((("type", ("report", "vote")),), "inquiry-report darusman-report assembly-vote"),
    ((("status", ("conditional",)),), "icc-referral war-crimes-investigation"),
    ((("status", ("cancelled",)),), ""),
    ((("search", ("assembly  VOTE",)),), "assembly-vote"),
    ((("actor", ("Marzuki Darusman",)), ("type", ("report",))), "darusman-report"),
    # A window: what may overlap it counts, so open and undated events do.
    ((("from", ("2014-10-29",)),), "darusman-report assembly-vote icc-referral war-crimes-investigation"),
    ((("to", ("2014-02",)),), "draft-resolution invitation-offer inquiry-report icc-referral war-crimes-investigation"),
    ((("from", ("2014-02-28",)), ("to", ("2014-02-28",)), ("type", ("report",))), "inquiry-report"),
    ((("from", ("2014-11-30",)), ("type", ("vote",))), "assembly-vote"),
    ((("from", ("2014-12",)), ("type", ("vote",))), ""),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "ids"), KEPT)
def test_kept(filters: Filters, ids: str) -> None:
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


@pytest.mark.parametrize(("given", "meant"), MEANT)
def test_checked_says_what_is_meant(given: Filters, meant: Filters) -> None:
    assert checked(given, SEED) == meant
    assert checked(meant, SEED) == meant


REFUSED: list[tuple[Filters, list[str]]] = [
    ((("place", ("x",)),), ["“place”", "actor, match, from"]),
    ((("actor", ("Noth Korea",)),), ["“Noth Korea”", "“North Korea”"]),
    ((("actor", ("Darusman",)),), ["“Marzuki Darusman”"]),
    ((("actor", ("zzzz",)),), ["“zzzz”", "there are: ", "“Japan”"]),
    ((("type", ("reports",)),), ["“reports”", "“report”"]),
    ((("status", ("maybe",)),), ["“maybe”", "“disputed”"]),
    ((("match", ("some",)),), ["“some”", "any, all, none"]),
    ((("from", ("2014-13",)),), ["“from”", "“2014-13”"]),
    ((("from", ("[..2014]",)),), ["“[..2014]”", "open"]),
    ((("to", ("2014/..",)),), ["“2014/..”", "open"]),
    ((("from", ("2014-11",)), ("to", ("2014-10",))), ["ends before it begins", "“2014-11”", "“2014-10”"]),
    ((("from", ("2014", "2015")),), ["one value", "“2014”, “2015”"]),
]


@pytest.mark.parametrize(("filters", "said"), REFUSED)
def test_refused_with_what_was_given_and_what_there_is(filters: Filters, said: list[str]) -> None:
    with pytest.raises(RequestError) as raised:
        checked(filters, SEED)
    for part in said:
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
def test_describe(filters: Filters, phrases: tuple[str, ...]) -> None:
    assert describe(checked(filters, SEED)) == phrases


@pytest.mark.parametrize(
    ("filters", "phrase"),
    [
        ((("from", ("2014-10-27",)), ("to", ("2014-11",))), "27 October to 30 November 2014"),
        ((("from", ("2014-10-27",)),), "from 27 October 2014 on"),
        ((("from", ("2014-10",)), ("to", ("2014-10",))), "October 2014"),
        ((("to", ("2014",)),), "to 31 December 2014"),
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
_FILTERS = st.fixed_dictionaries(_VALUES).map(lambda asked: tuple(asked.items()))


@given(_FILTERS, st.randoms(use_true_random=False))
def test_filters_commute(filters: Filters, random: Random) -> None:
    shuffled = list(filters)
    random.shuffle(shuffled)
    meant = checked(filters, SEED)
    assert checked(tuple(shuffled), SEED) == meant
    one_by_one = set(range(SEED.size))
    for each in FILTERS:
        names = {field.name for field in each.fields}
        one_by_one &= set(kept(SEED, tuple(pair for pair in meant if pair[0] in names)).tolist())
    assert set(kept(SEED, meant).tolist()) == one_by_one


@given(_FILTERS)
def test_checking_twice_is_checking_once(filters: Filters) -> None:
    meant = checked(filters, SEED)
    assert checked(meant, SEED) == meant
    assert describe(meant) == describe(checked(meant, SEED))


@given(_FILTERS)
def test_counts_are_true(filters: Filters) -> None:
    meant = dict(checked(filters, SEED))
    for name, found in options(SEED, tuple(meant.items())).items():
        for option in found:
            alone = tuple({**meant, name: (option.value,)}.items())
            assert option.count == len(kept(SEED, checked(alone, SEED))), (name, option)
