"""Ticks from milliseconds to billions of years: right words, room for each, nothing said twice."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.layout.scale import Scale
from components.layout.text import width
from components.layout.ticks import OUT, SIZE, Moment, ticks

DAY = 86_400
YEAR = 365.2425 * DAY
OCTOBER = datetime(2014, 10, 28, 16, 12, tzinfo=UTC).timestamp()


def straight(first: float, long: float) -> Scale:
    return Scale((first, first + long), (0.0, long))


def shown(first: float, long: float, pixels: float) -> tuple[Moment, ...]:
    return ticks(straight(first, long), 0.0, long, pixels)


def leap(year: int, month: int, day: int) -> float:
    return datetime(year, month, day, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("first", "long", "texts", "unders"),
    [
        (OCTOBER, 0.05, ["16:12:00.010", "16:12:00.020", "16:12:00.030", "16:12:00.040"], ["28 Oct 2014"]),
        (OCTOBER, 20, ["16:12:05", "16:12:10", "16:12:15"], ["28 Oct 2014"]),
        (OCTOBER, 1800, ["16:20", "16:30", "16:40"], ["28 Oct 2014"]),
        (OCTOBER, 12 * 3600, ["18:00", "21:00", "00:00", "03:00"], ["28 Oct 2014", "29 Oct 2014"]),
        (leap(2016, 2, 27), 4 * DAY, ["27 Feb", "28 Feb", "29 Feb", "1 Mar", "2 Mar"], ["2016"]),
        (leap(2015, 2, 27), 4 * DAY, ["27 Feb", "28 Feb", "1 Mar", "2 Mar", "3 Mar"], ["2015"]),
        (leap(2014, 12, 29), 21 * DAY, ["29 Dec", "5 Jan", "12 Jan", "19 Jan"], ["2014", "2015"]),
        (
            leap(2014, 2, 1),
            2 * YEAR,
            ["Mar", "May", "Jul", "Sep", "Nov", "Jan", "Mar", "May", "Jul", "Sep", "Nov", "Jan"],
            ["2014", "2015", "2016"],
        ),
        (leap(1900, 1, 1), 100 * YEAR, [f"{year}" for year in range(1900, 2001, 10)], []),
        (-62_167_219_200 - 50 * YEAR, 52 * YEAR, ["50 BCE", "40 BCE", "30 BCE", "20 BCE", "10 BCE", "1 CE"], []),
        (-13.8e9 * YEAR, 13.8e9 * YEAR, ["10 billion BCE", "5 billion BCE", "1 CE"], []),
        (-20_000 * YEAR, 20_000 * YEAR, ["15,000 BCE", "10,000 BCE", "5000 BCE", "1 CE"], []),
    ],
)
def test_ticks(first: float, long: float, texts: list[str], unders: list[str]) -> None:
    found = shown(first, long, 480)
    assert [tick.text for tick in found] == texts
    assert [tick.under for tick in found if tick.under] == unders
    assert not unders or found[0].under == unders[0]


@given(
    st.floats(-1.0, 1.0).map(lambda x: x**3 * 4.3e17),
    st.floats(-1.3, 17.6).map(lambda power: 10.0**power),
    st.floats(120, 1500),
)
def test_ticks_have_room_lie_inside_and_rise(first: float, long: float, pixels: float) -> None:
    long = max(long, 1e5 * np.spacing(abs(first)))  # what a float can tell apart
    scale = straight(first, long)
    found = ticks(scale, 0.0, long, pixels)
    xs = [float(scale.place(tick.second)) / long * pixels for tick in found]
    assert all(-1 <= x <= pixels + 1 for x in xs)
    halves = [max(width(tick.text, SIZE), width(tick.under, SIZE, bold=True)) / 2 for tick in found]
    assert all(x - half >= -OUT and x + half <= pixels + OUT for x, half in zip(xs, halves, strict=True))
    for k in range(1, len(found)):
        assert xs[k - 1] + halves[k - 1] < xs[k] - halves[k]
        assert found[k].under == "" or found[k].under != next(t.under for t in reversed(found[:k]) if t.under)
        assert (found[k].text, found[k].under) != (found[k - 1].text, found[k - 1].under) or not found[k].text


@pytest.mark.parametrize("power", np.linspace(-1, 17.6, 60))
def test_there_are_always_some_ticks(power: float) -> None:
    """A window around now (or, where that is too long, up to now) at a usual width shows at least two."""
    long = 10.0**power
    assert 2 <= len(shown(OCTOBER - long / 3 if power < 10 else OCTOBER - long, long, 900)) <= 30


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
