"""`export`: pictures and events of a file, a project or a database as files, redacted if a plan says so."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components import flags, pipeline, printed, projects, redact
from components.cells.fold import fold
from components.commands.reading import data_of, loaded, say_rejected
from components.commands.writing import check_not_overwritten, write
from components.draft import project
from components.errors import DraftError, RequestError
from components.export import format_of
from components.model import AS_FOUND
from components.printed import printable
from components.read.inputs import source_at
from components.read.wording import listed, quoted
from components.redact import key as redact_key
from components.redact import plan as redact_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.model import Request
    from components.pipeline import Events
    from components.store.memory import MemoryStore


def export(args: argparse.Namespace) -> int:
    """Write all requested files, or none; with --preview print what they would hold. Returns the exit code. Raises
    TimelineError."""
    if args.preview and not args.redact and not any(map(project.is_one, args.file)):
        args.wrong("--preview shows what --redact leaves; give a plan")
    if bool(args.sign) != bool(args.key):
        args.wrong("--sign and --key go together: a certificate, and its private key")
    formats = {path: format_of(path) for path in args.output}
    if address := flags.database(args):
        if flags.reading(args) != AS_FOUND or args.strict:
            args.wrong("how FILE is read and --strict are about a file; a database has been read already")
        database = pipeline.connect(address)
        request = flags.request(args, address.title, like=_like(args, database))
        if args.redact:
            return _export_redacted(args, pipeline.gather(database, request), request, formats)
        write(args, database, request, formats, {})
        return 0
    given = next((path for path in args.file if project.is_one(path)), None)
    if given:
        return _export_project(args, given, formats)
    for path in formats:
        check_not_overwritten(path, args.file)
    store = loaded(args)
    title = store.name if store.loaded.parts else Path(store.name).stem
    request = flags.request(args, title, like=_like(args, store))
    if args.redact:
        return _export_redacted(args, store, request, formats)
    return _export(args, store, request, formats, {})


def _export_project(args: argparse.Namespace, given: Path, formats: Mapping[Path, str]) -> int:
    """Export a project with all its changes, redacted as it says."""
    if flags.reading(args) != AS_FOUND or args.strict:
        args.wrong("how FILE is read stands in the project; --strict is about a file")
    found = project.read(given.name, source_at(given).content)
    if found.history.broken:
        raise DraftError(f"The history of {given.name} does not hold. {found.history.broken}")
    args.file = [data_of(given, [path for path in args.file if path != given]), given]
    for path in formats:
        check_not_overwritten(path, args.file)
    store, like = projects.open_project(found, source_at(args.file[0]))
    request = flags.request(args, like.title, like=_like(args, store) or like)
    if args.redact is None and found.share.get("on"):
        args.redact = given
    if args.preview and not args.redact:
        args.wrong(f"--preview shows what leaves, and {given.name} hides nothing; give a plan with --redact")
    return (
        _export_redacted(args, store, request, formats) if args.redact else _export(args, store, request, formats, {})
    )


def _export_redacted(
    args: argparse.Namespace, store: MemoryStore, request: Request, formats: Mapping[Path, str]
) -> int:
    """Export the events redacted by the plan, or print a preview with --preview."""
    redacted, beside = _redacted(args, store, request)
    args.each = redacted.redaction.headers.get(args.each, args.each)
    if args.preview:
        print("\n".join(map(printable, printed.redaction_preview(redacted.store, redacted.key, redacted.found))))
        return 0
    return _export(args, redacted.store, redacted.request, formats, beside)


def _export(
    args: argparse.Namespace,
    store: MemoryStore,
    request: Request,
    formats: Mapping[Path, str],
    beside: Mapping[Path, bytes | None],
) -> int:
    """Write the files and those `beside`, and print what formats leave out, and rejected rows."""
    write(args, store, request, formats, beside)
    notes: dict[str, list[str]] = {}
    for path, name in formats.items():
        for sentence in pipeline.omissions(store, request, name):
            notes.setdefault(sentence, []).append(str(path))
    for sentence, paths in notes.items():
        print(printable(f"{listed(paths)}: {sentence}" if len(formats) > 1 else sentence), file=sys.stderr)
    say_rejected(args, store)
    return 0


def _redacted(
    args: argparse.Namespace, store: MemoryStore, request: Request
) -> tuple[pipeline.RedactedEvents, dict[Path, bytes | None]]:
    """The redacted events, and the files beside the output that nothing may overwrite: the plan, and the key, with its
    content if it has new aliases. Raises RequestError if the name of an output has a hidden name, ExportError while
    anything is undecided, unless only a preview is printed."""
    content = source_at(args.redact, "a plan for hiding names").content
    if project.is_one(args.redact):
        hidden = project.read(args.redact.name, content).share
        plan = redact_plan.of_json(hidden.get("plan", {}), str(args.redact))
    else:
        plan = redact_plan.read(str(args.redact), content)
    path = args.redact.with_name(f"{args.redact.name.removesuffix('.json')}.key.json")
    known = redact_key.read(str(path), source_at(path).content) if path.exists() else {}
    redacted = pipeline.redact(store, request, plan, known)
    existing = {fold(name) for name in store.cast.names}
    if unknown := [name for name, _ in plan.actors if fold(name) not in existing]:
        sentence = (
            f"No event has the actor {listed([quoted(name) for name in unknown])}; texts were searched all the same."
        )
        print(printable(sentence), file=sys.stderr)
    if args.preview:
        return redacted, {}
    for output, name in redacted.redaction.given_away(args.output):
        raise RequestError(f"{output} has the hidden name “{name}” in it; give another name to write to.")
    if redacted.found:
        raise redact.undecided(redacted.found)
    return redacted, {args.redact: None, path: redact_key.written(redacted.key) if redacted.key != known else None}


def _like(args: argparse.Namespace, events: Events) -> Request | None:
    """The request of the picture given by --like, if any; prints a warning if the data has changed since."""
    if not args.like:
        return None
    drawn = source_at(args.like, "a picture that Dateline made")
    request, differs = pipeline.recall(drawn.content, str(args.like), events)
    for sentence in differs:
        print(printable(sentence), file=sys.stderr)
    return request
