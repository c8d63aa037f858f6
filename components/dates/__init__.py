"""Dates: EDTF texts to bounds and flags (`read_edtf`) and to words (`words`), seconds to civil days and back.

`placed` and `in_zone` convert to the clock of a `Zone`. `meanings` finds the EDTF of texts in other forms ("Oct 28,
2014") by their whole column; `suggest` finds it for a single text.
"""

from components.dates.calendar import civil, iso, seconds
from components.dates.editable import as_edited, editable
from components.dates.edtf import read_edtf
from components.dates.hints import suggest
from components.dates.typed import Meaning, meanings
from components.dates.words import bare, in_words, span_words, words
from components.dates.zones import UTC, Zone, in_zone, placed, zone

__all__ = ["UTC", "Meaning", "Zone", "as_edited", "bare", "civil", "editable", "in_words", "in_zone", "iso", "meanings"]
__all__ += ["placed", "read_edtf", "seconds", "span_words", "suggest", "words", "zone"]
