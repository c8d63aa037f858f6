"""The messages in the code, as `pybabel extract` finds them, and those of each catalogue.

`python -m tests.language.messages` brings the catalogues up to date: new messages come in without a translation, those
that are in the code no more are taken out.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from components import language
from components.language import LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Message, _MessageID

    Key = tuple[_MessageID, str | None]

ROOT = Path(__file__).parents[2]
FOLDER = Path(language.__file__).parent
TRANSLATED = LANGUAGES[1:]
# The number comes first, and so does what a text is said of (gettext's msgctxt).
KEYWORDS = {"say": None, "message": None, "say_in_context": ((1, "c"), 2), "plural": (2, 3), "messages": (2, 3)}


@cache
def in_code() -> frozenset[Key]:
    """Each message, one with a plural as a pair, and what it is said of."""
    found = extract_from_dir(ROOT / "components", [("**.py", "python")], keywords=KEYWORDS)
    return frozenset((message, of) for _, _, message, _, of in found)


def keyed(catalogue: Catalog) -> dict[Key, Message]:
    """The messages of a catalogue as those of the code are told."""
    return {(message.id, message.context): message for message in catalogue if message.id}


@cache
def catalogue(name: str) -> Catalog:
    """The catalogue of a language."""
    with (FOLDER / f"{name}.po").open("rb") as file:
        return read_po(file, locale=name)


def _update() -> None:
    for name in TRANSLATED:
        path = FOLDER / f"{name}.po"
        known = keyed(catalogue(name))
        anew = Catalog(locale=name)
        for message, of in in_code():
            anew.add(message, known[message, of].string if (message, of) in known else "", context=of)
        written = BytesIO()
        write_po(written, anew, no_location=True, sort_output=True, width=120)
        head = path.read_text("utf-8").partition("\n\n")[0]  # without Babel's placeholders and times
        body = written.getvalue().decode().partition("\n\n")[2].replace("#, python-brace-format\n", "")
        path.write_text(f"{head}\n\n{body}", "utf-8")


if __name__ == "__main__":
    _update()
