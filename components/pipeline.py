"""FLOOR 4 · the whole way, in named steps: load a file, draw what is asked of it, export it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pyarrow as pa

from components import compare as comparing
from components import draw as drawing
from components import export as exporting
from components import filters
from components import redact as redacting
from components.errors import ExportError, RequestError, SourceError, UnmappedError
from components.export import FORMATS, Format, Picture
from components.export.cited import Citation, Origin, Profile, cite, file_names, recalled
from components.export.glyphs import missing
from components.language import joined, now, plural, speaking
from components.model import AS_FOUND, Reading, Request
from components.read import joined as joined_files
from components.read import proposed, read
from components.read.rows import Progress, unseen
from components.redact import Redaction
from components.store.memory import MemoryStore
from components.views import VIEWS

DRAWN = ("png", "webp", "pdf", "report.pdf")  # formats whose letters are drawn here; an SVG is read elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from contextlib import AbstractContextManager

    from components.compare import Comparison, Double
    from components.export import One
    from components.export.drawing import Drawing
    from components.filters import Filters
    from components.layout.source import EventSource
    from components.model import Int64, Loaded, Proposal, Source, Store
    from components.redact import Found, Plan
    from components.scene import Scene
    from components.store.sql.address import Address
    from components.store.sql.database import Database


class Events(Protocol):
    """All events of a file or of a database, ready to be asked."""

    @property
    def name(self) -> str: ...

    @property
    def one_by_one(self) -> bool:
        """Whether all of them can be written out."""
        ...

    def in_zone(self, name: str) -> Events:
        """The same by a clock in the time zone of this name; as they are where no time has a zone."""
        ...

    def source(self, selection: Any) -> EventSource:
        """Those that a `filters.Selection` keeps, as a picture asks them."""
        ...

    def known(self, columns: Collection[str]) -> Store:
        """All names there are, and all values of `columns`: to check what is asked."""
        ...

    def listed(self, selection: Any) -> tuple[Store, Int64]:
        """A store with the first of those that a selection keeps, one by one, and their rows in it, in time order."""
        ...

    def about(self, id: str) -> Store:
        """A store with the event of this id and those that are linked with it."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """While one asks several things that belong together."""
        ...


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture of `rows`, the kept events in time order: the scene, and its figure as plain data for plotly.js."""

    scene: Scene
    figure: dict[str, Any]
    rows: Int64
    cited: Citation

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not drawn as itself, in sentences."""
        return self.scene.notices


@dataclass(frozen=True, eq=False)
class Leaving:
    """Events as they may leave, what is asked of them in words that may, the key with every alias, and the `places` in
    texts that give away what is hidden. How many dates are `coarser`, and how often an actor is `aliased`."""

    store: MemoryStore
    request: Request
    key: dict[str, str]
    places: tuple[Found, ...]
    redaction: Redaction
    coarser: int
    aliased: int

    @property
    def found(self) -> tuple[Found, ...]:
        """The places that are still to be decided: while there is any, nothing may leave."""
        return tuple(one for one in self.places if not one.do)

    def asked(self, request: Request) -> Request:
        """Something else that is asked of the same events, in words that may leave."""
        return replace(self.redaction.request(request), filters=self.request.filters)


def load(source: Source, reading: Reading = AS_FOUND, progress: Progress = unseen, today: str = "") -> MemoryStore:
    """The events of a file, ready to be asked; its ledger is `store.loaded`. Raises SourceError.

    `progress` is called with how much of the reading is done, from 0 to 1, and what is being done. `today` is an EDTF
    day, after which events are remarked on that nothing says are planned; blank says nothing of them.
    """
    loaded = comparing.tied(read(source, reading, progress, today), reading)
    loaded = replace(loaded, digests=((source.name, _digest(source)),))
    pa.default_memory_pool().release_unused()  # twice what is kept may have been needed on the way
    return MemoryStore(loaded)


def load_files(
    files: Iterable[tuple[str, Callable[[], Source]]],
    reading: Reading = AS_FOUND,
    progress: Progress = unseen,
    today: str = "",
) -> MemoryStore:
    """The events of several files as one timeline. Each file comes with its name, and is opened when it is its turn;
    one that cannot be read is named with the reason in `store.loaded.unread`.

    A column that `reading` maps need be in one of the files only. Raises SourceError where none can be read.
    """
    found: list[Loaded] = []
    unread: list[tuple[str, str]] = []
    digests: list[tuple[str, str]] = []
    missing = dict.fromkeys(reading.mapping, "")  # what is said of a column → why it was of no use
    for name, opened in files:
        try:
            content = opened()
            digests += [(name, _digest(content))]
            found.append(replace(_read(content, reading, missing, progress, today), name=name))
        except SourceError as error:
            unread.append((name, str(error)))
    if not found:
        raise SourceError(f"None of {len(unread):,} files could be read. {unread[0][1] if unread else ''}".strip())
    if useless := next(filter(None, missing.values()), ""):
        raise SourceError(useless)
    whole = replace(joined_files(found, reading, unread), digests=tuple(digests))
    return MemoryStore(comparing.tied(whole, reading))


def _digest(source: Source) -> str:
    return sha256(source.content).hexdigest()


def _read(
    source: Source, reading: Reading, missing: dict[tuple[str, str], str], progress: Progress, today: str
) -> Loaded:
    """One of several files, without what is said of columns that it has not."""
    try:
        loaded = read(source, reading, progress, today)
    except UnmappedError as error:
        there = {cell.strip().casefold() for cell in error.columns}
        fewer = tuple(pair for pair in reading.mapping if pair[1].strip().casefold() in {"", *there})
        if fewer == reading.mapping:
            raise
        for pair in set(reading.mapping).difference(fewer) & missing.keys():
            missing[pair] = str(error)
        return _read(source, replace(reading, mapping=fewer), missing, progress, today)
    for pair in reading.mapping:
        missing.pop(pair, None)
    return loaded


def doubles(store: MemoryStore) -> tuple[Double, ...]:
    """The events of several files that may be the same."""
    return store.once(f"doubles told in {now()}", lambda: comparing.doubles(store.loaded))


def compare(old: Source, new: Source, reading: Reading = AS_FOUND) -> Comparison:
    """What changed between two versions of a file, both read alike. Raises SourceError."""
    return comparing.compare(read(old, reading), read(new, reading))


def together(compared: Comparison) -> MemoryStore:
    """Both versions as one set of events, with what changed in the columns `status` and `change`, ready to be drawn."""
    return MemoryStore(comparing.together(compared))


def propose(source: Source, reading: Reading = AS_FOUND) -> Proposal | None:
    """What each column of a file is taken for, to be shown and changed; None where our own names or a known layout
    tell. Raises SourceError, RequestError.

    `load` takes a proposal that is sure, and with `Reading.propose` any that has dates.
    """
    return proposed(source, reading)


def source(events: Events, asked: Filters) -> EventSource:
    """The events that checked filters keep, as a picture asks them, wherever they are."""
    return events.source(filters.Selection(asked))


def draw(events: Events, request: Request) -> Drawn:
    """The picture that `request` asks for; of a database `rows` is empty. Raises RequestError, DatabaseError."""
    scene, rows, cited = _scene(events, request)
    return Drawn(scene, drawing.figure(scene, request.theme), rows, cited)


def _scene(
    events: Events, request: Request, profile: Profile = "public", said: Request | None = None
) -> tuple[Scene, Int64, Citation]:
    """The scene that `request` asks for, the rows in it, and what it says of itself: that `said` asks for it."""
    if request.view not in VIEWS:
        raise RequestError(f"There is no view “{request.view}”; there are: {', '.join(VIEWS)}.")
    with events.together():
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        asked = _checked(names, request)
        asked_of = source(events, asked.filters)
        with speaking(asked.language):
            scene = VIEWS[asked.view](asked_of, asked, filters.describe(asked.filters))
            cited = cite(said or asked, scene, asked_of.summary(), _origin(names), profile)
        return scene, filters.kept(names, asked.filters), cited


def _origin(names: Store) -> Origin:
    """Where the events come from, as far as a picture says it."""
    if not isinstance(names, MemoryStore):
        return Origin(file_names(((names.name, ""),)))
    said = [one for one in names.codes("source")[0] if one.strip()]
    loaded = names.loaded
    files = file_names(loaded.digests or ((loaded.name, ""),))
    return Origin(files, len(loaded.rejected), tuple(said), loaded.hidden)


def gathered(events: Events, request: Request) -> MemoryStore:
    """The events in memory, ready to be redacted: of a file all, of a database those that `request` keeps. Raises
    RequestError where these are too many, DatabaseError."""
    if isinstance(events, MemoryStore):
        return events
    with events.together():
        events = events.in_zone(request.zone)
        asked = _checked(events.known(filters.COLUMNS), request)
        return MemoryStore(redacting.gathered(source(events, asked.filters)))


def redact(store: MemoryStore, request: Request, plan: Plan, key: Mapping[str, str]) -> Leaving:
    """The events as they may leave, with what is asked of them; every export of these is without what the plan hides.
    `key` has the aliases that were given before. Raises RequestError."""
    made = redacting.aliases(plan, key, store.cast.names)
    with speaking(request.language):
        redaction = redacting.Redaction(plan, made)
        events = redaction.events(store.loaded)
        asked = redaction.request(request)
        rows = _kept(store, request)
        if not np.array_equal(rows, _kept(left := MemoryStore(events.loaded), asked)):
            # What was filtered by is hidden, or no longer told as exactly: those that were kept leave, and no others.
            events = redaction.events(store.loaded, rows)
            some = plural(
                store.size, "{some} of {n} event was chosen.", "{some} of {n} events were chosen.", some=len(rows)
            )
            told = joined(filter(None, (events.loaded.hidden, some)), " ")
            left = MemoryStore(replace(events.loaded, hidden=told))
            asked = redaction.request(replace(request, filters=()))
    return Leaving(left, asked, made, redaction.places, redaction, events.coarser, events.aliased)


def _kept(store: MemoryStore, request: Request) -> Int64:
    """The rows that the filters keep, none where these ask for what is not there."""
    events = store.in_zone(request.zone)
    try:
        return np.sort(filters.kept(events, filters.checked(request.filters, events)))
    except RequestError:
        return np.empty(0, np.int64)


def picture(events: Events, request: Request, profile: Profile = "public") -> Picture:
    """The picture that `request` asks for, ready to be printed: with its caption it is as high as asked. Raises
    RequestError, DatabaseError."""
    asked = replace(request, title=" ") if "title" in request.without else request  # a blank one is the file's name

    def drawn(high: int | None) -> Picture:
        unnamed = ("names",) if profile == "public" else ()
        laid_out = replace(asked, height=high, without=(*request.without, *unnamed))
        scene, _, cited = _scene(events, laid_out, profile, request)
        return Picture(scene, request.theme, request.language, request.scale, cited, request.without)

    if request.height and request.pages == "more":
        whole = replace(drawn(None), page=float(request.height))
        if len(whole.pages) > 1:
            return whole
    made = drawn(request.height)
    if request.height is None or not made.foot:
        return made
    return drawn(max(1, request.height - round(made.height - made.scene.height)))


def drawing_of(
    events: Events,
    request: Request,
    size: Callable[[Request], tuple[int, int]] | None = None,
    profile: Profile = "public",
) -> Drawing:
    """What draws the picture that `request` asks for: within the `size` in px that a format has for it, or at the width
    it needs."""

    def drawn(wide: int | None = None) -> Picture:
        if wide is None:
            return _within(events, request, size, profile)
        marks = max(1, min(2, wide // request.width)) * request.budget  # more would take long to find room for
        return picture(events, replace(request, width=wide, height=None, budget=marks), profile)

    return drawn


def recall(content: bytes, name: str, events: Events) -> tuple[Request, tuple[str, ...]]:
    """What was asked of the picture in a file, and in sentences in what its data differ from `events`. Raises
    RequestError where the picture does not say it."""
    found, now = recalled(content, name), _origin(events.known(filters.COLUMNS)).files
    was = {digest for _, digest in found.files if digest}
    if not was or was == {digest for _, digest in now}:
        return found.request, ()
    names = ", ".join(file for file, _ in found.files)
    return found.request, (
        f"The data is not what {name} was drawn of ({names}): its SHA-256 is another, so other events may be shown.",
    )


def export(events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public") -> bytes:
    """What `request` asks for, as a file of the format `name`; `raw` leaves cells as they are, whatever a spreadsheet
    makes of them. Raises RequestError, ExportError if nothing is drawn, or more pages than the format has."""
    made = export_pages(events, request, name, raw, profile)
    if len(made) > 1:
        raise ExportError(f"The picture has {len(made)} pages, and {name} has one; export it as PDF, or as one page.")
    return made[0]


def export_pages(
    events: Events, request: Request, name: str, raw: bool = False, profile: Profile = "public"
) -> tuple[bytes, ...]:
    """The same as several files, where the picture has several pages and the format one."""
    form = _format(name)
    make = form.raw if raw else form.make
    if make is None:
        known = ", ".join(form.name for form in FORMATS if form.raw)
        raise RequestError(f"Nothing in {name} is marked for spreadsheets; raw text is for {known}.")
    if form.lists and not events.one_by_one:
        pictures = ", ".join(form.name for form in FORMATS if not form.lists)
        raise RequestError(
            f"A database is not written as {name}, which would hold all of it; pictures are: {pictures}."
        )
    with events.together():
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        asked = _checked(names, request)
        if form.picture and not source(events, asked.filters).summary().shown:
            said = "; ".join(filters.describe(asked.filters))
            raise ExportError(
                f"No event of {events.name} matches {said}." if said else f"{events.name} has no events to draw."
            )
        rows = filters.kept(names, asked.filters)
        if form.holds and len(rows) and not form.holds.of(names, rows).any():
            raise ExportError(f"{form.label} holds no events {form.holds.others}, and all of them are.")
        if form.one_page:
            pages = picture(events, asked, profile).pages
            return tuple(make(names, rows, partial(_itself, page)) for page in pages)
        return (make(names, rows, drawing_of(events, asked, form.size, profile)),)


def _within(
    events: Events, request: Request, size: Callable[[Request], tuple[int, int]] | None, profile: Profile
) -> Picture:
    """The picture that `request` asks for, or as wide as `size` says, and no higher; it may be lower."""
    if size is None:
        return picture(events, request, profile)
    wide, high = size(request)
    whole = picture(events, replace(request, width=wide, height=None), profile)
    return whole if whole.height <= high else picture(events, replace(request, width=wide, height=high), profile)


def _itself(page: Picture, _wide: int | None = None) -> Picture:
    return page


def each(events: Events, request: Request, column: str) -> tuple[tuple[One, ...], int]:
    """What to ask for one file for each value of a column that the events which `request` keeps have, and how many of
    these have none. Raises RequestError."""
    with events.together():
        events = events.in_zone(request.zone)
        names = events.known(filters.COLUMNS)
        asked = _checked(names, request)
        kept = source(events, asked.filters)
        ones = exporting.each(kept, names, asked, column)
        return ones, kept.summary().shown - source(events, exporting.together(asked, ones)).summary().shown


def left_out(events: Events, request: Request, name: str) -> tuple[str, ...]:
    """What the format `name` cannot carry of the events that `request` asks for, in sentences. Raises RequestError."""
    form = _format(name)
    said = [form.loses] if form.loses else []
    if form.holds:
        names = events.in_zone(request.zone).known(filters.COLUMNS)
        rows = filters.kept(names, _checked(names, request).filters)
        if lost := len(rows) - int(form.holds.of(names, rows).sum()):
            said.append(f"{lost:,} of {len(rows):,} events are not in it: it holds none {form.holds.others}.")
    return tuple(said)


def lacking(drawn: Drawn) -> tuple[str, ...]:
    """Which letters of a picture no font has, so that boxes stand for them in files whose letters are drawn here, in
    sentences."""
    written = [text for trace in drawn.figure["data"] for text in trace.get("text") or ()]
    return missing("".join((*written, *drawn.cited.sentences)))


def boxed(events: Events, request: Request, names: Collection[str]) -> tuple[str, ...]:
    """Which letters no font has, so that boxes stand for them in files of these formats, in sentences; of a database it
    is not asked. Raises RequestError."""
    if not events.one_by_one or not any(name in DRAWN for name in names):
        return ()
    chronology = export(events, request, "txt").decode() if "report.pdf" in names else ""
    return missing(picture(events, request).svg() + chronology)


def _format(name: str) -> Format:
    form = next((form for form in FORMATS if form.name == name), None)
    if form is None:
        known = ", ".join(form.name for form in FORMATS)
        raise RequestError(f"There is no export format “{name}”; there are: {known}.")
    return form


def connect(address: Address) -> Database:
    """The database at `address`, ready to be asked. Raises DatabaseError."""
    from components.store.sql import database as databases  # noqa: PLC0415 (slow to import, and not always needed)

    return databases.connect(address.text, address.events, address.participation)


def tables(store: MemoryStore) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The two tables of a database as Parquet files by name, and the file's own columns they have no room for."""
    from pyarrow import parquet  # noqa: PLC0415 (slow to import, and not always needed)

    from components.store.sql import tables as store_tables  # noqa: PLC0415 (slow to import, and not always needed)

    files = {}
    for name, table in zip(("events", "participation"), store_tables.tables(store), strict=True):
        content = BytesIO()
        parquet.write_table(table, content)
        files[f"{name}.parquet"] = content.getvalue()
    return files, store_tables.left_out(store)


def _checked(names: Store, request: Request) -> Request:
    lanes = lanes_of(names) if request.lanes == Request.lanes else request.lanes
    return replace(request, filters=filters.checked(request.filters, names), lanes=lanes)


def lanes_of(store: Store) -> str:
    """What the lanes are where nothing is asked: actors, or the column that makes the best ones of a file that names
    none."""
    return store.loaded.lanes if isinstance(store, MemoryStore) else Request.lanes
