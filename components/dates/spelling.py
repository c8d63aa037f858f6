"""What a text says, whatever it is spelled with: in small letters, months as "oct", numbers in ASCII digits.

"28th of October, 2014", "28 octobre 2014" and "28.X.2014" all are "28 oct 2014" for the rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from components.dates.answers import shape
from components.dates.english import CODES, GLUE, WORDS
from components.dates.languages import TOKEN, folded, named

LONGEST_HINT = 80  # characters; a longer text is prose
_MOST_READINGS = 32  # of one text, if each of its words may mean several things
_NO_LANGUAGE: frozenset[str] = frozenset()
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = re.compile(rf"(?<=\d)(\.? |[-/.])({'|'.join(sorted(_ROMAN, key=len, reverse=True))})(\.? |[-/.])(?=\d)")
_ORDINAL = re.compile(r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|ers?|eme|ème|es?|os?|as?|[º°ª]|:a|:e|-?го|-?е)(?![^\W_])")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2e3a\u30fc\uff5e\u301c]|(?<=\\d)~(?=\\d)")
_ARROWS = re.compile("\u2192|\u27f6|\u2794")
_LETTERS = re.compile(r"\b(b|a|c|o|n|p)\. ?(c|d|e|m|s)\b\.?(?: ?(e)\b\.?)?(?![^\W\d_])")  # of "B. C." and "a.m."
_WRAPPED = re.compile(r"[\[(]([^\[\]()]+)[\])]\.?|\"([^\"]+)\"|“([^”]+)”|'([^']{6,})'|=\"([^\"]+)\"|<([^<>]+)>")
_FOOTNOTE = re.compile(
    r"\s?(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]|\*+|[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)+$", re.I
)
_EDTF_SET = re.compile(r"\[[\dXx?~%., /-]*\]")
_PREFIX = re.compile(r"[^\W\d_][^\d:]{0,30}:\s+(?=\S)")


def plain(text: str) -> str:
    """The text without look-alikes: other scripts' digits, long dashes, odd spaces."""
    text = " ".join(text[: 4 * LONGEST_HINT].split())
    if text.isascii() or len(text) > LONGEST_HINT:
        return text
    text = _FOOTNOTE.sub("", text) if text[-1] in "\u00b9\u00b2\u00b3" else text  # else 1914² would be 19142
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", _DASHES.sub("-", _ARROWS.sub(" - ", text)).replace("\u2019", "'")).strip()


def unwrapped(text: str) -> Iterator[str]:
    """The text without what stands around its date: brackets, footnote marks, a word and a colon before it."""
    if (match := _WRAPPED.fullmatch(text)) and not _EDTF_SET.fullmatch(text):
        yield next(inner for inner in match.groups() if inner).strip()
    if (without := _FOOTNOTE.sub("", text)) != text and without:
        yield without.strip()
    if match := _PREFIX.match(text):
        yield text[match.end() :]
    if text[-1:] in ".,;" and text[:-1].strip():
        yield text[:-1].strip()


def english(text: str) -> str | None:
    """What a plain text says in the words of the rules; None if a word in it is none that English dates have."""
    said = _english(shape(text))  # the digits stay as they are, whatever they are
    if said is None or not text.isascii():
        return said if said is None else _english(text)
    digits = iter(re.findall(r"\d", text))
    return re.sub("0", lambda _: next(digits), said)


@lru_cache(1 << 14)
def _english(text: str) -> str | None:
    text = _prepared(text)
    found: list[str] = []
    end = 0
    for match in TOKEN.finditer(text):
        word = match[0]
        if not word.isdigit():
            if (known := WORDS.get(word)) is None:
                return None
            word = known
        found += (text[end : match.start()], word)
        end = match.end()
    return _tidied("".join([*found, text[end:]]))


def translated(text: str, all_languages: bool) -> Mapping[str, frozenset[str]]:
    """What a plain text may say in any language, and in which ones; empty if a word in it is no date's.

    A word that is the same in all languages, such as a glue word, belongs to none.
    """
    text = _prepared(text)
    matches = list(TOKEN.finditer(text))
    words = [match[0] for match in matches]
    choices: list[Mapping[str, frozenset[str]]] = []
    end = at = 0
    says_something = False
    while at < len(words):
        name = named(words, at, all_languages)
        if name is None and not words[at].isdigit():
            return {}
        choices.append({text[end : matches[at].start()]: _NO_LANGUAGE})
        unit = name and GLUE in name.meanings and at and words[at - 1].isdigit() and len(words[at]) == 1  # 28日, 28 d.
        choices.append(
            {words[at]: _NO_LANGUAGE} if not name else {GLUE: name.meanings[GLUE]} if unit else name.meanings
        )
        says_something |= name is not None and (
            GLUE not in name.meanings or not words[at].isascii() or len(words[at]) > 1
        )
        at += name.length if name else 1
        end = matches[at - 1].end()
    choices.append({text[end:]: _NO_LANGUAGE})
    return _joined(choices) if says_something else {}


def _joined(choices: list[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """Each way to choose a meaning for every word, if one language has them all."""
    many = 1
    for choice in choices:
        many *= len(choice)
    found: dict[str, frozenset[str]] = {}
    for chosen in product(*(choice.items() for choice in choices)) if many <= _MOST_READINGS else ():
        spoken = [languages for _, languages in chosen if languages]
        common = frozenset.intersection(*spoken) if spoken else _NO_LANGUAGE
        if common or not spoken:
            said = _tidied(
                "".join(f" {word} " if word.isalnum() and not word.isdigit() else word for word, _ in chosen)
            )
            found[said] = found.get(said, _NO_LANGUAGE) | common
    return found


def _prepared(text: str) -> str:
    text = _LETTERS.sub(lambda match: "".join(filter(None, match.groups())) + " ", folded(text))
    text = _ROMAN_MONTH.sub(lambda match: f" {CODES[_ROMAN.index(match[2])]} ", text)
    return _ORDINAL.sub(r"\1", text)


def _tidied(text: str) -> str:
    """One blank between words; of full stops only those between digits and the two of an open end are left."""
    text = re.sub(r"\.{3,}", " ", text)
    text = re.sub(r"(?<![\d.])\.(?!\.)|(?<!\.)\.(?![\d.])", " ", text) if "." in text else text
    text = re.sub(r"\(\s*\)", " ", text) if "(" in text else text
    return " ".join(text.split()).replace(" ,", ",").strip(" ,،、")
