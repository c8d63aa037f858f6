"""A picture made by Dateline, dropped on the page: the page then shows what the picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import streamlit as st

from components import parameters, pipeline
from components.errors import RequestError
from components.export.citation import has_citation, read_citation
from components.language import say
from components.ui import safe_text, session

if TYPE_CHECKING:
    from components.model import Request
    from components.pipeline import Events
    from components.ui.answers import Answers


@dataclass
class _Dropped:
    """The last picture dropped: whether it waits for the events, sentences about it, whether they are good news
    (`well`), and the `file` that was open then."""

    name: str = ""
    content: bytes = b""
    waiting: bool = False
    sentences: tuple[str, ...] = ()
    well: bool = False
    file: str = ""

    def recall(self, events: Events) -> tuple[Request | None, tuple[str, ...]]:
        """The request that the picture contains, None if it has none, and the sentences about it."""
        try:
            return pipeline.recall(self.content, self.name, events)
        except RequestError as error:
            return None, (str(error),)


def accept(name: str, content: bytes) -> bool:
    """Whether this file is a picture with a citation of Dateline; if so, its request is shown as soon as the events are
    there."""
    if not has_citation(content):
        return False
    dropped = session.current().part(_Dropped)
    dropped.name, dropped.content, dropped.waiting, dropped.sentences = name, content, True, ()
    return True


def file_opened(content: bytes) -> None:
    """Note that another file was opened: the last picture is shown again if it was drawn of that file, otherwise
    nothing is said of it."""
    dropped = session.current().part(_Dropped)
    dropped.waiting, dropped.sentences = False, ()
    if dropped.content:
        try:
            files = read_citation(dropped.content, dropped.name).files
        except RequestError:  # said when it was dropped
            files = ()
        dropped.waiting = sha256(content).hexdigest() in {digest for _, digest in files}


def show(answers: Answers) -> None:
    """Replace the page's request by the picture's, once, and show the sentences about it."""
    current = session.current()
    dropped = current.part(_Dropped)
    if dropped.waiting and (found := answers.answer("recalled", sha256(dropped.content).digest(), dropped.recall)):
        dropped.waiting, dropped.file = False, current.file
        request, complaints = found
        dropped.sentences, dropped.well = complaints or (say("Shown as in {name}.", name=dropped.name),), not complaints
        if request:
            names = {parameter.name for parameter in parameters.PARAMETERS if parameter.in_address}
            current.set_parameters(parameters.address_texts(request), names)
            st.rerun()  # the address is written at the start of a run
    for sentence in dropped.sentences if dropped.file == current.file else ():
        (safe_text.line if dropped.well else safe_text.warning)(sentence)
