"""Texts that people and machines write instead of EDTF: their EDTF, and whether they have no other meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from components.dates.answers import MATCHED, NO_CONVENTIONS, Answer, Conventions, first_answer, shape
from components.dates.calendars import OLD_STYLE, digit_script, gregorian_years
from components.dates.clocks import in_named_zone, without_zone_name
from components.dates.days import single
from components.dates.english import CODES, DAY_CODES, MONTHS
from components.dates.older_edtf import from_older_edtf
from components.dates.order import reorder
from components.dates.ranges import interpret_range
from components.dates.spelling import LONGEST_HINT, english, foreign_readings, plain, unwrap
from components.dates.vague import VAGUE

__all__ = ["MONTHS", "Interpretation", "interpret", "month_number", "suggest"]


@dataclass(frozen=True)
class Interpretation:
    """The dates that a text may mean: each answer with the languages in which it was understood (for English or none:
    an empty set). A name of different months in different languages gives several answers. `all_languages` says that
    the languages were not only the official ones of countries."""

    answers: Mapping[Answer, frozenset[str]]
    all_languages: bool = False

    @property
    def only(self) -> Answer | None:
        """The answer, if there is only one, else None."""
        return next(iter(self.answers)) if len(self.answers) == 1 else None


NOTHING = Interpretation({})
_SOME_DATE = re.compile(
    r"[a-z]|0{4}|00?[./-]00?[./-]00|^[-'+]|^\[?000?[-?]"
)  # every shape of a date contains one of these
_HOPELESS: set[str] = set()  # shapes that no rule has an answer for
_NAMED = re.compile(rf"\b(?:{'|'.join((*CODES, *DAY_CODES))})\b")
# A17: a page, a cell, a room, though "a." is a century in Lithuanian.
_PLACE = re.compile(r"[a-z] ?\d{1,2}", re.I | re.ASCII)
_LETTER = re.compile(r"\b[a-z]\b", re.I)
_MOST_SHAPES = 100_000
_LONGEST_IN_WORDS = 48  # characters of a date without any digit, as "the second half of the nineteenth century"


def suggest(text: str) -> str | None:
    """The EDTF that `text` means, certainly or probably; None if it has several meanings, or no known form."""
    answer = interpret(text).only
    return answer.edtf if answer else None


def interpret(text: str, conventions: Conventions = NO_CONVENTIONS) -> Interpretation:
    """The interpretation of a text in English or numbers, else in any language; empty if it has no known form."""
    return _interpret(text, conventions) if len(text) <= 4 * LONGEST_HINT else NOTHING


@lru_cache(1 << 16)  # each text of a column is interpreted twice: for its meaning, then for the sentence about it
def _interpret(text: str, conventions: Conventions) -> Interpretation:
    bare, zone_name = without_zone_name(plain(text))
    if not bare or len(bare) > LONGEST_HINT or _PLACE.fullmatch(bare):
        return NOTHING
    script = "" if text.isascii() else digit_script(text)
    if not bare.strip("uUxX-"):
        answer = from_older_edtf(bare)
        return Interpretation({answer: frozenset()}) if answer else NOTHING
    if not any(map(str.isdigit, bare)) and (len(bare) > _LONGEST_IN_WORDS or bare.isdigit()):
        return NOTHING
    for form in chain((bare,), unwrap(bare)):
        if answer := from_older_edtf(form) or _english(form, script, conventions):
            return Interpretation(_in_zone_of({answer: frozenset()}, zone_name))
    if _may_be_foreign_date(bare):
        for all_languages in (False, True):
            for form in (bare, *unwrap(bare)):
                if found := in_languages(form, script, conventions, all_languages):
                    return Interpretation(_in_zone_of(found, zone_name), all_languages)
    return NOTHING


def _may_be_foreign_date(text: str) -> bool:
    """Whether a text that is no English date may be one in another language. If all its words are English, only one of
    them may be foreign, as "mar" is a Tuesday in French, or a lone letter."""
    translated = english(text)
    return (
        any(map(str.isalpha, text))
        if translated is None
        else len(_NAMED.findall(translated)) > 1 or bool(_LETTER.search(text))
    )


def interpret_in_languages(text: str, conventions: Conventions) -> Interpretation:
    """The interpretation of a text in every language including English, even if English alone would do."""
    bare, zone_name = without_zone_name(plain(text))
    for form in (bare, *unwrap(bare)) if len(bare) <= LONGEST_HINT and not _PLACE.fullmatch(bare) else ():
        if found := in_languages(form, digit_script(text), conventions, True):
            return Interpretation(_in_zone_of(found, zone_name), True)
    return NOTHING


def _in_zone_of(answers: Mapping[Answer, frozenset[str]], zone_name: str) -> Mapping[Answer, frozenset[str]]:
    """The answers with the offset of the zone named after the text, without times that do not exist there."""
    if not zone_name:
        return answers
    zoned = {in_named_zone(answer, zone_name): languages for answer, languages in answers.items()}
    return {answer: languages for answer, languages in zoned.items() if answer}


def _english(text: str, script: str, conventions: Conventions) -> Answer | None:
    translated = english(text)
    if translated is None:
        return None
    ours, why = gregorian_years(translated, frozenset(), script)
    answer = interpret_rule_words(ours, conventions)
    return answer.unsure(why) if answer and why else answer


def interpret_rule_words(text: str, conventions: Conventions) -> Answer | None:
    """The answer for a text that is already in the words of the rules."""
    text = reorder(text)
    form = shape(text)
    if form in _HOPELESS or not _SOME_DATE.search(form):
        return None
    before = MATCHED.matches
    answer = (
        single(text, conventions)
        or first_answer(VAGUE, text, conventions)
        or interpret_range(text, conventions)
        or first_answer(OLD_STYLE, text, conventions)
    )
    if answer is None and MATCHED.matches == before and len(_HOPELESS) < _MOST_SHAPES:
        _HOPELESS.add(form)
    return answer


def in_languages(
    text: str, script: str, conventions: Conventions, all_languages: bool
) -> Mapping[Answer, frozenset[str]]:
    """The answers for a plain text, each with the languages in which it was understood. Doubtful answers are left out
    if sure ones exist in the same languages."""
    found: dict[Answer, frozenset[str]] = {}
    for translated, languages in foreign_readings(text, all_languages).items():
        ours, why = gregorian_years(translated, languages, script)
        if answer := interpret_rule_words(ours, conventions):
            answer = answer.unsure(why) if why else answer
            found[answer] = found.get(answer, frozenset()) | languages
    sure = frozenset[str]().union(*(of for answer, of in found.items() if answer.sure))
    has_sure = any(answer.sure for answer in found)
    return {answer: of for answer, of in found.items() if answer.sure or not has_sure or of - sure}


def month_number(name: str) -> int:
    """The month of an English name or its first letters. Raises StopIteration for other texts."""
    return next(k for k, code in enumerate(CODES, 1) if name.lower()[:3] == code)
