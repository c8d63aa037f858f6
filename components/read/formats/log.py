"""Logs of programs and servers: every line that begins with a moment → a row, with the lines below it.

`2014-10-28 14:03:22,123 INFO [main] Started`, `2014-10-28 14:03:22 - root: started`, syslog's `Oct 28 14:03:22 srv1
sshd[123]: Accepted` (RFC 3164, without a year) and `2014-10-28T14:03:22+02:00 srv1 …` (RFC 5424), and web servers'
`10.0.0.1 - - [28/Oct/2014:14:03:22 +0200] "GET / HTTP/1.1" 200 1` (common log format).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.language import message
from components.read.bounds import within_cells
from components.read.formats.notation import actors_cell
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize

if TYPE_CHECKING:
    from components.model import Reading, Source

HEADER = ("date", "title", "actors", "type", "description")
_HEAD = 1 << 14  # bytes looked at to tell formats apart
_MOST = 0.5  # of the lines must begin with a moment; the others continue the line before
_DAY = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?"
_PLAIN = r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?"
_SYSLOG = r"[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d"
_LINE = re.compile(rf"(?:<\d+>\d? ?)?[\[(]?(?P<stamp>{_DAY}|{_PLAIN}|{_SYSLOG})[\])]?(?=\s|$)(?P<rest>.*)", re.ASCII)
_WEB = re.compile(
    r'(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<stamp>\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]{8} [+-]\d{4})\] (?P<rest>".*)'
)
_LEVEL = re.compile(
    r"[\s|:-]*[\[(]?(?P<level>TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|SEVERE|ALERT|EMERG)"
    r"[\])]?(?=[\s:|-]|$)[\s:|-]*",
    re.IGNORECASE,
)
_OF_HOST = re.compile(r"\s+(?P<host>\w[\w.-]*) (?P<process>[\w./@-]+(?:\[\d+\])?): ?(?P<text>.*)", re.ASCII)
_OF_PART = re.compile(r"\s*-\s+(?P<who>[\w.@/-]{1,60})(?: -|:)\s+(?P<text>.*)")
_TITLE = 200  # characters


def knows(content: bytes) -> bool:
    """Whether a text is a log: its first line and at least half of all begin with a moment."""
    head = content[:_HEAD]
    if b"\0" in head:
        return False
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()]
    begun = [bool(_LINE.match(line) or _WEB.match(line)) for line in lines]
    return len(lines) > 1 and begun[0] and sum(begun) > 1 and sum(begun) >= _MOST * len(lines)


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all lines that begin with a moment, with the lines that follow; lines before the first of these are
    rows without a date. Raises SourceError if there is no text."""
    found: list[tuple[int, list[str], list[str]]] = []  # line, cells, the lines behind
    for number, line in enumerate(text_of(source, reading, message("a log")).splitlines(), 1):
        if cells := _cells(line):
            found.append((number, cells, []))
        elif found:
            found[-1][2].append(line)
        elif line.strip():
            found.append((number, ["", line.strip(), "", ""], []))
    within_cells(source, len(found), len(HEADER))
    table = [[*_with_short_title(cells, "\n".join(behind).rstrip())] for _, cells, behind in found]
    return sanitize(
        Rows(
            HEADER,
            tuple(list(column) for column in zip(*table, strict=True)),
            [number for number, _, _ in found],
            notes=(message("Every line that begins with a moment is an event; lines below it are its description."),),
            facts=((message("format"), message("log")),),
        )
    )


def _cells(line: str) -> list[str]:
    """Moment, text, source and level of a line that begins with a moment; [] for any other line."""
    if web := _WEB.match(line):
        actor = web["user"] if web["user"] != "-" else web["host"]
        return [web["stamp"], web["rest"], actors_cell([(actor, "")]), ""]
    match = _LINE.match(line)
    if match is None:
        return []
    text, actor, level = match["rest"], "", ""
    if stated := _LEVEL.match(text):
        level, text = stated["level"], text[stated.end() :]
    elif host := _OF_HOST.fullmatch(text):
        actor, text = host["host"], f"{host['process']}: {host['text']}"
    elif part := _OF_PART.fullmatch(text):
        actor, text = part["who"], part["text"]
        if stated := _LEVEL.match(text):
            level, text = stated["level"], text[stated.end() :]
    return [match["stamp"], text.strip(" -|\t"), actors_cell([(actor, "")]) if actor else "", level]


def _with_short_title(cells: list[str], following: str) -> tuple[str, ...]:
    """The row under HEADER: a long text is cut for the title, and kept whole in the description."""
    date, text, who, level = cells
    title = text if len(text) <= _TITLE else text[:_TITLE].rpartition(" ")[0] + " …"
    description = "\n".join(filter(None, (text if title != text else "", following)))
    return date, title or level, who, level, description
