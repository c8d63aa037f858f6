"""`compare`: what changed between two versions of a file."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from components import compare, flags, pipeline, printed
from components.commands.writing import check_not_overwritten, say_language
from components.errors import SourceError
from components.export import format_of
from components.export.atomic_save import save
from components.printed import printable
from components.read.inputs import source_at


def compare_versions(args: argparse.Namespace) -> int:
    """Print the changes between two files, and with --output draw both as one timeline. Returns the exit code: 1 with
    --strict if there are any. Raises TimelineError."""
    if flags.reading(args).same or flags.reading(args).apart:
        args.wrong("--same-event and --apart are about several files that are one timeline, not about two versions")
    name = format_of(args.output) if args.output else ""
    if args.output:
        check_not_overwritten(args.output, (args.old, args.new))
    comparison = pipeline.compare(source_at(args.old), source_at(args.new), flags.reading(args))
    for loaded in (comparison.old, comparison.new):
        if nothing := printed.no_events(loaded):
            raise SourceError(nothing)
    if args.json or args.csv:
        output = compare.as_json(comparison) if args.json else compare.as_csv(comparison)
        sys.stdout.write(output.decode(errors="backslashreplace"))
    else:
        print("\n".join(map(printable, compare.as_text(comparison).split("\n"))))
    if args.output:
        store = pipeline.merge(comparison)
        request = flags.request(args, compare.title(comparison), compare.CHANGE)
        if request.lanes == compare.CHANGE and not request.pinned:
            request = replace(request, pinned=compare.lanes(comparison))
        save({args.output: pipeline.export(store, request, name)})
        say_language(request.language)
    return 1 if args.strict and comparison.differs else 0
