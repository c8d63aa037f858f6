"""Dates: EDTF texts to bounds and flags (`read_edtf`) and to words (`words`), seconds to civil days and back.

`suggest` gives the EDTF of another form that has one reading ("Oct 28, 2014"), for a one-click mend.
"""

from components.dates.calendar import civil, iso, seconds
from components.dates.edtf import read_edtf
from components.dates.hints import suggest
from components.dates.words import span_words, words

__all__ = ["civil", "iso", "read_edtf", "seconds", "span_words", "suggest", "words"]
