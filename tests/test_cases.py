"""Golden scenes: each folder of tests/cases/ holds a file of events, a request, and the picture that comes of them;
with `old.csv` beside it, of what changed since.

`pytest tests/test_cases.py --accept` writes the pictures that come of them now; the diff of scene.json says what moved.
"""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest

from components import pipeline, scene
from components.model import Request, Source
from components.scene import Scene

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
ACCEPT = "If this is what is meant, look at the picture, then run: pytest tests/test_cases.py --accept"


def request(text: str) -> Request:
    """A request from JSON: the fields of `Request` by name, filters as an object of lists."""
    fields = json.loads(text)
    filters = tuple((name, tuple(values)) for name, values in fields.pop("filters", {}).items())
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return Request(**{**fields, **lists, "filters": filters})


def picture(case: Path) -> Scene:
    source = Source("events.csv", (case / "events.csv").read_bytes())
    if (before := case / "old.csv").exists():
        store = pipeline.merge(pipeline.compare(Source(before.name, before.read_bytes()), source))
    else:
        store = pipeline.load(source)
    return pipeline.draw(store, request((case / "request.json").read_text("utf-8"))).scene


def written(drawn: Scene) -> str:
    """The scene as JSON with one thing a line, rounded to a tenth of a pixel, and without what is as by default."""
    parts = []
    for field in dataclasses.fields(drawn):
        value = getattr(drawn, field.name)
        if isinstance(value, tuple) and value and not isinstance(value[0], float):
            things = ",\n".join(f"    {_line(thing)}" for thing in value)
            parts.append(f'  "{field.name}": [\n{things}\n  ]')
        else:
            parts.append(f'  "{field.name}": {_line(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(thing: object) -> str:
    return json.dumps(_plain(thing), ensure_ascii=False)


def _plain(thing: Any) -> Any:
    if dataclasses.is_dataclass(thing):
        given = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
        own = {field.name: field.default for field in dataclasses.fields(thing)}
        return {"is": type(thing).__name__} | {
            name: _plain(value) for name, value in given.items() if value != own[name]
        }
    if isinstance(thing, tuple):
        return [_plain(part) for part in thing]
    return _rounded(thing) if isinstance(thing, float) else thing


def _rounded(number: float) -> float:
    """A tenth of a pixel; of an axis of billions of years ten digits, for the last ones differ between machines."""
    return round(float(f"{number:.10g}"), 1) + 0.0  # + 0.0 makes of -0.0 a plain 0.0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_picture_is_the_accepted_one(case: Path, pytestconfig: pytest.Config) -> None:
    drawn, accepted = written(picture(case)), case / "scene.json"
    if pytestconfig.getoption("--accept"):
        accepted.write_text(drawn, "utf-8", newline="\n")
    assert accepted.exists(), ACCEPT
    assert drawn.splitlines() == accepted.read_text("utf-8").splitlines(), ACCEPT


def test_every_kind_of_thing_that_is_drawn_is_in_some_case() -> None:
    pictures = "".join((case / "scene.json").read_text("utf-8") for case in CASES)
    kinds = {name for name, kind in vars(scene).items() if dataclasses.is_dataclass(kind)} - {"Scene"}
    assert kinds - set(re.findall(r'"is": "(\w+)"', pictures)) == set()
