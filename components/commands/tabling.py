"""`tables`: the events as the two tables of a database."""

from __future__ import annotations

import argparse
import sys

from components import pipeline
from components.commands.reading import loaded, say_rejected
from components.export.atomic_save import save
from components.printed import printable


def store_tables(args: argparse.Namespace) -> int:
    """Write the two tables of a database into a folder, as Parquet. Returns the exit code. Raises TimelineError."""
    store = loaded(args)
    tables, omitted = pipeline.tables(store)
    save({args.output / name: content for name, content in tables.items()}, folder=args.output)
    if omitted:
        sentence = (
            f"Not written, since the tables have a column of that name: {', '.join(f'“{name}”' for name in omitted)}."
        )
        print(printable(sentence), file=sys.stderr)
    say_rejected(args, store)
    return 0
