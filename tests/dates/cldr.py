"""CLDR's names of months, weekdays and eras as `components/dates/cldr.tsv` holds them: to gather them takes a second.

`python -m tests.dates.cldr` writes the file, after a new version of Babel; a test says when it has to be written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, cast

import babel
from babel import localedata
from babel.core import get_global

from components.dates import languages
from components.dates.english import CODES, DAY_CODES, GLUE
from components.dates.languages import fold_case, tokens, without_accents

if TYPE_CHECKING:
    from typing import Any

FILE = Path(languages.__file__).with_name("cldr.tsv")
_MONTH = re.compile(r"(?P<before>[^\s\d\WM]*)M{3,4}(?P<behind>[^\s\d\WM]*)")
_OF_COUNTRIES = (
    "de_AT",
    "ar_DZ",
    "ar_LB",
    "ar_MA",
    "ar_TN",
    "es_MX",
    "fr_CA",
    "it_CH",
    "pt_PT",
)  # with names of their own
_OFFICIAL = ("official", "de_facto_official")


def written() -> str:
    """The file: where it is from, the official languages, the names and the shortest names of eras, with a blank line
    between them."""
    found: dict[tuple[str, str], set[str]] = {}
    narrow: dict[tuple[str, str], set[str]] = {}
    for language in localedata.locale_identifiers():
        base, _, variant = language.partition("_")
        varies = variant and not (re.fullmatch("[A-Z][a-z]{3}", variant) or language in _OF_COUNTRIES)
        if varies or base in ("root", "en"):
            continue
        data = _data(language)
        for name, meaning in _eras(data, "narrow"):
            words = tokens(fold_case(name))
            if len("".join(words)) > 1:
                narrow.setdefault((" ".join(words), meaning), set()).add(base)
        for name, meaning in _of_language(data):
            for spelling in dict.fromkeys((fold_case(name), without_accents(fold_case(name)))):
                words = tokens(spelling)
                named = any(not word.isdigit() for word in words)
                if named and (len("".join(words)) > 1 or not spelling.isascii()):
                    found.setdefault((" ".join(words), meaning), set()).add(base)
    about = f"CLDR's names by Babel {babel.__version__}: words, what they mean, languages"
    return "\n\n".join((about, ",".join(sorted(_official())), _lines(found), _lines(narrow))) + "\n"


def _lines(found: Mapping[tuple[str, str], set[str]]) -> str:
    return "\n".join(f"{words}\t{meaning}\t{','.join(sorted(of))}" for (words, meaning), of in found.items())


def _official() -> set[str]:
    """The languages that are official in some country."""
    territories: Mapping[str, Mapping[str, Mapping[str, Any]]] = get_global("territory_languages")
    return {
        name.partition("_")[0]
        for spoken in territories.values()
        for name, about in spoken.items()
        if about.get("official_status") in _OFFICIAL
    }


def _data(language: str) -> Any:
    """CLDR's names of a language."""
    shared = cast("Any", localedata.load(language))
    # Babel writes what an alias leads to into what languages share: without a copy, October would be 10月 in French.
    return localedata.LocaleDataDict({part: deepcopy(shared[part]) for part in _PARTS})


def _of_language(data: Any) -> Iterator[tuple[str, str]]:
    """Each name of a language with what it means."""
    patterns = [pattern.pattern for pattern in data["date_formats"].values()]
    found = {(match["before"], match["behind"]) for pattern in patterns for match in _MONTH.finditer(_bare(pattern))}
    glued = sorted(found - {("", "")})
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in data["months"][context][width].items():
                yield name, CODES[month - 1]
                for before, behind in glued:  # Hebrew's ב and others stand at the month's name without a blank
                    yield f"{before}{name}{behind}", CODES[month - 1]
            for day, name in data["days"][context][width].items():
                yield name, DAY_CODES[day]
    for width in ("wide", "abbreviated"):
        yield from _eras(data, width)
    for pattern in patterns:
        for quoted in re.findall(r"'([^']+)'", pattern):
            yield quoted, GLUE


def _eras(data: Any, width: str) -> Iterator[tuple[str, str]]:
    """What a language calls the years before Christ and those after."""
    for era, name in data["eras"][width].items():
        if re.sub(r"\W", "", name.lower()) not in _HALVES:
            yield name, "ad" if era else "bc"


_HALVES = ("am", "pm")  # of the day, wherever else they may be eras
_PARTS = ("date_formats", "months", "days", "eras")


def _bare(pattern: str) -> str:
    """A pattern of a date whose quoted words stand as they are and whose other fields are gone: "d בMMMM y"."""
    return re.sub(r"[dyEGc]", " ", pattern.replace("'", ""))


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
