"""FollowTheMoney's entities: intervals and events with the names of the entities they refer to, and these entities
themselves.

Schemata and properties are those of the FollowTheMoney model (followthemoney.tech). Its properties have lists of
values; of several dates the most exact is used if the others agree with it, else a date between the first and the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from components.language import message
from components.read.formats.notation import actors_cell
from components.read.known.layout import Arranged, Layout, Sheet, join_filled, one_line
from components.read.known.stamps import between, interval, stamp
from components.read.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Properties = dict[str, list[Any]]

_MODEL = """
Address Airplane Analyzable Article Assessment Asset Associate Audio BankAccount Call CallForTenders Company
Concession Contract ContractAward ContractLot CourtCase CourtCaseParty CryptoWallet Debt Directorship Document
Documentation EconomicActivity Email Employment Event Family Folder HyperText Identification Image Interest Interval
Land LegalEntity License Membership Mention Message Note Occupancy Organization Ownership Package Page Pages
Passport Payment Person PlainText Position Post Project ProjectParticipant PublicBody RealEstate Representation Risk
Sanction Security Similar Succession Table TaxRoll Thing Trip UnknownLink UserAccount Value Vehicle Vessel Video
Workbook
"""
_SCHEMATA = frozenset(_MODEL.split())
_ENTITIES = """
owner asset director organization member payer beneficiary payerAccount beneficiaryAccount employer employee person
relative associate holder subject object client agent party debtor creditor successor predecessor supplier authority
participant involved organizer
"""
_REFERS = frozenset(_ENTITIES.split())  # properties whose values are entities, whether the file has them or not
_LASTED = ("startDate", "endDate")
_LIVES = (("birthDate", "deathDate"), ("incorporationDate", "dissolutionDate"), ("openingDate", "closingDate"))
_MOMENTS = (
    "date",
    "contractDate",
    "awardDate",
    "fileDate",
    "listingDate",
    "publicationDate",
    "publishedAt",
    "authoredAt",
)
_NO_ACTORS = frozenset(("proof", "addressEntity", "parent", "ancestors", "publisher", "id", "referents"))
_ACTORS = frozenset(("LegalEntity", "Person", "Organization", "Company", "PublicBody"))
_ONLY_NAMED = frozenset(("name", "alias", "weakAlias", "firstName", "lastName", "title"))
_NAMES = ("name", "title", "subject", "fileName")
_TEXTS = ("summary", "description", "purpose", "notes", "reason")
_OUTSIDE = frozenset(
    ("id", "schema", "caption", "datasets", "referents", "target", "origin", "first_seen", "last_seen", "last_change")
)  # what an entity has beside its properties


def _entities(sheet: Sheet) -> Arranged:
    properties = _properties(sheet)
    captions = sheet["caption"]
    ids = [cell.strip() for cell in sheet["id"]]
    entity_names = [
        caption.strip() or _first(found, _NAMES) for caption, found in zip(captions, properties, strict=True)
    ]
    names = {name: called for name, called in zip(ids, entity_names, strict=True) if name}
    dates, titles, actors = [], [], []
    row_keeps = _keeps(sheet)
    lost = things = 0
    for schema, called, found, keeps in zip(sheet["schema"], entity_names, properties, row_keeps, strict=True):
        people = list(_people(found, names))
        named = [(name, role) for name, role in people if name]
        date = _date(found)
        lost += len(people) - len(named)
        things += keeps and not date
        dates.append(date)
        titles.append(_title(schema, called, found, named))
        actors.append(actors_cell(named or [(called, "")]))
    return {
        "id": ids,
        "date": dates,
        "title": titles,
        "description": [_first(found, _TEXTS) for found in properties],
        "actors": actors,
        "type": sheet["schema"],
        "source": [_first(found, ("sourceUrl", "publisherUrl", "publisher")) for found in properties],
    }, list(_notes(things, lost, row_keeps.count(False)))


def _keeps(sheet: Sheet) -> list[bool]:
    """Whether each row is an event or entity of its own, and not only the name of an actor that another row refers
    to."""
    properties = _properties(sheet)
    referred = {
        value for found in properties for key, values in found.items() if key not in _NO_ACTORS for value in values
        if isinstance(value, str)
    }  # fmt: skip
    return [
        schema.strip() not in _ACTORS or name.strip() not in referred or not _ONLY_NAMED.issuperset(found)
        for schema, name, found in zip(sheet["schema"], sheet["id"], properties, strict=True)
    ]


def _notes(things: int, lost: int, named: int) -> Iterator[str]:
    if named:
        yield message(
            "{records} of which only the name is said: actors where others refer to them, and no rows of their own.",
            records=counted(named, "record"),
        )
    if things:
        yield (
            message(
                "{records} without a date of its own: listed without one, and named where others refer to it.",
                records=counted(things, "record"),
            )
        )
    if lost:
        yield message(
            "{references} to entities whose names are not in the file: kept, and not read as actors.",
            references=counted(lost, "reference"),
        )


def _properties(sheet: Sheet) -> list[Properties]:
    """The properties of each row, from one column of JSON or from one column for each."""
    return [
        {key: _values(value) for key, value in found.items() if key not in _OUTSIDE}
        for found in sheet.objects("properties")
    ]


def _values(value: Any) -> list[Any]:
    """The values of a property; in a column they are a text with semicolons in between."""
    return value if isinstance(value, list) else value.split("; ") if isinstance(value, str) else [value]


def _first(found: Properties, keys: Iterable[str]) -> str:
    return next((str(value) for key in keys for value in found.get(key, ()) if value and isinstance(value, str)), "")


def _people(found: Properties, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The entities that the properties refer to, by id or embedded, each with the property's name as the role; "" for a
    name that the file does not have."""
    for key, values in found.items():
        if key in _NO_ACTORS:
            continue
        role = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).lower()
        for value in values:
            if isinstance(value, dict) and "schema" in value:
                inner = {name: _values(inner_value) for name, inner_value in (value.get("properties") or {}).items()}
                yield str(value.get("caption") or _first(inner, _NAMES)), role
            elif isinstance(value, str) and value in names:
                yield names[value], role
            elif key in _REFERS:
                yield "", role


