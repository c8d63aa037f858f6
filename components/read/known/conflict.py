"""Political violence: ACLED, and UCDP's georeferenced events, each with its own codes for the precision of a day."""

from __future__ import annotations

import re

from components.language import message
from components.read.columns.precision import within_a_day
from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, first_of, join_filled, one_line
from components.read.known.stamps import between, shift_day, stamp

_SHORT = re.compile(r"(\d{1,2}[- ][A-Za-z]{3}[- ])(\d{2})")
_WEEK = 6  # days that a week reaches at most before and after one of its own


def _acled(sheet: Sheet) -> Arranged:
    with_one, with_two = (  # the second names are those of its older files
        first_of(sheet, (f"assoc_actor_{side}", f"ally_actor_{side}")) for side in (1, 2)
    )
    names = ("actor1", with_one, "actor2", with_two)
    notes = [
        message(
            "Time precision 1 is read as that day, 2 as one of the days within a week of it, 3 as its month; the day "
            "that was written is kept in event_date."
        )
    ]
    if any(_SHORT.fullmatch(cell.strip()) for cell in sheet["event_date"][:1000]):
        notes.append(message("Years of two digits are read as 20xx, or 19xx from 90 on: ACLED's events begin in 1997."))
    kind = first_of(sheet, ("sub_event_type", "event_type"))
    return {
        "id": sheet[first_of(sheet, ("event_id_cnty", "data_id"))],
        "date": sheet.map_cells(_acled_date, "event_date", "time_precision"),
        "title": sheet.map_cells(lambda what, where: join_filled((what, where), ", "), kind, "location"),
        "description": sheet["notes"],
        "actors": sheet.map_cells(_acled_actors, *names),
        "type": sheet["event_type"],
    }, notes


def _acled_date(text: str, precision: str) -> str:
    short = _SHORT.fullmatch(text)
    day = stamp(f"{short[1]}{'19' if short[2] >= '90' else '20'}{short[2]}".replace("-", " ") if short else text)
    if precision in ("", "1") or not shift_day(day, 0):
        return day
    if precision == "2":
        return between(shift_day(day, -_WEEK), shift_day(day, _WEEK))
    return day[:7] if precision == "3" else f"{day} (time precision {precision})"


def _acled_actors(actor1: str, with_actor1: str, actor2: str, with_actor2: str) -> str:
    return actors_cell(
        [(actor1, "actor 1")]
        + [(name, "with actor 1") for name in with_actor1.split(";")]
        + [(actor2, "actor 2")]
        + [(name, "with actor 2") for name in with_actor2.split(";")]
    )


def _ucdp(sheet: Sheet) -> Arranged:
    place_column = first_of(sheet, ("where_description", "where_coordinates", "adm_1", "country"))
    return {
        "date": sheet.map_cells(
            lambda start, end, prec: within_a_day(between(_day(start), _day(end)), prec),
            *("date_start", "date_end", "date_prec"),
        ),
        "title": sheet.map_cells(
            lambda a, b, where: one_line(join_filled((join_filled((a, b), " – "), where), ", ")),
            "side_a",
            "side_b",
            place_column,
        ),
        "description": sheet["source_headline"],
        "actors": sheet.map_cells(lambda a, b: actors_cell([(a, "side a"), (b, "side b")]), "side_a", "side_b"),
        "type": sheet.map_cells(_violence, "type_of_violence"),
        "reported": sheet.map_cells(_reported, "source_date"),
        "source": sheet[first_of(sheet, ("source_office", "source_article", "source_original"))],
    }, [
        message(
            "date_start and date_end are the earliest and the latest possible day: one day between them, not a time "
            "span."
        ),
        message("Titles are made of the two sides and the place."),
    ]


def _day(text: str) -> str:
    """A day without its time; UCDP writes its days as midnights."""
    return re.sub(r"[T ]00:00(?::00(?:\.0+)?)?$", "", stamp(text)) if text else ""


def _reported(text: str) -> str:
    """The day of the first report."""
    return min((day for part in re.split("[;,]", text) if (day := _day(part.strip()))), default="")


def _violence(code: str) -> str:
    return {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}.get(code, code)


ACLED = Layout(
    name="ACLED",
    needs=frozenset(("event_date", "event_type", "actor1")),
    taken=frozenset(("event_id_cnty", "notes", "event_type", "actor1", "assoc_actor_1", "actor2", "assoc_actor_2")),
    arrange=_acled,
)
UCDP = Layout(
    name=message("UCDP georeferenced events"),
    needs=frozenset(("side_a", "side_b", "date_start", "date_end")),
    taken=frozenset(("date_start", "date_end", "side_a", "side_b", "source_headline")),
    arrange=_ucdp,
)
