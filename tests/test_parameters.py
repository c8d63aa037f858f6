"""The table of parameters: what each text asks, how it is written back, and that anything can be thrown at it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components import parameters, pipeline
from components.filters import FIELDS
from components.model import MOST_LANES, ORDERS, Request, Source
from components.parameters import MOST_CHARACTERS, MOST_VALUES, PARAMETERS
from components.store.memory import MemoryStore
from components.views import VIEWS

NAMES = [name for each in PARAMETERS for name in (each.name, each.former) if name]
DAY = 86_400.0


@pytest.mark.parametrize(
    ("texts", "requested"),
    [
        ({}, Request()),
        ({"actor": ["Japan", "Kim Song"], "search": ["vote"]},
         Request(filters=(("actor", ("Japan", "Kim Song")), ("search", ("vote",))))),
        ({"search": [" "], "from": [""]}, Request()),
        ({"type": [""]}, Request(filters=(("type", ("",)),))),
        ({"colour": ["blue"], "file": ["x"], "width": ["400"]}, Request()),
        ({"lanes": ["none"]}, Request(lanes="")),
        ({"lanes": [""]}, Request(lanes="")),
        ({"pin": ["B", "A", "B"], "hide": ["C"]}, Request(pinned=("B", "A"), hidden=("C",))),
        ({"most-lanes": ["20"]}, Request(most_lanes=20)),
        ({"most": ["20"]}, Request(most_lanes=20)),
        ({"window": ["1970-01-01/1970-01-02"]}, Request(window=(0.0, 2 * DAY))),
        ({"window": ["0..86400.5"]}, Request(window=(0.0, DAY + 0.5))),
        ({"unfold": ["1970-01-02", "86400", "1398902400"]}, Request(unfolded=(86_400, 1_398_902_400))),
        ({"unfold": ["1970"]}, Request(unfolded=(0,))),
        ({"zone": ["UTC"]}, Request()),
        ({"zone": ["paris"]}, Request(zone="Europe/Paris")),
        ({"window": ["1970-01-01"], "zone": ["Asia/Kolkata"]},
         Request(window=(-19_800.0, DAY - 19_800), zone="Asia/Kolkata")),
        ({"window": ["1970-01-01T00:00Z/1970-01-01T00:59Z"], "zone": ["Asia/Kolkata"]},
         Request(window=(0.0, 3_600.0), zone="Asia/Kolkata")),
        ({"window": ["2023-03-26"], "unfold": ["2023-03-27"], "zone": ["Europe/Paris"]},  # a day of 23 hours
         Request(window=(1_679_785_200.0, 1_679_868_000.0), unfolded=(1_679_868_000,), zone="Europe/Paris")),
        ({"open": ["B", "A", "B"]}, Request(opened=("B", "A"))),
        ({"event": ["vote"]}, Request(selected="vote")),
    ],
)  # fmt: skip
def test_what_an_address_asks(texts: dict[str, list[str]], requested: Request) -> None:
    assert parameters.read_address(texts) == (requested, ())


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("most-lanes", "0", "from 1 to 200"),
        ("most-lanes", "9" * 5_000, "from 1 to 200"),
        ("most-lanes", "²", "from 1 to 200"),
        ("unfold", "9" * 5_000, "not an EDTF date"),
        ("unfold", "-" + "9" * 5_000, "not an EDTF date"),
        ("unfold", "٣" * 8, "not an EDTF date"),
        ("window", "2014-10/..", "needs both its ends"),
        ("window", "nan..inf", "no window"),
        ("window", "5..5", "no window"),
        ("window", "5..5.001", "no window"),
        ("window", "-1e300..1e300", "no window"),
        ("window", f"0..{'9' * 5_000}", "no window"),
        ("window", "soon", "not an EDTF date"),
        ("view", "spiral", "there are: swimlane"),
        ("zone", "Pariss", "nearest: Europe/Paris"),
        ("zone", "UTC+2", "named as in Europe/Paris"),
        ("zone", "x" * 9_000, "It is UTC, or named"),
        ("match", "both", "it is one of any, all"),
        ("search", "x" * (MOST_CHARACTERS + 1), "at most 10,000 characters; given: 10,001"),
    ],
)
def test_what_cannot_be_asked_is_one_short_sentence_and_nothing_else(name: str, text: str, message: str) -> None:
    requested, [complaint] = parameters.read_address({name: [text]})
    assert requested == Request()
    assert message in complaint
    assert len(complaint) < 400
    assert complaint.endswith(".")


def test_more_values_than_anyone_means_are_not_all_read() -> None:
    requested, [complaint] = parameters.read_address({"pin": [str(number) for number in range(MOST_VALUES + 1)]})
    assert len(requested.pinned) == MOST_VALUES
    assert "1,001" in complaint


seconds = st.floats(-1e18, 1e18, allow_nan=False)
requests = st.builds(
    Request,
    filters=st.lists(st.sampled_from(FIELDS), unique=True).map(
        lambda some: tuple((each.name, each.choices[:1] or ("2014",)) for each in FIELDS if each in some)
    ),
    view=st.sampled_from(list(VIEWS)),
    lanes=st.sampled_from(["", "type", "actor", "a column"]),
    pinned=st.lists(st.text(max_size=5), unique=True).map(tuple),
    hidden=st.lists(st.text(max_size=5), unique=True).map(tuple),
    most_lanes=st.integers(1, MOST_LANES),
    lane_order=st.sampled_from(ORDERS),
    followed=st.text(max_size=5).filter(lambda text: text.strip() or not text),  # blank ones are not asked
    lane_search=st.text(max_size=5).filter(lambda text: text.strip() or not text),
    lane_groups=st.sampled_from(["", "a column"]),
    expanded=st.lists(st.text(max_size=5), unique=True).map(tuple),
    first_lane=st.integers(1, 100_000),
    unfolded=st.lists(st.integers(-(10**18), 10**18), unique=True).map(tuple),
    selected=st.text(max_size=9),
    zone=st.sampled_from(["", "Europe/Paris", "Asia/Kolkata", "America/New_York"]),
)


@given(requests)
@example(Request(unfolded=(1970, -1970, 0, 253_402_300_799, 253_402_300_800)))
def test_what_is_written_asks_the_same_again(request: Request) -> None:
    again, complaints = parameters.read_address(parameters.address_texts(request))
    assert (again, complaints) == (request, ())


@given(
    st.integers(-62_135_596_800_000, 253_402_300_799_999),
    st.integers(2, 10**13),
    st.sampled_from(["", "Europe/Paris", "Asia/Kolkata", "America/New_York"]),
)
@example(0, 86_400_000, "")
@example(0, 2, "")
@example(1, 86_399_999, "")
@example(86_399_000, 1_000, "")
@example(1_698_535_800_000, 3_600_000, "Europe/Paris")  # from half past two to half past two
def test_a_window_is_written_to_the_millisecond(first: int, length: int, zone: str) -> None:
    window = first / 1000, (first + length) / 1000
    texts = parameters.address_texts(Request(window=window, zone=zone))
    again, complaints = parameters.read_address(texts)
    assert complaints == ()
    assert again.window == pytest.approx(window, abs=6e-4, rel=0)


@given(seconds, st.floats(1e-2, 1e17))
def test_a_window_of_any_years_is_written(first: float, length: float) -> None:
    if first + length <= first:
        return
    again, complaints = parameters.read_address(parameters.address_texts(Request(window=(first, first + length))))
    assert complaints == ()
    assert again.window == pytest.approx((first, first + length), abs=6e-4, rel=1e-15)


hostile = st.one_of(
    st.text(max_size=30),
    st.builds(lambda one, times, end: one * times + end, st.characters(), st.integers(0, 6_000), st.text(max_size=4)),
    st.from_regex(r"-?Y?\d{1,25}([-/.]{1,2}\d{0,9}){0,3}[~?%TZ]?", fullmatch=True),
    st.floats().map(str),
    st.builds("{}..{}".format, st.floats(), st.floats()),
)  # fmt: skip


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return pipeline.load(Source("few.csv", b"date,title,actors\n2014-03,One,Ann\n2016-05-01,Two,Bob\n,Three,\n"))


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(hostile, max_size=3), max_size=4))
def test_anything_may_stand_in_an_address(texts: dict[str, list[str]]) -> None:
    requested, complaints = parameters.read_address(texts)
    assert all(len(each) < 1_200 for each in complaints)
    assert 1 <= requested.most_lanes <= MOST_LANES
    assert requested.window is None or requested.window[0] < requested.window[1]
    assert requested.view in VIEWS
    again, _ = parameters.read_address(parameters.address_texts(requested))
    assert parameters.address_texts(again) == parameters.address_texts(requested)


@given(st.dictionaries(st.sampled_from(["window", "unfold", "most-lanes"]), st.lists(hostile, max_size=2)))
@example({"window": ["0..5e-324"]})
@example({"window": ["-9e18..9e18"]})
@example({"window": ["1e15..1.0000000001e15"]})
@example({"window": ["-13000000000-01/Y-12000000000"]})
def test_whatever_part_of_the_axis_is_asked_a_picture_comes_of_it(
    store: MemoryStore, texts: dict[str, list[str]]
) -> None:
    requested, _ = parameters.read_address(texts)
    assert pipeline.draw(store, requested).scene.width == requested.width


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ((1_679_785_200.0, 1_679_868_000.0), "2023-03-26/2023-03-26"),  # a day of 23 hours, whole
        (
            (1_698_539_400.0, 1_698_543_000.0),
            "2023-10-29T00:30:00Z/2023-10-29T01:29:59Z",
        ),  # a clock would show it twice
        ((1_698_530_400.0, 1_698_534_000.0), "2023-10-29/2023-10-29T00:59:59"),
    ],
)
def test_a_window_is_written_by_the_clock_of_the_zone(window: tuple[float, float], text: str) -> None:
    assert parameters.address_texts(Request(window=window, zone="Europe/Paris"))["window"] == [text]
