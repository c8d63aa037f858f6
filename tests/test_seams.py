"""A filter, a view and an export are one file and one line each: added to a copy of the house, each works through the
pipeline and on the command line, the first two in a database as well."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILTER = """
import numpy as np

from components.filters.field import Field, Filter

def _column(asked):
    return asked["source"][0]

SOURCE = Filter(
    (Field("source", "Source", "Events of this source.", "text"),),
    lambda _store, asked: asked,
    lambda store, asked, among: np.array([
        row
        for row in (range(store.size) if among is None else among.tolist())
        if store.event(row).source == _column(asked)
    ], dtype=np.int64),
    lambda tables, events, asked: events.filter(tables.text(events, "source") == _column(asked)),
    lambda asked: (f"of {_column(asked)}",),
)
"""
VIEW = """
from components.scene import Heading, Scene

def plain(source, request, caption=()):
    words = f"{source.summary().shown} events shown"
    return Scene(request.width, 100.0, Heading(((words, 40.0),), ((" and ".join(caption), 70.0),)), None)
"""
EXPORT = """
def as_txt(store, rows):
    return "\\n".join(store.cells("title", rows)).encode()
"""
LINES = (
    ("filters", "source.py", FILTER, "from components.filters.source import SOURCE", "FILTERS = (", "SOURCE, "),
    ("views", "plain.py", VIEW, "from components.views.plain import plain", "VIEWS: Mapping[str, View] = {",
     '"plain": plain, '),
    ("export", "as_txt.py", EXPORT, "from components.export.as_txt import as_txt", "FORMATS = (",
     'Format("txt", "Titles", "text/plain", lambda store, rows, _: as_txt(store, rows)), '),
)  # fmt: skip
EVENTS = "date,title,source\n2014-01-01,First,diary\n2014-05-01,Second,letter\n,Third,diary\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the components with one more of each."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "components", folder / "components", ignore=shutil.ignore_patterns("__pycache__"))
    for room, name, content, line, before, entry in LINES:
        registry = folder / "components" / room / "__init__.py"
        (registry.parent / name).write_text(content, "utf-8")
        text = registry.read_text("utf-8")
        assert before in text
        typing = "\nif TYPE_CHECKING:"
        text = text.replace(before, before + entry, 1).replace(typing, f"\n{line}\n{typing}", 1)
        registry.write_text(text, "utf-8")
    (folder / "events.csv").write_text(EVENTS, "utf-8")
    return folder


def run(house: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "components", *arguments], cwd=house, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_each_works_on_the_command_line(house: Path) -> None:
    run(house, "export", "events.csv", "-o", "out.txt", "--source", "diary")
    assert (house / "out.txt").read_text("utf-8").splitlines() == ["First", "Third"]
    run(house, "export", "events.csv", "-o", "out.svg", "--view", "plain", "--source", "diary")
    assert "2 events shown" in (house / "out.svg").read_text("utf-8")
    assert "of diary" in (house / "out.svg").read_text("utf-8")


def test_the_filter_and_the_view_work_in_a_database(house: Path) -> None:
    run(house, "store", "events.csv", "-o", "tables")
    run(house, "export", "--database", "tables", "-o", "far.svg", "--view", "plain", "--source", "letter")
    assert "1 events shown" in (house / "far.svg").read_text("utf-8")
