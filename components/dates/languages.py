"""The names of months, weekdays and eras in the world's languages, as CLDR has them, and the words around them.

CLDR's names come through Babel, the words around them stand in `vocabulary.toml`. They are gathered when a column first
has a word that is none of English's: first of the languages that are official in some country, then, for a word in none
of these, of all others.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from babel import localedata
from babel.core import get_global

from components.dates.english import CODES, DAY_CODES, GLUE, WORDS

if TYPE_CHECKING:
    from typing import Any

Names = Mapping[tuple[str, ...], Mapping[str, frozenset[str]]]
"""By the words of a name: what it may mean, and in which languages."""

# A number, one sign of a script that writes words without blanks, or a word with its marks.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"
TOKEN = re.compile(rf"\d+|[{_SIGNS}]|[^\s\d\W_{_SIGNS}][^\s\d!-/:-@\[-`{{-~{_SIGNS}\u00ab\u00bb\u2000-\u206f]*")
_MONTH = re.compile(r"(?P<before>[^\s\d\WM]*)M{3,4}(?P<behind>[^\s\d\WM]*)")
_OF_COUNTRIES = (
    "de_AT",
    "ar_DZ",
    "ar_LB",
    "ar_MA",
    "ar_TN",
    "es_MX",
    "fr_CA",
    "it_CH",
    "pt_PT",
)  # with names of their own
_VOCABULARY = Path(__file__).with_name("vocabulary.toml")  # what CLDR does not list among its names
_EVERY = "every"
_OFFICIAL = ("official", "de_facto_official")


class Named(NamedTuple):
    """A name found in a text: how many of its tokens it takes, and what it may mean in which languages."""

    length: int
    meanings: Mapping[str, frozenset[str]]


def tokens(text: str) -> list[str]:
    """The words and numbers of a folded text, without what stands between them."""
    return TOKEN.findall(text)


def folded(text: str) -> str:
    """The text with look-alikes made alike: case, width, and the dots and dashes of letters that have them apart."""
    return unicodedata.normalize("NFKC", text.casefold()).replace("\u200e", "").replace("\u200f", "")


def _without_accents(text: str) -> str:
    """Latin letters as people type them who have no accents; other scripts as they are, whose marks are letters."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare if bare.isascii() else text


def named(words: list[str], at: int, all_languages: bool) -> Named | None:
    """The longest name that begins with token `at`."""
    names, longest, _ = _names(all_languages)
    for length in range(min(longest.get(words[at], 0), len(words) - at), 0, -1):
        if meanings := names.get(tuple(words[at : at + length])):
            return Named(length, meanings)
    return None


def month_names() -> frozenset[str]:
    """The names of months in the languages that are official in some country, folded and with blanks between their
    words; those that are numbers with a word around them, as in Chinese, are not among them."""
    found = {" ".join(words) for words, meanings in _names(False)[0].items() if not meanings.keys().isdisjoint(CODES)}
    return frozenset(name for name in found if len(name) > 2 and not any(map(str.isdigit, name)))


def is_known(word: str, all_languages: bool) -> bool:
    """Whether a token is part of a name."""
    return word in _names(all_languages)[2]


@cache
def _names(all_languages: bool) -> tuple[Names, Mapping[str, int], frozenset[str]]:
    """The names, for each token that begins one how long the longest of these is, and all tokens."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = {}
    narrow: list[tuple[tuple[str, ...], str, str]] = []
    official = _official()
    for language in localedata.locale_identifiers():
        base, _, variant = language.partition("_")
        varies = variant and not (re.fullmatch("[A-Z][a-z]{3}", variant) or language in _OF_COUNTRIES)
        if varies or base in ("root", "en") or (base not in official and not all_languages):
            continue
        data = _data(language)
        narrow += [(tuple(tokens(folded(name))), meaning, base) for name, meaning in _eras(data, "narrow")]
        for name, meaning in _of_language(data):
            for spelling in {folded(name), _without_accents(folded(name))}:
                words = tuple(tokens(spelling))
                named = any(not word.isdigit() for word in words)
                if named and (len("".join(words)) > 1 or not spelling.isascii()):
                    found.setdefault(words, {}).setdefault(meaning, set()).add(base)
    for word, meaning in WORDS.items():
        found.setdefault((word,), {}).setdefault(meaning, set()).add("en")
    for language, lines in tomllib.loads(_VOCABULARY.read_text("utf-8")).items():
        for meaning, spellings in lines.items():
            for spelling in map(folded, spellings.split(",")):
                for words in {tuple(tokens(spelling)), tuple(tokens(_without_accents(spelling)))}:
                    found.setdefault(words, {}).setdefault(meaning, set()).add(language)
    for words, meaning, base in narrow:  # of few letters, such as "fKr": what means something else is left that
        if len("".join(words)) > 1 and found.setdefault(words, {meaning: set()}).keys() == {meaning}:
            found[words][meaning].add(base)
    names = {
        words: {said: frozenset(() if _EVERY in of else of) for said, of in each.items()}
        for words, each in found.items()
    }
    return names, _longest(names), frozenset(word for words in names for word in words)


def _longest(names: Names) -> dict[str, int]:
    """For each token that begins a name, of how many tokens the longest of these is."""
    longest: dict[str, int] = {}
    for words in names:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


def _official() -> set[str]:
    """The languages that are official in some country."""
    territories: Mapping[str, Mapping[str, Mapping[str, Any]]] = get_global("territory_languages")
    return {
        name.partition("_")[0]
        for spoken in territories.values()
        for name, about in spoken.items()
        if about.get("official_status") in _OFFICIAL
    }


def _data(language: str) -> Any:
    """CLDR's names of a language."""
    shared = cast("Any", localedata.load(language))
    # Babel writes what an alias leads to into what languages share: without a copy, October would be 10月 in French.
    return localedata.LocaleDataDict({part: deepcopy(shared[part]) for part in _PARTS})


def _of_language(data: Any) -> Iterator[tuple[str, str]]:
    """Each name of a language with what it means."""
    patterns = [pattern.pattern for pattern in data["date_formats"].values()]
    glued = {(match["before"], match["behind"]) for pattern in patterns for match in _MONTH.finditer(_bare(pattern))}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in data["months"][context][width].items():
                yield name, CODES[month - 1]
                for before, behind in glued - {
                    ("", "")
                }:  # Hebrew's ב and others stand at the month's name without a blank
                    yield f"{before}{name}{behind}", CODES[month - 1]
            for day, name in data["days"][context][width].items():
                yield name, DAY_CODES[day]
    for width in ("wide", "abbreviated"):
        yield from _eras(data, width)
    for pattern in patterns:
        for quoted in re.findall(r"'([^']+)'", pattern):
            yield quoted, GLUE


def _eras(data: Any, width: str) -> Iterator[tuple[str, str]]:
    """What a language calls the years before Christ and those after."""
    for era, name in data["eras"][width].items():
        if re.sub(r"\W", "", name.lower()) not in _HALVES:
            yield name, "ad" if era else "bc"


_HALVES = ("am", "pm")  # of the day, wherever else they may be eras
_PARTS = ("date_formats", "months", "days", "eras")


def _bare(pattern: str) -> str:
    """A pattern of a date whose quoted words stand as they are and whose other fields are gone: "d בMMMM y"."""
    return re.sub(r"[dyEGc]", " ", pattern.replace("'", ""))
