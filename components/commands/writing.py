"""Writing of files: never over each other, nor over a file that the events come from."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components import pipeline
from components.errors import RequestError
from components.export import ValueRequest, paths_by_value
from components.export.atomic_save import save
from components.export.signature import Seal, seal
from components.language import LANGUAGES, supported_language
from components.printed import printable
from components.read.inputs import source_at
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from components.model import Request
    from components.pipeline import Events


def write(
    args: argparse.Namespace,
    events: Events,
    request: Request,
    formats: Mapping[Path, str],
    beside: Mapping[Path, bytes | None],
) -> None:
    """Write all requested files, and those `beside` that have a content, or none of them; only the user may read the
    latter. Prints what was written for each value of a column. Raises RequestError if two files, or a file and the
    source, have one name, and the errors of `pipeline.export`."""
    files, without = _files(args, events, request, formats)
    seal = _seal(args, formats.values())
    boxed = pipeline.letters_as_boxes(events, request, formats.values())
    lines: list[str] = []
    contents: dict[Path, bytes] = {path: content for path, content in beside.items() if content is not None}
    taken = {_identity(path) for path in beside}
    for path, (part, form) in files.items():
        pages = _pages(args, events, part.request, form)
        numbers = paths_by_value(path, form, [f"{number}" for number in range(1, len(pages) + 1)]).values()
        for page, content in zip([path] if len(pages) == 1 else numbers, pages, strict=True):
            check_not_overwritten(page, args.file)
            if _identity(page) in taken:
                raise RequestError(f"{page} would be written over by another of the files; give another name.")
            taken.add(_identity(page))
            contents[page] = seal.sign(content, form) if seal else content
            if args.each is not None:
                lines.append(f"{page}: {part.value}, {counted(part.events, 'event')}")
    save(contents, private=beside)
    for line in lines:
        print(printable(line))
    for sentence in boxed:
        print(printable(sentence), file=sys.stderr)
    if without:
        print(printable(f"{counted(without, 'event')} without a value in “{args.each}”: in none of them."))
    say_language(request.language)


def _files(
    args: argparse.Namespace, events: Events, request: Request, formats: Mapping[Path, str]
) -> tuple[dict[Path, tuple[ValueRequest, str]], int]:
    """The request and the format of each file, one for each value with --each, and the number of events in none."""
    if args.each is None:
        return {path: (ValueRequest("", 0, request), form) for path, form in formats.items()}, 0
    parts, without = pipeline.per_value(events, request, args.each)
    paths = {path: paths_by_value(path, form, (part.value for part in parts)) for path, form in formats.items()}
    return {paths[path][part.value]: (part, form) for part in parts for path, form in formats.items()}, without


def _pages(args: argparse.Namespace, events: Events, request: Request, form: str) -> tuple[bytes, ...]:
    """The file of a request, or one for each page of its picture."""
    if request.pages == "one":
        return (pipeline.export(events, request, form, args.raw, args.cite),)
    return pipeline.export_pages(events, request, form, args.raw, args.cite)


def _seal(args: argparse.Namespace, formats: Collection[str]) -> Seal | None:
    """The seal for files of these formats, None if they are not to be signed."""
    if not args.sign:
        return None
    certificates = source_at(args.sign, "a certificate as PEM").content
    key = source_at(args.key, "a private key as PEM").content
    return seal(certificates, key, (str(args.sign), str(args.key)), formats)


def _identity(path: Path) -> str:
    """The identity of a path: the same for paths that differ by links, or by case, which some disks ignore."""
    return os.path.realpath(path).casefold()


def check_not_overwritten(output: Path, files: Sequence[Path]) -> None:
    """Check that nothing overwrites a file that the events come from. Raises RequestError."""
    for file in files:
        if output.exists() and file.exists() and output.samefile(file):
            raise RequestError(f"{output} is the file the events come from; give another name to write to.")


def say_language(language: str) -> None:
    """Print that the requested language is not supported, if it is not."""
    if supported_language(language) is None:
        sentence = f"The axis does not speak “{language}”, so it is in English; it speaks {', '.join(LANGUAGES)}."
        print(printable(sentence), file=sys.stderr)
