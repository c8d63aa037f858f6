"""Several files on the page: as one timeline, with events of two files that may be the same; or two files as versions
of one, with what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from components import compare, pipeline
from components.language import combined, current_language, joined, message, plural, say
from components.layout.names import title_name
from components.model import Request, Source
from components.read.inputs import files_given
from components.ui import files, local_files, receipt, safe_text, session, sharing
from components.ui.tabs import Tab

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from components.compare import Comparison, Double
    from components.store.memory import MemoryStore
    from components.ui.files import Opened

_ADDED, _COMPARED = "added-files", "compare-files"  # keys of the widgets
_MOST_PAIRS = 50  # pairs shown
_AND = message("{first}; {then}")
_MOST_ROWS = 20_000  # with more rows, duplicates are searched only after a click


@dataclass
class _Last:
    """The events of the files that are open together, so that they are read once; `key` identifies these files and
    their reading, `searched` the files in which a person has asked to search for duplicates."""

    key: object = None
    store: MemoryStore | None = None
    comparison: Comparison | None = None
    searched: object = None


def offer() -> None:
    """The widgets to add files to the open one, and to compare two."""
    with st.expander(say("More files"), expanded=bool(added())):
        st.file_uploader(
            say("Add files to the timeline"),
            key=_ADDED,
            accept_multiple_files=True,
            help=say("They are shown together. Each event keeps its file, as a column; nothing is merged."),
        )
        if len(added()) == 1:
            st.toggle(
                say("Show what changed since"),
                key=_COMPARED,
                on_change=_by_change,
                help=say("The first file is the older version, the added one the newer."),
            )


@dataclass(frozen=True)
class _GivenFile:
    """A file given at the start beside the first, with the interface of an upload."""

    path: Path

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.name

    @property
    def file_id(self) -> object:
        """Its path and content, which identify it."""
        return self.path, self.getvalue()

    def getvalue(self) -> bytes:
        """Its content."""
        return local_files.followed(self.path).content


def further_files() -> tuple[Path, ...]:
    """The files given at the start after the first one; none if a file is open that was not given."""
    return () if session.current().file else files_given()[1:]


def added() -> tuple[UploadedFile | _GivenFile, ...]:
    """The files that were added to the open one."""
    return (*map(_GivenFile, further_files()), *(session.widget_values().get(_ADDED) or ()))


def sources(open_now: Opened) -> tuple[Source, ...]:
    """The open file and those added to it."""
    return (open_now.source, *(Source(file.name, file.getvalue()) for file in added()))


def dependencies() -> object:
    """The added files, and whether they are compared: the page depends on these."""
    return tuple(file.file_id for file in added()), _comparing()


def load(open_now: Opened) -> tuple[MemoryStore, tuple[str, ...]]:
    """The events of the open file and of those added to it, or of both versions of it, and no complaints, as
    `edits.load` returns them. Raises TimelineError."""
    first = open_now.source
    reading, last = session.current().reading, session.current().part(_Last)
    key = (first.name, files.fingerprint(first), dependencies(), reading, current_language())
    if last.key != key or last.store is None:
        files_now = sources(open_now)
        last.key, last.store, last.comparison = key, None, None
        with files.progress_shown(first) as progress:
            if _comparing():
                last.comparison = pipeline.compare(first, files_now[1], replace(reading, same=(), apart=()))
                last.store = pipeline.merge(last.comparison)
            else:
                named = [(file.name, partial(_unchanged, file)) for file in files_now]
                last.store = pipeline.load_files(named, reading, progress)
    return last.store, ()


def title() -> str:
    """The title above the picture, "" if a single file is open."""
    last = session.current().part(_Last)
    if not added() or last.store is None:
        return ""
    return compare.title(last.comparison) if last.comparison else last.store.name


def tabs(store: MemoryStore) -> tuple[Tab, ...]:
    """The tabs about several files: what changed, or how each was read, and possible duplicates."""
    if found := session.current().part(_Last).comparison:
        return (Tab("changes", say("What changed"), partial(_comparison, found)),)
    return (
        Tab("reading", say("How they were read"), partial(_read, store)),
        Tab("doubles", say("Perhaps the same event"), partial(_doubles, store)),
    )


def _read(store: MemoryStore) -> None:
    loaded = store.loaded
    for name, reason in loaded.unread:
        safe_text.warning(say("{file} was not read. {reason}", file=name, reason=reason))
    safe_text.facts(
        [(say("All files"), receipt.counts(loaded)), *((part.name, receipt.counts(part)) for part in loaded.parts)]
    )
    safe_text.points(loaded.notes)
    for part in loaded.parts:
        safe_text.heading(
            part.name, combined([message("{name} {words}", name=name, words=words) for name, words in part.facts], _AND)
        )
        safe_text.points(
            tuple(say("Line {n}: {reason}", n=row.line, reason=row.reason) for row in part.rejected) + part.notes
        )
    safe_text.line(say("To mend rows or to edit events, open one file alone."))


def _unchanged(source: Source) -> Source:
    return source


def _comparing() -> bool:
    return len(added()) == 1 and bool(session.widget_values().get(_COMPARED))


def _by_change() -> None:
    """Make lanes by the kind of change while versions are compared, unless a person has chosen others."""
    current = session.current()
    if _comparing() and current.request.lanes == Request.lanes:
        current.ask(lanes=compare.CHANGE)
    elif not _comparing() and current.request.lanes == compare.CHANGE:
        current.ask(lanes=Request.lanes)


def _doubles(store: MemoryStore) -> None:
    """Events of different files that may be the same, side by side."""
    if store.size > _MOST_ROWS and session.current().part(_Last).searched != (session.current().file, dependencies()):
        st.button(say("Look for events that may be the same in two files"), on_click=_search)
        return
    found = pipeline.doubles(store)
    if not found:
        safe_text.paragraph(say("No two events of different files look like one."))
        return
    tied = sum(double.decision == "same" for double in found)
    safe_text.heading(plural(len(found), "{n} pair, {tied} tied", "{n} pairs, {tied} tied", tied=tied))
    safe_text.line(
        say("A tie is a link between two accounts of one event. Nothing is merged, and the address holds it.")
    )
    for double in found[:_MOST_PAIRS]:
        _pair(store, double)
    if len(found) > _MOST_PAIRS:
        safe_text.line(say("The first {some} of {n} pairs.", some=_MOST_PAIRS, n=len(found)))


def _search() -> None:
    """Search these files for duplicates from now on."""
    session.current().part(_Last).searched = (session.current().file, dependencies())


def _pair(store: MemoryStore, double: Double) -> None:
    events = [store.event(row) for row in (double.one, double.other)]
    names = store.cells("file", np.array([double.one, double.other]))
    for column, event, name in zip(st.columns(2), events, names, strict=True):
        with column:
            safe_text.facts(
                [
                    (say("File, line"), say("{id}, line {n}", id=name, n=event.line)),
                    (say("Event"), title_name(event.title)),
                    (say("Date"), event.words),
                ]
            )
    decided = {"": "", "same": say("Tied as the same event."), "apart": say("Kept apart.")}[double.decision]
    score = say("{score} of 100: {reason}.", score=double.score, reason=double.reason)
    safe_text.line(joined(filter(None, (score, decided)), " "))
    pair = f"{events[0].id}={events[1].id}"
    with st.container(horizontal=True):
        for label, decision in ((say("Same event"), "same"), (say("Not the same"), "apart"), (say("Undo"), "")):
            st.button(
                label,
                key=f"double-{pair}-{decision or 'undo'}",
                disabled=double.decision == decision,
                on_click=_decide,
                args=(pair, decision),
            )


def _decide(pair: str, decision: str) -> None:
    """Record whether this pair is the same event, two events, or undecided."""
    current = session.current()
    same, apart = (
        tuple(other for other in pairs if other != pair) for pairs in (current.reading.same, current.reading.apart)
    )
    same += (pair,) * (decision == "same")
    apart += (pair,) * (decision == "apart")
    current.read_as(replace(current.reading, same=same, apart=apart))


def _comparison(found: Comparison) -> None:
    """What changed between two versions, in words, with downloads as CSV and JSON."""
    safe_text.heading(say("What changed"), compare.files(found))
    st.text(compare.as_text(found))
    if not sharing.nothing_hidden():
        safe_text.line(say("What changed cannot be exported while names are hidden."))
        return
    stem = Path(found.new.name).stem
    with st.container(horizontal=True):
        for label, make in (("CSV", compare.as_csv), ("JSON", compare.as_json)):
            st.download_button(
                say("Changes ({format})", format=label),
                data=partial(make, found),
                file_name=f"{stem}-changes.{label.lower()}",
                key=f"changes-{label}",
                on_click="ignore",
            )
