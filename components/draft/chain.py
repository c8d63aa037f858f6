"""A chain of entries: each holds the SHA-256 of the one before, so that none can be changed, removed or inserted
without every later one showing it (as in a git history or RFC 6962's logs).

An entry is a JSON object. Its hash is that of the object written with sorted keys, without blanks, in ASCII; so it does
not depend on the layout of a file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from components.language import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTHING = ""  # the hash before the first entry
MOST_ENTRIES = 1_000_000


@dataclass(frozen=True)
class Entry:
    """An action: its kind (`what`), its time (`when`, UTC, ISO 8601), the hash of the entry `before`, and all details
    in `body`."""

    what: str
    when: str
    before: str = NOTHING
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def line(self) -> bytes:
        """The entry as one line of JSON, without a line end."""
        return json.dumps(self.as_json(), sort_keys=True, separators=(",", ":")).encode("ascii")

    @property
    def hash(self) -> str:
        """The SHA-256 of the line, in hexadecimal."""
        return sha256(self.line).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The entry as an object of JSON."""
        return {**self.body, "what": self.what, "when": self.when, "before": self.before}


@dataclass(frozen=True)
class Chain:
    """The valid entries, from the first on; `broken` is a sentence on why the next one is not valid, "" if all are."""

    entries: tuple[Entry, ...] = ()
    broken: str = ""

    @property
    def head(self) -> str:
        """The hash of the last entry, which identifies the whole chain."""
        return self.entries[-1].hash if self.entries else NOTHING


def chain(objects: Iterable[object]) -> Chain:
    """The chain of these JSON objects, up to the first invalid one."""
    entries: list[Entry] = []
    before = NOTHING
    for number, given in enumerate(objects, 1):
        entry = _entry(given)
        if entry is None or number > MOST_ENTRIES:
            return Chain(tuple(entries), message("Entry {n} is no entry of a history.", n=number))
        if entry.before != before:
            reason = message(
                "Entry {n} does not follow from entry {before}: it, or one before it, was changed, left out or put in "
                "later.",
                n=number,
                before=number - 1,
            )
            return Chain(tuple(entries), reason)
        entries.append(entry)
        before = entry.hash
    return Chain(tuple(entries))


def _entry(given: object) -> Entry | None:
    """The entry in a JSON object, None if it is none."""
    if not isinstance(given, dict) or not all(isinstance(given.get(name), str) for name in ("what", "when", "before")):
        return None
    try:
        datetime.fromisoformat(given["when"])
    except ValueError:
        return None
    body = {name: value for name, value in given.items() if name not in ("what", "when", "before")}
    return Entry(given["what"], given["when"], given["before"], body)
