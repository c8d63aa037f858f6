"""The canonical spelling of a text: lower case, months as "oct", ASCII digits. "28th of October, 2014", "28 octobre
2014" and "28.X.2014" all become "28 oct 2014" for the rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from components.dates.answers import shape
from components.dates.english import CODES, DAY_CODES, GLUE, WORDS
from components.dates.languages import find_name, fold_case, is_known, token, tokens

LONGEST_HINT = 80  # characters; a longer text is prose
_MOST_READINGS = 32  # of one text, if each of its words may mean several things
_NO_LANGUAGE: frozenset[str] = frozenset()
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = re.compile(
    rf"(?<=\d)(\.? |[-/.])({'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
    r"(?:( ?- ?)(?=\d\d?[./ -]+[ivx])|(?:\.? |[-/.])(?=\d))"
)
_ROMANS = "|".join(sorted(_ROMAN, key=len, reverse=True)).upper()
_ROMAN_AHEAD = re.compile(
    rf"^(?:({_ROMANS})( ?[-/] ?))?({_ROMANS})(?:\.? |[-/.])(?=\d{{4}}$)|(?<=^\d{{4}})[ ./]({_ROMANS})$"
)
_NUMERAL = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})(?:e|er|eme|ème|th|st|nd|rd|го|-?й)?")
_SOME_NUMERAL = re.compile(r"\b[ivx]")
_OTHER = {"died", *DAY_CODES}  # meanings that a letter after a number cannot have: 28 d. is a day, 28日 no Sunday
_COUNTED = {"century", "millennium", "quarter", "half"}  # with Roman numerals
_UNITS = {"": 0, **{numeral: number for number, numeral in enumerate(_ROMAN[:9], 1)}}
_ORDINAL = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|(?<=1)ers?|eme|ème|es?|os?|as?|[º°ª]|:a|:e|-?го|-?е)(?:(?![^\W_])|(?=c\b))"
)
_DASHES = re.compile("[\u2010-\u2015\u2212\u2e3a\u30fc\uff5e\u301c]")
_NOT_KNOWN = re.compile(r"\bxx(?=[./-]\d|[./-]xx[./-])|(?<=\d[./-])xx\b")
_POINTED = re.compile(r"(?<![\d.])(\d{1,4})\. ?(\d{1,2})\. ?(\d{1,4})(?:\.(?=$|[ ,(-])|(?![\d.:]))")
_POINTED_AHEAD = re.compile(r"(?<![\d.])(\d{1,2})\. (\d{1,2})\.(?= ?- ?\d)")
_WEEK = re.compile(r"\bw/([ce])\b")  # "week commencing" or "ending"
_HYPHENED = re.compile(r"\b(?:pre|post|ante)-(?=\w)|(?<=[a-z])-to-(?=[a-z])")  # of "post-1914" the dash is no minus
_HUNDRED_HOURS = re.compile(r"\b([01]\d|2[0-3])([0-5]\d) ?(?:hrs?|hours)\b")
_WAVE = re.compile("[\u301c\uff5e]")
_TILDE = re.compile(
    "(?<= )~(?= )|(?<=[\\d\u5e74\u6708\u65e5\ub144\uc6d4\uc77c])~(?=\\d)"
)  # as Koreans write from and to
_ARROWS = re.compile("\u2192|\u27f6|\u2794")
_LETTERS = re.compile(
    r"\b(?:b\. ?c(?:\. ?e)?|c\. ?e|a\. ?[dm]|p\. ?m|[on]\. ?s)\b(?!\.[^\W\d_])\.?(?![^\W\d_])"
)  # of "B. C." and "a.m."
_WRAPPED = re.compile(r"[\[(]([^\[\]()]+)[\])]\.?|\"([^\"]+)\"|“([^”]+)”|'([^']{6,})'|=\"([^\"]+)\"|<([^<>]+)>")
_FOOTNOTE = re.compile(
    r"\s?(?:\[(?:\d{1,3}|[a-z]|[a-z][a-z. -]{0,11} ?\d{1,3}|citation needed|réf\. nécessaire|sic)!?\]"
    r"|\((?:aged? \d{1,3}|citation needed|sic)\)|\*+|[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)+$",
    re.I,
)
_EDTF_SET = re.compile(r"\[[\dXx?~%., /-]*\]")
_AROUND = re.compile('[][()<>{}:=/_^"\u201c\u201d]')
_C17 = re.compile(r"[cC]\.? ?(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_ZONE_IN_BRACKETS = re.compile(r"(?<=\d) ?\(((?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d\d)?)?)\)$", re.I)
_UNTIL = re.compile("^[\u301c\uff5e\u2010-\u2015\u2e3a](?=\\d)")  # a dash with nothing before it is no minus
_OF_PDF = re.compile(r"D:(\d{14})(?:(Z)|([+-]\d\d)'(\d\d)'?)?")
_PREFIX = re.compile(r"[^\W\d_][^\d:]{0,30}:\s+(?=\S)")


def plain(text: str) -> str:
    """The text with ASCII digits, hyphens for dashes and single spaces, also without the spaces in 28. 10. 2014; "C17"
    becomes "17 century". Long texts keep their characters."""
    text = _ZONE_IN_BRACKETS.sub(r" \1", _TILDE.sub("-", " ".join(text[: 4 * LONGEST_HINT].split())))
    if text[:1] in ("c", "C") and (match := _C17.fullmatch(text)):
        return f"{match[1]} century"
    if text.isascii() or len(text) > LONGEST_HINT:
        return _join_points(text) if ". " in text or text[-1:] == "." else text
    text = _WAVE.sub("-", _UNTIL.sub("- ", text))  # NFKC makes a tilde of it
    text = _FOOTNOTE.sub("", text) if text[-1] in "\u00b9\u00b2\u00b3" else text  # else 1914² would be 19142
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
    text = re.sub(r"\s+", " ", _DASHES.sub("-", _ARROWS.sub(" - ", text)).replace("\u2019", "'")).strip()
    return _join_points(text)


def _join_points(text: str) -> str:
    """Days in numbers without the blanks and the last point usual in Korea and much of Europe."""
    return _POINTED_AHEAD.sub(r"\1.\2", _POINTED.sub(r"\1.\2.\3", text))


def unwrap(text: str) -> Iterator[str]:
    """The text without what surrounds its date: brackets, footnote marks, a word and a colon before it."""
    if (match := _WRAPPED.fullmatch(text)) and not _EDTF_SET.fullmatch(text):
        yield next(inner for inner in match.groups() if inner).strip()
    if (without := _FOOTNOTE.sub("", text)) != text and without:
        yield without.strip()
    if match := _OF_PDF.fullmatch(text):
        yield f"{match[1]}{match[2] or ''}" + (f"{match[3]}:{match[4]}" if match[3] else "")
    if match := _PREFIX.match(text):
        yield text[match.end() :]
    if text[-1:] in ".,;" and text[:-1].strip():
        yield text[:-1].strip()


def is_prose(text: str) -> bool:
    """Whether a text is prose: it is long, or two of its words belong to no date in any language and no sign separates
    them from one."""
    if len(text) > LONGEST_HINT:
        return True
    if _AROUND.search(text):
        return False
    unknown = (
        word for word in tokens(fold_case(text)) if not (word.isdigit() or is_known(word, True) or _numeral(word))
    )
    return next(unknown, None) is not None and next(unknown, None) is not None


def english(text: str) -> str | None:
    """A plain text in the words of the rules; None if any of its words does not belong to an English date."""
    translated = _english(shape(text))  # the digits stay as they are, whatever they are
    if translated is None or not text.isascii():
        return translated if translated is None else _english(text)
    digits = iter(re.findall(r"\d", text))
    return re.sub("0", lambda _: next(digits), translated)


@lru_cache(1 << 14)
def _english(text: str) -> str | None:
    text = _prepare(text)
    found: list[str] = []
    end = 0
    for match in token().finditer(text):
        word = match[0]
        if not word.isdigit():
            if (canonical := WORDS.get(word)) is None:
                return None
            word = canonical
        found += (text[end : match.start()], word)
        end = match.end()
    return _tidy("".join([*found, text[end:]]))


def foreign_readings(text: str, all_languages: bool) -> Mapping[str, frozenset[str]]:
    """The meanings of a plain text in the words of the rules, each with its languages; empty if any word belongs to no
    date. A word that is the same in all languages, such as a connecting word, belongs to none."""
    text = _prepare(text)
    matches = list(token().finditer(text))
    written = [match[0] for match in matches]
    if any(not (is_known(word, all_languages) or word.isdigit() or _numeral(word)) for word in written):
        return {}
    words = _with_digits(written, all_languages) if _SOME_NUMERAL.search(text) else written
    choices: list[Mapping[str, frozenset[str]]] = []
    end = index = 0
    says_something = False
    while index < len(words):
        name = find_name(words, index, all_languages)
        if name is None and not words[index].isdigit():
            return {}
        choices.append({text[end : matches[index].start()]: _NO_LANGUAGE})
        if name is None:
            choices.append({words[index]: _NO_LANGUAGE})
        else:
            behind = (
                index and words[index - 1].isdigit() and len(words[index]) == 1 and GLUE in name.meanings
            )  # 28日, 28 d.
            other = _OTHER if behind else ()
            choices.append(
                {f" {meaning} ": languages for meaning, languages in name.meanings.items() if meaning not in other}
            )
        says_something |= name is not None and (
            set(name.meanings) != {GLUE} or not words[index].isascii() or len(words[index]) > 1
        )
        index += name.length if name else 1
        end = matches[index - 1].end()
    choices.append({text[end:]: _NO_LANGUAGE})
    if not says_something:
        return {}
    found = _combine_choices(choices)
    return (
        found
        if words is written
        else {meaning: languages for meaning, languages in found.items() if _COUNTED & set(meaning.split())}
    )


def _combine_choices(choices: list[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    """The readings of a text: each combination of one meaning for every word that has a language in common, with these
    languages. {} if there are too many combinations."""
    combinations = 1
    for choice in choices:
        combinations *= len(choice)
    found: dict[str, frozenset[str]] = {}
    for chosen in product(*(choice.items() for choice in choices)) if combinations <= _MOST_READINGS else ():
        spoken = [languages for _, languages in chosen if languages]
        common = frozenset.intersection(*spoken) if spoken else _NO_LANGUAGE
        if common or not spoken:
            text = _tidy("".join(word for word, _ in chosen))
            found[text] = found.get(text, _NO_LANGUAGE) | common
    return found


def _with_digits(words: list[str], all_languages: bool) -> list[str]:
    """The words with Roman numerals as digits, if another word is "century" or a part of the year, which are numbered
    so."""
    numbers = {index: str(number) for index, word in enumerate(words) if (number := _numeral(word))}
    names = [find_name(words, index, all_languages) for index in range(len(words))] if numbers else []
    if not any(name and _COUNTED & set(name.meanings) for name in names):
        return words
    for index in [index for index in numbers if len(words[index]) == 1]:
        name = names[index]
        if len(numbers) > 1 or any(map(str.isdigit, words)) or (name and name.length > 1):
            del numbers[index]  # the v of "3. Jh. v. Chr." is no number
    if not numbers:
        return words
    return [numbers.get(index, word) for index, word in enumerate(words)]


def _numeral(word: str) -> int:
    """The value of a Roman numeral up to 29, with or without the ending of an ordinal; 0 for another word."""
    match = _NUMERAL.fullmatch(word)
    return 10 * len(match[1]) + _UNITS[match[2]] if match else 0


def _roman_months(match: re.Match[str]) -> str:
    first, dash, month, behind = match.groups()
    if behind:
        return f" {CODES[_ROMAN.index(behind.lower())]}"
    ahead = f"{CODES[_ROMAN.index(first.lower())]}{dash}" if first else ""
    return f"{ahead}{CODES[_ROMAN.index(month.lower())]} "


@lru_cache(1 << 10)
def _prepare(text: str) -> str:
    text = _ROMAN_AHEAD.sub(_roman_months, text)
    text = _LETTERS.sub(lambda match: re.sub(r"\W", "", match[0]) + " ", fold_case(text))
    text = _WEEK.sub(lambda match: f"week {'ending' if match[1] == 'e' else 'starting'}", text)
    text = _HUNDRED_HOURS.sub(r"\1:\2", text.replace(" & ", " and "))
    text = _HYPHENED.sub(lambda match: match[0].replace("-", " "), text.replace("o'clock", "oclock"))
    text = _NOT_KNOWN.sub("??", text) if "xx" in text else text
    text = _ROMAN_MONTH.sub(lambda match: f" {CODES[_ROMAN.index(match[2])]} {match[3] or ''}", text)
    return _ORDINAL.sub(r"\1", text)


def _tidy(text: str) -> str:
    """The text with one blank between words; full stops are kept only between digits and in the two of an open end."""
    text = re.sub(r"\.{3,}", " ", text)
    text = re.sub(r"(?<![\d.])\.(?!\.)|(?<!\.)\.(?![\d.])", " ", text) if "." in text else text
    text = re.sub(r"(?<=\() | (?=\))", "", re.sub(r"\(\s*\)", " ", " ".join(text.split()))) if "(" in text else text
    return " ".join(text.split()).replace(" ,", ",").strip(" ,،、")
