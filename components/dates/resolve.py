"""Ambiguous texts of which the other texts of a column prove one meaning: names of months in another language, and
times with a dash between them."""

from __future__ import annotations

import re
from dataclasses import replace

from babel import Locale

from components.dates.answers import Conventions
from components.dates.clocks import are_spans, may_be_zone, zone_note
from components.dates.hints import Interpretation, interpret, interpret_in_languages
from components.dates.range_ends import OVER_MIDNIGHT
from components.dates.wording import either
from components.language import message

_SPAN = re.compile(r"(?<![\d:])(\d{1,2}:\d\d) ?[-\u2013\u2212] ?(\d{1,2}:\d\d)$", re.ASCII)
_LONGEST = 14  # characters that may be a span, with a line's end
_TO_OR_ZONE = message("may be the time from one clock reading to the other, or one with its zone")
_NEXT_DAY = message("Where the second of two clock times is the earlier one, it was read as one of the next day.")


def resolve_languages(interpretations: dict[str, Interpretation], conventions: Conventions) -> list[str]:
    """A note, if names that are different months in different languages are resolved, as the column's other names prove
    one language: `interpretations` then keeps one meaning of each. Without proof, all meanings stay."""
    foreign = {text: heard for text, heard in interpretations.items() if any(heard.answers.values())}
    if not foreign:
        return []
    if any(heard.all_languages for heard in foreign.values()):
        foreign = {text: interpret_in_languages(text, conventions) for text in foreign}
    spoken = [frozenset[str]().union(*heard.answers.values()) for heard in foreign.values()]
    common = frozenset.intersection(*[languages for languages in spoken if languages] or [frozenset()])
    changed = False
    for text, heard in list(interpretations.items()):
        doubted = text not in foreign and "en" not in common and heard.answers
        again = (
            interpret_in_languages(text, conventions) if doubted else heard
        )  # "mar" is no March where it is no English
        proved = Interpretation(
            {answer: tongues for answer, tongues in again.answers.items() if tongues & common}, again.all_languages
        )
        if proved.only and set(proved.answers) != set(interpretations[text].answers):
            interpretations[text], changed = proved, True
    if not changed:
        return []
    names = sorted((message(str(Locale.parse(language).english_name)) for language in common), key=str)[:3]
    return [
        message(
            "Names that are other months in other languages were read in {names}, as the column's other names are.",
            names=either(names),
        )
    ]


def resolve_spans(interpretations: dict[str, Interpretation], conventions: Conventions) -> list[str]:
    """A note, if texts such as 18:00-05:00 (until five, or five hours behind UTC) are read as times with an offset.
    `interpretations` keeps one meaning of each such text, if the column proves one."""
    spans = {text: match for text in interpretations if (match := _SPAN.search(text, max(0, len(text) - _LONGEST)))}
    if not spans:
        return []
    pairs = [(match[1], match[2]) for match in spans.values()]
    lasted = are_spans(pairs)
    for text, match in spans.items():
        if lasted:
            proved = len(spans) > 1 or not may_be_zone(match[2])
            interpretations[text] = _as_span(text, match, interpretations[text], conventions, proved)
        elif lasted is False and not all(answer.sure for answer in interpretations[text].answers):
            bare = interpret(text[: match.end(1)], conventions)
            zoned = {
                replace(answer, edtf=f"{answer.edtf}-{match[2]}"): languages
                for answer, languages in bare.answers.items()
            }
            interpretations[text] = Interpretation(zoned, bare.all_languages)
    is_span = not lasted and any(interpretations[text].answers for text in spans) and (len(spans) > 1 or lasted is None)
    return [zone_note(*pairs[0])] if is_span else []


def _as_span(
    text: str, match: re.Match[str], heard: Interpretation, conventions: Conventions, proved: bool
) -> Interpretation:
    """A text as a span between two times; one longer than half a day stays in doubt."""
    again = interpret(f"{text[: match.end(1)]} - {text[match.start(2) :]}", conventions)
    if again.only is None:
        return Interpretation(
            {answer.unsure(_TO_OR_ZONE): languages for answer, languages in heard.answers.items()}, heard.all_languages
        )
    if not proved or are_spans([(match[1], match[2])]) is False:
        return Interpretation(
            {answer.unsure(_TO_OR_ZONE): languages for answer, languages in again.answers.items()}, again.all_languages
        )
    if again.only.why == OVER_MIDNIGHT:
        return Interpretation({replace(again.only, sure=True, why="", note=_NEXT_DAY): again.answers[again.only]})
    return again
