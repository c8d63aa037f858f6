"""Dateline as a library: the examples of docs/library.md run, and what is asked wrongly is one sentence."""

from __future__ import annotations

import base64
import re
import shutil
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from components import library as dateline
from components.errors import ExportError, RequestError, SourceError

ROOT = Path(__file__).parents[1]
EVENTS = ROOT / "data" / "events.csv"
DOCUMENT = (ROOT / "docs" / "library.md").read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def test_every_example_of_the_document_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(EVENTS, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "dateline", dateline)  # its name where it is installed
    examples = re.findall(r"^```python\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert len(examples) > 5
    names: dict[str, Any] = {}
    for example in examples:
        exec(compile(example, "docs/library.md", "exec"), names)
    assert {path.name for path in tmp_path.iterdir()} == {"events.csv", "talks.svg", "talks.pdf", "talks.csv"}


def test_a_figure_shows_itself_as_an_image_of_its_own() -> None:
    shown = ET.fromstring(f"{dateline.load(EVENTS).draw(title='A & B')._repr_html_()}</img>")
    content = base64.b64decode(shown.attrib["src"].removeprefix("data:image/svg+xml;base64,"))
    assert "A & B" in {"".join(text.itertext()) for text in ET.fromstring(content).iter(f"{SVG}text")}
    assert "9 events" in shown.attrib["alt"]


def test_a_path_bytes_and_a_data_frame_are_the_same_events() -> None:
    frame = pd.read_csv(EVENTS, dtype=str, keep_default_na=False)
    loaded = [dateline.load(file) for file in (EVENTS, str(EVENTS), EVENTS.read_bytes(), frame, frame.set_index("id"))]
    assert len({tuple((event.id, event.date, event.title) for event in each.events) for each in loaded}) == 1


def test_what_is_asked_is_asked_as_at_the_command_line() -> None:
    timeline = dateline.load(EVENTS)
    requested = timeline.draw(
        actor="Japan", from_=date(2014, 10, 1), lanes="none", most_lanes=3, scale=2, without=("legend", "caption")
    ).request
    assert dict(requested.filters) == {"actor": ("Japan",), "from": ("2014-10-01",)}
    assert (requested.lanes, requested.most_lanes, requested.scale, requested.without) == (
        "",
        3,
        2,
        ("legend", "caption"),
    )


@pytest.mark.parametrize(
    ("requested", "message"),
    [
        ({"actors": "Japan"}, "Nothing is asked by “actors”; there are: actor, match"),
        ({"theme": "blue"}, "it is one of light, dark"),
        ({"size": "a99"}, "is no size"),
        ({"title": ["a", "b"]}, "“title” takes one value; given: a, b"),
    ],
)
def test_what_cannot_be_asked_is_said(requested: dict[str, Any], message: str) -> None:
    with pytest.raises(RequestError, match=message):
        dateline.load(EVENTS).draw(**requested)


def test_what_cannot_be_read_or_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        dateline.load(tmp_path / "none.csv")
    with pytest.raises(RequestError, match="Nothing is said by “order”; there are: encoding"):
        dateline.load(EVENTS, order="dmy")
    with pytest.raises(ExportError, match="no such folder"):
        dateline.load(EVENTS).draw().save(tmp_path / "a.svg", tmp_path / "no" / "b.svg")
    assert list(tmp_path.iterdir()) == []
