"""FLOOR 4 · the whole way, in named steps: load a file, draw what is asked of it, export it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from components import draw as drawing
from components import filters
from components.errors import ExportError, RequestError
from components.export import FORMATS
from components.model import AS_FOUND, Reading
from components.read import read
from components.read.rows import Progress, unseen
from components.store.memory import MemoryStore
from components.views import VIEWS

if TYPE_CHECKING:
    from components.model import Int64, Request, Source, Store
    from components.scene import Scene


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture of `rows`, the kept events in time order: the scene, and its figure as plain data for plotly.js."""

    scene: Scene
    figure: dict[str, Any]
    rows: Int64

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not drawn as itself, in sentences."""
        return self.scene.notices


def load(source: Source, reading: Reading = AS_FOUND, progress: Progress = unseen) -> MemoryStore:
    """The events of a file, ready to be asked; its ledger is `store.loaded`. Raises SourceError.

    `progress` is called with how much of the reading is done, from 0 to 1, and what is being done.
    """
    loaded = read(source, reading, progress)
    pa.default_memory_pool().release_unused()  # twice what is kept may have been needed on the way
    return MemoryStore(loaded)


def draw(store: Store, request: Request) -> Drawn:
    """The picture that `request` asks for. Raises RequestError."""
    if request.view not in VIEWS:
        raise RequestError(f"There is no view “{request.view}”; there are: {', '.join(VIEWS)}.")
    asked = _checked(store, request)
    rows = filters.kept(store, asked.filters)
    scene = VIEWS[asked.view](store, rows, asked, filters.describe(asked.filters))
    return Drawn(scene, drawing.figure(scene, asked.theme), rows)


def export(store: Store, request: Request, name: str, raw: bool = False) -> bytes:
    """What `request` asks for, as a file of the format `name`; `raw` leaves cells as they are, whatever a spreadsheet
    makes of them. Raises RequestError, ExportError if nothing is drawn."""
    form = next((form for form in FORMATS if form.name == name), None)
    if form is None:
        known = ", ".join(form.name for form in FORMATS)
        raise RequestError(f"There is no export format “{name}”; there are: {known}.")
    make = form.raw if raw else form.make
    if make is None:
        known = ", ".join(form.name for form in FORMATS if form.raw)
        raise RequestError(f"Nothing in {name} is marked for spreadsheets; raw text is for {known}.")
    asked = _checked(store, request)
    rows = filters.kept(store, asked.filters)
    if form.needs_browser and not len(rows):
        said = "; ".join(filters.describe(asked.filters))
        raise ExportError(
            f"No event of {store.name} matches {said}." if said else f"{store.name} has no events to draw."
        )
    return make(store, rows, lambda: draw(store, asked).figure)


def _checked(store: Store, request: Request) -> Request:
    return replace(request, filters=filters.checked(request.filters, store))
