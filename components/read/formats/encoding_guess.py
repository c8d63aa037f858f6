"""Detection of the encoding of a text that is not UTF-8 and does not declare one, by the letters that each encoding
would give it.

A candidate is scored by how common its characters are in a language of its encoding, after Li and Momoi, "A composite
approach to language/encoding detection" (19th International Unicode Conference, 2001).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from components.language import message
from components.read.formats.letters import ALPHABETS, CENTRAL, CHARACTERS, TURKISH, WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAMPLE, _LINE = 16_384, 2_048  # bytes looked at: in the file, in one line
_LEAST, _CLEAR = 4, 0.35  # points that another encoding must have more than Windows-1252: in total, a byte
_LIKELY = 0.25  # points a byte that a text has at least in its right encoding
_UTF_8 = 0.5  # share of valid bytes from which a text is broken UTF-8
_HIGH, _END = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\r\n]")
_MIXED = re.compile(r"[A-Za-z][\u1100-\U0003ffff]")
_BREAKS = bytes({*range(0x20, 0x30), 0x3B})  # bytes that are part of no longer character
_ABC = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Points of a character.
_USUAL, _RARE, _UNUSUAL, _SIGN, _STRANGE = 1.0, 0.25, -0.5, -1.0, -3.0
_FOREIGN = -1.5  # of a letter that no language of the encoding has
_MISPLACED = -2.0  # of a sign inside a word, of a capital letter behind a small one
_BLOCK = 8  # letters beyond A to Z that are enough to tell a language
_CROWDED = 3  # successive letters beyond A to Z that no word of the Latin script has
_PRINTED = frozenset("‘’‚“”„«»‹›…–—•·°§€£©®™№ºª¿¡\xa0\xad\u200e\u200f،؛؟ـ")
_JOINING = frozenset("’‘·–—\xad\xa0\u200e\u200f")
_DRAWN = range(0x2500, 0x25A0)  # box drawing
_HALF_KANA, _KANA, _WIDE = range(0xFF61, 0xFFA0), range(0x3041, 0x30FF), range(0xFF01, 0xFF5F)
_CJK_SIGNS = range(0x3001, 0x3020)


class _Candidate(NamedTuple):
    """A candidate: its encoding, its languages in words, the letters of these, and the first bytes of its common
    characters."""

    encoding: str
    languages_name: str
    languages: Mapping[str, str] = {}
    characters: str = ""
    leads: range = range(0)


def _of_alphabets(encoding: str, languages_name: str, *languages: str) -> _Candidate:
    return _Candidate(encoding, languages_name, {name: ALPHABETS[name] for name in languages})


_WINDOWS_1252 = _Candidate("cp1252", "", WESTERN)
_CANDIDATES = (
    _Candidate("cp949", message("Korean"), {}, "ko", range(0xB0, 0xC9)),
    _Candidate("cp932", message("Japanese"), {}, "ja", range(0x88, 0x98)),
    _Candidate("euc-jp", message("Japanese"), {}, "ja", range(0xB0, 0xD0)),
    _Candidate("gb18030", message("Chinese"), {}, "zh", range(0xB0, 0xD8)),
    _Candidate("big5", message("Chinese"), {}, "zh", range(0xA4, 0xC7)),
    _of_alphabets("windows-1251", message("Russian or Ukrainian"), "ru", "uk"),
    *(_of_alphabets(encoding, message("Russian or Ukrainian"), "ru") for encoding in ("koi8-r", "cp866")),
    _of_alphabets("windows-1253", message("Greek"), "el"),
    _of_alphabets("windows-1255", message("Hebrew"), "he"),
    _of_alphabets("windows-1256", message("Arabic or Persian"), "ar", "fa"),
    *(_Candidate(encoding, message("Central Europe"), CENTRAL) for encoding in ("windows-1250", "iso-8859-2")),
    _Candidate("windows-1254", message("Turkish"), TURKISH),
    *(_Candidate(encoding, message("Western Europe"), WESTERN) for encoding in ("mac-roman", "cp850")),
)


class Guess(NamedTuple):
    """An encoding (one of ENCODINGS), and whose letters the text has in it."""

    encoding: str
    languages_name: str


def guess(content: bytes) -> Guess | None:
    """The encoding in which a text that is not UTF-8 has the letters of a language. None if Windows-1252, the commonest
    in such files, is as likely, if two encodings are, or if the text is broken UTF-8."""
    lines = list(_lines(content))
    sample = b"\n".join(lines)
    high = sum(len(_HIGH.findall(line)) for line in lines)
    if not high or _is_mostly_utf_8(lines, high):
        return None
    plain = _points(_WINDOWS_1252, [line.decode("cp1252", "replace") for line in lines])
    threshold = max(plain + _LEAST, plain + _CLEAR * high, _LIKELY * high)
    found = [(points, candidate) for candidate in _CANDIDATES if (points := _points_in(candidate, lines)) >= threshold]
    for points, candidate in sorted(found, key=lambda pair: -pair[0]):
        if _decoded(content, candidate.encoding) is not None:
            text = _decoded(sample, candidate.encoding)
            rivals = [
                other for near, other in found if near > points - _USUAL and _decoded(sample, other.encoding) != text
            ]
            return None if rivals else Guess(candidate.encoding, candidate.languages_name)
    return None


def _lines(content: bytes) -> Iterator[bytes]:
    """The first lines with non-ASCII bytes, up to _SAMPLE bytes; of a long one, the part around its first such byte."""
    position, size = 0, 0
    while size < _SAMPLE and (found := _HIGH.search(content, position)):
        end = _END.search(content, found.start(), found.start() + _LINE)
        position = end.start() if end else min(len(content), found.start() + _LINE)
        first = max(content.rfind(b"\n", 0, found.start()), content.rfind(b"\r", 0, found.start()), found.start() - 40)
        line = content[first + 1 : position]
        if not end and position < len(content):
            line = line.rstrip(bytes({*range(256)} - {*_BREAKS}))
            position = max(found.start() + 1, first + 1 + len(line))
        size += len(line) + 1
        yield line


def _is_mostly_utf_8(lines: list[bytes], high: int) -> bool:
    """Whether more than half of the `high` bytes, those beyond ASCII, are valid UTF-8."""
    valid = sum(len(_HIGH.findall(line.decode("utf-8", "ignore").encode())) for line in lines)
    return valid > _UTF_8 * high


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _points_in(candidate: _Candidate, lines: list[bytes]) -> float:
    texts = [_decoded(line, candidate.encoding) for line in lines]
    return _STRANGE * len(lines) if None in texts else _points(candidate, [text for text in texts if text is not None])


def _points(candidate: _Candidate, lines: list[str]) -> float:
    """The score of lines in the language that fits them best; in Western Europe groups of lines are scored separately,
    as a table of names has several languages."""
    if candidate.characters:
        counts = Counter(character for line in lines for character in line if character > "\x7f")
        mixed = sum(len(_MIXED.findall(line)) for line in lines)
        return (
            sum(count * _character_points(candidate, character) for character, count in counts.items())
            + 2 * _SIGN * mixed
        )
    parts = _blocks(lines) if candidate.languages is WESTERN else ["\n".join(lines)]
    return sum(
        _misplaced_points(part) + max(_language_points(part, letters) for letters in candidate.languages.values())
        for part in parts
    )


def _blocks(lines: list[str]) -> Iterator[str]:
    """Groups of lines that have enough letters to distinguish the languages of Western Europe."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if sum(character > "\x7f" for text in block for character in text) >= _BLOCK:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _character_points(candidate: _Candidate, character: str) -> float:
    """The score of a character of two bytes."""
    code = ord(character)
    if code in _HALF_KANA:
        return _SIGN
    if unicodedata.category(character) in ("Cc", "Cn", "Co"):
        return 2 * _STRANGE
    if code in _CJK_SIGNS or code in _WIDE or character in _PRINTED:
        return 2 * _RARE
    if code in _KANA:
        return 2 * (_USUAL if candidate.characters == "ja" else _UNUSUAL)
    if character in CHARACTERS[candidate.characters]:
        return 2 * _USUAL
    return 2 * (_RARE if character.encode(candidate.encoding)[0] in candidate.leads else _SIGN)


