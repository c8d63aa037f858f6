"""Dates: EDTF texts to bounds and flags (`read_edtf`) and to words (`words`), seconds to civil days and back.

`meanings` tells which texts of other forms ("Oct 28, 2014") a column may be read with; `suggest` gives one's EDTF.
"""

from components.dates.calendar import civil, iso, seconds
from components.dates.edtf import read_edtf
from components.dates.hints import suggest
from components.dates.typed import Meaning, meanings
from components.dates.words import in_words, span_words, words

__all__ = ["Meaning", "civil", "in_words", "iso", "meanings", "read_edtf", "seconds", "span_words", "suggest", "words"]
