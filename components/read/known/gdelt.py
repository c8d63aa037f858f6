"""GDELT events: tab-separated, 61 columns (58 in its first version), most often without a header."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from components.language import message
from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, headless, join_filled
from components.read.known.stamps import from_parts

if TYPE_CHECKING:
    from components.read.rows import Rows

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_HEADER = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *chain(*([f"Actor{n}{part}" for part in (*_ACTOR, "Type1Code", "Type2Code", "Type3Code")] for n in (1, 2))),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *chain(*([f"{who}Geo_{part}" for part in _PLACE] for who in ("Actor1", "Actor2", "Action"))),
    *("DATEADDED", "SOURCEURL"),
)
_FIRST = tuple(name for name in _HEADER if not name.endswith("ADM2Code"))  # the header of version 1

# CAMEO's twenty root codes.
_ROOTS = (
    *("make public statement", "appeal", "express intent to cooperate", "consult", "engage in diplomatic cooperation"),
    *("engage in material cooperation", "provide aid", "yield", "investigate", "demand", "disapprove", "reject"),
    *("threaten", "protest", "exhibit force posture", "reduce relations", "coerce", "assault", "fight"),
    "use unconventional mass violence",
)


def _headed(rows: Rows) -> Rows:
    """The rows under the header that GDELT leaves out, if the first row is one of its events."""
    first = rows.header
    header = {len(names): names for names in (_HEADER, _FIRST)}.get(len(first))
    if header is None or not (re.fullmatch(r"\d+", first[0]) and re.fullmatch(r"\d{8}", first[1])):
        return rows
    return headless(
        rows, header, message("The file has no header; its {columns} columns are GDELT's.", columns=len(header))
    )


def _events(sheet: Sheet) -> Arranged:
    return {
        "id": sheet["globaleventid"],
        "date": sheet.map_cells(_day, "sqldate"),
        "title": sheet.map_cells(_title, "actor1name", "actor2name", "eventrootcode", "actiongeo_fullname"),
        "actors": sheet.map_cells(
            lambda a, b: actors_cell([(a, "actor 1"), (b, "actor 2")]), "actor1name", "actor2name"
        ),
        "type": sheet.map_cells(_kind, "eventrootcode"),
        "reported": sheet.map_cells(_added, "dateadded"),
        "source": sheet["sourceurl"],
    }, [
        message("Titles are made of the actors, the event's CAMEO root code and the place."),
        message("DATEADDED, when GDELT found the report, is read as when it was reported."),
    ]


def _day(text: str) -> str:
    return from_parts(text[:4], text[4:6], text[6:]) if re.fullmatch(r"\d{8}", text, re.ASCII) else text


def _added(text: str) -> str:
    """`20141028143000` → that moment in UTC; `20141028` → that day."""
    time = re.fullmatch(r"(\d{8})(\d{2})(\d{2})(\d{2})", text, re.ASCII)
    return f"{_day(time[1])}T{time[2]}:{time[3]}:{time[4]}Z" if time else _day(text)


def _kind(code: str) -> str:
    number = int(code) if re.fullmatch(r"\d{1,2}", code, re.ASCII) else 0
    return _ROOTS[number - 1] if 1 <= number <= len(_ROOTS) else code


def _title(actor1: str, actor2: str, code: str, place: str) -> str:
    return join_filled((join_filled((join_filled((actor1, actor2), " – "), _kind(code)), ": "), place), ", ")


EVENTS = Layout(
    name=message("GDELT 2 events"),
    needs=frozenset(("globaleventid", "sqldate")),
    taken=frozenset(("globaleventid", "sqldate", "actor1name", "actor2name", "sourceurl")),
    arrange=_events,
    headed=_headed,
)
