"""Ticks from milliseconds to billions of years: right words, room for each, nothing said twice."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dates import zone
from components.dates.calendar import civil
from components.language import LANGUAGES
from components.language.moments import language
from components.layout.scale import Scale
from components.layout.segments import OUT
from components.layout.text import width
from components.layout.tick_intervals import finest_step
from components.layout.ticks import SIZE, Moment, ticks
from components.model import Precision

DAY = 86_400
YEAR = 365.2425 * DAY
OCTOBER = datetime(2014, 10, 28, 16, 12, tzinfo=UTC).timestamp()


def straight(first: float, long: float) -> Scale:
    return Scale((first, first + long), (0.0, long))


def shown(first: float, long: float, pixels: float, tag: str = "en") -> tuple[Moment, ...]:
    return ticks(straight(first, long), 0.0, long, pixels, tag)


def folded(*stretches: tuple[float, float], share: float = 0.1) -> Scale:
    """A scale of these stretches (first second, length), the time between them folded to a `share` of what is seen."""
    visible = sum(long for _, long in stretches)
    seconds: list[float] = []
    units: list[float] = []
    for first, long in stretches:
        start = units[-1] + share * visible if units else 0.0
        seconds += [first, first + long]
        units += [start, start + long]
    return Scale(tuple(seconds), tuple(units), tuple(zip(seconds[1:-1:2], seconds[2:-1:2], strict=True)))


def named(found: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Those with a text: midnights between days that are named have none."""
    return tuple(tick for tick in found if tick.text)


def half(tick: Moment) -> float:
    """Half the px its texts take."""
    return max(width(tick.text, SIZE, bold=tick.strong), width(tick.under, SIZE, bold=True)) / 2


def year_is_found(found: tuple[Moment, ...], tag: str) -> bool:
    """Whether each tick's year is in its own texts or was the last one said to the left of it."""
    words, latest = language(tag), ""
    for tick in named(found):
        latest = tick.under or (tick.text if tick.strong else "") or latest
        year = words.year(int(civil(np.floor(tick.second))[0])).strip("\u2067\u2069")
        if year not in latest and year not in tick.text:
            return False
    return True


def leap(year: int, month: int, day: int) -> float:
    return datetime(year, month, day, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("first", "long", "texts", "unders"),
    [
        (OCTOBER, 0.05, ["16:12:00.010", "16:12:00.020", "16:12:00.030", "16:12:00.040"], ["28 Oct 2014"]),
        (OCTOBER + 0.9, 0.2, ["16:12:00.950", "16:12:01.000", "16:12:01.050"], ["28 Oct 2014"]),
        (OCTOBER, 20, ["16:12:05", "16:12:10", "16:12:15"], ["28 Oct 2014"]),
        (OCTOBER, 1800, ["16:15", "16:20", "16:25", "16:30", "16:35", "16:40"], ["28 Oct 2014"]),
        (OCTOBER, 12 * 3600, ["18:00", "20:00", "22:00", "00:00", "02:00", "04:00"], ["28 Oct 2014", "29 Oct 2014"]),
        (leap(2016, 2, 27), 4 * DAY, ["27 Feb", "28 Feb", "29 Feb", "1 Mar"], ["2016"]),
        (leap(2015, 2, 27), 4 * DAY, ["27 Feb", "28 Feb", "1 Mar", "2 Mar"], ["2015"]),
        (
            leap(2016, 2, 22),
            12 * DAY,
            ["23 Feb", "25 Feb", "27 Feb", "1 Mar", "3 Mar", "5 Mar"],
            ["2016"],
        ),
        (leap(2014, 12, 29), 70 * DAY, ["1 Jan", "15 Jan", "1 Feb", "15 Feb", "1 Mar"], ["2015"]),
        (leap(2014, 12, 29), 21 * DAY, ["29 Dec", "5 Jan", "12 Jan", "19 Jan"], ["2014", "2015"]),
        (
            leap(2014, 2, 1),
            2 * YEAR,
            ["Apr", "Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan"],
            ["2014", "2015", "2016"],
        ),
        (leap(1900, 1, 1), 100 * YEAR, [f"{year}" for year in range(1900, 2001, 10)], []),
        (-62_167_219_200 - 50 * YEAR, 52 * YEAR, ["50 BCE", "40 BCE", "30 BCE", "20 BCE", "10 BCE", "1 CE"], []),
        (-62_167_219_200 - 9.5 * YEAR, 10 * YEAR, ["10 BCE", "8 BCE", "6 BCE", "4 BCE", "2 BCE"], []),
        (-62_167_219_200 - 2.5 * YEAR, 6 * YEAR, ["3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE", "3 CE"], []),
        (-13.8e9 * YEAR, 13.8e9 * YEAR, ["10 billion BCE", "5 billion BCE", "1 CE"], []),
        (-20_000 * YEAR, 20_000 * YEAR, ["15,000 BCE", "10,000 BCE", "5000 BCE", "1 CE"], []),
    ],
)
def test_each_window_has_these_ticks(first: float, long: float, texts: list[str], unders: list[str]) -> None:
    found = named(shown(first, long, 480))
    assert [tick.text for tick in found] == texts
    assert [tick.under for tick in found if tick.under] == unders
    assert not unders or found[0].under == unders[0]


