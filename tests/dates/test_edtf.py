from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import iso, read_edtf, words
from components.model import FUTURE, NO_ZONE, PAST, Dates, Flag, Precision
from tests.dates.parts import Said, masked_dates, plain_dates, singles

BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
ALPHABET = "0123456789-X~?%T:Z+.YES/[]{}, \t"
TEXTS = st.one_of(
    singles.map(lambda single: single.text),
    masked_dates().map(lambda masked: masked[0]),
    st.tuples(singles, singles).map(lambda pair: f"{pair[0].text}/{pair[1].text}"),
    st.lists(singles, min_size=1, max_size=5).map(lambda many: f"[{','.join(single.text for single in many)}]"),
    st.text(ALPHABET, max_size=30),
    st.text(max_size=12),
    st.sampled_from(["", " ", "Y-17E7", "1950S2", "2001-34", "{..1984}", "[1760..]", "2014/", "../2014", "a\0b", "\0"]),
)


def columns(dates: Dates, row: int) -> dict[str, int]:
    """One row, with the nanoseconds that a column without fractions leaves out."""
    values = {field.name: getattr(dates, field.name) for field in fields(Dates)}
    return {name: 0 if column is None else int(column[row]) for name, column in values.items()}


def bounds(text: str) -> list[str | None]:
    dates, refused = read_edtf([text])
    assert refused == {}
    time = bool(dates.flags[0] & Flag.TIME)
    sides = (dates.start_offset, dates.start_offset, dates.end_offset, dates.end_offset)
    return [iso(int(getattr(dates, name)[0]), time, int(side[0])) for name, side in zip(BOUNDS, sides, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-02", ["2014-02-01", "2014-02-28", "2014-02-01", "2014-02-28"]),
        ("[..2014-10-28]", [None, "2014-10-28", None, "2014-10-28"]),
        ("2014-02/2014-05", ["2014-02-01", "2014-02-28", "2014-05-01", "2014-05-31"]),
        ("2014-02/..", ["2014-02-01", "2014-02-28", None, None]),
        ("../2014-02", [None, None, "2014-02-01", "2014-02-28"]),
        ("[2014-11-21..2014-11-30]", ["2014-11-21", "2014-11-30", "2014-11-21", "2014-11-30"]),
        ("2014-11-21/2014-11-30", ["2014-11-21", "2014-11-21", "2014-11-30", "2014-11-30"]),
        ("2014-02/2014-02-10", ["2014-02-01", "2014-02-28", "2014-02-10", "2014-02-10"]),
        ("{1984..}", ["1984-01-01", "1984-12-31", "1984-01-01", None]),
        ("[1668,1667]", ["1667-01-01", "1668-12-31", "1667-01-01", "1668-12-31"]),
        ("[ 1667 , 1668 ]", ["1667-01-01", "1668-12-31", "1667-01-01", "1668-12-31"]),
        ("\t2014-02 / 2014-05\n", ["2014-02-01", "2014-02-28", "2014-05-01", "2014-05-31"]),
        ("\u00a02014-02\u3000", ["2014-02-01", "2014-02-28", "2014-02-01", "2014-02-28"]),
        ("~1914", ["1914-01-01", "1914-12-31", "1914-01-01", "1914-12-31"]),
        ("0000-02-29", ["0000-02-29"] * 4),
        ("-0004-02-29", ["-0004-02-29"] * 4),
        ("2014-10-28T16:12:00+05:30", ["2014-10-28T16:12:00+05:30"] * 4),
        ("2014-10-28T24:00:00Z", ["2014-10-29T00:00:00Z"] * 4),
        ("2014-10-28T16:12Z", ["2014-10-28T16:12:00Z", "2014-10-28T16:12:59Z"] * 2),
        ("2014-10-28T16-04", ["2014-10-28T16:00:00-04:00", "2014-10-28T16:59:59-04:00"] * 2),
        ("Y-13800000000", ["-13800000000-01-01", "-13800000000-12-31"] * 2),
        ("Y138E8", ["+13800000000-01-01", "+13800000000-12-31"] * 2),
        ("Y-171010000S3", ["-171999999-01-01", "-171000000-12-31"] * 2),
        ("0050S2", ["0000-01-01", "0099-12-31"] * 2),
        ("1950S9", ["1950-01-01", "1950-12-31"] * 2),
        ("Y292277000000", ["+292277000000-01-01", "+292277000000-12-31"] * 2),
        ("Y-292277000000", ["-292277000000-01-01", "-292277000000-12-31"] * 2),
        ("[1962..1963]/[1964..1966]", ["1962-01-01", "1963-12-31", "1964-01-01", "1966-12-31"]),
        ("[1962..1963-05]/1966-02-03", ["1962-01-01", "1963-05-31", "1966-02-03", "1966-02-03"]),
        ("1962/[1964-05..1966]", ["1962-01-01", "1962-12-31", "1964-05-01", "1966-12-31"]),
        (" [ 1962 .. 1963 ] / .. ", ["1962-01-01", "1963-12-31", None, None]),
        ("/[1964..1966]", [None, None, "1964-01-01", "1966-12-31"]),
    ],
)
def test_a_date_has_these_bounds(text: str, expected: list[str | None]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1914~/1918", Flag.INTERVAL | Flag.START_APPROXIMATE),
        ("1914/1918%", Flag.INTERVAL | Flag.END_APPROXIMATE | Flag.END_UNCERTAIN),
        ("1914?/1918~", Flag.INTERVAL | Flag.START_UNCERTAIN | Flag.END_APPROXIMATE),
        ("1914?/..", Flag.INTERVAL | Flag.START_UNCERTAIN | Flag.OPEN_END),
        ("/1918~", Flag.INTERVAL | Flag.UNKNOWN_START | Flag.END_APPROXIMATE),
        ("[1667~,1668]", Flag.ONE_OF | Flag.APPROXIMATE),
        ("{1667,1668?}", Flag.ALL_OF | Flag.UNCERTAIN),
        ("[1667..1670~]", Flag.ONE_OF | Flag.APPROXIMATE),
        ("[1962..1963?]/[1964..1966~]", Flag.INTERVAL | Flag.START_UNCERTAIN | Flag.END_APPROXIMATE),
        ("2014-10-28T16:12Z?", Flag.TIME | Flag.UNCERTAIN),
        ("2014-10-28T16:12Z/..", Flag.TIME | Flag.INTERVAL | Flag.OPEN_END),
        ("", Flag.UNDATED),
        (" \t\n\u00a0", Flag.UNDATED),
    ],
)
def test_flags_say_how_a_date_is_known(text: str, expected: Flag) -> None:
    dates, refused = read_edtf([text])
    assert refused == {}
    assert Flag(int(dates.flags[0])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-10-28T16", Precision.HOUR),
        ("2014-10-28T16:12", Precision.MINUTE),
        ("2014-10-28T16:12:01.5", Precision.FRACTION),
        ("2014/2014-05-31", Precision.DAY),
        ("[196X,1971]", Precision.YEAR),
        ("180X", Precision.DECADE),
        ("1950S3", Precision.DECADE),
        ("", Precision.NONE),
    ],
)
def test_precision(text: str, expected: Precision) -> None:
    assert read_edtf([text])[0].precision[0] == expected


