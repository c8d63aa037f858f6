"""The columns of titles, actors, types and other texts, chosen among the columns of texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.language import message
from components.model import COLUMNS, STATUSES, Choice
from components.read.columns.column_names import SYNONYMS, plain
from components.read.columns.column_profiles import profile, sample
from components.read.columns.header_words import PART, WHOLE, suggested_roles
from components.read.columns.lists import separator_of
from components.read.wording import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.read.columns.column_profiles import ColumnProfile
    from components.read.rows import Rows

_CLOSE = 0.75  # points between the best and the next, within which a person is asked
_FILLED = 2 / 3  # of the rows have a text, in a column of remarks that names events
_SHORT, _LONG = 100, 200  # characters of a good title, and of prose
_APART = 0.8  # of the texts are different, in a column whose texts tell rows apart
_OFTEN = 0.5  # of the names at most are different, in a column of people who each took part in several events
_AGAIN = 0.05  # of the names at least must come again
_LASTED = re.compile(
    r"(?:(?:about |ca?\. ?)?\d+(?:[.,]\d+)? ?"
    r"(?:years?|yrs?|months?|mos?|weeks?|days?|hours?|hrs?|minutes?|mins?|jahre?|monate?|wochen?|tage?|stunden?|ans?|mois"
    r"|jours?|heures?|años?|meses|mes|días?|horas?|anni|anno|mesi|giorni|jaar|maanden|dagen|[dhwmy]),? ?"
    r"(?:and |und |et |y )?)+",
    re.IGNORECASE,
)
_OBJECTS = re.compile(r"\[.*\]|\{.*\}", re.DOTALL)  # of JSON or Python
_HELD = 3  # points for the holder of an office, in a table of terms
_KINDS = 0.15  # of the texts at most are different in a column of kinds, whatever its name
_SMALL = 8  # filled cells up to which names need not recur
_FEW = 40  # distinct values at most of a type
_NO_TITLE = {"id": 2.5, "link": 2, "status": 1.5, "source": 1.5, "type": 1, "group": 1, "place": 0.75}  # points off
_NO_ACTOR = ("type", "status", "trait", "link", "date")  # what a name says of actors beside who they are
_ROLES = ("type", "status", "place", "source", "link", "description")  # chosen after title and actors, in this order


def title(columns: Sequence[ColumnProfile], lasting: bool = False) -> Choice | None:
    """The column of titles, with the runner-up if it is close; None if every column is something else. An empty column
    called title is still the title: no other is taken without asking. If rows are `lasting`, with a start and an end,
    the holder of an office is preferred."""
    ranked = sorted(
        ((_title_points(profile) + _HELD * (lasting and _holds_office(profile)), profile)
         for profile in columns if _may_name(profile)),
        key=lambda pair: -pair[0],
    )  # fmt: skip
    empty = next((profile for profile in columns if profile.kind == "blank" and plain(profile.name) == "title"), None)
    if empty:
        reason = message(
            "{name}: blank throughout, so that rows are named by what else they say", name=quoted(empty.name)
        )
        return Choice("title", empty.name, empty.at, reason, not ranked, ranked[0][1].name if ranked else "")
    if not ranked:
        return None
    points, best = ranked[0]
    if best.length > _LONG and best.roles.get("title", 0) < PART and (other := _shorter_column(best, ranked)):
        return Choice("title", best.name, best.at, _title_reason(best), sure=False, runner_up=other.name)
    next_points, second = ranked[1] if len(ranked) > 1 else (points - 2 * _CLOSE, best)
    is_close = points - next_points < _CLOSE
    is_ambiguous = (
        points - next_points < 2 * _CLOSE and min(best.roles.get("title", 0), second.roles.get("title", 0)) == WHOLE
    )
    distinctive = best.roles.get("title", 0) >= PART or (
        best.roles.get("description", 0) == WHOLE and best.distinct > _APART
    )
    sure = not is_ambiguous and (distinctive or (not is_close and best.distinct > _APART))
    return Choice(
        "title", best.name, best.at, _title_reason(best), sure, second.name if is_close or is_ambiguous else ""
    )


def _shorter_column(best: ColumnProfile, ranked: Sequence[tuple[float, ColumnProfile]]) -> ColumnProfile | None:
    """The best-ranked column of short texts that is filled as much as `best`, whose long texts are rather a
    description; None if there is none."""
    others = (
        profile
        for _, profile in ranked
        if profile.filled >= best.filled and not profile.roles.keys() & _NO_TITLE.keys()
    )
    return next((profile for profile in others if profile.length <= _SHORT), None)


def actors(columns: Sequence[ColumnProfile]) -> Choice | None:
    """The column of actors: names that recur, or several in a cell; with the runner-up if it is close. None if there is
    none."""
    ranked = sorted(((_actor_points(profile), profile) for profile in columns), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] <= 0:
        return None
    points, best = ranked[0]
    separator = separator_of(best.cells)
    alternative = ranked[1][1].name if len(ranked) > 1 and points - ranked[1][0] < _CLOSE and ranked[1][0] > 0 else ""
    how = (
        message("names with {words} between them", words=separator.words)
        if separator
        else message("{names} in {cells} cells", names=counted(best.different, "name"), cells=best.filled_count)
    )
    return Choice(
        "actors",
        best.name,
        best.at,
        message("{name}: {how}", name=quoted(best.name), how=how),
        best.roles.get("actors", 0) >= PART,
        alternative,
    )


def people_in(rows: Rows) -> tuple[int, ...]:
    """The index of the column of actors, as a tuple, in a table whose date and title are known; () if there is none, if
    two are close, or if a column has a name that is mapped to `actors` anyway."""
    names = [name.strip() for name in rows.header]
    if any(plain(name) in ("actors", *SYNONYMS["actors"]) for name in names):
        return ()
    candidates = [
        index
        for index, name in enumerate(names)
        if plain(name) not in COLUMNS and suggested_roles(name).get("actors", 0) >= PART
    ]
    rows_seen = sample(len(rows.lines), len(candidates)) if candidates else []
    found = actors([profile(names[index], index, rows.columns[index], rows_seen) for index in candidates])
    return (found.at,) if found and not found.runner_up else ()


def others(columns: Sequence[ColumnProfile]) -> list[Choice]:
    """The choices for further columns: type, status, place, source, links to pages and description."""
    remaining, found = list(columns), []
    for role in _ROLES:
        ranked = sorted(((_other_points(profile, role), profile) for profile in remaining), key=lambda pair: -pair[0])
        if ranked and ranked[0][0] > 0:
            best = ranked[0][1]
            remaining.remove(best)
            found.append(
                Choice(
                    role, best.name, best.at, message("{name}: {how}", name=quoted(best.name), how=best.description())
                )
            )
    return found


def _may_name(profile: ColumnProfile) -> bool:
    """Whether a column may be the title: it holds texts, or codes under a name for titles, and not times or lengths of
    time."""
    if (
        profile.roles.keys() & {"timed", "date"}
        and "title" not in profile.roles
        and plain(profile.name) in ("time", "hour", "date")
    ):
        return False
    if profile.share(_LASTED) >= _APART:
        return False  # “294 days” is how long something was
    return profile.kind == "text" or (profile.kind == "code" and profile.roles.get("title", 0) >= PART)


def _title_points(profile: ColumnProfile) -> float:
    """The score of a column as the title."""
    roles = profile.roles
    points = float(roles.get("title", 0)) + 0.5 * (roles.get("title", 0) == WHOLE and profile.name.lower() == "title")
    if roles.get("description", 0) >= PART and "title" not in roles and profile.filled >= _FILLED:
        points += 0.75  # remarks on a few rows name no events
    points += 2 * profile.distinct - 2 * (1 - profile.filled)
    points += 1.5 if 3 <= profile.length <= _SHORT else 0.5 if _SHORT < profile.length <= _LONG else 0
    points += 0.8 * sum(1 for cell in profile.cells if " " in cell) / max(len(profile.cells), 1)
    if (
        profile.distinct < _KINDS
        and profile.filled_count > _SMALL
        and plain(profile.name) not in ("title", *SYNONYMS["title"])
    ):
        points -= 1.5  # a charge is “plea” or “verdict”, of many defendants
    for role, penalty in _NO_TITLE.items():
        points -= penalty * (roles.get(role, 0) >= PART and roles.get("title", 0) < WHOLE)
    if roles.get("place", 0) >= PART and roles.get("title", 0) < WHOLE:
        points -= 2 * (1 - profile.distinct)  # the name of a place where many things happened is not what happened
    separator = separator_of(profile.cells)
    if separator and separator.names and not roles.keys() & {"title", "actors"}:
        points -= 1.5  # several persons in each cell are who, not what
    if roles.get("actors", 0) >= PART and roles.get("title", 0) < WHOLE:
        points -= 0.5 + 1.5 * (separator is not None)
        points -= 1.5 * (profile.distinct < _OFTEN)  # in a plan of shifts each has many: who is not what
    return points


def _holds_office(profile: ColumnProfile) -> bool:
    return profile.roles.get("office", 0) >= PART and profile.roles.get("group", 0) < PART


def _title_reason(profile: ColumnProfile) -> str:
    """The reason to take a column for the title, as a sentence."""
    length = (
        message("long texts")
        if profile.length > _LONG
        else message("short texts")
        if profile.length <= _SHORT
        else message("texts")
    )
    if profile.distinct > 0.9:
        return message("{name}: {length}, nearly all different", name=quoted(profile.name), length=length)
    return message(
        "{name}: {length}, {different} different in {cells} cells",
        name=quoted(profile.name),
        length=length,
        different=profile.different,
        cells=profile.filled_count,
    )


def _actor_points(profile: ColumnProfile) -> float:
    """The score of a column as actors, 0 if it is none."""
    word = profile.roles.get("actors", 0)
    if (
        profile.kind not in ("text", "code", "mail")
        or (profile.share(_OBJECTS) > _OFTEN and not separator_of(profile.cells))  # lists of other things than names
        or profile.length > _LONG
        or (profile.kind != "text" and word < PART)
    ):
        return 0
    if word < WHOLE and any(profile.roles.get(role, 0) >= PART for role in _NO_ACTOR):
        return 0  # the kind of an agency or the sex of a patient is neither
    numbered = profile.kind == "code" and profile.roles.get("id", 0) >= PART
    if numbered or (word < PART and profile.roles.get("place", 0) >= PART):
        return 0
    separator = separator_of(profile.cells)
    points = float(word) + (1.5 if separator else 0) - (0.5 if profile.roles.get("title", 0) >= PART else 0)
    if not word:
        return 0.5 if separator and separator.names else 0
    recurrence = 1 - profile.distinct
    if (
        not separator
        and recurrence < _AGAIN
        and profile.filled_count > _SMALL
        and plain(profile.name) not in SYNONYMS["actors"]
    ):
        return 0
    return points + recurrence + profile.filled


def _other_points(profile: ColumnProfile, role: str) -> float:
    """The score of a column for another role, 0 if it does not fit."""
    word = profile.roles.get(role, 0)
    kind, few = profile.kind, (1 < profile.different <= _FEW and profile.distinct < 0.7) or word == WHOLE
    if role == "type":
        return word * (kind in ("text", "code", "yes/no") and few)
    if role == "status":
        statuses = sum(1 for cell in profile.cells if cell.lower() in STATUSES)
        return word * (profile.cells != () and statuses >= 0.9 * len(profile.cells))
    if role == "place":
        return word * (kind in ("text", "code"))
    if role == "source":
        return (word >= PART) * word * (kind in ("text", "link")) or 0.25 * (kind == "link")
    if role == "link":
        return (word or 1) * (kind == "link")
    return (word * (kind == "text")) or 0.5 * (kind == "text" and profile.length > _SHORT)
