"""The axis' words: names of stretches stand out, and the words of folds keep clear of what ticks say below."""

from __future__ import annotations

from components.draw.chrome import axis
from components.marks.ink import Words
from components.marks.palette import PALETTES
from components.scene import Axis, Fold, Heading, Scene, Tick

Y = 140.0
QUIET = "7 quiet months folded"


def words(*ticks: Tick) -> dict[str, Words]:
    scene = Scene(
        600.0, 200.0, Heading((), ()), Axis(100.0, 500.0, Y, 0.0, 8.0e9),
        ticks=ticks, folds=(Fold(290.0, 310.0, QUIET, text=QUIET, text_x=300.0, text_y=Y + 37.0),),
    )  # fmt: skip
    return {ink.text: ink for ink in axis(scene, PALETTES["light"]) if isinstance(ink, Words)}


def test_the_name_of_a_stretch_is_bold() -> None:
    found = words(Tick(200.0, "Feb 2014", strong=True), Tick(400.0, "20 Oct"))
    assert found["Feb 2014"].bold
    assert not found["20 Oct"].bold