def test_equal_instants_are_equal_whatever_their_offset() -> None:
    dates, _ = read_edtf(["2014-10-28T16:12:00+05:30", "2014-10-28T10:42:00Z", "2014-10-28T06:42:00-04"])
    assert len(set(dates.earliest_start.tolist())) == 1
    assert dates.start_offset.tolist() == [330, 0, -240]


def test_a_time_without_a_zone_keeps_its_clock_reading() -> None:
    dates, _ = read_edtf(["1970-01-01T00:00:07", "1970-01-01"])
    assert dates.earliest_start.tolist() == [7, 0]
    assert dates.start_offset.tolist() == [NO_ZONE, NO_ZONE]


def test_fractions_are_kept_to_the_nanosecond() -> None:
    dates, _ = read_edtf(
        ["1970-01-01T00:00:01.1234567891Z/1970-01-01T00:00:01.25Z", "1970-01-01", "1970-01-01T00:00:01.5Z"]
    )
    assert dates.start_nanos is not None
    assert dates.end_nanos is not None
    assert dates.start_nanos.tolist() == [123_456_789, 0, 500_000_000]
    assert dates.end_nanos.tolist() == [250_000_000, 0, 500_000_000]
    assert read_edtf(["1970-01-01T00:00:01Z"])[0].start_nanos is None


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("2014-05/2014-02", False),
        ("2014-05/2014", True),
        ("2014/2014", True),
        ("2014-02-11/2014-02-10", False),
        ("2014-10-28T10:00:00+02:00/2014-10-28T09:00:00Z", True),
        ("2014-10-28T10:00:00Z/2014-10-28T10:00:00+02:00", False),
        ("2014-10-28T23:00:00-05:00/2014-10-28", True),
        ("2014-10-28T23:00:00-05:00/2014-10-27", False),
        ("2014-10-28T10:00:00/2014-10-28T09:00:00Z", True),
        ("2014-10-28T10:00:00/2014-10-28T09:00:00", False),
        ("2014-10-28T10:00:00.5Z/2014-10-28T10:00:00Z", True),
        ("2014-10-28T10:00:00.5Z/2014-10-28T10:00:00.4Z", False),
        ("2014-10-28T10:00:00.5Z/2014-10-28T10:00Z", True),
        ("Y-292277000000/Y292277000000", True),
        ("-0044/-0043", True),
        ("-0043/-0044", False),
        ("196X/1965", True),
        ("[1672..1670]", False),
        ("{1667,1672..1670}", False),
        ("[1672..1672]", True),
    ],
)
def test_end_before_start_is_refused_and_never_swapped(text: str, allowed: bool) -> None:
    assert (read_edtf([text])[1] == {}) == allowed


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[1984",
            "1984]",
            "[1984}",
            "{1984]",
            "1984..1985",
            "[1984..1985..1986]",
            "[,1984]",
            "[1984,]",
            "[1984,,1985]",
        ),
        *(
            "a/b/c",
            "1984/1985/1986",
            "1985../..",
            "../..,1985",
            "../..1985,1986]",
            "..1985",
            "[1984]1985",
            "1983[1984]",
        ),
        *(
            "[1984/1985]",
            "[1984,1985]/2000",
            "[..1984]/2000",
            "[1984..]/2000",
            "[1984..1985]/2000/2001",
            "[1984..1985]/{2000,2001}",
            "[1984..1985/[2000..2001]",
            "[1985..1984]/2000",
            "1990/[1984..1985]",
            "[[1984]]",
            "{[1984]}",
            "[1984]..",
            "..[1984]",
            "[1667,..1760]",
            "[1760..,1761]",
        ),
        *(
            "/",
            "../..",
            "/..",
            "../",
            "[]",
            "{}",
            "[..]",
            "{..}",
            "..",
            "...",
            "....",
            "[...1984]",
            "[1984...1985]",
            "//",
        ),
        *(
            "1984.",
            ".1984",
            "2014-02-01.5",
            "1984,1985",
            "[1984.. ..1985]",
            "Y1984",
            "Y",
            "YE5",
            "1950S",
            "S2",
            "1950S0",
        ),
        *(
            "T10:00",
            "2014T10:00",
            "2014-10T10:00",
            "2014-10-28T",
            "2014-10-28T1",
            "2014-10-28T10:0",
            "2014-10-28T10:00:00.",
        ),
        *(
            "2014-10-28T10:00:00z",
            "2014-10-28T10:00:00+5",
            "2014-10-28T10:00:00+0530",
            "2014-10-28T10:00:00 Z",
            "+2014",
        ),
        *(
            "2014-",
            "2014-1",
            "-14",
            "--2014",
            "2014--10",
            "2014-10-",
            "2014-10-2",
            "2014-10-285",
            "20145",
            "1984~~",
            "~",
        ),
    ],
)
def test_what_is_not_edtf_is_refused_with_a_reason(text: str) -> None:
    dates, refused = read_edtf(["2014", text, "2015"])
    assert list(refused) == [1]
    assert refused[1][-1] != "."
    assert columns(dates, 1) == columns(read_edtf([""])[0], 0)


def test_no_texts_make_no_dates() -> None:
    dates, refused = read_edtf([])
    assert refused == {}
    assert all(len(getattr(dates, name)) == 0 for name in (*BOUNDS, "flags", "precision", "start_offset", "end_offset"))


def test_arrays_of_texts_are_read_as_lists_are() -> None:
    texts = ["2014-02", "", "x"]
    expected = read_edtf(texts)[0].earliest_start.tolist()
    for array in (np.array(texts), np.array(texts, dtype=object)):
        assert read_edtf(array)[0].earliest_start.tolist() == expected


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 10_000_000, "1" * 10_000_000, "é" * 1_000_000, "[" * 1_000_000, "." * 1_000_000, "2014," * 300_000),
        *(
            "2014-10-28T10:00:00." + "1" * 1_000_000,
            "Y" + "9" * 1_000_000,
            "٢٠١٤",
            "\ud800",
            "\0",
            "2014\0",
            "１９１４",
        ),
    ],
    ids=lambda text: f"{text[:4]!r} × {len(text)}",
)
def test_hostile_cells_are_refused_in_few_words_and_leave_their_neighbours_alone(text: str) -> None:
    dates, refused = read_edtf(["2014-02", text, "2014-02"])
    assert list(refused) == [1]
    assert len(refused[1]) < 320
    assert columns(dates, 0) == columns(dates, 2) == columns(read_edtf(["2014-02"])[0], 0)


def test_a_set_of_very_many() -> None:
    text = "[" + ",".join(f"{1000 + k % 1000}-01" for k in range(200_000)) + "]"
    dates, refused = read_edtf([text, "2014"])
    assert refused == {}
    assert (iso(int(dates.earliest_start[0])), iso(int(dates.latest_end[0]))) == ("1000-01-01", "1999-01-31")


def test_a_column_longer_than_what_is_read_together() -> None:
    texts = ["2014-02", "x", "[..2014-10-28]", "1970-01-01T00:00:01.5Z", ""] * 60_000
    dates, refused = read_edtf(texts)
    assert list(refused) == list(range(1, 300_000, 5))
    for row in range(5):
        alone = columns(read_edtf([texts[row]])[0], 0)
        assert columns(dates, row) == columns(dates, 299_995 + row) == alone


