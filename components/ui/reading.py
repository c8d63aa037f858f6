"""How the file was read, with widgets to change each part; the address has the changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.dates import read_edtf, words
from components.dates.day_order import numbers_in
from components.errors import TimelineError, UnmappedError
from components.language import capital, message, plural, say
from components.model import AS_FOUND, Reading
from components.read.columns.column_names import PARTS, TARGETS
from components.read.columns.companions import BESIDE
from components.read.columns.dates import ORDER
from components.read.columns.options import FLAGS, with_option
from components.read.formats.decode import ENCODINGS
from components.read.formats.delimited_dialect import SEPARATORS
from components.read.wording import ORDERS
from components.ui import edits, safe_text, session, widgets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import BlankDate, BlankEnd, Loaded

_CENTURIES = {first: f"{first}–{int(first) + 99}" for first in ("1800", "1900", "1930", "2000")}
ENDS: dict[BlankEnd, str] = {
    "open": message("still going on"),
    "unknown": message("end not known"),
    "day": message("one day"),
}
BLANK_DATES: dict[BlankDate, str] = {"above": message("the date above it"), "none": message("no date")}
_MIDNIGHT = {"time": message("a time of day"), "day": message("a day without a time")}
_FIRST_DAYS = {
    "days": message("that day"),
    "years": message("the year"),
    "months": message("the month"),
    "both": message("the year, or the month"),
}
_TEXT = ("encoding", "separator")
_WHEN = ("date", "start", "end", *(f"{side}{part}" for side in ("", "end ") for part in (*PARTS, *BESIDE)))
_FIRST = ("title", "actors", "description")
_GROUPS = (
    (message("When: a date, or a start and an end, or a year, a month and a day"), _WHEN),
    (message("What and who"), (*_FIRST, *(name for name in TARGETS if name not in (*_FIRST, *_WHEN)))),
)
_TOLD = (  # names of columns, to be translated
    *(message("start"), message("end"), message("hour"), message("minute"), message("second"), message("zone")),
    *(message("precision"), message("end year"), message("end month"), message("end day"), message("end time")),
    *(message("end hour"), message("end minute"), message("end second"), message("end zone"), message("end precision")),
)
_MOST_OFFERED = 500  # columns of the file in one list
_MANY_VAGUE = 0.1  # share of the rows
_ACROSS = 3  # lists side by side in a wide window


def panel(loaded: Loaded) -> None:
    """How the file was read, with widgets to change it."""
    used = loaded.reading
    if used.encoding:
        text(used)
    _dates(used)
    with st.expander(say("Which column is which")):
        _columns(loaded.header, dict(used.mapping))


def blank_ends(loaded: Loaded) -> None:
    """The question about rows with a start and no end, once for all of them; nothing if it was answered."""
    count = sum(part.proposal.blank_ends for part in loaded.parts or (loaded,) if part.proposal)
    if not count or session.current().reading.blank_end:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        sentence = plural(
            count,
            "{n} row with a start and no end, drawn as one day. What is it?",
            "{n} rows with a start and no end, each drawn as one day. What are they?",
        )
        safe_text.line(sentence)
        for choice, words in ENDS.items():
            st.button(capital(say(words)), key=f"blank-end-{choice}", on_click=_answer, kwargs={"blank_end": choice})


def blank_dates(loaded: Loaded) -> None:
    """The question whether rows with a blank date have the date above, once for all of them; nothing if it was
    answered."""
    if not loaded.blank_dates:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        sentence = plural(
            loaded.blank_dates,
            "{n} row with a blank date below one that has it: which date is meant?",
            "{n} rows with a blank date below one that has it: which date is meant?",
        )
        safe_text.line(sentence)
        for choice, words in BLANK_DATES.items():
            st.button(capital(say(words)), key=f"blank-date-{choice}", on_click=_answer, kwargs={"blank_date": choice})


def date_order(loaded: Loaded) -> None:
    """The question which day dates with several readings are, once for all of them; nothing if there are none."""
    offers = [offer for offer in loaded.offers if offer.flag == ORDER]
    if not offers:
        return
    text = offers[0].example
    days = numbers_in([text])[text]
    with st.container(horizontal=True, vertical_alignment="center"):
        safe_text.line(
            say("Dates such as {text} are not drawn yet: the day or the month may come first. Which is it?", text=text)
        )
        for order, day in days.items():
            label = words(read_edtf([day])[0], [day])[0]
            st.button(label, key=f"date-order-{order}", on_click=_answer, kwargs={"date_order": order})


def vague_dates(loaded: Loaded) -> None:
    """The offer to read dates such as “c. 1950” as they are usually meant, if the file has many of them."""
    vague = [date for date in loaded.suggestions if not date.accepted]
    count = sum(len(date.lines) for date in vague)
    if not count or count < _MANY_VAGUE * loaded.rows:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        sentence = plural(
            count,
            "{n} date such as “{text}” leaves something open and is not drawn yet.",
            "{n} dates such as “{text}” leave something open and are not drawn yet.",
            text=vague[0].value,
        )
        safe_text.line(sentence)
        st.button(say("Read as usually meant"), key="vague-dates", on_click=_answer, kwargs={"accept": True})


def target_name(target: str) -> str:
    """The name of one of our columns, as the label of a choice."""
    return capital(say(target))


def _answer(**fields: Any) -> None:
    """Change one part of the reading, as one step that can be undone."""
    edits.answer(replace(session.current().reading, **fields))


def dates(loaded: Loaded) -> None:
    """The choices that remain for a changed copy of the file: those about its dates."""
    _dates(loaded.reading)


def unreadable(error: TimelineError, complaints: Sequence[str]) -> None:
    """The reason why the file could not be read, and choices that may help; `complaints` are about earlier choices."""
    safe_text.error(str(error))
    for complaint in complaints:
        safe_text.warning(complaint)
    if isinstance(error, UnmappedError):
        below = say("Choose the title, and the date or its parts; the rest may stay.")
        safe_text.heading(say("Which column is which?"), below)
        _columns(error.columns, {})
    with st.expander(say("Read it differently: encoding, separator, dates")):
        safe_text.line(say("The file is read again at once; the address of this page remembers how."))
        text(AS_FOUND)
        _dates(AS_FOUND)


def text(used: Reading) -> None:
    """The choices of encoding and separator."""
    reading = session.current().reading
    with st.container(horizontal=True):
        _choice(_TEXT[0], say("Encoding"), reading.encoding, ENCODINGS, used.encoding)
        mark = say(SEPARATORS[used.separator]) if used.separator in SEPARATORS else used.separator
        _choice(_TEXT[1], say("Separator"), reading.separator, tuple(SEPARATORS), mark, SEPARATORS)


def apply_text() -> None:
    """Take over the values of both widgets of `text`, for a callback that may run before theirs."""
    for flag in _TEXT:
        _changed(flag)


def _dates(used: Reading) -> None:
    reading = session.current().reading
    with st.container(horizontal=True, vertical_alignment="bottom"):
        found = say(ORDERS[used.date_order]) if used.date_order else ""
        _choice("date-order", say("Dates such as 07/10/2014"), reading.date_order, tuple(ORDERS), found, ORDERS)
        stated = "" if reading.century is None else str(reading.century)
        _choice("century", say("Years of two digits are"), stated, tuple(_CENTURIES), "", _CENTURIES)
        _choice("midnight", say("00:00 is"), reading.midnight, tuple(_MIDNIGHT), "", _MIDNIGHT)
        _choice("first-days", say("1 January, or the 1st, is"), reading.first_days, tuple(_FIRST_DAYS), "", _FIRST_DAYS)
        switch = "accept-suggestions"
        widgets.set_value(f"reading-{switch}", reading.accept, widgets.PAGE)
        label = say("Read every suggested date as suggested")
        st.toggle(label, key=f"reading-{switch}", on_change=_changed, args=(switch,))


def _columns(header: Sequence[str], used: dict[str, str]) -> None:
    mapping = dict(session.current().reading.mapping)
    names = tuple(dict.fromkeys(name.strip() for name in header if name.strip()))[:_MOST_OFFERED]
    for about, targets in _GROUPS:
        safe_text.line(say(about))
        for first in range(0, len(targets), _ACROSS):  # row by row, so that they keep their order in a narrow window
            for target, place in zip(targets[first : first + _ACROSS], st.columns(_ACROSS), strict=False):
                with place:
                    found = used.get(target, "")
                    _choice(
                        f"map-{target}",
                        target_name(target),
                        mapping.get(target, ""),
                        names,
                        found,
                        nothing=say("not used"),
                    )


def _choice(
    flag: str,
    label: str,
    given: str,
    options: Sequence[str],
    found: str,
    words: Mapping[str, str] | None = None,
    nothing: str = "",
) -> None:
    """The choice of one part of the reading, with the option `given` so far chosen. Its placeholder says what was
    `found` in the file. `words` are the labels of options; a given value is an option even if the file does not allow
    it."""
    key = f"reading-{flag}"
    widgets.set_value(key, given or None, widgets.PAGE)
    st.selectbox(
        label,
        tuple(dict.fromkeys((*options, *filter(None, (given,))))),
        index=None,
        key=key,
        format_func=lambda option: say(words[option]) if words and option in words else option,
        placeholder=say("{value}, found in the file", value=found) if found else nothing or say("as in the file"),
        on_change=_changed,
        args=(flag,),
    )


def _changed(flag: str) -> None:
    """Read the file as the widget of `flag` says; all other parts of the reading stay."""
    key = f"reading-{flag}"
    change = widgets.changed(key, session.widget_values().get(key))
    if change:
        current = session.current()
        current.read_as(_with_value(current.reading, flag, change.after))


def _with_value(reading: Reading, flag: str, value: str | bool | None) -> Reading:
    """`reading` with this value of a flag, or of `map-` and one of our columns; without it if the value is blank."""
    if (target := flag.removeprefix("map-")) != flag:
        pairs = [*(pair for pair in reading.mapping if pair[0] != target), *([(target, str(value))] if value else [])]
        return replace(reading, mapping=tuple(sorted(pairs, key=lambda pair: TARGETS.index(pair[0]))))
    field = FLAGS[flag].field
    blank = replace(reading, **{field: getattr(AS_FOUND, field)})
    return with_option(blank, flag, "1" if value is True else str(value)) if value else blank
