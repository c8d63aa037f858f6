"""A format, a layout, a filter, a view, a mark and an export are one file and one line each, a parameter is a field of
the request and a line: added to a copy of the house, each works on the page, by its address and on the command line;
what asks events works in a database as well. Pictures recall them, and redaction hides what they tell."""

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
    """Lines of date, source, reported and title with bars in between."""
    lines = source.content.decode().splitlines()
    columns = tuple(zip(*(line.split("|") for line in lines)))
    return Rows(("date", "source", "reported", "title"), columns, range(1, len(lines) + 1))
'''
FILTER = """
import numpy as np

from components.filters.field import Field, Filter

def _column(criteria):
    return criteria["source"][0]

SOURCE = Filter(
    (Field("source", "Source", "Events of this source.", "text", column="source", example="diary"),),
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
REPORTED = """
import numpy as np

from components.filters.field import Field, Filter

def _month(criteria):
    return criteria["reported-by"][0][:7]

REPORTED = Filter(
    (Field("reported-by", "Reported by", "Events reported by the end of this month.", "date", column="reported"),),
    lambda _store, criteria: criteria,
    lambda store, criteria, among: np.array([
        row
        for row in (range(store.size) if among is None else among.tolist())
        if store.event(row).reported[:7] <= _month(criteria)
    ], dtype=np.int64),
    lambda tables, events, criteria: events.filter(tables.text(events, "reported").left(7) <= _month(criteria)),
    lambda criteria: (f"reported by {criteria['reported-by'][0]}",),
)
"""
LAYOUT = """
from components.read.known.layout import Layout

DIARY = Layout(
    "a diary", frozenset(("on the", "it came to pass")), frozenset(("on the", "it came to pass")),
    lambda sheet: ({"date": sheet["on the"], "title": sheet["it came to pass"]}, ()),
)
"""
VIEW = """
from dataclasses import replace

from components import marks
from components.layout.heading import heading
from components.scene import Scene
from components.scene.marks import Square

def plain(source, request, caption=()):
    words = (f"{source.summary().shown} events shown", *caption, f"of {request.letters} letters for", *request.praised)
    drawn = (Square("", 60.0, 200.0),)
    head, legend, _ = heading("Plain", " ".join(words), marks.legend_entries(drawn), request.width)
    return Scene(request.width, 300.0, head, None, marks=drawn, legend=legend)
"""
MARK = """
from components.marks.ink import Stroke, Style, box
from components.marks.kind import Entry, Kind, Steps
from components.scene.marks import Square

def _box(mark):
    return mark.x - 7.0, mark.y - 7.0, mark.x + 7.0, mark.y + 7.0

def _paint(mark, palette):
    return [Stroke(box(*_box(mark)), Style(fill="#123456"))]

KIND = Kind(
    Square, _paint, _box, lambda mark: (mark.x, mark.y), symbols=lambda _: ("square",),
    legend=(Entry("square", "a mark of its own", lambda x, y, palette: _paint(Square("", x, y), palette)),),
    steps=lambda mark: Steps(((mark.x - 7.0, 2, 0.0), (mark.x + 7.0, 0, 0.0)), ("on a Monday",)),
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
    ("filters", "reported.py", REPORTED, "from components.filters.reported import REPORTED", "PERIOD, ", "REPORTED, "),
    ("read/known", "diary.py", LAYOUT, "from components.read.known import diary", "KNOWN = (", "diary.DIARY, "),
    ("views", "plain.py", VIEW, "", "view for view in (", 'View("plain", "Plain"), '),
    ("marks", "square.py", MARK, "from components.marks import square", "KINDS: tuple[Kind[Any], ...] = (",
     "square.KIND, "),
    ("export", "as_titles.py", EXPORT, "from components.export.as_titles import as_titles", "FORMATS = (",
     'Format("titles", "Titles", "text/plain", lambda store, rows, _: as_titles(store, rows)), '),
)  # fmt: skip
FIELDS = """
    letters: Annotated[int, Limits(5, 200)] = 60
    praised: Annotated[tuple[str, ...], Content("lane", private=True)] = ()
"""
PARAMETERS = """
    Parameter("letters", "letters", "letters of a title", parse=whole(5, 200)),
    Parameter("praise", "praised", "lanes that are praised", many=True),
"""
EVENTS = "2014-01-01|diary|2014-01-09|First\n2014-05-01|letter|2014-06-01|Second\n|diary|2014-01-08|Third\n"
DIARY = "On the,It came to pass\n2014-01-01,First\n"
PAGE = """
import html, json
from streamlit.testing.v1 import AppTest

def seen():
    assert not app.exception, app.exception
    [chart] = [json.loads(each.proto.json) for each in app.get("bidi_component") if "figure" in each.proto.json]
    names = ("view", "source", "reported-by", "letters")
    address = {name: app.query_params[name] for name in names if name in app.query_params}
    picture = html.unescape(json.dumps(chart["figure"], ensure_ascii=False))
    assert chart["figure"]["layout"]["meta"]["steps"]["when"] == ["on a Monday"]
    return list(app.dataframe[0].value["Event"]), picture, address

def typed(label):
    [field] = [each for each in app.text_input if each.label == label]
    return field

app = AppTest.from_file("app.py", default_timeout=120)
app.run()
app.file_uploader(key="upload").upload("events.bars", open("events.bars", "rb").read(), "text/plain")
app.session_state["timeline"] = {"frame": {"width": 960, "theme": "light"}}
app.run()
[view] = [each for each in app.get("button_group") if each.key == "view"]
view.select("plain").run()
typed("Source").set_value("diary").run()
typed("Reported by").set_value("2014-01-09").run()
chosen = seen()
texts = {"file": ["events.bars"], "view": ["plain"], "source": ["letter"], "letters": ["20"]}
app.session_state["address"] = {"went": {"texts": texts, "count": 1}}
app.run()
went = [*seen(), typed("Source").value]
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
    title = "    title: "
    put(folder / "components" / "model" / "request.py", (title, f"{FIELDS.lstrip(chr(10))}{title}"))
    entry = '    Parameter("title"'
    put(folder / "components" / "parameters" / "table.py", (entry, f"{PARAMETERS.lstrip(chr(10))}{entry}"))
    for name, content in (("events.bars", EVENTS), ("diary.csv", DIARY)):
        (folder / name).write_text(content, "utf-8")
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
    run(house, "-m", "components", "export", "events.bars", "-o", "out.html", "--view", "plain")
    assert "a mark of its own" in (house / "out.html").read_text("utf-8")
    assert "Layout: a diary." in run(house, "-m", "components", "check", "diary.csv")


def test_each_works_on_the_page_and_by_its_address(house: Path) -> None:
    page: dict[str, Any] = json.loads(run(house, "-c", PAGE))
    titles, picture, address = page["chosen"]
    assert titles == ["First", "Third"]
    assert [
        words in picture for words in ("2 events shown of diary reported by 2014-01-09", "a mark of its own", "#123456")
    ] == [True] * 3
    assert address == {"view": "plain", "source": "diary", "reported-by": "2014-01-09"}
    titles, picture, address, source = page["went"]
    assert (titles, source) == (["Second"], "letter")
    assert "1 events shown of letter of 20 letters" in picture
    assert address["letters"] == "20"
    assert any("TITLES" in label or "Titles" in label for label in page["exports"]), page["exports"]
    assert "Bars, CSV" in page["opens"]


def test_the_filter_and_the_view_work_in_a_database(house: Path) -> None:
    run(house, "-m", "components", "store", "events.bars", "-o", "tables")
    requested = ("--view", "plain", "--source", "letter", "--reported-by", "2014-06-30")
    run(house, "-m", "components", "export", "--database", "tables", "-o", "far.svg", *requested)
    assert "1 events shown" in (house / "far.svg").read_text("utf-8")


RECALLED = """
from pathlib import Path
from components.export.citation import read_citation

request = read_citation(Path("{file}").read_bytes(), "{file}").request
print(request.letters, request.praised, dict(request.filters).get("reported-by"))
"""


def test_a_picture_recalls_a_parameter_and_names_nobody_in_public(house: Path) -> None:
    requested = ("--view", "plain", "--letters", "20", "--praise", "Ann Lee", "--reported-by", "2014-01-09")
    for cite in ("public", "full"):
        run(house, "-m", "components", "export", "events.bars", "-o", f"{cite}.svg", "--cite", cite, *requested)
        run(house, "-m", "components", "export", "events.bars", "-o", "again.svg", "--like", f"{cite}.svg")
        assert "of 20 letters for" in (house / "again.svg").read_text("utf-8")
    assert run(house, "-c", RECALLED.format(file="public.svg")) == "20 () ('2014-01-09',)\n"
    assert run(house, "-c", RECALLED.format(file="full.svg")) == "20 ('Ann Lee',) ('2014-01-09',)\n"


def test_redaction_hides_what_a_filter_and_a_parameter_tell(house: Path) -> None:
    (house / "plan.json").write_text(json.dumps({"words": ["Ann Lee"], "dates": "month", "others": "replace"}), "utf-8")
    requested = ("--view", "plain", "--praise", "Ann Lee", "--reported-by", "2014-01-09", "--cite", "full")
    run(house, "-m", "components", "export", "events.bars", "-o", "left.svg", "--redact", "plan.json", *requested)
    picture = (house / "left.svg").read_text("utf-8")
    assert "reported by 2014-01 " in picture
    assert not {told for told in ("2014-01-09", "Ann Lee") if told in picture}
    assert run(house, "-c", RECALLED.format(file="left.svg")) == "60 ('[hidden]',) ('2014-01',)\n"