def _language_points(line: str, letters: str) -> float:
    return sum(_letter_points(character, letters) for character in line if character > "\x7f")


@lru_cache(4096)
def _letter_points(character: str, letters: str) -> float:
    """The score of a letter or sign in a language; letters common to two languages of the Latin script prefer
    neither."""
    category = unicodedata.category(character)
    if category[0] != "L" or character in _PRINTED:
        return _sign_points(character, category)
    small = character.lower() if len(character.lower()) == 1 else character
    if letters in _LATIN:
        return _USUAL if small in letters or character in letters else _foreign_points(small)
    rank = letters.find(small)
    return _FOREIGN if rank < 0 else _USUAL - (_USUAL - _UNUSUAL) * rank / (len(letters) - 1)


def _sign_points(character: str, category: str) -> float:
    if character in _PRINTED:
        return _USUAL
    if category in ("Cc", "Cn", "Co") or character == "\ufffd":
        return _STRANGE
    if category[0] == "M":
        return 0
    return _MISPLACED if ord(character) in _DRAWN else _SIGN


_LATIN = frozenset([*WESTERN.values(), *CENTRAL.values(), *TURKISH.values()])


def _foreign_points(letter: str) -> float:
    """The score of a letter in a text of another language, as in a name."""
    return _UNUSUAL if any(letter in letters for letters in _LATIN) else _FOREIGN


def _misplaced_points(line: str) -> float:
    """The penalty for what no word has: a sign inside, a capital after a small letter, two scripts, too many
    accents."""
    points, run = 0.0, 0
    for before, character, after in zip(" " + line, line, line[1:] + " ", strict=False):
        if character <= "\x7f":
            run = 0
            if before > "\x7f" and before.islower() and character.isupper():
                points += _MISPLACED
            continue
        letter = character.isalpha() and character not in _PRINTED
        inside = (before.isalpha() and after.isalpha()) or (before > "\x7f" and after > "\x7f")
        if not letter and inside and character not in _JOINING:
            points += _MISPLACED
        if letter and before.islower() and character.isupper():
            points += _MISPLACED
        latin = letter and character < "\u0250"
        run = run + 1 if latin else 0
        points += _MISPLACED * (run >= _CROWDED)
        if letter and not latin and (before in _ABC or after in _ABC):
            points += _SIGN
    return points
