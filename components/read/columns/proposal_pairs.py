"""Two columns that name the two sides of every event, such as home and away team or buyer and seller: actors, each with
its column's name as the role."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from components.cells.fold import fold
from components.language import message
from components.model import Choice
from components.read.columns.column_profiles import profiles
from components.read.columns.header_words import WHOLE, suggested_roles
from components.read.wording import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.read.columns.column_profiles import ColumnProfile
    from components.read.rows import Rows

_SIDES = frozenset((
    "home away", "buyer seller", "sender recipient", "sender receiver", "from to", "plaintiff defendant",
    "claimant respondent", "appellant respondent", "prosecution defence", "payer payee", "payer beneficiary",
    "attacker defender", "attacker target", "attacker victim", "perpetrator victim", "winner loser", "victor loser",
    "lender borrower", "creditor debtor", "landlord tenant", "employer employee", "donor recipient",
    "donor beneficiary", "exporter importer", "acquirer target", "parent subsidiary", "author recipient",
    "caller callee", "host guest", "interviewer interviewee", "supplier customer", "contractor client", "red blue",
    "white black", "first second", "domicile exterieur", "acheteur vendeur", "expediteur destinataire",
    "demandeur defendeur", "heim gast", "kaufer verkaufer", "absender empfanger", "klager beklagter", "von an",
    "leihgeber leihnehmer", "verleiher entleiher", "vermieter mieter", "arbeitgeber arbeitnehmer",
    "glaubiger schuldner", "auftraggeber auftragnehmer", "preteur emprunteur", "bailleur locataire",
    "employeur employe",
    "comprador vendedor", "local visitante", "remitente destinatario", "demandante demandado", "acquirente venditore",
    "mittente destinatario", "casa ospite", "remetente destinatario", "koper verkoper", "afzender ontvanger",
    "thuis uit", "1 2", "a b", "i ii", "one two",
))  # fmt: skip
_OTHER_SIDE = {
    one: [sides.split()[1] for sides in _SIDES if sides.split()[0] == one]
    for one in {sides.split()[0] for sides in _SIDES}
}
_DOUBTFUL = frozenset(("from", "to", "von", "an"))  # which may be places
_LONGEST = 100  # characters of a name
_PERSON = re.compile(r"\S+ \S.*|\S+@\S+")
_STEMS = frozenset(("side", "name", "country", "club", "opponent", "entity", "state", "fighter", "group", "nation"))
_MOST = 0.8  # of the cells must look like persons


def role(name: str) -> str:
    """A column's name as the role of the actors in it: “home_team” becomes home team."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|[_./-]+", " ", name)).strip().lower()


def pair(columns: Sequence[ColumnProfile]) -> tuple[ColumnProfile, ColumnProfile] | None:
    """The two columns that name two sides; None if there are none, or more than one pair."""
    pairs = ((columns[a], columns[b]) for a, b in _named_as_sides([profile.name for profile in columns]))
    found = list(islice((sides for sides in pairs if _are_names(*sides)), 2))
    return found[0] if len(found) == 1 else None


def pair_in(rows: Rows) -> tuple[int, ...]:
    """The indexes of the two columns that name two sides, from 0; () if there are none, or more than one pair."""
    if next(_named_as_sides(rows.header), None) is None:
        return ()
    sides = pair(profiles(rows))
    return tuple(profile.at for profile in sides) if sides else ()


def are_sides(names: Sequence[str]) -> bool:
    """Whether the names of two columns are those of two sides, in this order."""
    return len(names) == 2 and (0, 1) in _named_as_sides(names)


def choices(sides: tuple[ColumnProfile, ColumnProfile]) -> list[Choice]:
    """The choices of both columns as actors, each with its reason."""
    reasons = [
        message(
            "{name}: {names} in {cells} cells",
            name=quoted(profile.name),
            names=counted(profile.different, "name"),
            cells=profile.filled_count,
        )
        for profile in sides
    ]
    return [Choice("actors", profile.name, profile.at, reason) for profile, reason in zip(sides, reasons, strict=True)]


def _named_as_sides(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The indexes of each two names that differ in one word, which distinguishes two sides: home_team and away_team.
    Names that occur twice are left out, as their columns cannot be told apart."""
    words = [tuple(fold(role(name)).split()) for name in names]
    count_of = Counter(words)
    index_of = {name_words: index for index, name_words in enumerate(words) if count_of[name_words] == 1}
    for name_words, index in index_of.items():
        for number, word in enumerate(name_words):
            for other in _OTHER_SIDE.get(word, ()):
                if (other_index := index_of.get((*name_words[:number], other, *name_words[number + 1 :]))) is not None:
                    yield index, other_index


def _are_names(first: ColumnProfile, second: ColumnProfile) -> bool:
    """Whether the columns hold names, by their names or by their cells."""
    if any(profile.kind not in ("text", "mail") or profile.length > _LONGEST for profile in (first, second)):
        return False
    words, others = fold(role(first.name)).split(), fold(role(second.name)).split()
    common_words = " ".join(word for word in words if word in others)
    if not common_words:
        doubtful = bool(_DOUBTFUL & {*words, *others})
        return not doubtful or all(profile.share(_PERSON) >= _MOST for profile in (first, second))
    return suggested_roles(common_words).get("actors", 0) == WHOLE or common_words in _STEMS