def test_a_day_too_narrow_for_its_date_below_each_tick_has_ticks_all_the_same() -> None:
    found = named(shown(leap(2014, 10, 28) - 0.05 * DAY, 1.1 * DAY, 240))
    assert [(tick.text, tick.under) for tick in found] == [("06:00", "28 Oct 2014"), ("12:00", ""), ("18:00", "")]


WINDOWS = (
    st.floats(-1.0, 1.0).map(lambda x: x**3 * 4.3e17),
    st.floats(-1.3, 17.6).map(lambda power: 10.0**power),
    st.floats(120, 1500),
    st.sampled_from(LANGUAGES),
)


@given(*WINDOWS)
def test_ticks_have_room_lie_inside_and_rise(first: float, long: float, pixels: float, tag: str) -> None:
    long = max(long, 1e5 * np.spacing(abs(first)))  # what a float can tell apart
    scale = straight(first, long)
    found = named(ticks(scale, 0.0, long, pixels, tag))
    xs = [float(scale.place(tick.second)) / long * pixels for tick in found]
    assert all(-1 <= x <= pixels + 1 for x in xs)
    assert all(x - half(tick) >= -OUT and x + half(tick) <= pixels + OUT for x, tick in zip(xs, found, strict=True))
    assert year_is_found(found, tag)
    assert len(found) == 1 or not any(tick.strong for tick in found)
    for k in range(1, len(found)):
        assert xs[k - 1] + half(found[k - 1]) < xs[k] - half(found[k])
        assert found[k].under == "" or found[k].under != next(t.under for t in reversed(found[:k]) if t.under)
        assert (found[k].text, found[k].under) != (found[k - 1].text, found[k - 1].under)


@given(*WINDOWS)
def test_ticks_stand_on_round_moments(first: float, long: float, pixels: float, tag: str) -> None:
    """What a tick says in full is exact, to the millisecond: it says no more than it shows."""
    long = max(long, 1e5 * np.spacing(abs(first)))
    for tick in shown(first, long, pixels, tag):
        if not tick.within:
            assert tick.second == pytest.approx(round(tick.second, 3), abs=1e-6, rel=1e-15)
            _, _, day, of_day = (int(part) for part in civil(np.floor(tick.second + 1e-6)))
            assert ":" in tick.text or "분" in tick.text or of_day == 0
            assert (
                not tick.text
                or tick.under
                or ":" in tick.text
                or "분" in tick.text
                or str(day) in tick.text
                or day == 1
            )


@pytest.mark.parametrize("power", np.linspace(-1, 17.6, 60))
def test_there_are_always_some_ticks(power: float) -> None:
    """A window around now (or, where that is too long, up to now) at a usual width shows at least two."""
    long = 10.0**power
    first = OCTOBER - long / 3 if power < 10 else OCTOBER - long
    assert all(2 <= len(shown(first, long, 900, tag)) <= 30 for tag in LANGUAGES)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("power", np.linspace(-1, 17.6, 60))
def test_a_narrow_picture_has_two_ticks_or_one_in_full(power: float, tag: str) -> None:
    long = 10.0**power
    found = shown(OCTOBER - long / 3 if power < 10 else OCTOBER - long, long, 130, tag)
    assert len(found) >= 2 or (len(found) == 1 and year_is_found(found, tag))


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("en", ["20 Oct", "27 Oct", "3 Nov"]),
        ("fr", ["20 oct.", "27 oct.", "3 nov."]),
        ("de", ["20. Okt.", "27. Okt.", "3. Nov."]),
        ("es", ["20 oct", "27 oct", "3 nov"]),
        ("ko", ["10월 20일", "10월 27일", "11월 3일"]),
        ("ar", ["\u206720 أكتوبر\u2069", "\u206727 أكتوبر\u2069", "\u20673 نوفمبر\u2069"]),
    ],
)
def test_each_language_has_its_texts(tag: str, texts: list[str]) -> None:
    found = shown(leap(2014, 10, 18), 21 * DAY, 480, tag)
    assert [tick.text for tick in found] == texts
    assert [tick.under for tick in found] == [language(tag).year(2014), "", ""]


