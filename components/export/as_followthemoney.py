"""Events as entities of FollowTheMoney (followthemoney.tech), one JSON object a line: Events, and the LegalEntities
involved."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha1
from typing import TYPE_CHECKING

from components.export.formatting import address, filled, source
from components.export.plain_dates import common_unit, edtf, lasts

if TYPE_CHECKING:
    from typing import Any

    from components.export.plain_dates import Moment
    from components.model import Event, Int64, Store


def as_followthemoney(store: Store, rows: Int64) -> bytes:
    """An Event for each row, after the LegalEntities that occur there for the first time. A date whose bounds are in
    different years has both bounds as values."""
    lines: list[str] = []
    named: set[str] = set()
    for event in store.events(rows):
        for part in event.actors:
            if part.name not in named:
                named.add(part.name)
                lines.append(_line(_key(part.name), "LegalEntity", name=[part.name]))
        lines.append(_line(event.id, "Event", edtf(event), **_properties(event)))
    return "".join(lines).encode()


def _line(name: str, schema: str, date: str = "", /, **properties: list[str]) -> str:
    """An entity as a line of JSON; the EDTF date is beside the properties of the model, which has none for it."""
    entity = {"id": name, "schema": schema, "properties": properties} | filled(edtf=date)
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _properties(event: Event) -> dict[str, Any]:
    start = _values(event.earliest_start, event.latest_start)
    end = _values(event.earliest_end, event.latest_end)
    when = {"startDate": start, "endDate": end} if lasts(event) else {"date": start}
    texts = {
        "name": event.title, "summary": event.description, "keywords": event.type,
        "sourceUrl": address(event), "publisher": "" if address(event) else source(event),
    }  # fmt: skip
    involved = list(dict.fromkeys(_key(part.name) for part in event.actors))
    return filled(**when, **{name: [text] for name, text in texts.items() if text}, involved=involved)


def _values(first: str | None, last: str | None) -> list[str]:
    if both := common_unit(first, last):
        return [_date(both)]
    return [bound[:10] for bound in (first, last) if bound]


def _date(given: Moment) -> str:
    """A date of FollowTheMoney, to the second: in UTC if it has a zone."""
    if not given.zone:
        return str(given).partition(".")[0]
    return datetime.fromisoformat(str(given)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")


def _key(name: str) -> str:
    """The id of an actor: the same for the same name in all files."""
    return f"actor-{sha1(name.encode(), usedforsecurity=False).hexdigest()[:20]}"
