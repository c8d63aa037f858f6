"""The figure: plain data that plotly accepts; what comes from a file is only text; every mark can be pointed at."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from components.draw.figure import figure
from components.draw.svg import still_image
from components.draw.traces import plotly_text, traces
from components.layout.fold_labels import SIZE
from components.layout.text import width
from components.marks import kind_of
from components.marks.ink import Stroke, Style
from components.model import Request
from components.scene import Axis, Cluster, Dot, Heading, Mark, Profile, Scene, Span
from components.store.memory.source import Everything
from components.views import VIEWS
from tests.test_cases import CASES
from tests.test_cases import picture as golden
from tests.views.events import csv_bytes, files, store

DATA = Path(__file__).parents[2] / "data"
SHAPES = {"svg", "defs", "linearGradient", "stop", "path", "circle", "text"}
EQUAL_BARS = csv_bytes(("date", "title"), [("2010-01-01/2010-03-01", "Vote")] * 40)  # more than a lane has room for
OURS = re.compile(r"</?[bi]>|<br>")  # all the markup there is


def drawn(content: bytes, theme: str = "light", **parameters: Any) -> tuple[Scene, dict[str, Any]]:
    events = store(content)
    scene = VIEWS["swimlane"].draw(events.source(Everything()), Request(**parameters), ())
    return scene, figure(scene, theme)  # type: ignore[arg-type]  # light or dark


def texts(of: dict[str, Any]) -> list[str]:
    return [text for trace in of["data"] for text in (*trace.get("text", ()), *trace.get("hovertext", ()))]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain", "plain"),
        ('<a href="https://x.org">x</a>', '&lt;a href="https://x.org"&gt;x&lt;/a&gt;'),
        ("<b>", "&lt;b&gt;"),
        ("%{x}", "%&#123;x}"),
        ("$\\alpha$", "&#36;\\alpha&#36;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("R&D", "R&amp;D"),
        ("🙂 한국어", "🙂 한국어"),
        ("50 %", "50 %"),
    ],
)
def test_escaped_text_has_no_markup_of_plotly(text: str, safe: str) -> None:
    assert plotly_text(text) == safe


HOSTILE = st.text("<>&$%{}ab/\"'=;#", min_size=1, max_size=20)


@settings(max_examples=60)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_data_never_becomes_markup(title: str, actor: str, kind: str, name: str) -> None:
    rows = [("2014-10-28", title, f"{actor} [{actor}]", kind), ("", title, actor, "rumoured"), ("2014", title, "", "")]
    scene, found = drawn(csv_bytes(("date", "title", "actors", "type"), rows), title=name)
    for text in texts(found):
        rest = OURS.sub("", text)
        assert not set("<>$") & set(rest)
        assert "%{" not in rest
        assert not re.search(r"&(?!amp;|lt;|gt;|#36;|#123;)", rest)
    assert all("template" not in key for trace in found["data"] for key in trace)
    image = ElementTree.fromstring(still_image(scene, "light"))
    assert {part.tag.partition("}")[2] for part in image.iter()} <= SHAPES


def test_the_image_that_is_seen_first_has_the_words_of_the_figure() -> None:
    scene, found = drawn((DATA / "events.csv").read_bytes(), width=1040)
    sentences = {OURS.sub("", text) for trace in found["data"] for text in trace.get("text", ())}
    image = ElementTree.fromstring(still_image(scene, "light"))
    assert {plotly_text(part.text or "") for part in image.iter("{http://www.w3.org/2000/svg}text")} == sentences
    assert f"{scene.width:g} {scene.height:g}" == f"{image.get('width')} {image.get('height')}"


def test_a_fold_answers_on_all_its_words_wherever_these_stand() -> None:
    scenes = [golden(case) for case in CASES]
    assert any(scene.unfolded for scene in scenes)
    assert any(scene.folds for scene in scenes)
    for scene in scenes:
        areas = figure(scene, "light")["layout"]["meta"]["folds"]
        for fold, area in zip((*scene.folds, *scene.unfolded), areas, strict=True):
            left, top, right, bottom = area["box"]
            half = width(fold.text, SIZE, italic=True) / 2
            assert left <= min(fold.text_x - half, fold.left_x)
            assert max(fold.text_x + half, fold.right_x) <= right
            assert top <= fold.text_y - SIZE / 2
            assert fold.text_y + SIZE / 2 <= bottom


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@example(EQUAL_BARS, "light", 320)
@given(files(), st.sampled_from(["light", "dark"]), st.integers(320, 1600))
def test_a_figure_is_plain_data_with_a_point_for_every_mark(content: bytes, theme: str, width: int) -> None:
    scene, found = drawn(content, theme, width=width)
    json.dumps(found, allow_nan=False)
    points: dict[tuple[str, float], set[str | tuple[float, ...]]] = defaultdict(set)
    for trace in found["data"]:
        if trace.get("name") == "events":
            assert len(trace["x"]) == len(trace["y"]) == len(trace["customdata"]) == len(trace["hovertext"])
            for y, event in zip(trace["y"], trace["customdata"], strict=True):
                points[trace["xaxis"], round(y, 2)].add(event if isinstance(event, str) else tuple(event))
        else:
            assert trace["hoverinfo"] == "skip"  # nothing but these points answers to the pointer
    steps = found["layout"]["meta"]["steps"] or {"histograms": [], "profiles": []}
    marks = [(mark, kind_of(mark)) for mark in scene.marks]
    assert [box[:2] for box in steps["histograms"]] == [kind.box(mark)[1::2] for mark, kind in marks if kind.steps]
    assert [box[:2] for box in steps["profiles"]] == [kind.box(mark)[1::2] for mark, kind in marks if kind.answers]
    for _, _, edges, answers in steps["profiles"]:
        assert len(edges) == len(answers) + 1
        assert list(edges) == sorted(edges)
    for mark, kind in marks:
        if kind.steps:
            continue
        assert targets_of(mark) <= points["x" if kind.on_page else "x2", round(mark.y, 2)]


def targets_of(mark: Mark) -> set[str | tuple[float, ...]]:
    """What the points of a mark without steps lead to: its event, or seconds; a click on what no zoom parts opens its
    lane."""
    kind = kind_of(mark)
    if kind.answers:
        return {(answer.first, answer.last, 1.0) for answer in kind.answers(mark)}
    if kind.aggregate:
        events = kind.aggregate(mark)
        return {(events.first, events.last, *[1.0] * events.inseparable)}
    return {kind.event(mark)}


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files())
def test_plotly_accepts_the_figure(content: bytes) -> None:
    _, found = drawn(content)
    go.Figure(found)


def bare_scene(*marks: Any) -> Scene:
    return Scene(600.0, 200.0, Heading((), ()), Axis(100.0, 500.0, 140.0, 0.0, 8.0e9), marks=marks)


def test_axis_units() -> None:
    """The px of the axis' ends are the units of its ends, on an axis of its own between them."""
    found = figure(bare_scene(Dot("l", 100.0, 50.0, 0), Dot("r", 500.0, 50.0, 0)), "light")
    (targets,) = [trace for trace in found["data"] if trace.get("name") == "events" and trace["xaxis"] == "x2"]
    assert targets["x"] == [0.0, 8.0e9]
    assert found["layout"]["xaxis2"]["range"] == [0.0, 8.0e9]
    assert found["layout"]["xaxis2"]["domain"] == pytest.approx([100 / 600, 500 / 600])
    assert found["layout"]["yaxis"]["range"] == [200.0, 0]