def test_each_stretch_has_a_step_of_its_own_and_a_month_is_named_whole() -> None:
    """The target: a folded month is "Feb 2014" in its middle, the weeks of autumn have ticks of their own."""
    scale = Scale(
        (leap(2014, 1, 27), leap(2014, 3, 8), leap(2014, 10, 16), leap(2014, 12, 4)),
        (0.0, 12.0 * DAY, 14.0 * DAY, 63.0 * DAY),
        ((leap(2014, 3, 8), leap(2014, 10, 16)),),
    )
    name, *rest = ticks(scale, 0.0, 63.0 * DAY, 780)
    assert name == Moment((leap(2014, 2, 1) + leap(2014, 3, 1)) / 2, "Feb 2014", "", True, True)
    assert [tick.text for tick in rest] == ["20 Oct", "27 Oct", "3 Nov", "10 Nov", "17 Nov", "24 Nov", "1 Dec"]
    assert not any(tick.under or tick.strong for tick in rest)  # 2014 has been said


@pytest.mark.parametrize(
    ("precision", "texts"),
    [
        (Precision.DAY, ["3 Feb", "10 Feb", "17 Feb", "24 Feb", "3 Mar"]),
        (Precision.MINUTE, ["3 Feb", "10 Feb", "17 Feb", "24 Feb", "3 Mar"]),
        (Precision.MONTH, ["Feb 2014"]),
        (Precision.SEASON, ["Feb 2014"]),
        (Precision.YEAR, ["2014"]),
    ],
)
def test_a_stretch_has_no_step_finer_than_what_is_known_in_it(precision: Precision, texts: list[str]) -> None:
    spring, autumn = (leap(2014, 1, 29), 36.0 * DAY), (leap(2014, 10, 17), 50.0 * DAY)
    scale = folded(spring, autumn)
    known = (
        [leap(2014, 2, 1), leap(2014, 10, 27), leap(2014, 11, 1)],
        finest_step([precision, Precision.DAY, Precision.YEAR]),
    )
    found = ticks(scale, 0.0, scale.units[-1], 780, "en", known)
    assert [tick.text for tick in found if tick.second < leap(2014, 6, 1)] == texts
    autumn_texts = [tick.text for tick in found if tick.second > leap(2014, 6, 1)]
    assert autumn_texts == ["20 Oct", "27 Oct", "3 Nov", "10 Nov", "17 Nov", "24 Nov", "1 Dec"]
    inside = ticks(scale, 10.0 * DAY, 14.0 * DAY, 780, "en", known)  # zoomed in, where nothing begins
    assert any(":" in tick.text for tick in inside) == (precision >= Precision.DAY)


@pytest.mark.parametrize(
    ("precision", "texts"),
    [
        (Precision.YEAR, [str(year) for year in range(2011, 2023)]),
        (Precision.DECADE, ["2020"]),
        (Precision.MONTH, [str(year) for year in range(2011, 2023)]),
    ],
)
def test_years_and_decades(precision: Precision, texts: list[str]) -> None:
    long = 12 * YEAR
    known = [leap(2015, 1, 1)], finest_step([precision])
    found = ticks(straight(leap(2010, 6, 1), long), 0.0, long, 780, "en", known)
    assert [tick.text for tick in found] == texts


@pytest.mark.parametrize(
    ("first", "long", "text"),
    [
        (leap(2014, 10, 28), DAY, "28 Oct 2014"),
        (leap(2014, 2, 3), 10 * DAY, "Feb 2014"),
        (leap(2014, 1, 20), 40 * DAY, "Feb 2014"),
        (leap(2014, 2, 1), 300 * DAY, "2014"),
        (-62_167_219_200 - 43 * YEAR + 31 * DAY, 300 * DAY, "44 BCE"),
    ],
)
def test_a_stretch_too_small_for_two_ticks_is_named_whole(first: float, long: float, text: str) -> None:
    later = first + 30 * YEAR
    scale = Scale((first, first + long, later, later + 10 * long), (0.0, 1.0, 1.5, 11.5), ((first + long, later),))
    (name, *rest) = ticks(scale, 0.0, 11.5, 11.5 * 80)
    assert (name.text, name.strong, name.under) == (text, True, "")
    assert first <= name.second <= first + long
    assert rest
    assert not any(tick.strong for tick in rest)
    assert year_is_found((name, *rest), "en")


def test_a_narrow_stretch_of_deep_time_is_said_in_brief() -> None:
    """The Big Bang and the Earth beside the last 70 million years: each stretch says when it is."""
    bang, earth, life = (-13.803e9 * YEAR, 6e6 * YEAR), (-4.543e9 * YEAR, 6e6 * YEAR), (-70e6 * YEAR, 70e6 * YEAR)
    scale = folded(bang, earth, life, share=0.03)
    found = ticks(scale, 0.0, scale.units[-1], 750)
    assert [tick.text for tick in found][:2] == ["13.8B BCE", "4.54B BCE"]


