"""The key: the alias of each hidden actor. It is kept apart from all exports, and an alias, once given, stays."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

from components.cells.fold import fold
from components.errors import RequestError
from components.language import message, say, unmarked
from components.redact.plan import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from components.redact.plan import Plan

ALIAS = message("Actor {n}")


def aliases(plan: Plan, key: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """The key, with an alias for every actor that the plan hides: that of the key, else that of the plan, else the next
    generated one. No alias may be a name in `taken` of an actor who is not hidden, or given twice. Raises
    RequestError."""
    made = dict(key)
    hidden = {fold(name) for name, _ in plan.actors}
    used = {fold(alias) for alias in made.values()} | ({fold(name) for name in taken} - hidden)
    for name, wanted in plan.actors:
        if name in made and wanted not in ("", made[name]):
            raise RequestError(
                message(
                    "actors: “{name}” is “{made}” in the key, not “{wanted}”; leave it blank, or begin a new key.",
                    name=name,
                    made=made[name],
                    wanted=wanted,
                )
            )
        if name in made and fold(made[name]) in {fold(other) for other in taken} - hidden:
            raise RequestError(
                message("actors: the alias “{made}” of the key is the name of another actor.", made=made[name])
            )
        if name not in made:
            alias = wanted or next(
                ours for number in count(1) if fold(ours := unmarked(say(ALIAS, n=number))) not in used
            )
            if fold(alias) in used:
                raise RequestError(
                    message("actors: the alias “{alias}” is somebody's already; give another one.", alias=alias)
                )
            made[name] = alias
            used.add(fold(alias))
    return made


def read(name: str, content: bytes) -> dict[str, str]:
    """The key in a file of this name. Raises RequestError."""
    try:
        given = json.loads(content) if len(content) <= MOST_BYTES else {}
        key = given["aliases"]
        valid = all(isinstance(text, str) and text for pair in key.items() for text in pair)
        if not valid or len({fold(alias) for alias in key.values()}) < len(key):
            raise ValueError("one alias for two")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise RequestError(
            message(
                "{name} is no key of aliases, or it is damaged; put it right, or move it away to begin a new one.",
                name=name,
            )
        ) from error
    return dict(key)


def written(key: Mapping[str, str]) -> bytes:
    """The key as a file: JSON in UTF-8."""
    return (json.dumps({"aliases": dict(key)}, ensure_ascii=False, indent=1) + "\n").encode()
