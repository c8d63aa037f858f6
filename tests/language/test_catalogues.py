"""The catalogues say all that the code says, nothing else, and with the same fields."""

from __future__ import annotations

import re
from collections import defaultdict
from gettext import c2py
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.numbers import format_decimal

from components.language import RIGHT_TO_LEFT, number, plural, say, using_language
from components.ui import chart
from tests.language.messages import ROOT, TRANSLATED, catalogue, in_code, keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = (*range(201), 1000, 1001, 1002, 1003, 1011, 1100)
languages = pytest.mark.parametrize("name", TRANSLATED)


def several(texts: str | tuple[str, ...] | list[str] | None) -> Sequence[str]:
    return (texts,) if isinstance(texts, str) else texts or ()


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def plural_forms(name: str) -> dict[int, list[int]]:
    """Some numbers by the number of the form that the catalogue has for them."""
    form_of, found = c2py(catalogue(name).plural_expr), defaultdict(list)
    for n in NUMBERS:
        found[form_of(n)].append(n)
    return found


@languages
def test_every_message_is_translated_and_none_is_unused(name: str) -> None:
    there = {key: message.string for key, message in keyed(catalogue(name)).items()}
    assert in_code() == there.keys()
    assert [one for one, text in there.items() if not text or (isinstance(text, tuple) and not all(text))] == []


@languages
def test_a_translation_has_the_fields_of_its_message(name: str) -> None:
    """Only the number itself may be left out, where a form is that of one number ("an event", "two events")."""
    of_one = {form for form, numbers in plural_forms(name).items() if len(numbers) == 1}
    for message in catalogue(name):
        if not message.id:
            continue
        ids, texts = several(message.id), several(message.string)
        for form, text in enumerate(texts):
            lost = fields(ids[-1]) ^ fields(text)
            assert lost <= ({"n"} if isinstance(message.id, tuple) and form in of_one else set()), (
                f"{text!r} for {ids[-1]!r}"
            )


def test_french_has_its_spaces_and_spanish_its_first_marks() -> None:
    """Spaces that do not break before : ; ! ? » and after «, however they are typed; ¿ and ¡ in Spanish."""
    with using_language("fr"):
        texts = [
            say(message.id) for message in catalogue("fr") if isinstance(message.id, str) and not fields(message.id)
        ]
        assert say("{sentence}.", sentence=say("“{text}”", text="a")) == "«\u00a0a\u00a0»."
    assert [text for text in texts if re.search(r" [:;!?»]|« |[a-zé][;!»]|«\w", text)] == []
    spanish = [text for message in catalogue("es") if message.id for text in several(message.string)]
    assert [text for text in spanish for end, first in ("?¿", "!¡") if text.endswith(end) and first not in text] == []


@languages
def test_plurals_are_those_of_cldr(name: str) -> None:
    """CLDR's "many" of French and Spanish is for whole millions in words; ours are written in digits."""
    of = Locale(name).plural_form
    by_cldr = defaultdict(list)
    for n in NUMBERS:
        by_cldr[of(n)].append(n)
    assert sorted(by_cldr.values()) == sorted(plural_forms(name).values())
    assert {len(several(message.string)) for message in catalogue(name) if isinstance(message.id, tuple)} == {
        len(by_cldr)
    }


@languages
def test_numbers_are_written_as_cldr_has_them(name: str) -> None:
    with using_language(name):
        for value in (0, 7, 12_345, 1_234_567, 3.5, 0.25, 12_345.5):
            assert number(value) == format_decimal(value, "#,##0.##", locale=name, numbering_system="latn")


def test_english_needs_no_catalogue() -> None:
    assert say("{shown} of {n}", shown=3, n=1200) == "3 of 1,200"
    assert [plural(n, "{n} event", "{n} events") for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]


def test_arabic_has_six_plurals() -> None:
    with using_language("ar-EG"):
        texts = [re.sub("[\u2067-\u2069]", "", plural(n, "{n} event", "{n} events")) for n in (0, 1, 2, 3, 11, 100)]
    assert texts == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثًا", "100 حدث"]


@pytest.mark.parametrize("name", sorted(RIGHT_TO_LEFT))
def test_what_is_put_into_a_text_keeps_its_own_direction(name: str) -> None:
    with using_language(name):
        assert say("Data: {file}.", file="a.csv") == "\u2067البيانات: \u2068a.csv\u2069.\u2069"


def test_nothing_to_say_is_nothing_in_every_language() -> None:
    for name in TRANSLATED:
        with using_language(name):
            assert say("") == ""


def test_the_picture_s_own_buttons_are_told_all_that_they_say() -> None:
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "components/ui/js").glob("*.js"))
    texts = set(re.findall(r'(?:this|view)\.say\((?:folded \? )?"([^"]+)"', scripts))
    texts |= set(re.findall(r'^  \[".+", "(.+)"\],$', scripts, re.MULTILINE))
    assert texts <= set(chart.WORDS)
    assert [words for words in chart.WORDS if f'"{words}"' not in scripts] == []


def test_a_language_ends_with_its_block() -> None:
    with using_language("de"):
        with using_language("fr"):
            assert say("events") == "événements"
        assert say("events") == "Ereignisse"
    assert say("events") == "events"