@given(
    st.lists(st.tuples(st.floats(0.3, 9.5), st.floats(0.3, 9.5)), min_size=1, max_size=5),
    st.floats(-8e10, 3e9),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(200, 1500),
    st.sampled_from(LANGUAGES),
)
def test_between_folds(
    powers: list[tuple[float, float]], first: float, left: float, right: float, pixels: float, tag: str
) -> None:
    """Any window of any folded scale: ticks within the stretches, texts apart, years to be found."""
    stretches, at = [], first
    for long, gap in powers:
        stretches.append((at, 10.0**long))
        at += 10.0**long + 10.0**gap
    scale = folded(*stretches)
    start, end = sorted((left * scale.units[-1], right * scale.units[-1]))
    start = min(start, 0.99 * scale.units[-1])
    end = max(end, start + 0.01 * scale.units[-1])
    found = ticks(scale, start, end, pixels, tag)
    xs = [(float(scale.place(tick.second)) - start) / (end - start) * pixels for tick in found]
    assert xs == sorted(xs)
    assert all(any(a - 1e-3 <= tick.second <= a + long + 1e-3 for a, long in stretches) for tick in found)
    assert all(-1 <= x <= pixels + 1 for x in xs)
    assert all(x - half(tick) >= -OUT - 0.01 for x, tick in zip(xs, found, strict=True))
    assert all(x + half(tick) <= pixels + OUT + 0.01 for x, tick in zip(xs, found, strict=True))
    assert year_is_found(found, tag)
    for k in range(1, len(found)):
        assert xs[k - 1] + half(found[k - 1]) < xs[k] - half(found[k])


def test_folds_get_no_ticks() -> None:
    scale = Scale(
        (0, 10 * DAY, 300 * DAY, 310 * DAY), (0.0, 10.0 * DAY, 11.0 * DAY, 21.0 * DAY), ((10 * DAY, 300 * DAY),)
    )
    found = ticks(scale, 0.0, 21.0 * DAY, 900)
    assert found
    assert not any(10 * DAY < tick.second < 300 * DAY for tick in found)
    inside = ticks(scale, 10.5 * DAY, 21.0 * DAY, 900)  # a window that begins within the fold
    assert inside
    assert all(tick.second >= 300 * DAY for tick in inside)


@pytest.mark.parametrize(
    ("first", "long", "texts"),
    [
        (datetime(2023, 3, 26, 0, 30, tzinfo=UTC), 4, ["03:00", "04:00", "05:00", "06:00"]),
        (datetime(2023, 10, 28, 23, 30, tzinfo=UTC), 3, ["02:00 UTC+2", "02:00 UTC+1", "03:00"]),
    ],
)
def test_an_hour_is_left_out_or_comes_twice(first: datetime, long: int, texts: list[str]) -> None:
    paris = zone("Europe/Paris")
    start = first.timestamp()
    found = named(ticks(straight(start, long * 3600), 0.0, long * 3600, 480, "en", zone=paris))
    assert [tick.text for tick in found] == texts


def test_days_are_those_of_the_clock_and_named_in_their_middle() -> None:
    paris = zone("Europe/Paris")
    start, long = datetime(2023, 3, 24, 23, tzinfo=UTC).timestamp(), 71 * 3600.0
    found = ticks(straight(start, long), 0.0, long, 480, "en", zone=paris)
    midnights = [(tick.second - start) / 3600 for tick in found if not tick.within]
    assert midnights == [0, 24, 47, 71]  # summer begins on the second day
    assert [(tick.text, (tick.second - start) / 3600) for tick in found if tick.within] == [
        ("25 Mar", 12),
        ("26 Mar", 35.5),
        ("27 Mar", 59),
    ]


@given(
    st.sampled_from(["Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.floats(-4e9, 4e9),
    st.floats(1, 9.5).map(lambda power: 10.0**power),
    st.floats(120, 1500),
)
def test_ticks_rise_and_stand_on_round_moments_of_any_clock(
    name: str, first: float, long: float, pixels: float
) -> None:
    here = zone(name)
    found = ticks(straight(first, long), 0.0, long, pixels, "en", zone=here)
    moments = [tick.second for tick in found]
    assert moments == sorted(set(moments))
    assert all(first <= second <= first + long for second in moments)
    for tick in found:
        if not tick.within:
            _, _, day, of_day = (int(part[0]) for part in civil(here.local(np.array([round(tick.second)]))))
            begins = int(here.local(np.array([round(tick.second) - 1]))[0]) // DAY
            if ":" not in tick.text:  # a midnight, or the first moment of a day without one
                assert of_day == 0 or begins < int(here.local(np.array([round(tick.second)]))[0]) // DAY
                assert not tick.text or str(day) in tick.text or day == 1
            else:
                assert of_day % 60 == 0 or tick.text.count(":") > 1
