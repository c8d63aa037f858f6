"""The open file: an example, named in the address, or a file that a person uploads, which is never written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components import filters, pipeline
from components.errors import SourceError
from components.language import joined, listed, message, number, say
from components.model import AS_FOUND, Reading, Source
from components.read.formats import READERS
from components.ui import dropped_picture, local_files, safe_text, session, shared_files

if TYPE_CHECKING:
    from components.filters import Filters
    from components.model import Store
    from components.read.rows import Progress
    from components.store.memory import MemoryStore
    from components.store.sql.address import Address

DATA = Path(__file__).parents[2] / "data"
LARGE = 2_000_000  # bytes: reading a larger file may take a second, so there is a progress bar
_UPLOAD = "upload"


@dataclass(frozen=True)
class Example:
    """A file that comes with Dateline; `id` names it in the address."""

    id: str
    title: str
    path: Path


@dataclass
class _Fingerprint:
    """The content whose digest was computed last, and the digest (SHA-256)."""

    content: bytes | None = None
    digest: bytes = b""


@dataclass
class _PreviousFilters:
    """The filters of the file that was open before."""

    filters: Filters = ()


@dataclass
class _Uploaded:
    """The last uploaded file, kept when a picture dropped beside it has taken its place in the widget."""

    source: Source | None = None
    picture: bool = False


@dataclass(frozen=True)
class Opened:
    """The file to show and the title over its picture."""

    source: Source
    title: str
    path: Path | None = None  # where it is on this computer, if the page knows


EXAMPLES = (
    Example("north-korea-2014", message("North Korea at the UN: from inquiry to vote"), DATA / "events.csv"),
    Example("berlin-1989", message("The evening on which the Wall opened"), DATA / "evening.csv"),
    Example("printing", message("A century of printing"), DATA / "century.csv"),
)


def choose(database: Address | None) -> Opened | None:
    """The file that is open, and the widgets to open another: the upload, a file of this computer, or an example, the
    first one if none is named. None if no file is named and there is a database, and for a file that the page does not
    have."""
    _without_copying()
    upload = st.file_uploader(
        say("Open a file"),
        key=_UPLOAD,
        on_change=_changed,
        help=say(
            "{formats}, up to {size} MB, with at least a date and a title. It is read on this computer; a draft keeps "
            "what you change. A picture that Dateline made is shown again as it was, live.",
            formats=listed(reader.label for reader in READERS),
            size=st.get_option("server.maxUploadSize"),
        ),
    )
    named, last = session.current().file, session.current().part(_Uploaded)
    if upload is not None and not last.picture:
        last.source = Source(upload.name, upload.getvalue())
    if last.source and last.source.name == named:
        return Opened(last.source, Path(last.source.name).stem)
    if path := local_files.by_name(named):
        try:
            found = local_files.source(path)
        except SourceError as error:
            safe_text.warning(say("{problem} So the example is shown.", problem=str(error)))
        else:
            return Opened(found, path.stem, path)
    if database and not named:
        safe_text.line(say("Open now: {name}.", name=str(database)))
        _return_button(last.source)
        return None
    example = next((example for example in EXAMPLES if example.id == (named or EXAMPLES[0].id)), None)
    if example is None:
        _return_button(last.source)
        return None
    safe_text.line(say("Open now: {name}, an example that comes with Dateline.", name=say(example.title)))
    _return_button(last.source)
    content = _content(str(example.path), example.path.stat().st_mtime_ns)
    return Opened(Source(example.path.name, content), say(example.title))


def missing_file() -> None:
    """The message in place of a file that is no longer here; its filters are applied to no other file."""
    safe_text.heading(
        say("Open “{name}” again", name=session.current().file),
        say(
            "A page that is loaded anew does not have your file any more. Choose it with “Open a file”, and it is "
            "shown as it was: filters are kept, and changes are offered to go on with."
        ),
    )
    st.button(say("Show an example instead"), key="show-example", on_click=_show, args=(EXAMPLES[0].id,))


def _return_button(upload: Source | None) -> None:
    """A button to return to the upload, after the browser has gone back to what was open before it."""
    if upload is not None:
        st.button(
            safe_text.literal(say("Show {name}", name=upload.name)),
            key="show-upload",
            on_click=_show,
            args=(upload.name,),
        )


def _show(name: str) -> None:
    session.current().open_file(name)


@st.cache_resource(max_entries=len(EXAMPLES), show_spinner=False)
def _content(path: str, changed: int) -> bytes:
    """The content of an example, cached, so that it is neither read nor hashed in every run."""
    return Path(path).read_bytes()


def upload() -> str:
    """The id of the uploaded file, unique among all uploads; "" for none."""
    upload = session.widget_values().get(_UPLOAD)
    return str(upload.file_id) if upload is not None else ""


def _changed() -> None:
    """Open the uploaded file, or show the dropped picture. The request for the file before is dropped, unless the
    upload is the file that the address names."""
    upload, current = session.widget_values().get(_UPLOAD), session.current()
    last, before = current.part(_Uploaded), current.part(_Uploaded).picture
    last.picture = upload is not None and dropped_picture.accept(upload.name, upload.getvalue())
    if last.picture or (upload is None and before):
        return
    last.source = None
    if upload is not None:
        dropped_picture.file_opened(upload.getvalue())
    if upload is None or upload.name != current.file:
        current.part(_PreviousFilters).filters = current.request.filters
        current.open_file(upload.name if upload else "")


def offer_previous_filters(names: Store) -> None:
    """A button that applies the filters of the file before, as far as they fit this one. It disappears once there are
    filters."""
    before, current = session.current().part(_PreviousFilters), session.current()
    fit, _ = filters.valid_filters(before.filters, names)
    if fit and not current.request.filters:
        words = say("Keep the filters: {filters}", filters=joined(filters.describe(fit), " · "))
        st.button(safe_text.literal(words), key="keep-filters", on_click=_keep, args=(fit,))
    elif current.request.filters:
        before.filters = ()


def _keep(fit: Filters) -> None:
    """Add these filters to those in force."""
    current = session.current()
    current.ask(filters=tuple((dict(fit) | dict(current.request.filters)).items()))


def _without_copying() -> None:
    """Keep Streamlit from copying the whole upload in every run: the page only reads it."""
    upload = session.widget_values().get(_UPLOAD)
    if upload is not None:
        setattr(upload, "__deepcopy__", lambda _: upload)  # noqa: B010 (its class has no such attribute)


def fingerprint(source: Source) -> bytes:
    """The SHA-256 digest of the content; that of the open file is computed once."""
    last = session.current().part(_Fingerprint)
    if last.content is not source.content:
        last.content, last.digest = source.content, sha256(source.content).digest()
    return last.digest


def loaded(source: Source, reading: Reading = AS_FOUND) -> MemoryStore:
    """The events of `source`, cached by its name, its bytes and the reading. Raises TimelineError."""
    key, stores = (source.name, fingerprint(source), reading), shared_files.stores()
    if (store := stores.get(key)) is None:
        with progress_shown(source) as progress, shared_files.reading_lock():
            store = stores.get(key) or pipeline.load(
                source, reading, progress, datetime.now(tz=UTC).date().isoformat()
            )  # another window may have read it meanwhile
            stores.put(key, store)
    return store


@contextmanager
def progress_shown(source: Source) -> Iterator[Progress]:
    """A block in which the page shows which file is being read, its size and the time taken, and for a LARGE file a
    progress bar. Its value is the `progress` of `pipeline.load`."""
    size = len(source.content)
    size_text = f"{number(round(size / 1e6, 1))} MB" if size >= 100_000 else f"{number(round(size / 1e3, 1))} kB"
    with st.spinner(
        safe_text.literal(say("Reading {file}, {size} …", file=source.name, size=size_text)), show_time=True
    ):
        bar = st.empty()

        def progress(share: float, words: str) -> None:
            if size >= LARGE:
                bar.progress(share, safe_text.literal(words))

        try:
            yield progress
        finally:
            bar.empty()
