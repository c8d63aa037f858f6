"""FLOOR 0 · the reader's language: what Dateline says, in English in the code and translated by gettext catalogues.

`say` and `plural` translate a sentence at once into the current language: that of a `Request` while its picture is
made, that of the browser while its page is. The catalogues (`fr.po` …) stand beside this file and are read when their
language is first needed; English needs none. `moments.py` words dates and lengths of time, as CLDR has them.

Sentences about a file are made once and shown in several languages, so each is a `Message`: `message` and `messages`
make it where the sentence is written, `translated` translates it where it is shown. A message may have others in its
fields; joined to other text by Python's means it is English text and nothing more.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, reduce
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from gettext import GNUTranslations

LANGUAGES = ("en", "fr", "de", "es", "ko", "ar")  # the first is used if a language is not supported
RIGHT_TO_LEFT = frozenset({"ar"})
# Unicode's isolates: they keep the direction of a text wherever it stands, and that of what is put into it.
RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2067", "\u2068", "\u2069"
_ISOLATES = {ord(mark): None for mark in (RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE)}
# Unicode's blocks of letters that are read from right to left (DerivedBidiClass.txt), and its mark for that direction:
# looking for these first is a hundredth of asking for the direction of each letter.
_PERHAPS_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# Separators of thousands and decimals that differ from English.
_MARKS: dict[str, dict[int, str]] = {
    "fr": {ord(","): "\u202f", ord("."): ","},
    "de": {ord(","): ".", ord("."): ","},
    "es": {ord(","): ".", ord("."): ","},
}
_SPOKEN: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def supported_language(tag: str) -> str | None:
    """The language among LANGUAGES that a BCP 47 tag asks for ("de" for "de-AT"), None if there is none."""
    name = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    return name if name in LANGUAGES else None


def set_language(tag: str) -> None:
    """Make the language of a BCP 47 tag the current one, in this thread or task only; English if it is not
    supported."""
    _SPOKEN.set(supported_language(tag) or LANGUAGES[0])


@contextmanager
def using_language(tag: str) -> Iterator[None]:
    """A block in which the language of a BCP 47 tag is the current one."""
    before = _SPOKEN.set(supported_language(tag) or LANGUAGES[0])
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def current_language() -> str:
    """The current language, one of LANGUAGES."""
    return _SPOKEN.get()


def say(text: str, /, **fields: str | int) -> str:
    """An English text, translated into the current language, with its `{fields}` filled in; numbers get thousands
    separators."""
    language = _SPOKEN.get()
    if language == "en":
        return _filled(text, fields)
    return (
        _translated(language, _catalogue(language).gettext(text), fields) if text else ""
    )  # gettext has a header there


def say_in_context(what: str, text: str, /) -> str:
    """An English text, translated in the context `what`, for words that other languages distinguish: "None", of
    columns. Gettext's msgctxt."""
    language = _SPOKEN.get()
    return text if language == "en" else _translated(language, _catalogue(language).pgettext(what, text), {})


def plural(n: int, one: str, many: str, /, **fields: str | int) -> str:
    """A sentence about the number `n`, translated with the plural form that the current language has for it; the texts
    name it `{n}`."""
    language, fields = _SPOKEN.get(), {"n": n, **fields}
    if language == "en":
        return _filled(one if n == 1 else many, fields)
    return _translated(language, _catalogue(language).ngettext(one, many, n), fields)


class Message(str):
    """An English text that can be translated later, since it keeps its parts: `made_of` is the text, or the singular
    and plural texts for a number `n`; `fields` are the values to fill in."""

    __slots__ = ("fields", "made_of")

    made_of: tuple[str, ...]
    fields: Mapping[str, str | int]


def message(text: str, /, **fields: str | int) -> str:
    """A message: an English text with its `{fields}`, which `translated` can translate later where it is shown."""
    new = Message(_in_english(text, fields))
    new.made_of, new.fields = (text,), fields
    return new


def messages(n: int, one: str, many: str, /, **fields: str | int) -> str:
    """A message about a number `n`, with singular and plural as in `plural`."""
    fields = {"n": n, **fields}
    new = Message(_in_english(one if n == 1 else many, fields))
    new.made_of, new.fields = (one, many), fields
    return new


