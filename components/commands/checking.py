"""`check`: what can be read of a file, and the history of a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from components import pipeline, printed
from components.commands.reading import events_of
from components.draft import history, project
from components.errors import DraftError, SourceError, UnmappedError
from components.printed import printable
from components.read.inputs import source_at

if TYPE_CHECKING:
    pass


def check(args: argparse.Namespace) -> int:
    """Print what can be read of the files. Returns the exit code: 1 with --strict if any row was rejected."""
    if args.history and not args.file:
        return _history(args.history)
    if args.history or not args.file:
        args.wrong("give a FILE, or a project with --history")
    try:  # to look at what is proposed takes nothing yet
        store = events_of(args, proposed=True)
    except UnmappedError as error:
        if args.json:
            print(printed.unread_as_json(error))
        raise
    loaded, found = store.loaded, pipeline.doubles(store)
    print(printed.as_json(loaded, found) if args.json else printed.as_text(loaded, found))
    if printed.no_events(loaded):
        raise SourceError(printed.no_events(loaded))
    return 1 if args.strict and (loaded.rejected or loaded.unread) else 0


def _history(path: Path) -> int:
    found = project.read(path.name, source_at(path, "a project").content)
    print("\n".join(map(printable, history.project_lines(found))))
    if found.history.broken:
        raise DraftError(f"The history of {path.name} does not hold. {found.history.broken}")
    return 0
