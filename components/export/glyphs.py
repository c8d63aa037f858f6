"""Letters that neither our fonts nor those of the computer have: pictures show an empty box for each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from components.errors import ExportError
from components.export.picture import NO_FONT, compiled
from components.language import say
from components.layout.text import covers

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typst refuses a PDF/UA with a letter that no font has, and names the first.
_PAGE = b"""#set document(title: "Letters")
#set text(font: "Noto Sans")
#for letter in sys.inputs.letters.clusters() { block(letter) }
"""
_REFUSED = re.compile(f'the text `"(.+?)"` {NO_FONT}')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST = 50  # scripts
_SHOWN = 5  # letters of each, in a message
_FONTS = {"CJK": "Noto Sans CJK", "HANGUL": "Noto Sans CJK", "HIRAGANA": "Noto Sans CJK", "KATAKANA": "Noto Sans CJK"}


def missing(text: str) -> tuple[str, ...]:
    """A sentence for each script of which some letters in `text` cannot be drawn, with the font to install."""
    odd = sorted(letter for letter in set(text) if not covers(letter))
    letters = "".join(letter for letter in odd if unicodedata.category(letter)[0] not in "MC")  # of themselves
    return tuple(_sentence(script, some) for script, some in _without(letters))


@lru_cache(maxsize=256)  # a page asks anew each time it is drawn
def _without(letters: str) -> tuple[tuple[str, str], ...]:
    """The scripts of those `letters` that no font has, with these letters."""
    scripts: dict[str, list[str]] = {}
    for letter in letters:
        scripts.setdefault(_script(letter), []).append(letter)
    found: list[tuple[str, str]] = []
    while scripts and len(found) < _MOST and (refused := _refused(scripts.values())):
        script = _script(refused)
        some = scripts.pop(script, None)
        if some is None:
            break
        at = some.index(refused) if refused in some else 0  # those before it have a font
        found.append((script, "".join(some[at:])))
    return tuple(found)


def _refused(some: Iterable[list[str]]) -> str:
    """The first letter that no font has, "" if all have one."""
    try:
        compiled(_PAGE, {"letters": "".join(letter for letters in some for letter in letters)}, "pdf", boxes=False)
    except ExportError as error:
        found = _REFUSED.search(str(error))
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])[0] if found else ""
    return ""


def _script(letter: str) -> str:
    """The script of a letter, the beginning of its Unicode name; signs and emoji are one."""
    if unicodedata.category(letter)[0] == "S":
        return "SIGNS"
    return unicodedata.name(letter, "UNNAMED").split()[0]


def _sentence(script: str, letters: str) -> str:
    shown = " ".join(letters[:_SHOWN]) + " …" * (len(letters) > _SHOWN)
    font = "Noto Emoji or Noto Sans Symbols" if script == "SIGNS" else _FONTS.get(script, f"Noto Sans {script.title()}")
    return say(
        "No font of this computer has {letters}, so boxes stand in exported pictures; install one, such as {font}.",
        letters=shown, font=font,
    )  # fmt: skip
