"""How a person says that a file is to be read: one text a flag, in the page's address as on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from components.errors import RequestError
from components.read.columns.mapping import target_named
from components.read.formats.decode import encoding_named
from components.read.formats.delimited_dialect import SEPARATORS, mark_named
from components.read.wording import quoted

if TYPE_CHECKING:
    from components.model import DateOrder, Reading

FLAGS = ("encoding", "separator", "map", "date-order", "accept-suggestions")
ORDERS = ("dmy", "mdy", "ymd")
_YES = "1"
_TAB = "\t"


def saying(reading: Reading, flag: str, text: str) -> Reading:
    """`reading` with what `flag` says in addition. Raises RequestError for a text that says nothing possible."""
    if flag == "encoding":
        return replace(reading, encoding=encoding_named(text))
    if flag == "separator":
        return replace(reading, separator=mark_named(text))
    if flag == "map":
        return replace(reading, mapping=(*reading.mapping, _pair(text)))
    if flag == "date-order":
        return replace(reading, date_order=_order(text))
    if text != _YES:
        raise RequestError(f"{flag}={text} says nothing; there is only {flag}={_YES}.")
    return replace(reading, accept=True)


def said(reading: Reading) -> dict[str, list[str]]:
    """The texts of each flag that say `reading`, without those that say nothing."""
    mark = SEPARATORS[_TAB] if reading.separator == _TAB else reading.separator
    texts: dict[str, list[str]] = {
        "encoding": [reading.encoding],
        "separator": [mark],
        "map": [f"{ours}={theirs}" for ours, theirs in reading.mapping],
        "date-order": [reading.date_order],
        "accept-suggestions": [_YES] if reading.accept else [],
    }
    return {flag: given for flag in FLAGS if (given := [text for text in texts[flag] if text])}


def _pair(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not (equals and theirs.strip()):
        raise RequestError(f"map={text} maps nothing; it is written as in map=title=Headline.")
    return target_named(ours), theirs.strip()


def _order(text: str) -> DateOrder:
    if text not in ORDERS:
        raise RequestError(f"There is no date order {quoted(text)}; there are: {', '.join(ORDERS)}.")
    return cast("DateOrder", text)
