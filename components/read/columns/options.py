"""Reading options: what a person may state about how a file is to be read, one entry each.

The command line's flags and the page's address are made from this table; both write the value of an option as text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components.errors import RequestError
from components.language import message
from components.model import AS_FOUND
from components.read.columns.column_names import target_named
from components.read.columns.numbers import UNITS
from components.read.formats.decode import encoding_named
from components.read.formats.delimited_dialect import SEPARATORS, separator_named
from components.read.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.model import Reading

_YES = "1"  # how the address says that a switch is on
_TAB = "\t"


@dataclass(frozen=True)
class Option:
    """A reading option: `field` of `model.Reading`, named `flag`. `parse` makes the field's value from a text and
    raises RequestError if it is not possible; `write` makes the text again. With `choices` only these texts are
    possible. `many` says that the field is a tuple, to which each text adds one value; a `switch` is on or off, and its
    only text is 1."""

    flag: str
    field: str
    help: str  # one line, for the command line
    metavar: str = ""
    choices: tuple[str, ...] = ()
    parse: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    many: bool = False
    switch: bool = False

    def value(self, text: str) -> Any:
        """The field's value for one text; of a field with `many`, one of its values. Raises RequestError."""
        if self.switch and text != _YES:
            raise RequestError(
                message("{flag}={text} says nothing; there is only {flag}={yes}.", flag=self.flag, text=text, yes=_YES)
            )
        if self.choices and text not in self.choices:
            words = self.flag.replace("-", " ")
            raise RequestError(
                message(
                    "There is no {words} {text}; there are: {names}.",
                    words=words,
                    text=quoted(text),
                    names=", ".join(self.choices),
                )
            )
        return True if self.switch else self.parse(text)

    def texts(self, value: Any) -> list[str]:
        """The texts that set the field to this value; none for the default."""
        if value == getattr(AS_FOUND, self.field):
            return []
        return [_YES] if self.switch else [self.write(entry) for entry in (value if self.many else (value,))]


def _pair(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not (ours.strip() and equals):
        raise RequestError(message("map={text} maps nothing; it is written as in map=title=Headline.", text=text))
    return target_named(ours), theirs.strip()


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise RequestError(
            message("{text} is no year of four digits, as in century=1900 for 1900 to 1999.", text=quoted(text))
        )
    return int(text)


def _events(text: str) -> str:
    """A pair of events as typed; their ids are checked when the events are read. Raises RequestError."""
    if text != "all" and not all(part.strip() for part in text.partition("=")):
        raise RequestError(
            message("{text} names no two events; they are written as in a.csv#1=b.csv#7.", text=quoted(text))
        )
    return text


OPTIONS = (
    Option("encoding", "encoding", "such as windows-1252 or shift_jis", "NAME", parse=encoding_named),
    Option("separator", "separator", "between cells: , ; | or tab", "CHAR", parse=separator_named,
           write=lambda mark: SEPARATORS[_TAB] if mark == _TAB else mark),
    Option("map", "mapping", "take our column from the file's, as in title=Headline, once for each; the others stay as "
           "they are found. Also time=, zone=, precision=, year=, month= and day=; actors= takes none", "OURS=THEIRS",
           parse=_pair, write="=".join, many=True),
    Option("date-order", "date_order", "of days and months written as numbers", choices=("dmy", "mdy", "ymd")),
    Option("century", "century", "the first of the hundred years that years of two digits lie in, as in 1900 or 1930",
           "YEAR", parse=_year, write="{:04}".format),
    Option("sheet", "sheet", "of a workbook with several, by its name", "NAME"),
    Option("records", "records", "where in a JSON file the records are, as in results.bindings", "KEYS"),
    Option("numbers", "numbers", "what the numbers of a date column count", choices=tuple(UNITS)),
    Option("blank-end", "blank_end", "what a row with a start and a blank end is: still going on, of an unknown end, "
           "of one day", choices=("open", "unknown", "day")),
    Option("blank-date", "blank_date", "what a blank date in a list is that has each date once, above a group of rows: "
           "the date above it, or none", choices=("above", "none")),
    Option("propose", "propose", "read the file as proposed, where that would be asked about first", switch=True),
    Option("accept-suggestions", "accept", "read every suggested date as if typed", switch=True),
    Option("midnight", "midnight", "what 00:00 is: if nothing is said, a day without a time where a column has no "
           "other times", choices=("time", "day")),
    Option("first-days", "first_days", "what 1 January, or the 1st of each month, stands for: that day, its year, its "
           "month, or both of these", choices=("days", "years", "months", "both")),
    Option("same-event", "same", "of several files: two events are accounts of the same one, as in "
           "a.csv#1=b.csv#7; once for each, or all that are suspected", "ID=ID|all", parse=_events, many=True),
    Option("apart", "apart", "of several files: two events are not the same, as in a.csv#1=b.csv#7; once for each",
           "ID=ID", parse=_events, many=True),
)  # fmt: skip
FLAGS = {option.flag: option for option in OPTIONS}


def with_option(reading: Reading, flag: str, text: str) -> Reading:
    """The reading with one more option. Raises RequestError for a text that is not possible."""
    option = FLAGS[flag]
    value = option.value(text)
    changed: dict[str, Any] = {option.field: (*getattr(reading, option.field), value) if option.many else value}
    return replace(reading, **changed)


def option_texts(reading: Reading) -> dict[str, list[str]]:
    """The texts of each flag that make `reading`, without defaults."""
    given = {option.flag: option.texts(getattr(reading, option.field)) for option in OPTIONS}
    return {flag: texts for flag, texts in given.items() if texts}