def _date(found: Properties) -> str:
    start, end = (_between(found.get(key, ())) for key in _LASTED)
    if start or end:
        return interval(start, end) if end or start[0].isalpha() else f"{start}/"
    for first, last in _LIVES:
        if found.get(first) or found.get(last):
            begin, over = _between(found.get(first, ())), _between(found.get(last, ()))
            return interval(begin, over) if begin else over
    return next((date for key in _MOMENTS if (date := _between(found.get(key, ())))), "")


def _between(values: Iterable[Any]) -> str:
    """One date from several: the most exact if it agrees with all others, else a date between the first and the
    last."""
    texts = sorted({stamp(value.strip()) for value in values if isinstance(value, str) and value.strip()})
    exact = [text for text in texts if not any(other != text and other.startswith(text) for other in texts)]
    return between(exact[0], exact[-1]) if exact else ""


def _title(schema: str, called: str, found: Properties, people: Iterable[tuple[str, str]]) -> str:
    """The entity's own name, else its schema, with the names of the first two roles: `Directorship: Ann, Bob –
    Acme`."""
    if called and (called != schema or _first(found, _NAMES)):  # a caption may be the schema's own
        return one_line(called)
    roles: dict[str, list[str]] = {}
    for name, role in people:
        roles.setdefault(role, []).append(name)
    what = _first(found, ("role", "relationship", "purpose")) or schema
    return one_line(
        join_filled((what, join_filled((", ".join(names) for names in list(roles.values())[:2]), " – ")), ": ")
    )


def _recognises(sheet: Sheet) -> bool:
    schemata = {cell.strip() for cell in sheet["schema"]} - {""}
    return bool(schemata) and len(schemata & _SCHEMATA) * 2 > len(schemata)


ENTITIES = Layout(
    name="FollowTheMoney",
    needs=frozenset(("id", "schema")),
    taken=frozenset(("id", "schema", "caption")),
    arrange=_entities,
    recognises=_recognises,
    beside_ours=True,
    keeps=_keeps,
)
