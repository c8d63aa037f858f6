"""Occurrences of hidden names in texts: complete, in part, inflected, run together, or with letters that only look
alike. Translations, other transliterations, nicknames, initials and misspellings are not found."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

from components.cells.fold import skeleton

LEAST = 3  # letters at least of a part of a name that is searched by itself
STEM = 4  # letters at least of a part that is searched inflected
ENDING = 3  # letters at most that an inflected word is longer
RUN = 5  # letters at least of a name that is searched without its gaps
_PLAIN = frozenset(  # parts of many names
    ("the", "and", "for", "von", "van", "der", "den", "des", "del", "las", "los", "dos", "bin", "ibn", "und", "mac")
)
_VOWELS = "aeiouyаеиоуыэюя"
_LETTERS = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
_PLAINER = str.maketrans(_LETTERS)  # letters and their spelling on keyboards without them
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})  # the spelling with two letters
_CODED = 3  # times that a text may be encoded: %25C3%25A9
_PLAIN_WORD = re.compile(r"[^\W_]+", re.ASCII)
_GAPS = {code: None for code in range(128) if not chr(code).isalnum()}
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True)
class Hit:
    """A place in a text, and the hidden names that it may contain."""

    start: int
    stop: int
    names: tuple[str, ...]


class Names:
    """A set of names to search for. The time for a text depends on its length, and hardly on the number of names.
    `phrases` are searched like names, but those of several words only as a whole."""

    def __init__(self, names: Iterable[str], phrases: Iterable[str] = ()) -> None:
        self.words: dict[str, list[tuple[str, tuple[str, ...]]]] = {}  # first word → names, whole
        self.parts: dict[str, set[str]] = {}
        self.stems: dict[str, set[str]] = {}  # the beginning that inflected words share with a part → parts
        self.runs: list[tuple[str, str]] = []
        self._by_word: dict[str, tuple[list[tuple[str, tuple[str, ...]]], set[str]]] = {}  # by word, as it is written
        self._signs: set[str] = set()
        for name, complete in (*((name, False) for name in names), *((phrase, True) for phrase in phrases)):
            for spelled in dict.fromkeys((name, _lower(name).translate(_SPELLED))):
                self._add(name, tuple(_folded(spelled[start:stop]) for start, stop in _tokens(spelled)), complete)
        shortest: list[str] = []
        for sign in sorted(self._signs, key=lambda sign: (len(sign), sign)):
            if sign.isascii() and not any(known in sign for known in shortest):
                shortest.append(sign)
        self._ascii_signs = tuple(shortest)  # without one of these, a text in ASCII has no name

    def _add(self, name: str, tokens: tuple[str, ...], complete: bool) -> None:
        """Add one spelling of a name."""
        if not tokens or (name, tokens) in self.words.get(tokens[0], ()):
            return
        self.words.setdefault(tokens[0], []).append((name, tokens))
        run = "".join(tokens)
        self._signs.add(run)
        if len(run) >= RUN or (not run.isascii() and len(run) > 1):
            self.runs.append((run, name))
        for part in tokens:
            by_itself = len(part) >= LEAST and part not in _PLAIN and not part.isdigit() and not complete
            if by_itself or len(tokens) == 1:
                self.parts.setdefault(part, set()).add(name)
                self._signs.add(_stem(part) if len(part) >= STEM else part)
                if len(part) >= STEM:
                    self.stems.setdefault(_stem(part), set()).add(part)

    def find(self, text: str) -> list[Hit]:
        """All hits in a text, from left to right, without overlaps. If decoding it (%C3%A9, &eacute;) shows more names,
        the whole text is one hit."""
        if not text or not self.words or not self._may_be_in(text):
            return []
        hits = self._plain(text)
        if ("%" in text or "&" in text) and (plain := _decoded(text)) != text:
            hidden = self._plain(plain)
            if len(hidden) > len(hits):
                return [Hit(0, len(text), tuple(dict.fromkeys(name for hit in hidden for name in hit.names)))]
        return hits

    def _may_be_in(self, text: str) -> bool:
        """Whether a name may be in a text: a fast check for ASCII texts, most of which contain none."""
        if not text.isascii() or "%" in text or "&" in text:
            return True
        letters = text.lower().translate(_GAPS)
        return any(sign in letters for sign in self._ascii_signs)

    def _plain(self, text: str) -> list[Hit]:
        spans = _tokens(text)
        written = [text[start:stop] for start, stop in spans]
        tokens = [_folded(word) for word in written]
        found: dict[int, tuple[int, set[str]]] = {}  # first token → the one after the last, names
        for first, word in enumerate(written):
            begun, names = self._names_of(word)
            if complete := [entry for entry in begun if tuple(tokens[first : first + len(entry[1])]) == entry[1]]:
                long = max(len(words) for _, words in complete)
                found[first] = first + long, {name for name, words in complete if len(words) == long}
            elif names:
                found[first] = first + 1, names
        self._run_together(tokens, found)
        hits: list[Hit] = []
        end = 0
        for first in sorted(found):
            stop, names = found[first]
            if first >= end:
                hits.append(Hit(spans[first][0], spans[stop - 1][1], tuple(sorted(names))))
                end = stop
        return hits

    def _names_of(self, word: str) -> tuple[list[tuple[str, tuple[str, ...]]], set[str]]:
        """The names that begin with a word, and those of which it may be a part."""
        if word not in self._by_word:
            token = _folded(word)
            self._by_word[word] = self.words.get(token, []), self._part(token)
        return self._by_word[word]

    def _part(self, token: str) -> set[str]:
        if token in self.parts:
            return self.parts[token]
        if token[:-1] in self.parts and token[-1:] == "s":
            return self.parts[token[:-1]]
        found: set[str] = set()
        for long in range(STEM - 1, len(token) + 1):
            for part in self.stems.get(token[:long], ()):
                if len(token) <= len(part) + (ENDING if long >= STEM else 1):
                    found |= self.parts[part]
        return found

    def _run_together(self, tokens: list[str], found: dict[int, tuple[int, set[str]]]) -> None:
        """Occurrences of names with missing or moved gaps: `kimsong`, `KimSong-2`."""
        text = "".join(tokens)
        runs = [(run, name) for run, name in self.runs if run in text]
        owner = [index for index, token in enumerate(tokens) for _ in token] if runs else []
        for run, name in runs:
            start = text.find(run)
            while start >= 0:
                first, last = owner[start], owner[start + len(run) - 1]
                if not any(index <= first and last < stop for index, (stop, _) in found.items()):
                    for index in [index for index in found if first <= index <= last]:
                        del found[index]
                    found[first] = last + 1, {name}
                start = text.find(run, start + 1)


def _stem(part: str) -> str:
    """The common beginning of inflected forms: the part without its last letter, which many languages change. From a
    part of STEM letters only a vowel is removed."""
    return part[:-1] if len(part) > STEM or part[-1] in _VOWELS else part


def _tokens(text: str) -> list[tuple[int, int]]:
    """The start and stop of each word of a text; characters of zero width do not separate words."""
    return [found.span() for found in (_PLAIN_WORD if text.isascii() else _word()).finditer(text)]


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return skeleton(word).translate(_PLAINER)


def _lower(text: str) -> str:
    """The text in lower case, with composed accents (NFC)."""
    return unicodedata.normalize("NFC", text).lower()


@cache
def _word() -> re.Pattern[str]:
    """A pattern for letters and digits with their marks, and invisible characters between them."""
    inner = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Cf"))
    marks = "".join(map(re.escape, inner))
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks}])*")


def _decoded(text: str) -> str:
    """The text without percent-encoding and HTML entities, also where these are encoded twice."""
    for _ in range(_CODED):
        plain = _PERCENT.sub(lambda code: bytes.fromhex(code[0].replace("%", "")).decode(errors="replace"), text)
        text, before = unescape(plain), text
        if text == before:
            break
    return text
