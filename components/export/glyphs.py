"""Letters that neither our fonts nor those of the computer have: in a picture an empty box would stand for each."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from components.errors import ExportError
from components.export.picture import NO_FONT, compiled
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
    scripts: dict[str, list[str]] = {}
    for letter in sorted(set(text)):
        if not covers(letter) and unicodedata.category(letter)[0] not in "MC":  # what is no letter by itself
            scripts.setdefault(_script(letter), []).append(letter)
    found: list[str] = []
    while scripts and len(found) < _MOST and (refused := _refused(scripts.values())):
        script = _script(refused)
        letters = scripts.pop(script, None)
        if letters is None:
            break
        at = letters.index(refused) if refused in letters else 0  # those before it have a font
        found.append(_sentence(script, letters[at:]))
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
    """What a letter's script is called, as its name begins; signs and emoji are one."""
    if unicodedata.category(letter)[0] == "S":
        return "SIGNS"
    return unicodedata.name(letter, "UNNAMED").split()[0]


def _sentence(script: str, letters: list[str]) -> str:
    shown = " ".join(letters[:_SHOWN]) + " …" * (len(letters) > _SHOWN)
    font = "Noto Emoji or Noto Sans Symbols" if script == "SIGNS" else _FONTS.get(script, f"Noto Sans {script.title()}")
    return f"No font of this computer has {shown}, so boxes stand in the picture; install one, such as {font}."
