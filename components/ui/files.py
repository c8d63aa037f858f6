"""Which file is open: one of our own, named in the address, or one the person opens, which is never written to disk."""

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
LARGE = 2_000_000  # bytes, which may take a second
_UPLOAD = "upload"


@dataclass(frozen=True)
class Example:
    """A file that comes with Dateline; `id` names it in the address."""

    id: str
    title: str
    path: Path


@dataclass
class _Fingerprint:
    """The content that is open, and what tells it from any other."""

    content: bytes | None = None
    digest: bytes = b""


@dataclass
class _Before:
    """The filters of the file that was open before."""

    filters: Filters = ()


@dataclass
class _Uploaded:
    """The file that was opened last, though a picture dropped beside it has taken its place in the widget."""

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


def opened(database: Address | None) -> Opened | None:
    """The file the person opened, if it is asked for, or the example that is, or the first example; None for the
    database, where there is one and no file is asked for, and for a file that is asked for and is not here."""
    _uncopied()
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
    if path := local_files.named(named):
        try:
            found = local_files.source(path)
        except SourceError as error:
            safe_text.warning(say("{problem} So the example is shown.", problem=str(error)))
        else:
            return Opened(found, path.stem, path)
    if database and not named:
        safe_text.line(say("Open now: {name}.", name=str(database)))
        _back_to(last.source)
        return None
    example = next((example for example in EXAMPLES if example.id == (named or EXAMPLES[0].id)), None)
    if example is None:
        _back_to(last.source)
        return None
    safe_text.line(say("Open now: {name}, an example that comes with Dateline.", name=say(example.title)))
    _back_to(last.source)
    content = _content(str(example.path), example.path.stat().st_mtime_ns)
    return Opened(Source(example.path.name, content), say(example.title))


def ask_again() -> None:
    """What stands in the place of a file that is not here any more; what is asked of it is asked of no other."""
    safe_text.heading(
        say("Open “{name}” again", name=session.current().file),
        say(
            "A page that is loaded anew does not have your file any more. Choose it with “Open a file”, and it is "
            "shown as it was: filters are kept, and changes are offered to go on with."
        ),
    )
    st.button(say("Show an example instead"), key="show-example", on_click=_show, args=(EXAMPLES[0].id,))


def _back_to(upload: Source | None) -> None:
    """The way back to the person's file, where the browser has gone back to what was open before it."""
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
    """What an example's file holds, the same bytes in every run, so that they are neither read nor reckoned again."""
    return Path(path).read_bytes()


def upload() -> str:
    """The id of the file the person opened, of all that were ever opened; "" for none."""
    upload = session.widget_values().get(_UPLOAD)
    return str(upload.file_id) if upload is not None else ""


def _changed() -> None:
    """What was asked of one file is not asked of another; the one that the address names goes on as it says."""
    upload, current = session.widget_values().get(_UPLOAD), session.current()
    last, before = current.part(_Uploaded), current.part(_Uploaded).picture
    last.picture = upload is not None and dropped_picture.take(upload.name, upload.getvalue())
    if last.picture or (upload is None and before):
        return
    last.source = None
    if upload is not None:
        dropped_picture.beside(upload.getvalue())
    if upload is None or upload.name != current.file:
        current.part(_Before).filters = current.request.filters
        current.open_file(upload.name if upload else "")


def offer_filters(names: Store) -> None:
    """The way to what was asked of the file before, as far as it fits this one; it goes once anything is asked."""
    before, current = session.current().part(_Before), session.current()
    fit, _ = filters.valid_filters(before.filters, names)
    if fit and not current.request.filters:
        words = say("Keep the filters: {filters}", filters=joined(filters.describe(fit), " · "))
        st.button(safe_text.literal(words), key="keep-filters", on_click=_keep, args=(fit,))
    elif current.request.filters:
        before.filters = ()


def _keep(fit: Filters) -> None:
    """Ask for them beside what is asked by now."""
    current = session.current()
    current.ask(filters=tuple((dict(fit) | dict(current.request.filters)).items()))


def _uncopied() -> None:
    """Streamlit would copy the whole file for the page in every run; the page only reads it."""
    upload = session.widget_values().get(_UPLOAD)
    if upload is not None:
        setattr(upload, "__deepcopy__", lambda _: upload)  # noqa: B010 (no attribute that its class knows of)


def fingerprint(source: Source) -> bytes:
    """The digest that tells this content from any other; that of the open file is computed once."""
    last = session.current().part(_Fingerprint)
    if last.content is not source.content:
        last.content, last.digest = source.content, sha256(source.content).digest()
    return last.digest


def loaded(source: Source, reading: Reading = AS_FOUND) -> MemoryStore:
    """The events of `source`, kept by its name, its bytes and the reading. Raises TimelineError."""
    key, shelf = (source.name, fingerprint(source), reading), shared_files.visited()
    if (store := shelf.get(key)) is None:
        with watched(source) as progress, shared_files.one_at_a_time():
            store = shelf.get(key) or pipeline.load(
                source, reading, progress, datetime.now(tz=UTC).date().isoformat()
            )  # another window may have been first
            shelf.put(key, store)
    return store


@contextmanager
def watched(source: Source) -> Iterator[Progress]:
    """A block in which the page says what is being read, its size and the time it has taken, once that is over half a
    second; for a large file with a progress bar."""
    size = len(source.content)
    much = f"{number(round(size / 1e6, 1))} MB" if size >= 100_000 else f"{number(round(size / 1e3, 1))} kB"
    with st.spinner(safe_text.literal(say("Reading {file}, {size} …", file=source.name, size=much)), show_time=True):
        bar = st.empty()

        def progress(share: float, words: str) -> None:
            if size >= LARGE:
                bar.progress(share, safe_text.literal(words))

        try:
            yield progress
        finally:
            bar.empty()
