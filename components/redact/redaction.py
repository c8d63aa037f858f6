"""Redaction: aliases in place of names, less precise dates, fewer columns, and no hidden name in a text.

The result is a set of events like any other, so that no picture, table or sentence made of them contains what is
hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.cells import actors as notation
from components.cells import links as linked
from components.cells.fold import fold
from components.dates import read_edtf
from components.errors import RequestError
from components.filters import FIELDS
from components.language import joined, message, plural, say, translated, unmarked
from components.layout.grouping import ACTORS
from components.model import COLUMNS, CONTENTS, Flag, Loaded, Rejected, Request
from components.read.columns.actors import cast
from components.read.columns.links import links
from components.read.file_columns import AS_TYPED
from components.redact.dates import coarse, finer_in, widened
from components.redact.found import FILE, FILTERS, HEADERS, TITLE, Found, Places
from components.redact.names import Hit, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import PurePath

    from components.model import Content, Int64
    from components.redact.plan import Action, Plan

HIDDEN, HIDDEN_DATE = message("[hidden]"), message("[date hidden]")
UNREAD = message("It could not be read; what stands in it is hidden.")
UNITS = {"month": message("dates to the month"), "year": message("dates to the year")}
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d(?:T[\d:.]+Z?)?)?")  # a cell of the file's own that is only a date
_FIELD = {field.name: field for field in FIELDS}
_TARGETS = ("start", "end")  # columns of a file from which dates were read


@dataclass(frozen=True)
class Redacted:
    """The redacted events, the number of dates made less precise, and the number of times that an actor was replaced by
    an alias."""

    loaded: Loaded
    coarser: int
    aliased: int


class Redaction:
    """A plan and the aliases of its key, applied to events and to requests."""

    def __init__(self, plan: Plan, key: Mapping[str, str]) -> None:
        self.plan = plan
        self.aliases = {name: key[name] for name, _ in plan.actors}
        self._by_fold = {fold(name): alias for name, alias in self.aliases.items()}
        self._names = Names(self.aliases, plan.words)
        self._decided: dict[tuple[str, str], Action] = {
            (fold(decision.text), decision.column): decision.do for decision in plan.found
        }
        self._hits_of: dict[str, list[Hit]] = {}  # by text, as many texts occur more than once
        self._in_events, self._in_request = Places(), Places()
        self._places = self._in_events  # the one that `text` adds to
        self.headers: dict[str, str] = {}  # redacted names of the events' columns
        for alias in self.aliases.values():
            if hits := self._names.find(alias):
                raise RequestError(
                    message(
                        "actors: the alias “{alias}” has a part of the hidden name “{name}” in it; give another one.",
                        alias=alias,
                        name=hits[0].names[0],
                    )
                )

    def events(self, loaded: Loaded, rows: Int64 | None = None) -> Redacted:
        """The redacted events of a file, only those in `rows` if given. Raises RequestError if the plan leaves out a
        column that does not exist."""
        table = loaded.table if rows is None else loaded.table.iloc[rows]
        if missing := [column for column in self.plan.columns if column not in table.columns or column == "line"]:
            further = ", ".join(str(column) for column in table.columns if column != "line")
            raise RequestError(
                message(
                    "columns: there is no column “{missing}”; there are {known}.", missing=missing[0], known=further
                )
            )
        self._places = self._in_events = Places()
        ids = self._ids(table["id"].tolist())
        made: dict[str, list[str]] = {}
        for column in map(str, table.columns):
            cells = table[column].tolist() if column != "line" else []
            again = column in _TARGETS or column.startswith(AS_TYPED)
            omitted = column in self.plan.columns or (bool(self.plan.dates) and again)
            if column == "line" or (omitted and column not in COLUMNS):
                continue
            header = column if column in COLUMNS else self.text(column, HEADERS, column)
            if header or not column:
                self.headers[column] = header = _unique(header, made)
                made[header] = [""] * len(cells) if omitted else self._column(column, cells, ids)
        if "id" in self.plan.columns:
            made["id"] = [ids[cell] for cell in table["id"].tolist()]
        coarser = sum(was != now for was, now in zip(table["date"], made["date"], strict=True))
        redacted = self._loaded(loaded, table["line"].to_numpy(), made)
        folded_aliases = {fold(alias) for alias in self.aliases.values()}
        aliased = [actor for actor, name in enumerate(redacted.cast.names) if fold(name) in folded_aliases]
        return Redacted(redacted, coarser, int(np.isin(redacted.cast.actor, aliased).sum()))

    @property
    def places(self) -> tuple[Found, ...]:
        """The places found in events and requests, the most frequent first."""
        found = (*self._in_events.found.values(), *self._in_request.found.values())
        return tuple(sorted(found, key=lambda place: -place.count))

    @property
    def found(self) -> tuple[Found, ...]:
        """The places that are undecided."""
        return tuple(place for place in self.places if not place.do)

    def request(self, request: Request) -> Request:
        """The request in redacted words, which selects the same events as far as the plan allows."""
        self._places = self._in_request = Places()
        made = {name: self._asked(request, name, about) for name, about in CONTENTS.items()}
        return replace(request, **made)

    def _asked(self, request: Request, name: str, about: Content) -> Any:
        """The value of a field of the request in redacted words, its default if nothing of it may be left."""
        value, default = getattr(request, name), getattr(Request, name)
        match about.of:
            case "filters":
                value = tuple((field, tuple(self._filter_value(field, one) for one in some)) for field, some in value)
            case "lane":
                value = self._names_in(value, "actors" if request.lanes in ACTORS else request.lanes)
            case "group":
                value = self._names_in(value, request.lane_groups)
            case "column":
                value = default if value in self.plan.columns else self.headers.get(value, value)
            case "title":
                value = self.text(value, TITLE, value)
            case "window":
                value = widened(value, self.plan.dates)
            case "moment" if self.plan.dates:
                value = default
            case "event":
                value = default
        return value

    def _names_in(self, names: str | tuple[str, ...], column: str) -> str | tuple[str, ...]:
        """The redacted names of a field that has one, or none, or several."""
        if isinstance(names, tuple):
            return tuple(self._name(name, column) for name in names)
        return self._name(names, column) if names else ""

    def text(self, text: str, column: str, context: str = "") -> str:
        """The redacted text, "" if the decision is to drop it. Undecided places stay in it. Each place is added to
        `places`, with `context` ("": the text) as its first occurrence."""
        made, end, dropped = [], 0, False
        for hit in self._hits(text):
            name = text[hit.start : hit.stop]
            folded = fold(name)
            do = self._decided.get((folded, column)) or self._decided.get((folded, "")) or self.plan.others
            self._places.add(Found(name, column, 1, hit.names, context or text, do))
            dropped |= do == "drop"
            made += [text[end : hit.start], self._replacement(hit) if do == "replace" else name]
            end = hit.stop
        return "" if dropped else "".join([*made, text[end:]])

    def _hits(self, text: str) -> list[Hit]:
        if (known := self._hits_of.get(text)) is not None:
            return known
        hits = self._names.find(text)
        dates = [Hit(*span, ()) for span in finer_in(text, self.plan.dates)]
        apart = [date for date in dates if not any(date.start < hit.stop and hit.start < date.stop for hit in hits)]
        self._hits_of[text] = sorted([*hits, *apart], key=lambda hit: hit.start)
        return self._hits_of[text]

    def _replacement(self, hit: Hit) -> str:
        """The alias, if the hit may be only one actor's; otherwise a word that something is hidden."""
        if not hit.names:
            return unmarked(translated(HIDDEN_DATE))
        hidden = unmarked(translated(HIDDEN))
        return self.aliases.get(hit.names[0], hidden) if len(hit.names) == 1 else hidden

    def _name(self, name: str, column: str) -> str:
        return self._by_fold.get(fold(name)) or self.text(name, column)

    def _filter_value(self, field: str, value: str) -> str:
        about = _FIELD[field]
        if about.widget == "date":
            return coarse(value, self.plan.dates)
        return self._name(value, about.column or FILTERS)

    def _column(self, column: str, cells: list[str], ids: Mapping[str, str]) -> list[str]:
        if column == "date":
            return [coarse(cell, self.plan.dates) for cell in cells]
        if column == "id":
            return [ids[cell] for cell in cells]
        if column == "reported":
            _, wrong = read_edtf(cells, explain=False)
            return [
                self.text(cell, column) if index in wrong else coarse(cell, self.plan.dates)
                for index, cell in enumerate(cells)
            ]
        if column == "actors":
            return [self._cast(cell) for cell in cells]
        if column == "links":
            return [self._links(cell, ids) for cell in cells]
        made = [self._cell(cell, column) for cell in cells]
        hidden = unmarked(translated(HIDDEN))
        return [hidden if was and not now and column == "title" else now for was, now in zip(cells, made, strict=True)]

    def _cell(self, cell: str, column: str) -> str:
        """A redacted cell; in the file's own columns, a cell that is only a date is made less precise."""
        if self.plan.dates and column not in COLUMNS and _ISO.fullmatch(cell):
            return coarse(cell, self.plan.dates) or unmarked(translated(HIDDEN_DATE))
        return self.text(cell, column)

    def _cast(self, cell: str) -> str:
        parts = []
        for name, role in notation.parse(cell)[0]:
            alias, part = self._name(name, "actors"), self.text(role, "actors") if role else ""
            parts += [f"{alias} [{part}]" if part else alias] if alias else []
        return f"{notation.BETWEEN} ".join(parts)

    def _links(self, cell: str, ids: Mapping[str, str]) -> str:
        parts = []
        for kind, target in linked.parse(cell):
            label, to = self.text(kind, "links") if kind else "", ids.get(target) or self.text(target, "links")
            parts += [f"{label}: {to}" if label else to] if to else []
        return "; ".join(parts)

    def _ids(self, cells: list[str]) -> dict[str, str]:
        """The redacted ids; all stay distinct."""
        made: dict[str, str] = {}
        existing, taken = set(cells), set[str]()
        numbers: dict[str, Iterator[int]] = {}
        for number, cell in enumerate(dict.fromkeys(cells), 1):
            text = "" if "id" in self.plan.columns else self.text(cell, "id")
            text = given = text or (f"row-{number}" if cell else "")
            while text and (text in taken or (text != cell and text in existing)):
                text = f"{given}-{next(numbers.setdefault(given, count(2)))}"
            made[cell] = text
            taken.add(text)
        return made

    def _loaded(self, loaded: Loaded, lines: Int64, made: Mapping[str, list[str]]) -> Loaded:
        """The file with these columns, and without how it was read, which would name its contents."""
        table = pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in made.items()}).assign(line=lines)
        dates, _ = read_edtf(made["date"])
        undated = int(np.count_nonzero(dates.flags & Flag.UNDATED))
        return Loaded(
            name=self.text(loaded.name, FILE) or "events",
            table=table,
            refused=table.iloc[:0],
            dates=dates,
            cast=cast(table["actors"], lines)[0],
            links=links(table["links"], table["id"], lines)[0],
            rejected=tuple(Rejected(entry.line, "", "", UNREAD) for entry in loaded.rejected),
            notes=(),
            header=(),
            rows=len(table) + len(loaded.rejected),
            events=len(table) - undated,
            undated=undated,
            lanes=loaded.lanes if not loaded.lanes or loaded.lanes in made else "actor",
            hidden=self.summary(),
        )

    def given_away(self, paths: Iterable[PurePath]) -> tuple[tuple[PurePath, str], ...]:
        """The hidden names in the names of files to be written, which a person has to change."""
        return tuple((path, path.name[hit.start : hit.stop]) for path in paths for hit in self._names.find(path.name))

    def summary(self) -> str:
        """A sentence for the recipient about what is hidden; "" if nothing is."""
        actors, words, columns = len(self.aliases), len(self.plan.words), len(self.plan.columns)
        parts = [plural(actors, "{n} actor under an alias", "{n} actors under aliases")] if actors else []
        parts += [plural(words, "{n} word searched for", "{n} words searched for")] if words else []
        parts += [say(UNITS[self.plan.dates])] if self.plan.dates else []
        parts += [plural(columns, "{n} column left out", "{n} columns left out")] if columns else []
        return say("Hidden on purpose: {what}.", what=joined(parts, ", ")) if parts else ""


def _unique(name: str, made: Mapping[str, object]) -> str:
    """A unique name for a column."""
    names: Iterator[str] = (f"{name} ({at})" for at in range(2, len(made) + 3))
    return name if name not in made and name != "line" else next(each for each in names if each not in made)
