"""The floor plan holds: imports go down only, and each library stays in the rooms it belongs to."""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
FLOORS = (
    {"errors", "language", "model", "scene"},
    {"dates", "cells", "layout", "marks"},
    {"read", "store", "filters", "views", "draw"},
    {"compare", "draft", "export", "redact", "sheet"},
    {"pipeline", "parameters", "edit_steps"},
    {"ui", "cli", "commands", "flags", "printed", "projects", "serve", "library", "__main__"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
HOMES = {  # where a library may be imported
    "streamlit": {"app", "ui", "serve"},
    "plotly": {"draw"},
    "typst": {"export"},
    "ibis": {"store/sql", "filters"},
    "pandas": {"compare", "model", "read", "redact", "store", "views", "sheet"},  # `model` for types only
}
EXTRA = {"c2pa", "cryptography"}  # imported where they are asked for, with a sentence where they are not there
NETWORK = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
}
NETWORK |= {"websocket", "websockets", "xmlrpc"}
MODULES = [ROOT / "app.py", *sorted((ROOT / "components").rglob("*.py"))]


def each_module(rule: Callable[[Path], set[str]]) -> Callable[[], None]:
    """A test that no module breaks a rule, which tells by what a module does. One test for all: there are hundreds."""

    def test() -> None:
        assert {path.relative_to(ROOT).as_posix(): broken for path in MODULES if (broken := rule(path))} == {}

    test.__doc__ = rule.__doc__
    return test


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All that a module's text consists of."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imported(path: Path) -> frozenset[str]:
    """Full names of all that a module imports, for types too, and inside of functions too."""
    found: list[str] = []
    for node in nodes(path):
        match node:
            case ast.Import(names=names):
                found += (alias.name for alias in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                found += (f"{module}.{alias.name}" for alias in names)
            case ast.ImportFrom():
                raise AssertionError(f"{path.name}, line {node.lineno}: a relative import hides where it leads")
            case ast.Call(func=ast.Name(id="__import__") | ast.Attribute(attr="import_module")):
                raise AssertionError(f"{path.name}, line {node.lineno}: an import that cannot be seen from outside")
    return frozenset(found)


def room(path: Path) -> str:
    """`read` for components/read/table.py, `cli` for components/cli.py, `app` for app.py, "" for the plan itself."""
    place = path.relative_to(ROOT).with_suffix("").parts
    return place[0] if len(place) == 1 else place[1] if place[1] != "__init__" else ""


def module_name(path: Path) -> str:
    """`components.read.table` for components/read/table.py, `components.read` for its `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def rooms(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("components.")}


def test_every_room_has_its_floor() -> None:
    assert {room(path) for path in MODULES} - {"app", ""} == FLOOR.keys()


@each_module
def test_imports_go_down_only(path: Path) -> set[str]:
    floor = FLOOR.get(room(path), len(FLOORS))  # app.py stands above all
    return {other for other in rooms(path) if FLOOR[other] > floor}


@each_module
def test_rooms_of_one_floor_do_not_import_each_other(path: Path) -> set[str]:
    own = room(path)
    if FLOOR.get(own) in (0, 1):  # words and craft build on each other
        return set()
    behind = {
        "__main__": {"cli"},
        "cli": {"commands", "flags", "printed"},
        "commands": {"flags", "printed", "projects", "serve"},
        "library": {"flags", "printed"},
    }
    return {other for other in rooms(path) if FLOOR[other] == FLOOR.get(own)} - {own} - behind.get(own, set())


@pytest.mark.parametrize("path", sorted((ROOT / "components/store/memory").glob("*.py")), ids=lambda path: path.name)
def test_the_store_in_memory_knows_no_database(path: Path) -> None:
    assert not {name for name in imported(path) if name.startswith("components.store.sql")}


def test_craft_and_words_build_on_each_other_without_circles() -> None:
    for floor in FLOORS[:2]:
        uses = {own: set().union(*(rooms(path) for path in MODULES if room(path) == own)) & floor for own in floor}
        left = {own: others - {own} for own, others in uses.items()}
        while free := {own for own, others in left.items() if not others & left.keys()}:
            left = {own: others for own, others in left.items() if own not in free}
        assert left == {}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """For types either: where two need each other's, what both need has a place of its own below."""
    modules = {module_name(path): path for path in MODULES}
    uses = {
        own: {name if name in modules else name.rpartition(".")[0] for name in imported(path)} & modules.keys() - {own}
        for own, path in modules.items()
    }
    TopologicalSorter(uses).prepare()  # a CycleError names the modules of a circle


@each_module
def test_each_library_stays_at_home(path: Path) -> set[str]:
    libraries = {name.split(".")[0] for name in imported(path)}
    homes = {room(path), path.parent.relative_to(ROOT / "components").as_posix()} if room(path) != "app" else {"app"}
    return {library for library in libraries if homes.isdisjoint(HOMES.get(library, homes))}


@each_module
def test_no_component_is_declared_before_there_is_a_server(path: Path) -> set[str]:
    """The server imports the page before it is there, and would not know what was declared then."""
    inside = [node for each in nodes(path) if isinstance(each, ast.FunctionDef) for node in ast.walk(each)]
    declared = [
        node
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("component", "declare_component")
    ]
    late = {node.lineno for node in inside if isinstance(node, ast.Call)}
    return {f"line {node.lineno}" for node in declared if node.lineno not in late}


@each_module
def test_nothing_is_fetched_from_a_network(path: Path) -> set[str]:
    return {name for name in imported(path) if name.split(".")[0] in NETWORK}


@each_module
def test_only_what_is_required_is_imported(path: Path) -> set[str]:
    """A library that `requirements.txt` does not name is there for whoever wrote the import, and for nobody else."""
    libraries = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - {"components"}
    pinned = {
        line.split("==")[0].replace("-", "_") for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    }
    named = {
        "ibis": "ibis_framework",
        "fontTools": "fonttools",
        "PIL": "pillow",
    }  # those that are installed under another name
    return {named.get(library, library) for library in libraries - EXTRA} - pinned
