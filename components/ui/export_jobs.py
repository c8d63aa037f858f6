"""Exports made in the background: several files at once, one for each value of a column, or one of very many events.
The page shows their progress and can cancel them. Several files become one ZIP archive."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import streamlit as st

from components import pipeline
from components.errors import ExportError, TimelineError
from components.export import FORMATS, file_name, paths_by_value
from components.language import message, plural, say, say_in_context, set_language, using_language
from components.model import Request
from components.parameters.texts import SIZES
from components.redact import undecided
from components.ui import lanes, safe_text, session, sharing, signing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.model import Store
    from components.store.memory import MemoryStore

SHARP = 2  # pixels of an image for each px on the screen
LOOK = 0.5  # s between two updates of the progress
SOON = 0.3  # s to wait for the files before the page shows a progress
FORMS, EACH, PAPER = "make-formats", "make-each", "make-paper"  # the widgets
PAPERS = {
    "a4": message("A4"), "a4-landscape": message("A4, landscape"),
    "letter": message("Letter"), "letter-landscape": message("Letter, landscape"),
}  # fmt: skip
_REPORT = "report.pdf"
_MODIFIED = (2020, 1, 1, 0, 0, 0)  # of each file in an archive, so that the same files make the same bytes


class Exported(Protocol):
    """The picture on the page at the moment when a button is clicked."""

    request: Request


@dataclass(frozen=True)
class Order:
    """An order for files: events, request, formats, the paper of reports, and with a `column` one file of each format
    for each of its values. `signs` has the certificate for pictures."""

    store: MemoryStore
    request: Request
    formats: tuple[str, ...]
    column: str = ""
    paper: str = "a4"
    signs: signing.SigningState = field(default_factory=signing.SigningState)


@dataclass(frozen=True)
class Made:
    """A file or a ZIP archive that was made, the number of files in it, and sentences about it."""

    name: str
    content: bytes
    files: int
    notes: tuple[str, ...] = ()


class Stopped(TimelineError):
    """The order was cancelled."""


class Job:
    """The work on one order, in a daemon thread, which does not keep the program from ending."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.begun = monotonic()
        self.made, self.total = 0, 0  # files made, and all files; 0 while that is not known
        self._stop = Event()
        self._outcome: Future[Made] = Future()  # or the error, a bug too
        Thread(target=self._run, daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether the job has finished, failed or stopped."""
        return self._outcome.done()

    def wait(self, seconds: float) -> None:
        """Wait for the end, at most `seconds`."""
        try:
            self._outcome.exception(seconds)
        except TimeoutError:
            return

    def result(self) -> Made:
        """The file, once the job has ended. Raises TimelineError, and any other error of the job."""
        return self._outcome.result()

    def stop(self) -> None:
        """Cancel the job: no further file is made, and there is no result."""
        self._stop.set()

    def _run(self) -> None:
        try:
            with using_language(self.order.request.language):
                self._outcome.set_result(self._all())
        except BaseException as error:  # a bug reaches the page, too
            self._outcome.set_exception(error)

    def _all(self) -> Made:
        order = self.order
        notes = pipeline.letters_as_boxes(order.store, order.request, order.formats)
        jobs = list(_requests(order))
        self.total = len(jobs)
        files: dict[str, bytes] = {}
        for name, request, form in jobs:
            if self._stop.is_set():
                raise Stopped
            files[name] = order.signs.signed(pipeline.export(order.store, request, form), form)
            self.made += 1
        if len(files) == 1:
            [(name, content)] = files.items()
            return Made(name, content, 1, notes)
        return Made(file_name(order.store, order.request, "zip"), _archive(files), len(files), notes)


def _requests(order: Order) -> Iterator[tuple[str, Request, str]]:
    """The name, request and format of each file of an order."""
    parts = [("", order.request)]
    if order.column:
        parts = [(part.value, part.request) for part in pipeline.per_value(order.store, order.request, order.column)[0]]
    for form in order.formats:
        base = Path(file_name(order.store, order.request, form))
        names = paths_by_value(base, form, (value for value, _ in parts)) if order.column else {"": base}
        width, height = SIZES[order.paper]
        for value, request in parts:
            yield names[value].name, replace(request, width=width, height=height) if form == _REPORT else request, form


def _archive(files: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, file in files.items():
            archive.writestr(ZipInfo(name, _MODIFIED), file, ZIP_DEFLATED)
    return content.getvalue()


@dataclass
class _WindowJob:
    """The last order of this window: its job, the format whose button started it ("" for several files), its subject,
    and an error that kept it from starting."""

    job: Job | None = None
    format: str = ""
    subject: object = None
    error: str = ""


def start(store: MemoryStore, shown: Exported, form: str) -> None:
    """Start making a file of what is shown, redacted if so chosen, in the format `form`, or in the chosen formats if
    that is blank. A job that still runs is stopped."""
    values, state = session.widget_values(), session.current().part(_WindowJob)
    formats = (form,) if form else tuple(values.get(FORMS) or ())
    if not formats:
        return
    stop()
    state.format, state.subject = form, _subject(store)
    try:
        events, request = _exported(store, replace(shown.request, scale=SHARP))
    except TimelineError as error:
        state.error = str(error)
        return
    column = "" if form else values.get(EACH) or ""
    state.job = Job(Order(events, request, formats, column, values.get(PAPER) or "a4", replace(signing.current())))


def stop() -> None:
    """Cancel the job, and forget its result."""
    state = session.current().part(_WindowJob)
    if state.job:
        state.job.stop()
    state.job, state.error = None, ""


def offer(store: MemoryStore, names: Store, shown: Exported) -> None:
    """The choice of several files at once. `store` has the events of the page, `names` those to export, which may be
    redacted."""
    forms = {form.name: form.label for form in FORMATS}
    with st.expander(say("Several files at once")):
        st.multiselect(
            say("Formats"),
            tuple(forms),
            key=FORMS,
            format_func=lambda name: say(forms[name]),
            placeholder=say_in_context("formats", "None"),
        )
        columns = ("", *filter(None, lanes.columns_for_lanes(names)))
        together = say("One for all events")
        st.selectbox(
            say("One file for each"),
            columns,
            key=EACH,
            format_func=lambda name: lanes.column_label(name) if name else together,
        )
        st.selectbox(say("Paper of reports"), tuple(PAPERS), key=PAPER, format_func=lambda name: say(PAPERS[name]))
        st.button(say("Make these files"), key="make", on_click=start, args=(store, shown, ""), width="stretch")
    progress(store, "")


def _exported(store: MemoryStore, request: Request) -> tuple[MemoryStore, Request]:
    """The events and the request to export, redacted if so chosen. Raises ExportError while anything is undecided."""
    if sharing.current().undecided:
        raise ExportError(say("Names are hidden now: look at the Export menu again."))
    if sharing.nothing_hidden():
        return store, request
    redacted = sharing.redact(store, request)
    if redacted.found:
        raise undecided(redacted.found)
    return redacted.store, redacted.redacted_request(request)


def _subject(store: MemoryStore) -> object:
    """The subject of a job: the events, and what is hidden of them."""
    hidden = sharing.current()
    return store, hidden.enabled, hidden.plan, hidden.undecided


def progress(store: MemoryStore, form: str) -> None:
    """The progress or the result of the window's job, if the button of the format `form` ("" for several files) started
    it. A job is stopped if its events, or what is hidden of them, have changed."""
    state = session.current().part(_WindowJob)
    if state.subject != _subject(store):
        stop()
    container = st.container()  # always there: what comes and goes must not move what is below it
    if state.format == form:
        with container:
            _outcome(state)


def _outcome(state: _WindowJob) -> None:
    if state.error:
        safe_text.error(state.error)
    if not state.job:
        return
    state.job.wait(SOON)
    if state.job.ended:
        _ended(state.job)
    else:
        _waiting(state.job)


def _ended(job: Job) -> None:
    try:
        made = job.result()
    except TimelineError as error:
        safe_text.error(str(error))
        return
    for sentence in made.notes:
        safe_text.warning(sentence)
    many = plural(made.files, "{n} file is made.", "{n} files are made.")
    safe_text.line(many)
    st.download_button(
        say("Save what was made"), data=made.content, file_name=made.name, key="made", on_click="ignore",
        type="primary", width="stretch",
    )  # fmt: skip


@st.fragment(run_every=LOOK)
def _waiting(job: Job) -> None:
    """The progress, and a button to cancel. The page may be used meanwhile."""
    set_language(st.context.locale or "")
    if job.ended or session.current().part(_WindowJob).job is not job:
        st.rerun()
    seconds = round(monotonic() - job.begun)
    if job.total > 1:
        st.progress(job.made / job.total)
        safe_text.line(say("{made} of {n} files are made … {seconds} s", made=job.made, n=job.total, seconds=seconds))
    else:
        safe_text.line(say("It is being made … {seconds} s", seconds=seconds))
    st.button(say("Cancel"), key="make-cancel", on_click=stop)
