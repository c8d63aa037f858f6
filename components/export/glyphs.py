"""Letters that neither our fonts nor those of the computer have. Exported pictures show an empty box for each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from components.errors import ExportError
from components.export.picture import NO_FONT, compile_typst
from components.language import say
from components.layout.text import covers

if TYPE_CHECKING:
    from collections.abc import Iterable

# Typst makes no PDF/UA with a letter that no font has; its error names the first.
_PAGE = b"""#set document(title: "Letters")
#set text(font: "Noto Sans")
#for letter in sys.inputs.letters.clusters() { block(letter) }
"""
_REFUSED = re.compile(f'the text `"(.+?)"` {NO_FONT}')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST = 50  # scripts
_SHOWN = 5  # letters of each script in a message
_FONTS = {"CJK": "Noto Sans CJK", "HANGUL": "Noto Sans CJK", "HIRAGANA": "Noto Sans CJK", "KATAKANA": "Noto Sans CJK"}


def missing(text: str) -> tuple[str, ...]:
    """A sentence for each script of which some letters in `text` cannot be drawn, with the font to install."""
    others = sorted(letter for letter in set(text) if not covers(letter))
    letters = "".join(letter for letter in others if unicodedata.category(letter)[0] not in "MC")  # no combining marks
    return tuple(_sentence(script, undrawn) for script, undrawn in _undrawable(letters))


@lru_cache(maxsize=256)  # the page asks in each run
def _undrawable(letters: str) -> tuple[tuple[str, str], ...]:
    """The scripts with some of the `letters` that no font has, each with its letters from the first such one on."""
    scripts: dict[str, list[str]] = {}
    for letter in letters:
        scripts.setdefault(_script(letter), []).append(letter)
    found: list[tuple[str, str]] = []
    while scripts and len(found) < _MOST and (refused := _refused(scripts.values())):
        script = _script(refused)
        of_script = scripts.pop(script, None)
        if of_script is None:
            break
        first = of_script.index(refused) if refused in of_script else 0  # letters before it have a font
        found.append((script, "".join(of_script[first:])))
    return tuple(found)


def _refused(scripts: Iterable[list[str]]) -> str:
    """The first letter that no font has, "" if all have one."""
    try:
        compile_typst(
            _PAGE, {"letters": "".join(letter for letters in scripts for letter in letters)}, "pdf", boxes=False
        )
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
