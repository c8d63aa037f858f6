"""Every mark in every state can be painted, and no two states look alike."""

from __future__ import annotations

from itertools import combinations, product
from math import hypot

import numpy as np
import pytest

from components.layout.text import width
from components.marks import LEGEND, kind_of, paint
from components.marks.ink import Marker, Stroke, Words
from components.marks.palette import PALETTES, Palette
from components.scene import STATUSES, Cluster, Diamond, Dot, Doubt, Fade, Mark, Span

CAPITAL = 0.73  # of the size of letters, as high as capitals and digits are
DOUBTS = [Doubt(*both) for both in product([False, True], repeat=2)]
ENDS = [("round", "round"), ("cap", "cap"), ("fade", "cap"), ("cap", "fade"), ("flat", "round"), ("fade", "fade")]
MARKS: list[Mark] = [
    *(Dot("e", 50, 50, 1, status, doubt) for status, doubt in product(STATUSES, DOUBTS)),
    *(
        Span("e", 20, 90, 50, 17, 1, kind, *ends, status, doubt)  # type: ignore[arg-type]  # from the tables above
        for kind, ends, status, doubt in product(("sometime", "lasted"), ENDS, STATUSES, DOUBTS)
    ),
    *(
        Fade("e", 20, gone, 50, 13, 1, end, status)  # type: ignore[arg-type]  # from the tables here
        for gone, end, status in product((90, -40), ("none", "arrow", "unknown"), STATUSES)
    ),
    *(Diamond("e", 50, 50, 1, status) for status in STATUSES),
    *(Cluster(("e",), count, 50, 50, 1, "words") for count in (2, 999, 1000, 123_456, 1_000_000, 12_345_678)),
]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_every_mark_can_be_painted(palette: Palette) -> None:
    for mark in MARKS:
        ink = paint(mark, palette)
        assert ink
        points = [point for one in ink if isinstance(one, Stroke) for point in one.points]
        assert all(-60 <= x <= 110 and 20 <= y <= 80 for x, y in points)
        assert all(one.page == isinstance(mark, Diamond) for one in ink)


@pytest.mark.parametrize("gone", [20, 23, 31, 33, 90, 18, 9, -40])
def test_the_question_mark_of_an_end_that_is_not_known_keeps_off_its_cap(gone: float) -> None:
    *_, sign = paint(Fade("e", 20, gone, 50, 17, 1, "unknown"), PALETTES["light"])
    assert isinstance(sign, Words)
    assert abs(sign.x - 20) - width("?", sign.size, bold=True) / 2 > 1.5


@pytest.mark.parametrize(
    "make",
    [lambda s, d: Dot("e", 50, 50, 1, s, d), lambda s, d: Span("e", 20, 90, 50, 17, 1, "sometime", status=s, doubt=d)],
)
def test_states_look_different(make: object) -> None:
    """Scheduled and expected are told apart by words alone: both are planned."""
    looks = {
        (status, doubt): paint(make(status, doubt), PALETTES["light"])  # type: ignore[operator]  # a table of makers
        for status, doubt in product(STATUSES, [Doubt(), Doubt(True), Doubt(False, True)])
        if status != "expected" and (status != "conditional" or not doubt.uncertain)
    }
    for (one, a), (other, b) in combinations(looks.items(), 2):
        assert a != b, (one, other)


def test_sometime_never_looks_like_lasted() -> None:
    for ends, status, doubt in product(ENDS[:2], STATUSES, DOUBTS):
        sometime, lasted = (
            paint(Span("e", 20, 90, 50, 17, 1, kind, *ends, status, doubt), PALETTES["light"])  # type: ignore[arg-type]
            for kind in ("sometime", "lasted")
        )
        assert sometime != lasted or status in ("scheduled", "expected", "conditional", "cancelled")


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (2, "2"),
        (999, "999"),
        (1000, "1.0k"),
        (1234, "1.2k"),
        (9950, "10k"),
        (999_499, "999k"),
        (999_999, "1.0M"),
        (35_345_678, "35M"),
    ],
)
def test_a_cluster_says_how_many_inside_its_ring(count: int, message: str) -> None:
    _, ring, words = paint(Cluster(("e",), count, 5, 5, 1, ""), PALETTES["dark"])
    assert isinstance(ring, Marker)
    assert isinstance(words, Words)
    assert (words.text, words.anchor, words.x, words.y) == (message, "center", ring.x, ring.y)
    corner = hypot(width(message, words.size) / 2, CAPITAL * words.size / 2)
    assert corner <= (ring.size - ring.style.width) / 2
    assert words.size >= 9  # px, to be read


def test_a_fuller_cluster_has_a_stronger_fill() -> None:
    fills = []
    for share in (0.0, 0.5, 1.0):
        _, disc, _ = paint(Cluster(("e",), 9, 5, 5, 1, "", share=share), PALETTES["light"])
        fills.append(float(disc.style.fill.rpartition(",")[2].rstrip(")")))  # type: ignore[union-attr]  # a disc
    assert fills[0] < fills[1] < fills[2]


def test_what_is_no_mark_has_no_painter() -> None:
    with pytest.raises(TypeError, match="how a str looks"):
        paint("dot", PALETTES["light"])  # type: ignore[arg-type]  # no mark, which is what is tested


def test_the_ink_of_every_mark_lies_in_its_box() -> None:
    """The box is what layout keeps free; outlines may stand out by half their width, strokes of fate by a little."""
    for mark in MARKS:
        left, top, right, bottom = kind_of(mark).box(mark)
        for one in paint(mark, PALETTES["light"]):
            if isinstance(one, Stroke) and getattr(mark, "status", "") != "cancelled":
                points = np.array(one.points)
                assert (points >= np.array([left, top]) - 0.01).all(), mark
                assert (points <= np.array([right, bottom]) + 0.01).all(), mark
            if isinstance(one, Marker) and one.symbol == "circle" and one.style.fill != PALETTES["light"].paper:
                half = (one.size + one.style.width) / 2
                assert left - 0.01 <= one.x - half <= one.x + half <= right + 0.01, mark
                assert top - 0.01 <= one.y - half <= one.y + half <= bottom + 0.01, mark


def test_the_legend_shows_each_of_its_symbols() -> None:
    for entry in LEGEND.values():
        for palette in PALETTES.values():
            assert entry.words
            assert entry.sample(50.0, 50.0, palette)
    samples = [repr(LEGEND[symbol].sample(0.0, 0.0, PALETTES["light"])) for symbol in LEGEND if symbol != "undated"]
    assert len(set(samples)) == len(samples)
