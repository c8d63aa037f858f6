"""Chats exported from messengers as text: every line that begins with a day and a time starts a row.

`28.10.2014, 14:03 - Anna: …` (WhatsApp on Android) or `[28/10/14, 14:03:22] Anna: …` (on iOS). Following lines belong
to the same message; a line without a name is a message of the program itself. Years of two digits are of this century,
since these programs are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from components.dates.day_order import numbers_in, proofs, proved_order, usual_order
from components.language import message
from components.read.bounds import within_cells
from components.read.formats.notation import actors_cell
from components.read.formats.unicode import text_of
from components.read.rows import Rows
from components.read.sanitize import sanitize
from components.read.wording import ORDERS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.model import Reading, Source

HEADER = ("date", "title", "actors", "description", "date as typed")
_HEAD = 1 << 14  # bytes looked at to tell formats apart
_LINE = re.compile(
    r"[\u200e\u200f\ufeff]?(?P<opens>\[)?(?P<stamp>(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)"
    r"(?P<c>\d{4}|\d{1,2})\.?,? (?:um |at )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?:[ \xa0\u202f]?(?P<half>[AaPp])\.?[ \xa0]?[Mm]\.?)?)(?(opens)\]| [-\u2013]) (?P<rest>.*)"
)
_MARKS = "\u200e\u200f"  # of the direction of writing
_NAME = re.compile(
    r"(?P<name>[^\W\d][^:\n\"“”«»]{0,60}|\+[\d\s\xa0()-]{5,25}|~[^:\n]{1,60}):(?:\s|$)(?P<text>.*)", re.S
)
_OF_PROGRAM = re.compile(  # “Ben changed the subject to: Roads” is nothing that Ben wrote
    r"[^:\n]{1,60}(?:\b(?:changed|added|created|removed|hat|haben|a (?:changé|modifié|créé|ajouté)|cambió|añadió|creó"
    r"|ha (?:cambiado|cambiato|creato|aggiunto)|mudou|alterou|criou|heeft|zmienił\(?a?\)?|изменила?) |님이 )[^:\n]*:"
)
_LEVEL = re.compile(r"\W*(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|critical|fatal)\b", re.IGNORECASE)
_TITLE = 120  # characters


@dataclass
class _Message:
    """A message being read: its first line, the parts of its day and time, and its text so far."""

    line: int
    stamp: re.Match[str]
    texts: list[str] = field(default_factory=list)

    @property
    def typed_day(self) -> str:
        """The day as it is written, its year with four digits."""
        year, mark = int(self.stamp["c"]), self.stamp["mark"]
        return f"{self.stamp['a']}{mark}{self.stamp['b']}{mark}{year + 2000 * (year < 100)}"

    def day(self, order: str) -> tuple[int, int, int]:
        """Year, month and day, in this order of day and month."""
        parts = dict(zip(order or "dmy", (self.stamp[part] for part in "abc"), strict=True))
        year = int(parts["y"])
        return year + 2000 * (year < 100), int(parts["m"]), int(parts["d"])

    def date(self, order: str) -> str:
        """The date and time in EDTF; as written except for the year, if `order` is ""."""
        hour = int(self.stamp["hour"])
        if half := self.stamp["half"]:
            hour = hour % 12 + 12 * (half in "Pp")
        time = f"{hour:02}:{self.stamp['minute']}" + (f":{second}" if (second := self.stamp["second"]) else "")
        year, month, day = self.day(order)
        return f"{year}-{month:02}-{day:02}T{time}" if order else f"{self.stamp['a']}/{self.stamp['b']}/{year} {time}"

    def cells(self, order: str) -> tuple[str, ...]:
        """The row under HEADER."""
        full_text = "\n".join(self.texts).strip().lstrip(_MARKS)
        with_name = None if _OF_PROGRAM.match(full_text) else _NAME.fullmatch(full_text)
        text = with_name["text"].strip().lstrip(_MARKS) if with_name else full_text
        title = text.partition("\n")[0].strip()
        if len(title) > _TITLE:
            title = title[:_TITLE].rpartition(" ")[0] + " …" if " " in title[:_TITLE] else title[:_TITLE] + "…"
        actors = actors_cell([(with_name["name"], "")]) if with_name else ""
        return self.date(order), title, actors, text if text != title else "", self.stamp["stamp"]


def knows(content: bytes) -> bool:
    """Whether a text begins with a message of a chat, has at least two, and some with a name; a program's log is
    none."""
    head = content[:_HEAD]
    if b"\0" in head:
        return False
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines or not _LINE.match(lines[0]):
        return False
    found = [match for line in lines if (match := _LINE.match(line))]
    if any(_LEVEL.match(match["rest"]) or (match["second"] and not match["opens"]) for match in found):
        return False  # a program's log: no messenger writes seconds without brackets
    return len(found) > 1 and any(_NAME.match(match["rest"].lstrip(_MARKS)) for match in found)


def rows(source: Source, reading: Reading) -> Rows:
    """The rows of all messages. Raises SourceError if there is no text."""
    return rows_of_lines(source, enumerate(text_of(source, reading, message("a chat")).splitlines(), 1), reading)


def rows_of_lines(source: Source, lines: Iterable[tuple[int, str]], reading: Reading) -> Rows:
    """The rows of all messages in numbered lines, at least one of which must begin a message. Raises SourceError if
    there are too many."""
    messages: list[_Message] = []
    for number, line in lines:
        if stamp := _LINE.match(line):
            messages.append(_Message(number, stamp, [stamp["rest"]]))
        elif messages:
            messages[-1].texts.append(line)
    within_cells(source, len(messages), len(HEADER))
    order, proof = _order(messages, reading.date_order)
    cells = [item.cells(order) for item in messages]
    notes = [message("Every message is an event; what stands behind its first line is its description.")]
    if order:
        fact = message("{order}, because {proof} proves it", order=ORDERS[order], proof=quoted(proof)) if proof else ""
        notes += [message("Days are read as {order}.", order=fact or ORDERS[order])]
    return sanitize(
        Rows(
            HEADER,
            tuple(list(column) for column in zip(*cells, strict=True)),
            [item.line for item in messages],
            notes=tuple(notes),
            facts=((message("format"), message("chat")),),
        )
    )


def _order(messages: Sequence[_Message], stated: str) -> tuple[str, str]:
    """The order of day, month and year, and the text that proves it, "" if none does; ("", "") if the order is unknown.
    `stated` is the order that a person states."""
    if stated or len(messages[0].stamp["a"]) == 4:
        return (stated, "") if stated else ("ymd", "")
    stamps: dict[str, str] = {}
    for item in messages:
        stamps.setdefault(item.typed_day, item.stamp["stamp"])
    numbers = numbers_in(stamps)
    if proof := proofs(numbers):
        return (proved_order(numbers[proof[0]]), stamps[proof[0]]) if len(proof) == 1 else ("", "")
    if order := usual_order(stamps):
        return order, ""
    rising = [order for order in ("dmy", "mdy") if _ascend(messages, order)]  # as messages are sent
    return (rising[0], "") if len(rising) == 1 else ("", "")


def _ascend(messages: Sequence[_Message], order: str) -> bool:
    """Whether no message is before the one above it, in this order of day and month."""
    return all(earlier <= later for earlier, later in pairwise(item.day(order) for item in messages))
