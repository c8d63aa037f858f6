"""Names that are Dateline's own, as they are read: of lanes, columns and statuses. In the address, in files and in the
code they are the same in every language."""

from __future__ import annotations

from components.language import message, say
from components.model import STATUSES

OTHERS, NONE, ALL = message("Other actors"), message("No actor given"), message("All events")
UNTITLED = message("Untitled, line {line}")
OTHERS_OF, NONE_OF = message("Other: {column}"), message("No {column} given")
_COLUMNS = {message("actor"), message("actors"), message("date"), message("description"), message("id")}
_COLUMNS |= {message("links"), message("locator"), message("reported"), message("source"), message("status")}
_COLUMNS |= {message("title"), message("type"), message("date as typed")}
_COLUMNS |= {message("change"), message("what changed"), message("status in the file"), message("file")}
_STATUSES = {message("occurred"), message("scheduled"), message("expected"), message("conditional")}
_STATUSES |= {message("cancelled"), message("disputed"), message("unchanged since"), message("changed since")}
_STATUSES |= {message("added since"), message("gone since"), message("date before")}


def lane_name(name: str, kind: str) -> str:
    """The name of a lane as it is shown: names of `grouping.unnamed` in the current language, others as they are."""
    if kind == "own":
        return name
    if name in (OTHERS, NONE, ALL):
        return say(name)
    form = OTHERS_OF if kind == "others" else NONE_OF
    before, _, after = form.partition("{column}")
    return say(form, column=column_name(name.removeprefix(before).removesuffix(after))) if name else ""


def column_name(column: str) -> str:
    """The name of a column as it is shown: ours in the current language, the file's own as they are."""
    return say(column) if column in _COLUMNS else column


def title_name(title: str) -> str:
    """What is read of a title: what stands for one that a row has not, in the language that is spoken. Files that
    programs read, such as CSV and JSON, keep it as it is in every language."""
    before, after = UNTITLED.split("{line}")
    if not title.startswith(before):
        return title
    line = title.removeprefix(before).removesuffix(after)
    return say(UNTITLED, line=line) if line.isdecimal() and title == UNTITLED.format(line=line) else title


def status_name(typed: str) -> str:
    """The name of a status as it is shown: those that marks know in the current language, others as typed."""
    return say(typed) if typed in _STATUSES else typed


def status_typed(text: str) -> str:
    """The status that a text names in the language that is spoken; any other text as it is."""
    return next((status for status in STATUSES if say(status).casefold() == text.strip().casefold()), text)