def test_signs_are_one_trace_however_many_there_are() -> None:
    few, many = (figure(bare_scene(*(Dot("e", 100.0 + k, 50.0, k % 2) for k in range(n))), "light") for n in (2, 300))
    assert len(many["data"]) == len(few["data"])
    discs = [trace for trace in many["data"] if trace["mode"] == "markers" and trace.get("name") != "events"]
    assert [len(trace["x"]) for trace in discs] == [600]  # halos, then discs
    fills = discs[0]["marker"]["color"]
    assert len(set(fills[:300])) == 1
    assert [fills.count(hue) for hue in set(fills[300:])] == [150, 150]


def test_what_lies_on_another_layer_parts_no_trace() -> None:
    line = Stroke(((0.0, 0.0), (9.0, 9.0)), Style(line="#123456", width=1.0))
    found, _ = traces([line, line._replace(page=True), line, line._replace(page=True)], lambda x: x)
    assert [(trace["xaxis"], len(trace["x"])) for trace in found] == [("x2", 6), ("x", 6)]
    other = line._replace(style=line.style._replace(width=2.0))
    assert len(traces([line, other, line], lambda x: x)[0]) == 3  # what is painted in between may lie over the first


def test_long_marks_answer_all_along() -> None:
    found = figure(bare_scene(Span("s", 100.0, 340.0, 50.0, 17.0, 0, "lasted")), "light")
    (targets,) = [trace for trace in found["data"] if trace.get("name") == "events" and trace["xaxis"] == "x2"]
    assert len(targets["x"]) == 10
    assert set(targets["customdata"]) == {"s"}


def test_counts_of_many_are_told_from_clusters() -> None:
    """In a lane that opens, a click on a cluster still goes there."""
    months = [(f"2014-{k:02}/2015-{k:02}", f"No. {k} {n}", "A") for k in range(1, 10) for n in range(30)]
    days = [(f"2014-06-01T{k % 24:02}:00", f"Day {k}", "A") for k in range(90)]
    scene, found = drawn(csv_bytes(("date", "title", "actors"), months + days))
    assert {type(mark) for mark in scene.marks} >= {Profile, Cluster}
    (targets,) = [trace for trace in found["data"] if trace.get("name") == "events" and trace["xaxis"] == "x2"]
    assert {len(about) for about in targets["customdata"] if not isinstance(about, str)} == {2, 3}


def test_every_piece_of_ink_says_whose_it_is() -> None:
    """The browser brings one event forward by these indexes, so there must be one entry a piece."""
    rows = [("a", "2014-01", "A", "X; Y", "leads to: b"), ("b", "[..2014-06-01]", "B", "Y", "")]
    scene, found = drawn(csv_bytes(("id", "date", "title", "actors", "links"), rows))
    events = found["layout"]["meta"]["events"]
    sentences = set()
    for trace in found["data"]:
        owners = trace.get("meta", {}).get("of")
        if owners is not None:
            assert len(owners) == (trace["x"].count(None) or len(trace["x"]))
            sentences |= {tuple(events[index] for index in owner) for owner in owners}
    assert sentences == {("a",), ("b",), ("a", "b")}
    assert found["layout"]["meta"]["links"] == [["a", "b"]] == [[link.origin, link.target] for link in scene.links]


def test_the_alternative_text_travels_along() -> None:
    scene, found = drawn(csv_bytes(("date", "title"), [("2014", "A")]))
    assert found["layout"]["meta"]["alt"] == scene.alt != ""