@given(singles)
def test_single_dates_say_exactly_what_was_said(single: Said) -> None:
    dates, refused = read_edtf([single.text])
    assert refused == {}
    row = columns(dates, 0)
    assert [row[name] for name in BOUNDS] == [single.low, single.high, single.low, single.high]
    flags = Flag(row["flags"])
    assert flags == (
        (Flag.APPROXIMATE if single.about else Flag(0))
        | (Flag.UNCERTAIN if single.perhaps else Flag(0))
        | (Flag.TIME if single.time else Flag(0))
    )
    heard = words(dates, [single.text])[0]
    assert ("about" in heard, "perhaps" in heard) == (single.about, single.perhaps)


@given(singles, singles)
def test_intervals_say_what_their_sides_say(start: Said, end: Said) -> None:
    text = f"{start.text}/{end.text}"
    dates, refused = read_edtf([text])
    if end.high < start.low - 86_400:
        assert "before the start" in refused[0]
    if refused:
        assert end.high < start.low
        return
    row = columns(dates, 0)
    assert [row[name] for name in BOUNDS] == [start.low, start.high, end.low, end.high]
    flags = Flag(row["flags"])
    moment = (start.low, start.high, start.about, start.perhaps) == (end.low, end.high, end.about, end.perhaps)
    assert Flag.INTERVAL in flags or moment  # what ends with the date it starts with did not last
    assert Flag.INTERVAL not in flags or start.text != end.text
    assert (Flag.START_APPROXIMATE in flags, Flag.START_UNCERTAIN in flags) == (start.about, start.perhaps)
    assert (Flag.END_APPROXIMATE in flags, Flag.END_UNCERTAIN in flags) == (end.about, end.perhaps)
    heard = words(dates, [text])[0]
    sides = 1 + (Flag.INTERVAL in flags)
    assert heard.count("about") >= (start.about + end.about) * sides / 2
    assert heard.count("perhaps") >= (start.perhaps + end.perhaps) * sides / 2


@given(st.lists(plain_dates(), min_size=1, max_size=20), st.booleans(), st.booleans(), st.booleans())
def test_sets_span_their_members(members: list[Said], one_of: bool, before: bool, after: bool) -> None:
    text = ("[" if one_of else "{") + (".." if before else "") + ",".join(texts.text for texts in members)
    text += (".." if after else "") + ("]" if one_of else "}")
    dates, refused = read_edtf([text])
    if before and after and len(members) == 1:
        assert list(refused) == [0]
        return
    assert refused == {}
    row = columns(dates, 0)
    assert row["earliest_start"] == (PAST if before else min(texts.low for texts in members))
    assert row["latest_end"] == (FUTURE if after else max(texts.high for texts in members))
    if one_of:
        assert (row["earliest_end"], row["latest_start"]) == (row["earliest_start"], row["latest_end"])
    else:
        assert row["latest_start"] == min(texts.high for texts in members)
        assert row["earliest_end"] == max(texts.low for texts in members)
    flags, heard = Flag(row["flags"]), words(dates, [text])[0]
    about, perhaps = any(texts.about for texts in members), any(texts.perhaps for texts in members)
    assert (bool(flags & Flag.APPROXIMATE), bool(flags & Flag.UNCERTAIN)) == (about, perhaps)
    assert ("about" in heard, "perhaps" in heard) == (about, perhaps)


@given(st.lists(TEXTS, max_size=30))
def test_a_column_is_read_as_its_rows_are(texts: list[str]) -> None:
    together, refused = read_edtf(texts)
    for row, text in enumerate(texts):
        alone, reason = read_edtf([text])
        assert columns(together, row) == columns(alone, 0)
        assert refused.get(row) == reason.get(0)
    assert len(words(together, texts)) == len(texts)


@given(st.text(ALPHABET, max_size=40) | st.text(max_size=40))
def test_any_text_is_dated_undated_or_refused(text: str) -> None:
    dates, refused = read_edtf([text])
    row = columns(dates, 0)
    undated = bool(row["flags"] & Flag.UNDATED)
    assert undated == (bool(refused) or not text.strip())
    if undated:
        assert row == columns(read_edtf([""])[0], 0)
        assert words(dates, [text]) == ["no date"]
    else:
        assert row["earliest_start"] <= row["latest_start"]
        assert row["earliest_end"] <= row["latest_end"]
        assert row["earliest_start"] > PAST or row["latest_end"] < FUTURE


def test_an_open_set_is_not_compared_with_the_row_before() -> None:
    assert read_edtf(["2014", "[..1941-10-11]", "{..1914,1900}"])[1] == {}
