"""What each command of the command line does: what is asked becomes files, and what a person has to know is printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from components import compare, flags, pipeline, printed, projects, redact, serve
from components.cells.fold import fold
from components.draft import project, told
from components.errors import DraftError, ExportError, RequestError, SourceError, UnmappedError
from components.export import format_of, named
from components.export.saved import save
from components.export.signed import Seal, seal
from components.language import LANGUAGES, spoken
from components.model import AS_FOUND
from components.printed import printable
from components.read.arriving import STANDARD_INPUT, source_at
from components.read.wording import counted, listed, quoted
from components.redact import key as redact_key
from components.redact import plan as redact_plan

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from components.model import Request
    from components.pipeline import Events
    from components.store.memory import MemoryStore


def check(args: argparse.Namespace) -> int:
    if args.history and not args.file:
        return _history(args.history)
    if args.history or not args.file:
        args.wrong("give a FILE, or a project with --history")
    try:  # to look at what is proposed takes nothing yet
        store = _read(args, proposed=True)
    except UnmappedError as error:
        if args.json:
            print(printed.unread_as_json(error))
        raise
    loaded, found = store.loaded, pipeline.doubles(store)
    print(printed.as_json(loaded, found) if args.json else printed.as_text(loaded, found))
    if printed.nothing(loaded):
        raise SourceError(printed.nothing(loaded))
    return 1 if args.strict and (loaded.rejected or loaded.unread) else 0


def open_page(args: argparse.Namespace) -> int:
    given = next((path for path in args.file if project.is_one(path)), None)
    files = [path for path in args.file if path != given]
    for path in files:
        source_at(path)  # says what is wrong with it before a browser opens
    if given:
        files = [_data(given, files)]
    serve.start(files, given)
    return 0


def _data(given: Path, files: Sequence[Path]) -> Path:
    """The file that a project is about, found where the project says, beside it or among `files`. Raises DraftError."""
    about = project.read(given.name, source_at(given).content).data
    if (found := project.located(about, given.parent, files)) is None:
        where = f"{about.name} ({about.size:,} bytes, SHA-256 {about.sha256})"
        raise DraftError(
            f"{given.name} is about {where}, and that file is neither where the project says nor beside it, or it was "
            "changed since. Put it beside the project, or name both: open PROJECT FILE."
        )
    return found


def _history(path: Path) -> int:
    found = project.read(path.name, source_at(path, "a project").content)
    print("\n".join(map(printable, told.project(found))))
    if found.history.broken:
        raise DraftError(f"The history of {path.name} does not hold. {found.history.broken}")
    return 0


def export(args: argparse.Namespace) -> int:
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
            return _leave(args, pipeline.gathered(database, request), request, formats)
        _write(args, database, request, formats, {})
        return 0
    given = next((path for path in args.file if project.is_one(path)), None)
    if given:
        return _export_project(args, given, formats)
    for path in formats:
        _spared(path, args.file)
    store = _loaded(args)
    title = store.name if store.loaded.parts else Path(store.name).stem
    request = flags.request(args, title, like=_like(args, store))
    if args.redact:
        return _leave(args, store, request, formats)
    return _export(args, store, request, formats, {})


def _export_project(args: argparse.Namespace, given: Path, formats: Mapping[Path, str]) -> int:
    """What a project shows, with all its changes, and without what it hides."""
    if flags.reading(args) != AS_FOUND or args.strict:
        args.wrong("how FILE is read stands in the project; --strict is about a file")
    found = project.read(given.name, source_at(given).content)
    if found.history.broken:
        raise DraftError(f"The history of {given.name} does not hold. {found.history.broken}")
    args.file = [_data(given, [path for path in args.file if path != given]), given]
    for path in formats:
        _spared(path, args.file)
    store, like = projects.opened(found, source_at(args.file[0]))
    request = flags.request(args, like.title, like=_like(args, store) or like)
    if args.redact is None and found.share.get("on"):
        args.redact = given
    if args.preview and not args.redact:
        args.wrong(f"--preview shows what leaves, and {given.name} hides nothing; give a plan with --redact")
    return _leave(args, store, request, formats) if args.redact else _export(args, store, request, formats, {})


def _leave(args: argparse.Namespace, store: MemoryStore, request: Request, formats: Mapping[Path, str]) -> int:
    """What leaves as the plan says, or with --preview what would."""
    leaving, beside = _redacted(args, store, request)
    args.each = leaving.redaction.headers.get(args.each, args.each)
    if args.preview:
        print("\n".join(map(printable, printed.leaving(leaving.store, leaving.key, leaving.found))))
        return 0
    return _export(args, leaving.store, leaving.request, formats, beside)


def _export(
    args: argparse.Namespace,
    store: MemoryStore,
    request: Request,
    formats: Mapping[Path, str],
    beside: Mapping[Path, bytes | None],
) -> int:
    _write(args, store, request, formats, beside)
    for said in dict.fromkeys(said for name in formats.values() for said in pipeline.left_out(store, request, name)):
        print(printable(said), file=sys.stderr)
    _say_rejected(args, store)
    return 0


def _redacted(
    args: argparse.Namespace, store: MemoryStore, request: Request
) -> tuple[pipeline.Leaving, dict[Path, bytes | None]]:
    """The events as the plan lets them leave; plan and key, with what is to be written of the key where it has new
    aliases. Raises ExportError while anything is to be decided."""
    content = source_at(args.redact, "a plan for hiding names").content
    if project.is_one(args.redact):
        hidden = project.read(args.redact.name, content).share
        plan = redact_plan.of_json(hidden.get("plan", {}), str(args.redact))
    else:
        plan = redact_plan.read(str(args.redact), content)
    path = args.redact.with_name(f"{args.redact.name.removesuffix('.json')}.key.json")
    known = redact_key.read(str(path), source_at(path).content) if path.exists() else {}
    leaving = pipeline.redact(store, request, plan, known)
    there = {fold(name) for name in store.cast.names}
    if nobody := [name for name, _ in plan.actors if fold(name) not in there]:
        said = f"No event has the actor {listed([quoted(name) for name in nobody])}; texts were searched all the same."
        print(printable(said), file=sys.stderr)
    if args.preview:
        return leaving, {}
    for output, name in leaving.redaction.given_away(args.output):
        raise RequestError(f"{output} has the hidden name “{name}” in it; give another name to write to.")
    if leaving.found:
        raise redact.stopped(leaving.found)
    return leaving, {args.redact: None, path: redact_key.written(leaving.key) if leaving.key != known else None}


def _write(
    args: argparse.Namespace,
    events: Events,
    request: Request,
    formats: Mapping[Path, str],
    beside: Mapping[Path, bytes | None],
) -> None:
    """All files that are asked for and those `beside` that have a content, or none; no file is written twice, nor one
    of those `beside` or the file of the events. Of one for each value it is said which they are."""
    if args.each is not None:
        ones, without = pipeline.each(events, request, args.each)
        names = {path: named(path, form, (one.value for one in ones)) for path, form in formats.items()}
        files = {names[path][one.value]: (one, form) for one in ones for path, form in formats.items()}
        asked = {path: (one.request, form) for path, (one, form) in files.items()}
    else:
        files, without = {}, 0
        asked = {path: (request, form) for path, form in formats.items()}
    seal = _seal(args, formats.values())
    boxed = pipeline.boxed(events, request, formats.values())
    lines: list[str] = []
    made: dict[Path, bytes] = {path: content for path, content in beside.items() if content is not None}
    taken = {_place(path) for path in beside}
    for path, (each, form) in asked.items():
        if each.pages == "one":
            pages: tuple[bytes, ...] = (pipeline.export(events, each, form, args.raw, args.cite),)
        else:
            pages = pipeline.export_pages(events, each, form, args.raw, args.cite)
        numbers = named(path, form, [f"{at}" for at in range(1, len(pages) + 1)]).values()
        for page, content in zip([path] if len(pages) == 1 else numbers, pages, strict=True):
            _spared(page, args.file)
            if _place(page) in taken:
                raise RequestError(f"{page} would be written over by another of the files; give another name.")
            taken.add(_place(page))
            made[page] = seal.sign(content, form) if seal else content
            if path in files:
                one = files[path][0]
                lines.append(f"{page}: {one.value}, {counted(one.events, 'event')}")
    save(made)
    for line in lines:
        print(printable(line))
    for said in boxed:
        print(printable(said), file=sys.stderr)
    if without:
        print(printable(f"{counted(without, 'event')} without a value in “{args.each}”: in none of them."))
    _say_language(request.language)


def _seal(args: argparse.Namespace, formats: Collection[str]) -> Seal | None:
    """What signs the files of these formats, if they are to be signed."""
    if not args.sign:
        return None
    certificates = source_at(args.sign, "a certificate as PEM").content
    key = source_at(args.key, "a private key as PEM").content
    return seal(certificates, key, (str(args.sign), str(args.key)), formats)


def _like(args: argparse.Namespace, events: Events) -> Request | None:
    """What the picture asked that is to be drawn again, if one is; says so if the data is not the same."""
    if not args.like:
        return None
    drawn = source_at(args.like, "a picture that Dateline made")
    request, differs = pipeline.recall(drawn.content, str(args.like), events)
    for said in differs:
        print(printable(said), file=sys.stderr)
    return request


def compare_versions(args: argparse.Namespace) -> int:
    if flags.reading(args).same or flags.reading(args).apart:
        args.wrong("--same-event and --apart are about several files that are one timeline, not about two versions")
    name = format_of(args.output) if args.output else ""
    if args.output:
        _spared(args.output, (args.old, args.new))
    compared = pipeline.compare(source_at(args.old), source_at(args.new), flags.reading(args))
    for loaded in (compared.old, compared.new):
        if nothing := printed.nothing(loaded):
            raise SourceError(nothing)
    if args.json or args.csv:
        told = compare.as_json(compared) if args.json else compare.as_csv(compared)
        sys.stdout.write(told.decode(errors="backslashreplace"))
    else:
        print("\n".join(map(printable, compare.as_text(compared).split("\n"))))
    if args.output:
        store = pipeline.together(compared)
        request = flags.request(args, compare.title(compared), compare.CHANGE)
        if request.lanes == compare.CHANGE and not request.pinned:
            request = replace(request, pinned=compare.lanes(compared))
        save({args.output: pipeline.export(store, request, name)})
        _say_language(request.language)
    return 1 if args.strict and compared.differs else 0


def _place(path: Path) -> str:
    """Where a file is, the same for two names that some disks do not tell apart."""
    return os.path.realpath(path).casefold()


def _spared(output: Path, files: Sequence[Path]) -> None:
    """Raises RequestError where a file would be overwritten by what is made of it."""
    for file in files:
        if output.exists() and file.exists() and output.samefile(file):
            raise RequestError(f"{output} is the file the events come from; give another name to write to.")


def store_tables(args: argparse.Namespace) -> int:
    store = _loaded(args)
    tables, left = pipeline.tables(store)
    save({args.output / name: content for name, content in tables.items()}, folder=args.output)
    if left:
        said = f"Not written, since the tables have a column of that name: {', '.join(f'“{name}”' for name in left)}."
        print(printable(said), file=sys.stderr)
    _say_rejected(args, store)
    return 0


def _loaded(args: argparse.Namespace) -> MemoryStore:
    """The events of the file, if anything of it can be shown and --strict lets it pass."""
    store = _read(args)
    if nothing := printed.nothing(store.loaded):
        raise SourceError(nothing)
    if args.strict and store.loaded.rejected:
        raise ExportError(f"{printed.rejected(store.loaded)}, so with --strict nothing was written.")
    for name, reason in store.loaded.unread:
        if args.strict:
            raise ExportError(f"{name} was not read, so with --strict nothing was written. {reason}")
        print(printable(f"Not read: {reason}"), file=sys.stderr)
    return store


def _read(args: argparse.Namespace, proposed: bool = False) -> MemoryStore:
    """The events of the file, or of several files and of those in folders; `proposed` takes what is to be asked."""
    asked, paths = flags.reading(args), args.file
    today = datetime.now(tz=UTC).date().isoformat()
    asked = replace(asked, propose=asked.propose or proposed)
    if len(paths) == 1 and not paths[0].is_dir():
        return pipeline.load(source_at(paths[0]), asked, today=today)
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir(), key=lambda each: each.name) if path.is_dir() else [path]
        if not path.exists() and path != STANDARD_INPUT:
            source_at(path)  # says so
        files += inside
    if not files:
        raise SourceError(f"There is no file in {' or '.join(map(str, paths))}.")
    alike = Counter(path.name for path in files)
    names = (path.name if alike[path.name] == 1 else str(path) for path in files)
    return pipeline.load_files(
        zip(names, (partial(source_at, path) for path in files), strict=True), asked, today=today
    )


def _say_rejected(args: argparse.Namespace, store: MemoryStore) -> None:
    if store.loaded.rejected:
        print(
            printable(f"{printed.rejected(store.loaded)}; “check {' '.join(map(str, args.file))}” lists them."),
            file=sys.stderr,
        )


def _say_language(asked: str) -> None:
    if spoken(asked) is None:
        said = f"The axis does not speak “{asked}”, so it is in English; it speaks {', '.join(LANGUAGES)}."
        print(printable(said), file=sys.stderr)