def translated(text: str) -> str:
    """A message in the current language. Any other text, such as a name in a file, is returned unchanged."""
    language = _SPOKEN.get()
    if not isinstance(text, Message) or language == "en":
        return text
    if len(text.made_of) == 1:
        return say(text.made_of[0], **text.fields)
    return plural(int(text.fields["n"]), *text.made_of, **text.fields)


def combined(parts: Sequence[str], pair: str) -> str:
    """Several messages or texts as one message, combined pairwise by `pair`, e.g. "{first}; {then}"; "" for none."""
    return reduce(lambda first, then: message(pair, first=first, then=then), parts) if parts else ""


def joined(texts: Iterable[str], between: str = "") -> str:
    """Texts with `between` in between, messages among them translated, in the writing direction of the current
    language."""
    texts = map(translated, texts)
    if current_language() not in RIGHT_TO_LEFT:
        return between.join(texts)
    several = list(filter(None, texts))
    whole = between.join(several)
    return f"{RIGHT_TO_LEFT_ISOLATE}{whole}{POP_ISOLATE}" if len(several) > 1 else whole


def capital(text: str) -> str:
    """The text with its first letter in upper case, if its script has that."""
    return text[:1].upper() + text[1:]


def listed(texts: Iterable[str]) -> str:
    """Texts as a list: "Japan, France, Chad"."""
    return joined(texts, "، " if current_language() == "ar" else ", ")


def number(count: float) -> str:
    """A number in the current language, with at most two decimals: "1,200", "3.5", "0.25"."""
    text = f"{count:,}" if isinstance(count, int) else f"{count:,.2f}".rstrip("0").rstrip(".")
    marks = _MARKS.get(current_language())
    return text.translate(marks) if marks else text


def _in_english(text: str, fields: Mapping[str, str | int]) -> str:
    marked = {name: f"{value:,}" if isinstance(value, int) else value for name, value in fields.items()}
    return text.format_map(marked) if fields else text


def _filled(text: str, fields: Mapping[str, str | int]) -> str:
    if not fields:
        return text
    return text.format_map({name: number(value) if isinstance(value, int) else value for name, value in fields.items()})


def _translated(language: str, text: str, fields: Mapping[str, str | int]) -> str:
    fields = {name: translated(value) if isinstance(value, str) else value for name, value in fields.items()}
    if language not in RIGHT_TO_LEFT:
        return _filled(text, fields)
    isolated = {name: _isolated(value) if isinstance(value, str) else value for name, value in fields.items()}
    return f"{RIGHT_TO_LEFT_ISOLATE}{_filled(text, isolated)}{POP_ISOLATE}"


def _isolated(text: str) -> str:
    """A text isolated in its own direction, whatever surrounds it."""
    alone = not text or (text[0] in (RIGHT_TO_LEFT_ISOLATE, FIRST_STRONG_ISOLATE) and text[-1] == POP_ISOLATE)
    return text if alone else f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def unmarked(text: str) -> str:
    """A text without Unicode's isolates, as it stands in a cell."""
    return text.translate(_ISOLATES)


def with_direction(text: str) -> str:
    """A text in its own writing direction. If any of its letters is read from right to left it is isolated (Unicode's
    FSI), so that its final punctuation and numbers stand on the right sides; any other text is returned unchanged."""
    if text.isascii():
        return text
    found = _PERHAPS_RIGHT_TO_LEFT.findall(text)
    return _isolated(text) if any(bidirectional(letter) in ("R", "AL") for letter in found) else text


@cache
def _catalogue(language: str) -> GNUTranslations:
    """The messages of a language, read once."""
    from gettext import GNUTranslations  # noqa: PLC0415 (English needs neither)

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with (Path(__file__).parent / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for entry in catalogue if language == "fr" else ():
        if isinstance(entry.string, str):
            entry.string = _spaced(entry.string)
        elif entry.string:
            entry.string = tuple(map(_spaced, entry.string))
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _spaced(text: str) -> str:
    """A French text with non-breaking spaces beside its signs, narrow ones before ; ! and ?."""
    wide = re.sub(r"«[ \u00a0]?|[ \u00a0](?=[:»])", lambda sign: f"{sign[0].strip()}\u00a0", text)
    return re.sub(r"[ \u00a0](?=[;!?])", "\u202f", wide)
