"""Texts in comparable form: for searching (`fold`) and for finding names that look the same (`skeleton`)."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Combining classes that are part of the letter, not an accent on it: 0 none, 7 nukta, 8 kana voicing, 9 virama.
_LETTER_CLASSES = frozenset((0, 7, 8, 9))


class _Bare(dict[int, int | None]):
    """A translation table, filled as characters are first met: accents are removed, all else stays."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if unicodedata.combining(chr(code)) in _LETTER_CLASSES else None
        return self[code]


class _Latin(dict[int, int | str]):
    """A translation table for characters that alone fold to ASCII, as é to e; all others stay."""

    def __missing__(self, code: int) -> int | str:
        folded = _fold_characters(chr(code))
        self[code] = folded if folded.isascii() and folded else code
        return self[code]


_BARE, _LATIN = _Bare(), _Latin()

# The Cyrillic and Greek small letters that most fonts draw like a Latin one (from Unicode's confusables, UTS 39).
_LOOKS_LIKE = str.maketrans("асԁеһіјӏорԛѕԝхуѵαγικνορυχϲ", "acdehijlopqswxyvayiknopuxc")


def fold(text: str) -> str:
    """`text` without case, accents, width and form variants, and with single spaces (Unicode's NFKD, recomposed).
    Recomposition keeps Korean syllables whole, so that 하 is not found in 한."""
    if not text.isascii():
        plain = text.translate(_LATIN)  # each character by itself
        text = plain if plain.isascii() else _fold_characters(text)
    return " ".join(text.casefold().split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of many texts, faster: each accented letter is replaced in all texts at once."""
    joined_texts = "\0".join(texts)
    for letter in {*joined_texts}:
        if not letter.isascii() and isinstance(folded := _LATIN[ord(letter)], str):
            joined_texts = joined_texts.replace(letter, folded)
    plain = joined_texts.casefold().split("\0")
    if len(plain) != len(texts):  # one of them has a NUL, or there are none
        return list(map(fold, texts))
    return [
        " ".join(found.split()) if found.isascii() else fold(text) for found, text in zip(plain, texts, strict=True)
    ]


def _fold_characters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", apart.translate(_BARE))


def skeleton(name: str) -> str:
    """A form of a name in which look-alike letters are the same and invisible characters are missing: names with the
    same skeleton look alike."""
    if name.isascii():  # then only case can be overlooked
        return fold(name)
    return fold(name.translate(_unseen())).translate(_LOOKS_LIKE)


@cache
def _unseen() -> dict[int, None]:
    """A translation table that removes invisible formatting characters (Unicode's category Cf)."""
    return dict.fromkeys(code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf")


def match_spans(text: str, words: str) -> list[tuple[int, int]]:
    """The spans of `text` in which a search finds the `words`: index of the first letter, and of the one after the
    last."""
    wanted = fold(words)
    if not wanted:
        return []
    letters: list[str] = []
    index_of: list[int] = []
    for index, letter in enumerate(text):
        folded = " " if letter.isspace() else fold(letter)
        if folded != " " or letters[-1:] != [" "]:
            letters += folded
            index_of += [index] * len(folded)
    folded_text, spans, start = "".join(letters), [], 0
    while (start := folded_text.find(wanted, start)) >= 0:
        stop = start + len(wanted)
        spans.append((index_of[start], index_of[stop - 1] + 1))
        start = stop
    return spans
