"""The names of months, weekdays and eras in the world's languages from CLDR, and the words around them.

CLDR's names are in `cldr.tsv`, written by `python -m tests.dates.cldr`; the words around them in `vocabulary.toml`.
They are loaded when a column first has a word that is not English: first the official languages of countries, then, for
a word in none of these, all others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from components.dates.english import CODES, WORDS

Names = Mapping[tuple[str, ...], Mapping[str, frozenset[str]]]
"""The possible meanings of names, by their words: meaning → languages."""
_Line = tuple[tuple[str, ...], str, frozenset[str]]

# A number, one sign of a script that writes words without blanks, or a word with its marks.
_SIGNS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = rf"\d+|[{_SIGNS}]|[^\s\d\W_{_SIGNS}][^\s\d!-/:-@\[-`{{-~{_SIGNS}\u00ab\u00bb\u2000-\u206f]*"
_CLDR = Path(__file__).with_name("cldr.tsv")
_VOCABULARY = Path(__file__).with_name("vocabulary.toml")  # words that CLDR does not list
_EVERY = "every"


class NameFound(NamedTuple):
    """A name found in a text: its length in tokens, and its possible meanings, each with its languages."""

    length: int
    meanings: Mapping[str, frozenset[str]]


@cache
def token() -> re.Pattern[str]:
    """A pattern for a word or a number of a folded text."""
    return re.compile(_TOKEN)


def tokens(text: str) -> list[str]:
    """The words and numbers of a folded text."""
    return token().findall(text)


def fold_case(text: str) -> str:
    """The text with case, width and form variants unified, without marks of writing direction."""
    return unicodedata.normalize("NFKC", text.casefold()).replace("\u200e", "").replace("\u200f", "")


def without_accents(text: str) -> str:
    """Latin letters without accents, as some people type them; other scripts unchanged, whose marks are letters."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare if bare.isascii() else text


def find_name(words: list[str], index: int, all_languages: bool) -> NameFound | None:
    """The longest name that begins at the token with this index; None if there is none."""
    names, longest, _ = _names(all_languages)
    for length in range(min(longest.get(words[index], 0), len(words) - index), 0, -1):
        if meanings := names.get(tuple(words[index : index + length])):
            return NameFound(length, meanings)
    return None


def month_names() -> frozenset[str]:
    """The names of months in the official languages of countries, folded and with blanks between their words, without
    numbered months as in Chinese."""
    found = {" ".join(words) for words, meanings in _names(False)[0].items() if not meanings.keys().isdisjoint(CODES)}
    return frozenset(name for name in found if len(name) > 2 and not any(map(str.isdigit, name)))


def is_known(word: str, all_languages: bool) -> bool:
    """Whether a token is part of a name."""
    return word in _names(all_languages)[2]


@cache
def _names(all_languages: bool) -> tuple[Names, Mapping[str, int], frozenset[str]]:
    """The names, the length of the longest name for each first token, and all tokens."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = {}
    official, names_of, narrow = _cldr_names()
    for words, meaning, languages in names_of:
        if spoken := languages if all_languages else languages & official:
            found.setdefault(words, {}).setdefault(meaning, set()).update(spoken)
    for word, meaning in WORDS.items():
        found.setdefault((word,), {}).setdefault(meaning, set()).add("en")
    import tomllib  # noqa: PLC0415 (slow to import, and not always needed)

    for language, lines in tomllib.loads(_VOCABULARY.read_text("utf-8")).items():
        for meaning, spellings in lines.items():
            for spelling in map(fold_case, spellings.split(",")):
                for words in {tuple(tokens(spelling)), tuple(tokens(without_accents(spelling)))}:
                    found.setdefault(words, {}).setdefault(meaning, set()).add(language)
    for words, meaning, languages in narrow:  # of few letters, such as "fKr": what means something else is left that
        spoken = languages if all_languages else languages & official
        if spoken and found.setdefault(words, {meaning: set()}).keys() == {meaning}:
            found[words][meaning] |= spoken
    names = {
        words: {term: frozenset(() if _EVERY in spoken else spoken) for term, spoken in meanings_of.items()}
        for words, meanings_of in found.items()
    }
    return names, _longest(names), frozenset(word for words in names for word in words)


@cache
def _cldr_names() -> tuple[frozenset[str], list[_Line], list[_Line]]:
    """The official languages of countries, CLDR's names, and its shortest names of eras, each as words, meaning and
    languages."""
    _, official, names, narrow = _CLDR.read_text("utf-8").split("\n\n")
    return frozenset(official.split(",")), _lines(names), _lines(narrow)


def _lines(text: str) -> list[_Line]:
    cells = (line.split("\t") for line in text.splitlines())
    return [(tuple(words.split(" ")), meaning, frozenset(codes.split(","))) for words, meaning, codes in cells]


def _longest(names: Names) -> dict[str, int]:
    """The number of tokens of the longest name that begins with each token."""
    longest: dict[str, int] = {}
    for words in names:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest
