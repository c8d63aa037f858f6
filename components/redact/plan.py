"""The plan of redaction: a small JSON file, written by a person or by the page.

{"actors": {"Kim Song": "", "Japan": "A country"}, "dates": "month", "columns": ["source"],
 "words": ["Blue House"], "found": [{"text": "Kim", "in": "title", "do": "replace"}], "others": "drop"}
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from components.cells.fold import fold
from components.errors import RequestError
from components.language import message
from components.redact.dates import Unit

Action = Literal["replace", "drop", "keep"]
ACTIONS: tuple[Action, ...] = get_args(Action)
UNITS: tuple[Unit, ...] = get_args(Unit)
MOST_ACTORS, MOST_COLUMNS, MOST_FOUND, LONGEST = 2_000, 500, 20_000, 1_000
MOST_BYTES = 4_000_000
KEPT = ("date", "title")  # columns that every event needs
_NOT_IN_NAMES = ";[]"  # separators in a cell of actors


@dataclass(frozen=True)
class Decision:
    """A decision about a hidden name or a too exact date in texts: the `text` as found, and its `column`, "" for
    all."""

    text: str
    do: Action
    column: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan of redaction: actors by name, each with its alias ("" for a generated one); the precision of dates;
    columns to leave out; words that are searched for in texts like names; and decisions about findings. `others` is the
    decision about all other findings, "" for none: then the export stops."""

    actors: tuple[tuple[str, str], ...] = ()
    dates: Unit = ""
    columns: tuple[str, ...] = ()
    found: tuple[Decision, ...] = ()
    others: Literal["", "replace", "drop"] = ""
    words: tuple[str, ...] = ()


