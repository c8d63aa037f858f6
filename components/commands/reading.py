"""The files that a command reads, and messages about the rows it does not show."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from components import flags, pipeline, printed
from components.draft import project
from components.errors import DraftError, ExportError, SourceError
from components.printed import printable
from components.read.inputs import STANDARD_INPUT, source_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.store.memory import MemoryStore


def loaded(args: argparse.Namespace) -> MemoryStore:
    """The events of the files, and messages about files that were not read. Raises SourceError if no row can be shown,
    ExportError with --strict if any row was rejected or any file not read."""
    store = events_of(args)
    if nothing := printed.no_events(store.loaded):
        raise SourceError(nothing)
    if args.strict and store.loaded.rejected:
        raise ExportError(f"{printed.rejected(store.loaded)}, so with --strict nothing was written.")
    for name, reason in store.loaded.unread:
        if args.strict:
            raise ExportError(f"{name} was not read, so with --strict nothing was written. {reason}")
        print(printable(f"Not read: {reason}"), file=sys.stderr)
    return store


def events_of(args: argparse.Namespace, proposed: bool = False) -> MemoryStore:
    """The events of the file, or of several files and of those in folders, as one timeline; `proposed` accepts
    proposals that a person should check first. Raises SourceError."""
    options, paths = flags.reading(args), args.file
    today = datetime.now(tz=UTC).date().isoformat()
    options = replace(options, propose=options.propose or proposed)
    if len(paths) == 1 and not paths[0].is_dir():
        return pipeline.load(source_at(paths[0]), options, today=today)
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir(), key=lambda file: file.name) if path.is_dir() else [path]
        if not path.exists() and path != STANDARD_INPUT:
            source_at(path)  # raises the error
        files += inside
    if not files:
        raise SourceError(f"There is no file in {' or '.join(map(str, paths))}.")
    frequency = Counter(path.name for path in files)
    names = (path.name if frequency[path.name] == 1 else str(path) for path in files)
    return pipeline.load_files(
        zip(names, (partial(source_at, path) for path in files), strict=True), options, today=today
    )


def say_rejected(args: argparse.Namespace, store: MemoryStore) -> None:
    """Print the number of rows that are not shown, and how to list them."""
    if store.loaded.rejected:
        print(
            printable(f"{printed.rejected(store.loaded)}; “check {' '.join(map(str, args.file))}” lists them."),
            file=sys.stderr,
        )


def data_of(given: Path, files: Sequence[Path]) -> Path:
    """The file that a project is about, found at the path in the project, beside it or among `files`. Raises
    DraftError."""
    about = project.read(given.name, source_at(given).content).data
    if (found := project.find_data(about, given.parent, files)) is None:
        where = f"{about.name} ({about.size:,} bytes, SHA-256 {about.sha256})"
        raise DraftError(
            f"{given.name} is about {where}, and that file is neither where the project says nor beside it, or it was "
            "changed since. Put it beside the project, or name both: open PROJECT FILE."
        )
    return found
