"""The command line: the same pipeline as the page's, for people at a terminal and for scripts.

Exit 0 when a file loaded, 1 with one sentence on stderr when nothing could, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from components import flags, pipeline
from components.errors import ExportError, RequestError, SourceError, TimelineError
from components.export import FORMATS
from components.layout.language import LANGUAGES, spoken
from components.model import Source
from components.read.wording import at_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.model import Loaded

_MINUS = re.compile(r"-[\dX]")  # how a year before 0 begins, which is no flag


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Raises SystemExit for wrong usage, as argparse does."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper
    parser = _parser()
    args = parser.parse_args(_joined(sys.argv[1:] if argv is None else argv))
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except TimelineError as error:
        print(_printable(str(error)), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # whoever read this has seen enough; what is left must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m components", description="Timelines that do not lie about time.", allow_abbrev=False
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="read a file and print the receipt", allow_abbrev=False)
    check.set_defaults(run=_check)
    check.add_argument("--json", action="store_true", help="print the receipt as JSON")
    export = commands.add_parser("export", help="write the picture, or the kept events, to a file", allow_abbrev=False)
    export.set_defaults(run=_export)
    for command in (check, export):
        command.add_argument("file", metavar="FILE", type=Path, help="a file with a date and a title column")
        command.add_argument("--strict", action="store_true", help="exit with 1 if any row was rejected")
        flags.add_reading(command)
    suffixes = " ".join(f".{form.name}" for form in FORMATS)
    export.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help=f"the file to write: {suffixes}"
    )
    export.add_argument("--raw", action="store_true", help="CSV: put no apostrophe before what looks like a formula")
    flags.add_request(export)
    return parser


def _joined(argv: Sequence[str]) -> list[str]:
    """`--from -0044` as `--from=-0044`, or argparse would take the year for a flag."""
    joined: list[str] = []
    for arg in argv:
        if _MINUS.match(arg) and joined and joined[-1].startswith("--") and "=" not in joined[-1]:
            joined[-1] += f"={arg}"
        else:
            joined.append(arg)
    return joined


def _check(args: argparse.Namespace) -> int:
    loaded = pipeline.load(_source(args.file), flags.reading(args)).loaded
    print(_as_json(loaded) if args.json else _as_text(loaded))
    if _nothing(loaded):
        raise SourceError(_nothing(loaded))
    return 1 if args.strict and loaded.rejected else 0


def _export(args: argparse.Namespace) -> int:
    name = _format(args.output)
    if args.output.exists() and args.file.exists() and args.output.samefile(args.file):
        raise RequestError(f"{args.output} is the file the events come from; give another name to write to.")
    store = pipeline.load(_source(args.file), flags.reading(args))
    loaded = store.loaded
    if _nothing(loaded):
        raise SourceError(_nothing(loaded))
    if args.strict and loaded.rejected:
        raise ExportError(f"{_rejected(loaded)}, so with --strict nothing was written.")
    _write(args.output, pipeline.export(store, flags.request(args, store), name, args.raw))
    if spoken(args.language) is None:
        said = f"The axis does not speak “{args.language}”, so it is in English; it speaks {', '.join(LANGUAGES)}."
        print(_printable(said), file=sys.stderr)
    if loaded.rejected:
        print(_printable(f"{_rejected(loaded)}; “check {args.file}” lists them."), file=sys.stderr)
    return 0


def _format(path: Path) -> str:
    """The format that the suffix names."""
    known = {f".{form.name}": form.name for form in FORMATS}
    suffix = path.suffix.lower()
    if suffix not in known:
        given = f"the suffix “{suffix}”" if suffix else "no suffix"
        raise RequestError(f"{path} has {given}; the format comes from it, and it is one of {', '.join(known)}.")
    return known[suffix]


def _source(path: Path) -> Source:
    try:
        return Source(path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}; a CSV file with a date and a title column is needed.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror or error}.") from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from error


def _nothing(loaded: Loaded) -> str:
    """The sentence for a file all of whose rows were rejected, "" for any other."""
    if not loaded.rejected or len(loaded.rejected) < loaded.rows:
        return ""
    first = loaded.rejected[0]
    where = f"the first on line {first.line}: {first.reason}"
    return f"Nothing of {loaded.name} could be loaded: {_rejected(loaded)}, {where}."


def _rejected(loaded: Loaded) -> str:
    were = "row was" if len(loaded.rejected) == 1 else "rows were"
    return f"{len(loaded.rejected):,} of {loaded.rows:,} {were} rejected"


def _as_json(loaded: Loaded) -> str:
    receipt = {
        "rows": loaded.rows,
        "events": loaded.events,
        "undated": loaded.undated,
        "rejected": [
            {"line": entry.line, "column": entry.column, "value": entry.value, "reason": entry.reason}
            for entry in loaded.rejected
        ],
        "notes": [*_facts(loaded), *loaded.notes],
    }
    return json.dumps(receipt, ensure_ascii=False, indent=2)


def _facts(loaded: Loaded) -> list[str]:
    return [f"{name.capitalize()}: {words}." for name, words in loaded.facts]


def _as_text(loaded: Loaded) -> str:
    lines = [
        loaded.name,
        f"rows {loaded.rows:,} = events {loaded.events:,} + without a date {loaded.undated:,} "
        f"+ rejected {len(loaded.rejected):,}",
    ]
    if loaded.facts:
        lines += ["", "Read as:", *(f"  {fact}" for fact in _facts(loaded))]
    if loaded.rejected:
        lines += ["", "Rejected:"]
        lines += [
            f"  line {entry.line}: {_where(entry.column, entry.value)}{entry.reason}" for entry in loaded.rejected
        ]
    open_ones = [each for each in loaded.suggestions if not each.accepted]
    if open_ones:
        lines += ["", "Suggested (--accept-suggestions reads them so):"]
        lines += [f"  {_where(each.column, each.value)}{each.edtf} ({at_lines(each.lines)})" for each in open_ones]
    if loaded.notes:
        lines += ["", "Notes:", *(f"  {note}" for note in loaded.notes)]
    return "\n".join(map(_printable, lines))


def _where(column: str, value: str) -> str:
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    return f"{column} “{shown}”: " if column and value else f"“{shown}”: " if value else ""


def _printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey: control characters are written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
