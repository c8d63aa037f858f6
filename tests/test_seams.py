"""A format, a filter, a view, a mark and an export are one file and one line each: added to a copy of the house, each
works on the page, by its address and on the command line; what asks events works in a database as well."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
FORMAT = '''
from components.read.rows import Rows

def rows(source, reading):
    """Lines of date, source and title with bars in between."""
    lines = source.content.decode().splitlines()
    return Rows(("date", "source", "title"), tuple(zip(*(line.split("|") for line in lines))), range(1, len(lines) + 1))
'''
FILTER = """
import numpy as np

from components.filters.field import Field, Filter

def _column(criteria):
    return criteria["source"][0]

SOURCE = Filter(
    (Field("source", "Source", "Events of this source.", "text"),),
    lambda _store, criteria: criteria,
    lambda store, criteria, among: np.array([
        row
        for row in (range(store.size) if among is None else among.tolist())
        if store.event(row).source == _column(criteria)
    ], dtype=np.int64),
    lambda tables, events, criteria: events.filter(tables.text(events, "source") == _column(criteria)),
    lambda criteria: (f"of {_column(criteria)}",),
)
"""
VIEW = """
from dataclasses import replace

from components import marks
from components.layout.heading import heading
from components.scene import Scene
from components.scene.marks import Square

def plain(source, request, caption=()):
    words = (f"{source.summary().shown} events shown", *caption)
    drawn = (Square("", 60.0, 200.0),)
    head, legend, _ = heading("Plain", " ".join(words), marks.explained(drawn), request.width)
    return Scene(request.width, 300.0, head, None, marks=drawn, legend=legend)
"""
MARK = """
from components.marks.ink import Stroke, Style, box
from components.marks.kind import Entry, Kind
from components.scene.marks import Square

def _box(mark):
    return mark.x - 7.0, mark.y - 7.0, mark.x + 7.0, mark.y + 7.0

def _paint(mark, palette):
    return [Stroke(box(*_box(mark)), Style(fill="#123456"))]

KIND = Kind(
    Square, _paint, _box, lambda mark: (mark.x, mark.y), symbols=lambda _: ("square",),
    legend=(Entry("square", "a mark of its own", lambda x, y, palette: _paint(Square("", x, y), palette)),),
)
"""
DATACLASS = '''
@dataclass(frozen=True)
class Square:
    """A square."""

    event: str
    x: float
    y: float


'''
EXPORT = """
def as_titles(store, rows):
    return "\\n".join(store.cells("title", rows)).encode()
"""
LINES = (
    ("read/formats", "bars.py", FORMAT, "from components.read.formats import bars", "READERS = (",
     'Reader("Bars", (".bars",), bars.rows), '),
    ("filters", "source.py", FILTER, "from components.filters.source import SOURCE", "FILTERS = (", "SOURCE, "),
    ("views", "plain.py", VIEW, "", "each for each in (", 'View("plain", "Plain"), '),
    ("marks", "square.py", MARK, "from components.marks import square", "KINDS: tuple[Kind[Any], ...] = (",
     "square.KIND, "),
    ("export", "as_titles.py", EXPORT, "from components.export.as_titles import as_titles", "FORMATS = (",
     'Format("titles", "Titles", "text/plain", lambda store, rows, _: as_titles(store, rows)), '),
)  # fmt: skip
EVENTS = "2014-01-01|diary|First\n2014-05-01|letter|Second\n|diary|Third\n"
PAGE = """
import html, json
from streamlit.testing.v1 import AppTest

def seen():
    assert not app.exception, app.exception
    [chart] = [json.loads(each.proto.json) for each in app.get("bidi_component") if "figure" in each.proto.json]
    address = {name: app.query_params[name] for name in ("view", "source") if name in app.query_params}
    picture = html.unescape(json.dumps(chart["figure"], ensure_ascii=False))
    return list(app.dataframe[0].value["Event"]), picture, address

def source():
    [field] = [each for each in app.text_input if each.label == "Source"]
    return field

app = AppTest.from_file("app.py", default_timeout=120)
app.run()
app.file_uploader(key="upload").upload("events.bars", open("events.bars", "rb").read(), "text/plain")
app.session_state["timeline"] = {"frame": {"width": 960, "theme": "light"}}
app.run()
[view] = [each for each in app.get("button_group") if each.key == "view"]
view.select("plain").run()
source().set_value("diary").run()
chosen = seen()
texts = {"file": ["events.bars"], "view": ["plain"], "source": ["letter"]}
app.session_state["address"] = {"went": {"texts": texts, "count": 1}}
app.run()
went = [*seen(), source().value]
exports = [each.proto.label for each in app.get("download_button")]
print(json.dumps({"chosen": chosen, "went": went, "exports": exports, "opens": app.file_uploader(key="upload").help}))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with one more of each."""
    folder = tmp_path_factory.mktemp("house")
    for part in ("components", "data"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", folder)
    for room, name, content, line, before, entry in LINES:
        registry = folder / "components" / room / "__init__.py"
        (registry.parent / name).write_text(content, "utf-8")
        typing = "\nif TYPE_CHECKING:"
        put(registry, (before, before + entry), (typing, f"\n{line}\n{typing}"))
    union = "Mark = Dot | "
    put(folder / "components" / "scene" / "marks.py", (union, f"{DATACLASS}{union}Square | "))
    (folder / "events.bars").write_text(EVENTS, "utf-8")
    return folder


def put(file: Path, *lines: tuple[str, str]) -> None:
    """A file with one line in place of another."""
    text = file.read_text("utf-8")
    for before, after in lines:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, "utf-8")


def run(house: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_works_on_the_command_line(house: Path) -> None:
    run(house, "-m", "components", "export", "events.bars", "-o", "out.titles", "--source", "diary")
    assert (house / "out.titles").read_text("utf-8").splitlines() == ["First", "Third"]
    run(house, "-m", "components", "export", "events.bars", "-o", "out.svg", "--view", "plain", "--source", "diary")
    picture = (house / "out.svg").read_text("utf-8")
    assert [words in picture for words in ("2 events shown of diary", "a mark of its own")] == [True] * 2
    assert picture.count("#123456") == 2  # the mark, and its sample in the legend


def test_each_works_on_the_page_and_by_its_address(house: Path) -> None:
    page: dict[str, Any] = json.loads(run(house, "-c", PAGE))
    titles, picture, address = page["chosen"]
    assert titles == ["First", "Third"]
    assert [words in picture for words in ("2 events shown of diary", "a mark of its own", "#123456")] == [True] * 3
    assert address == {"view": "plain", "source": "diary"}
    titles, picture, address, source = page["went"]
    assert (titles, source) == (["Second"], "letter")
    assert "1 events shown" in picture
    assert any("TITLES" in label or "Titles" in label for label in page["exports"]), page["exports"]
    assert "Bars, CSV" in page["opens"]


def test_the_filter_and_the_view_work_in_a_database(house: Path) -> None:
    run(house, "-m", "components", "store", "events.bars", "-o", "tables")
    requested = ("--view", "plain", "--source", "letter")
    run(house, "-m", "components", "export", "--database", "tables", "-o", "far.svg", *requested)
    assert "1 events shown" in (house / "far.svg").read_text("utf-8")
