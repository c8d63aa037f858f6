"""FLOOR 5 · a project on the command line: its file with all its changes, and its request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components import edit_steps, parameters, pipeline
from components.draft.state import draft_state
from components.model import AS_FOUND
from components.read.columns.options import FLAGS, with_option

if TYPE_CHECKING:
    from components.draft.project import Project
    from components.edit_steps import Step
    from components.model import Reading, Request, Source
    from components.store.memory import MemoryStore


def open_project(project: Project, source: Source) -> tuple[MemoryStore, Request]:
    """The events of a project, whose file is `source`, with all its changes, and its request. Raises TimelineError."""
    options = _reading(project)

    def read(step: Step) -> MemoryStore:
        return pipeline.load(step.source, edit_steps.reading(step, options))

    first, state = pipeline.load(source, options), draft_state(project.history.entries)
    steps = edit_steps.replayed(first.loaded, source.name, state.steps, lambda step: read(step).loaded)
    store = read(steps[state.at - 1]) if state.at else first
    request, _ = parameters.read_address({name: list(texts) for name, texts in project.request.items()})
    return store, replace(request, title=request.title or project.title or source.name.rpartition(".")[0])


def _reading(project: Project) -> Reading:
    """The reading that the project's request states."""
    options = AS_FOUND
    for flag in FLAGS:
        for text in filter(None, project.request.get(flag, ())):
            options = with_option(options, flag, text)
    return options
