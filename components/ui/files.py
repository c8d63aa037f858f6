"""Which file is open: one of our own, named in the address, or one the person opens, which is never written to disk."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

import streamlit as st

from components import pipeline
from components.model import AS_FOUND, Reading, Source
from components.read import READERS
from components.store.memory import MemoryStore
from components.ui import say, url

MOST_MB = 200
DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Example:
    """A file that comes with Dateline; `id` names it in the address."""

    id: str
    title: str
    path: Path


@dataclass(frozen=True)
class Opened:
    """The file to show and the title over its picture."""

    source: Source
    title: str


EXAMPLES = (Example("north-korea-2014", "North Korea at the UN: from inquiry to vote", DATA / "events.csv"),)


def opened() -> Opened:
    """The file the person opened, or else the example that the address names, or else the first example."""
    upload = st.file_uploader(
        "Open a file",
        key="upload",
        on_change=url.forget,
        help=f"{', '.join(reader.label for reader in READERS)}, up to {MOST_MB} MB, with at least a date and a title. "
        "It is read on this computer and stored nowhere.",
        max_upload_size=MOST_MB,
    )
    if upload is not None:
        return Opened(Source(upload.name, upload.getvalue()), Path(upload.name).stem)
    named = st.query_params.get(url.FILE, EXAMPLES[0].id)
    example = next((example for example in EXAMPLES if example.id == named), EXAMPLES[0])
    if example.id != named:
        known = ", ".join(example.id for example in EXAMPLES)
        say.warning(f"The address asks for file={named}, which does not come with Dateline. There is: {known}.")
    say.line(f"Open now: {example.title}, the example that comes with Dateline.")
    return Opened(Source(example.path.name, example.path.read_bytes()), example.title)


def _fingerprint(source: Source) -> tuple[str, bytes]:
    return source.name, sha256(source.content).digest()


_READING = Lock()  # one file at a time: several large ones at once would take more memory than there is


@st.cache_resource(
    max_entries=4, show_spinner="Reading the file …", show_time=True, hash_funcs={Source: _fingerprint, Reading: repr}
)
def loaded(source: Source, reading: Reading = AS_FOUND) -> MemoryStore:
    """The events of `source`, kept by its name, its bytes and the reading. Raises TimelineError."""
    with _READING:
        return pipeline.load(source, reading)
