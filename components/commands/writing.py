"""Writing files: never over each other, or over the file that the events come from."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components import pipeline
from components.errors import RequestError
from components.export import paths_by_value
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
    """Write all requested files, and those `beside` that have a content, which only the user may read, or none. Prints
    what was written for each value of a column. Raises RequestError if two files, or a file and the source, have one
    name."""
    if args.each is not None:
        ones, without = pipeline.per_value(events, request, args.each)
        names = {path: paths_by_value(path, form, (one.value for one in ones)) for path, form in formats.items()}
        files = {names[path][one.value]: (one, form) for one in ones for path, form in formats.items()}
        requested = {path: (one.request, form) for path, (one, form) in files.items()}
    else:
        files, without = {}, 0
        requested = {path: (request, form) for path, form in formats.items()}
    seal = _seal(args, formats.values())
    boxed = pipeline.letters_as_boxes(events, request, formats.values())
    lines: list[str] = []
    made: dict[Path, bytes] = {path: content for path, content in beside.items() if content is not None}
    taken = {_place(path) for path in beside}
    for path, (each, form) in requested.items():
        if each.pages == "one":
            pages: tuple[bytes, ...] = (pipeline.export(events, each, form, args.raw, args.cite),)
        else:
            pages = pipeline.export_pages(events, each, form, args.raw, args.cite)
        numbers = paths_by_value(path, form, [f"{at}" for at in range(1, len(pages) + 1)]).values()
        for page, content in zip([path] if len(pages) == 1 else numbers, pages, strict=True):
            check_not_overwritten(page, args.file)
            if _place(page) in taken:
                raise RequestError(f"{page} would be written over by another of the files; give another name.")
            taken.add(_place(page))
            made[page] = seal.sign(content, form) if seal else content
            if path in files:
                one = files[path][0]
                lines.append(f"{page}: {one.value}, {counted(one.events, 'event')}")
    save(made, private=beside)
    for line in lines:
        print(printable(line))
    for sentence in boxed:
        print(printable(sentence), file=sys.stderr)
    if without:
        print(printable(f"{counted(without, 'event')} without a value in “{args.each}”: in none of them."))
    say_language(request.language)


def _seal(args: argparse.Namespace, formats: Collection[str]) -> Seal | None:
    """The seal for files of these formats, None if they are not to be signed."""
    if not args.sign:
        return None
    certificates = source_at(args.sign, "a certificate as PEM").content
    key = source_at(args.key, "a private key as PEM").content
    return seal(certificates, key, (str(args.sign), str(args.key)), formats)


def _place(path: Path) -> str:
    """The identity of a path, the same for two names that some disks do not distinguish."""
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
