"""FLOOR 5 · Dateline for notebooks and other programs: events of a file, of bytes or of a DataFrame, drawn and
exported.

Requests have the names of the command line's flags, with `_` for `-`: `actor=["Japan"]`, `window="2014-10"`,
`most_lanes=5`; a name that Python reserves has a trailing `_`, such as `from_`. Errors are `TimelineError`.
"""

from __future__ import annotations

import base64
import json
from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from components import flags, pipeline, printed
from components.errors import RequestError
from components.export import format_of
from components.export.atomic_save import save
from components.export.picture import as_svg
from components.model import AS_FOUND, Source
from components.parameters import PARAMETERS
from components.read.columns.options import FLAGS, with_option
from components.read.inputs import source_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.export.picture import Picture
    from components.model import Event, Request
    from components.store.memory import MemoryStore


class Table(Protocol):
    """A DataFrame of pandas, or a similar one."""

    @property
    def index(self) -> Any:
        """The row labels."""
        ...

    @property
    def to_csv(self) -> Callable[..., Any]:
        """The table as CSV."""
        ...


@dataclass(frozen=True, eq=False)
class Figure:
    """A picture of events, shown by notebooks; it is drawn when first needed."""

    timeline: Timeline
    request: Request

    @cached_property
    def picture(self) -> Picture:
        """The picture: its scene in px, and its citation."""
        return pipeline.picture(self.timeline.store, self.request)

    @cached_property
    def svg(self) -> str:
        """The picture as an SVG document."""
        return as_svg(self.picture).decode()

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what the picture summarises or leaves out."""
        return self.picture.scene.notices

    def save(self, *paths: str | Path) -> None:
        """Write the picture, or the events in it, to files whose suffixes are the formats: all of them or none. Raises
        RequestError, ExportError."""
        formats = {Path(path): format_of(Path(path)) for path in paths}
        save({path: pipeline.export(self.timeline.store, self.request, form) for path, form in formats.items()})

    def _repr_html_(self) -> str:
        """The picture as an image, so that the fonts and ids of several figures in a notebook do not interfere."""
        data = base64.b64encode(self.svg.encode()).decode("ascii")
        alt = escape(self.picture.scene.alt)
        return f'<img src="data:image/svg+xml;base64,{data}" alt="{alt}" style="max-width:100%">'

    def __repr__(self) -> str:
        return f"<Figure of {self.timeline.store.name}: {self.picture.scene.alt}>"


@dataclass(frozen=True, eq=False)
class Timeline:
    """The events of a file. `rows` = `events` + `undated` + rejected rows, which `receipt` lists with their reasons."""

    store: MemoryStore

    @property
    def receipt(self) -> dict[str, Any]:
        """The receipt of the file, as printed by `check --json`: rows, events, undated, rejected rows, columns,
        notes."""
        fields: dict[str, Any] = json.loads(printed.as_json(self.store.loaded))
        return fields

    @property
    def events(self) -> list[Event]:
        """All events in time order, undated ones last; each with its date in words and as four bounds."""
        return list(self.store.events(self.store.order()))

    def draw(self, **parameters: Any) -> Figure:
        """The picture for a request, drawn when it is first used. Raises RequestError for a parameter that does not
        exist or is not valid; filters are checked when the picture is drawn."""
        return Figure(self, self._request(parameters))

    def export(self, form: str, **parameters: Any) -> bytes:
        """The content of a file of the format `form`, as in "pdf" or "csv". Raises RequestError, ExportError."""
        return pipeline.export(self.store, self._request(parameters), form)

    def _request(self, options: dict[str, Any]) -> Request:
        parameters = {parameter.name.replace("-", "_"): parameter for parameter in PARAMETERS}
        given: dict[str, Any] = {f"asked_{parameter.name}": None for parameter in PARAMETERS}
        for name, value in options.items():
            parameter = parameters.get(name.rstrip("_"))
            if parameter is None:
                raise RequestError(f"Nothing is asked by “{name}”; there are: {', '.join(parameters)}.")
            texts = _texts(value)
            if len(texts) > 1 and not parameter.many:
                raise RequestError(f"“{name}” takes one value; given: {', '.join(texts)}.")
            given[f"asked_{parameter.name}"] = texts if parameter.many else next(iter(texts), None)
        return flags.request(Namespace(**given), Path(self.store.name).stem, self.store.loaded.lanes)

    def __repr__(self) -> str:
        return f"<Timeline {printed.as_text(self.store.loaded).partition(chr(10))[0]}: {self.store.size:,} events>"


def load(file: str | Path | bytes | Table, name: str = "", **reading: Any) -> Timeline:
    """The events of a file by its path, of a file's bytes, or of a DataFrame; `name` is its display name, whose suffix
    helps to identify the format of bytes. `reading` states how it is read, named as the flags: `date_order="dmy"`,
    `map={"title": "Headline"}`. Raises SourceError if nothing can be loaded, RequestError for an option of `reading`
    that does not exist or is not valid; single rows that cannot be read are in `Timeline.receipt`."""
    options = AS_FOUND
    for key, value in reading.items():
        flag = key.replace("_", "-")
        if flag not in FLAGS:
            raise RequestError(f"Nothing is said by “{key}”; there are: {', '.join(FLAGS).replace('-', '_')}.")
        pairs = [f"{ours}={theirs}" for ours, theirs in value.items()] if isinstance(value, dict) else _texts(value)
        for text in pairs:
            options = with_option(options, flag, text)
    return Timeline(pipeline.load(_source(file, name), options))


def _source(file: str | Path | bytes | Table, name: str) -> Source:
    if isinstance(file, bytes):
        return Source(name or "events.csv", file)
    if isinstance(file, str | Path):
        found = source_at(Path(file))
        return Source(name or found.name, found.content)
    numbered = type(file.index).__name__ == "RangeIndex"  # pandas' default labels
    return Source(name or "DataFrame.csv", file.to_csv(index=not numbered).encode())


def _texts(value: Any) -> list[str]:
    """A value, or several, as texts of the command line; none for None and False."""
    if value is None or value is False:
        return []
    values = value if isinstance(value, list | tuple | set) else [value]
    return ["1" if item is True else item.isoformat() if isinstance(item, date) else str(item) for item in values]
