"""Display names of Dateline's own lanes, columns and statuses, in the current language. In the address, in files and in
the code they are English."""

from __future__ import annotations

from components.language import message, say
from components.model import STATUSES

OTHERS, NONE, ALL = message("Other actors"), message("No actor given"), message("All events")
UNTITLED = message("Untitled, line {line}")
OTHERS_OF, NONE_OF = message("Other: {column}"), message("No {column} given")
_COLUMNS = {message("actor"), message("actors"), message("date"), message("description"), message("id")}
_COLUMNS |= {message("links"), message("locator"), message("reported"), message("source"), message("status")}
_COLUMNS |= {message("title"), message("type"), message("date as typed"), message("start"), message("end")}
_COLUMNS |= {message("change"), message("what changed"), message("status in the file"), message("file")}
_STATUSES = {message("occurred"), message("scheduled"), message("expected"), message("conditional")}
_STATUSES |= {message("cancelled"), message("disputed"), message("unchanged since"), message("changed since")}
_STATUSES |= {message("added since"), message("gone since"), message("date before")}


def lane_name(name: str, kind: str) -> str:
    """The display name of a lane: names of `grouping.shared_lane_names` in the current language, others unchanged.
    `kind` is that of an `AssignedLane`."""
    if kind == "own":
        return name
    if name in (OTHERS, NONE, ALL):
        return say(name)
    form = OTHERS_OF if kind == "others" else NONE_OF
    before, _, after = form.partition("{column}")
    return say(form, column=column_name(name.removeprefix(before).removesuffix(after))) if name else ""


def column_name(column: str) -> str:
    """The display name of a column: ours in the current language, the file's own unchanged."""
    return say(column) if column in _COLUMNS else column


def title_name(title: str) -> str:
    """The display form of a title: placeholders for missing titles in the current language. Files for programs, such as
    CSV and JSON, keep them in English."""
    before, after = UNTITLED.split("{line}")
    if not title.startswith(before):
        return title
    line = title.removeprefix(before).removesuffix(after)
    return say(UNTITLED, line=line) if line.isdecimal() and title == UNTITLED.format(line=line) else title


def status_name(typed: str) -> str:
    """The display name of a status: those of `_STATUSES` in the current language, others as typed."""
    return say(typed) if typed in _STATUSES else typed


def status_typed(text: str) -> str:
    """The status (of `model.STATUSES`) that a text names in the current language; any other text unchanged."""
    return next((status for status in STATUSES if say(status).casefold() == text.strip().casefold()), text)
