"""`check`: the receipt of files, or the history of a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from components import pipeline, printed
from components.commands.reading import events_of
from components.draft import history, project
from components.errors import DraftError, SourceError, UnmappedError
from components.printed import printable
from components.read.inputs import source_at


def check(args: argparse.Namespace) -> int:
    """Print the receipt of the files, or with --history that of a project's changes. Returns the exit code: 1 with
    --strict if any row was rejected or any file not read. Raises TimelineError."""
    if args.history and not args.file:
        return _history(args.history)
    if args.history or not args.file:
        args.wrong("give a FILE, or a project with --history")
    try:  # proposals are accepted: a receipt changes nothing
        store = events_of(args, proposed=True)
    except UnmappedError as error:
        if args.json:
            print(printed.unread_as_json(error))
        raise
    loaded, doubles = store.loaded, pipeline.doubles(store)
    print(printed.as_json(loaded, doubles) if args.json else printed.as_text(loaded, doubles))
    if printed.no_events(loaded):
        raise SourceError(printed.no_events(loaded))
    return 1 if args.strict and (loaded.rejected or loaded.unread) else 0


def _history(path: Path) -> int:
    found = project.read(path.name, source_at(path, "a project").content)
    print("\n".join(map(printable, history.project_lines(found))))
    if found.history.broken:
        raise DraftError(f"The history of {path.name} does not hold. {found.history.broken}")
    return 0