def read(name: str, content: bytes) -> Plan:
    """The plan in a file of this name. Raises a RequestError that names the wrong field."""
    if len(content) > MOST_BYTES:
        raise RequestError(
            message("{name} is larger than a plan may be ({most} MB).", name=name, most=MOST_BYTES // 1_000_000)
        )
    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RequestError(
            message("{name} is no plan for hiding names: it is not JSON, or cut short.", name=name)
        ) from error
    return of_json(given, name)


def of_json(given: Any, name: str) -> Plan:
    """The plan in a JSON object, which `name` names in errors. Raises RequestError."""
    if not isinstance(given, dict):
        raise RequestError(
            message(
                "{name} is no plan for hiding names: it has to be an object with any of {fields}.",
                name=name,
                fields=_listed(_FIELDS),
            )
        )
    if unknown := [field for field in given if field not in _FIELDS]:
        raise RequestError(
            message(
                "{name}: there is no field “{unknown}” in a plan; there are {fields}.",
                name=name,
                unknown=_short(unknown[0]),
                fields=_listed(_FIELDS),
            )
        )
    actors = _actors(given.get("actors", {}), name)
    found = _list(given.get("found", []), f"{name}: found", MOST_FOUND)
    return Plan(
        actors,
        _one(given.get("dates", ""), UNITS, f"{name}: dates"),
        tuple(_column(entry, f"{name}: columns") for entry in _list(given.get("columns", []), f"{name}: columns",
                                                                  MOST_COLUMNS)),
        tuple(_decision(entry, f"{name}: found, entry {number}") for number, entry in enumerate(found, 1)),
        _one(given.get("others", ""), ("", "replace", "drop"), f"{name}: others"),
        tuple(_word(entry, f"{name}: words") for entry in _list(given.get("words", []), f"{name}: words", MOST_ACTORS)),
    )  # fmt: skip


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as JSON, which `of_json` reads."""
    found = [{"text": decision.text, "in": decision.column, "do": decision.do} for decision in plan.found]
    return asdict(plan) | {"actors": dict(plan.actors), "columns": list(plan.columns), "words": list(plan.words),
                           "found": found}  # fmt: skip


def written(plan: Plan) -> bytes:
    """The plan as a file: JSON in UTF-8."""
    return (json.dumps(as_json(plan), ensure_ascii=False, indent=1) + "\n").encode()


def _actors(given: Any, name: str) -> tuple[tuple[str, str], ...]:
    """The actors of a plan, each with its alias, "" for a generated one. Raises RequestError."""
    where = f"{name}: actors"
    if isinstance(given, list):
        given = dict.fromkeys([_text(actor, where) for actor in given], "")
    if not isinstance(given, dict) or len(given) > MOST_ACTORS:
        raise RequestError(
            message(
                "{where} has to be a list of names, or an object of names and aliases, {most} at most.",
                where=where,
                most=MOST_ACTORS,
            )
        )
    pairs = tuple((" ".join(actor.split()), " ".join(_text(alias, f"{where}, “{_short(actor)}”", blank=True).split()))
                  for actor, alias in given.items())  # fmt: skip
    if not all(actor for actor, _ in pairs):
        raise RequestError(message("{where}: a name is blank.", where=where))
    for _, alias in pairs:
        if set(alias) & set(_NOT_IN_NAMES):
            raise RequestError(
                message(
                    "{where}: the alias “{alias}” has one of {known} in it.",
                    where=where,
                    alias=_short(alias),
                    known=" ".join(_NOT_IN_NAMES),
                )
            )
    _check_distinct(pairs, where)
    return pairs


def _check_distinct(pairs: tuple[tuple[str, str], ...], where: str) -> None:
    """Check that no actor and no alias is there twice. Raises RequestError."""
    names = [fold(actor) for actor, _ in pairs]
    if twice := next((actor for actor, _ in pairs if names.count(fold(actor)) > 1), ""):
        raise RequestError(
            message(
                "{where}: “{twice}” stands there twice, in capitals or not; once is enough.",
                where=where,
                twice=_short(twice),
            )
        )
    aliases = [fold(alias) for _, alias in pairs if alias]
    if twice := next((alias for alias in aliases if aliases.count(alias) > 1), ""):
        raise RequestError(
            message(
                "{where}: the alias “{twice}” stands for two, who would become one; give each its own.",
                where=where,
                twice=_short(twice),
            )
        )


def _decision(given: Any, where: str) -> Decision:
    if not isinstance(given, dict) or not {"text", "do"} <= given.keys() <= {"text", "do", "in"}:
        raise RequestError(message("{where} has to be an object with text, do and, if need be, in.", where=where))
    return Decision(_text(given["text"], f"{where}: text"), _one(given["do"], ACTIONS, f"{where}: do"),
                    _text(given.get("in", ""), f"{where}: in", blank=True))  # fmt: skip


def _column(given: Any, where: str) -> str:
    column = _text(given, where)
    if column in KEPT:
        raise RequestError(
            message(
                "{where}: “{column}” cannot be left out; a date can be made coarser, with dates.",
                where=where,
                column=column,
            )
        )
    return column


def _word(given: Any, where: str) -> str:
    word = " ".join(_text(given, where).split())
    if not any(character.isalnum() for character in word):
        raise RequestError(
            message(
                "{where}: “{word}” has no letter or digit in it, so it cannot be looked for.",
                where=where,
                word=_short(word),
            )
        )
    return word


def _list(given: Any, where: str, most: int) -> list[Any]:
    if not isinstance(given, list) or len(given) > most:
        raise RequestError(message("{where} has to be a list of {most} at most.", where=where, most=most))
    return given


def _text(given: Any, where: str, blank: bool = False) -> str:
    if not isinstance(given, str) or len(given) > LONGEST or not (blank or given.strip()):
        may = message("{where} has to be a text of {most} characters at most.", where=where, most=LONGEST)
        must = message("{where} has to be a text of 1 to {most} characters.", where=where, most=LONGEST)
        raise RequestError(may if blank else must)
    return given


def _one(given: Any, allowed: tuple[Any, ...], where: str) -> Any:
    if not isinstance(given, str) or given not in allowed:
        raise RequestError(
            message(
                "{where} is “{given}”; it may be {known}.",
                where=where,
                given=_short(str(given)),
                known=_listed([value or "blank" for value in allowed]),
            )
        )
    return given


def _listed(words: Any) -> str:
    return ", ".join(words)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


_FIELDS = ("actors", "dates", "columns", "words", "found", "others")
