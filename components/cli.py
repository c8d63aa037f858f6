"""FLOOR 5 · the command line: the page's pipeline, for people at a terminal and for scripts.

Exit 0 if a file or a database was read, 1 with one sentence on stderr if it could not be, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from components import commands, flags, printed
from components.errors import TimelineError
from components.export import FORMATS
from components.printed import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

_MINUS = re.compile(r"-[\dX]")  # the beginning of a year before 0, which is no flag


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; 130 if it was interrupted. Raises SystemExit for wrong usage, as
    argparse does."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper
    parser = _parser()
    args = parser.parse_args(_joined(sys.argv[1:] if argv is None else argv))
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except TimelineError as error:
        print(printable(printed.error_text(error)), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader has stopped; flushing at exit must not fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that reports an error in one sentence, without the list of all flags, which would hide it."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and exit with 2."""
        self.exit(2, f"{self.prog}: error: {message}; {self.prog} --help lists what there is.\n")


def _parser() -> argparse.ArgumentParser:
    program = Path(sys.argv[0])
    installed = "dateline" in (program.stem, program.parent.name)
    parser = _Parser(
        prog="dateline" if installed else "python -m components",
        description="Timelines that do not lie about time.",
        allow_abbrev=False,
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, words, add in (
        ("check", "read a file and print the receipt", _add_check),
        ("export", "write the picture, or the kept events, to a file", _add_export),
        ("open", "open the dashboard, and follow the file", _add_open),
        ("store", "write the events as the two tables of a database", _add_store),
        ("compare", "print what changed between two versions of a file", _add_compare),
    ):
        add(subparsers.add_parser(name, help=words, allow_abbrev=False))
    return parser


def _add_check(check: argparse.ArgumentParser) -> None:
    check.set_defaults(run=commands.check, wrong=check.error)
    check.add_argument("--json", action="store_true", help="print the receipt as JSON")
    proved = "prove that nothing in a project’s history was changed later, and list it; without FILE"
    check.add_argument("--history", metavar="PROJECT", type=Path, help=proved)
    _add_files(check, "*")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.set_defaults(run=commands.export, wrong=export.error)
    _add_files(export, "*")
    flags.add_database(export)
    suffixes = " ".join(f".{form.name}" for form in FORMATS)
    several = f"the file to write, once for each: {suffixes}"
    export.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, action="append", help=several)
    one_each = "one file for each value of this column, as in actor: OUT-value"
    export.add_argument("--each", metavar="COLUMN", help=one_each)
    like = "draw what this picture of Dateline's shows, unless other flags say else"
    export.add_argument("--like", metavar="PICTURE", type=Path, help=like)
    cite = "what a picture holds of what was asked: all but names (public, the default), or all of it (full)"
    export.add_argument("--cite", choices=("public", "full"), default="public", help=cite)
    hide = "hide names, dates and columns as this plan says; the key of aliases is kept beside it, as PLAN.key.json"
    export.add_argument("--redact", metavar="PLAN", type=Path, help=hide)
    export.add_argument("--preview", action="store_true", help="with --redact: print what would leave, write nothing")
    sign = "sign pictures with this certificate and those that lead to its authority (C2PA); needs c2pa-python"
    export.add_argument("--sign", metavar="CERT.pem", type=Path, help=sign)
    export.add_argument("--key", metavar="KEY.pem", type=Path, help="with --sign: the certificate's private key")
    export.add_argument("--raw", action="store_true", help="CSV: put no apostrophe before what looks like a formula")
    flags.add_request(export)


def _add_open(opening: argparse.ArgumentParser) -> None:
    opening.set_defaults(run=commands.open_page)
    opening.add_argument(
        "file", metavar="FILE", type=Path, nargs="*", help="shown together, or a project; none: an example"
    )


def _add_store(store: argparse.ArgumentParser) -> None:
    store.set_defaults(run=commands.store_tables)
    _add_files(store, "+")
    folder = "a folder for events.parquet and participation.parquet, which --database takes"
    store.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True, help=folder)


def _add_compare(comparing: argparse.ArgumentParser) -> None:
    comparing.set_defaults(run=commands.compare_versions, wrong=comparing.error)
    for name, words in (("old", "the file as it was"), ("new", "the file as it is now")):
        comparing.add_argument(name, metavar=name.upper(), type=Path, help=words)
    form = comparing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print it as JSON")
    form.add_argument("--csv", action="store_true", help="print it as CSV, one line a difference")
    comparing.add_argument("--strict", action="store_true", help="exit with 1 if anything differs")
    flags.add_reading(comparing)
    suffixes = " ".join(f".{form.name}" for form in FORMATS)
    comparing.add_argument("-o", "--output", metavar="OUT", type=Path, help=f"draw both as one timeline: {suffixes}")
    flags.add_request(comparing)


def _add_files(command: argparse.ArgumentParser, how_many: str) -> None:
    """Add the arguments for the files that a command reads, and for how they are read."""
    words = "a file with a date and a title column, or a folder of them; several are one timeline"
    command.add_argument("file", metavar="FILE", type=Path, nargs=how_many, help=words)
    command.add_argument("--strict", action="store_true", help="exit with 1 if any row was rejected")
    flags.add_reading(command)


def _joined(argv: Sequence[str]) -> list[str]:
    """The arguments with `--from -0044` as `--from=-0044`, since argparse would take the year for a flag."""
    joined: list[str] = []
    for arg in argv:
        if _MINUS.match(arg) and joined and joined[-1].startswith("--") and "=" not in joined[-1]:
            joined[-1] += f"={arg}"
        else:
            joined.append(arg)
    return joined
