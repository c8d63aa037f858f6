"""The axis' words: names of stretches stand out, and the words of folds keep clear of what ticks say below."""

from __future__ import annotations

import pytest

from components.draw.chrome import axis
from components.marks.ink import Words
from components.marks.palette import PALETTES
from components.scene import Axis, Fold, Heading, Scene, Tick

Y = 140.0
QUIET = "7 quiet months folded"


def words(*ticks: Tick) -> dict[str, Words]:
    scene = Scene(
        600.0, 200.0, Heading((), ()), Axis(100.0, 500.0, Y, 0.0, 8.0e9),
        ticks=ticks, folds=(Fold(290.0, 310.0, QUIET, text=QUIET, text_x=300.0),),
    )  # fmt: skip
    return {ink.text: ink for ink in axis(scene, PALETTES["light"]) if isinstance(ink, Words)}


def test_the_name_of_a_stretch_is_bold() -> None:
    found = words(Tick(200.0, "Feb 2014", strong=True), Tick(400.0, "20 Oct"))
    assert found["Feb 2014"].bold
    assert not found["20 Oct"].bold


@pytest.mark.parametrize(
    ("tick", "below"),
    [
        (Tick(330.0, "20 Oct", "2014"), 46.0),
        (Tick(270.0, "1 Mar", "2014"), 46.0),
        (Tick(330.0, "20 Oct"), 37.0),  # nothing is said below
        (Tick(420.0, "20 Oct", "2014"), 37.0),  # far enough
    ],
)
def test_words_of_folds_keep_clear_of_second_lines(tick: Tick, below: float) -> None:
    assert words(tick)[QUIET].y == Y + below
