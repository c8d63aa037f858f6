"""The questions of the import step: what must be known about a whole column before its dates can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.dates import read_edtf, words
from components.language import message, plural, say
from components.read.columns.dates import ORDER
from components.read.columns.numbers import UNITS
from components.ui import reading as reading_panel
from components.ui import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.model import Loaded, Proposal, Reading, Suggestion

_EXAMPLES = 3  # dates quoted in the question
_ORDERS = {"dmy": message("day first: 7 October"), "mdy": message("month first: July 10")}
_ORDERS |= {"ymd": message("year first")}


def questions(file_key: str, proposal: Proposal, reading: Reading, roles: Mapping[int, str]) -> dict[str, Any]:
    """The widgets for the questions that a proposal leaves open, and their current answers by the reading's field.
    `file_key` distinguishes the widgets of different files, `roles` has the role of each column by index."""
    answers: dict[str, Any] = {}
    if proposal.blank_ends and {"start", "end"} <= set(roles.values()):
        words = plural(
            proposal.blank_ends,
            "{n} row with a start and no end: what is it?",
            "{n} rows with a start and no end: what are they?",
        )
        answers["blank_end"] = _choice(words, reading_panel.ENDS, reading.blank_end or "day", "blank_end", file_key)
    if proposal.blank_dates and {"date", "start", "year"} & set(roles.values()):
        words = plural(
            proposal.blank_dates,
            "{n} row with a blank date below one that has it: which date is meant?",
            "{n} rows with a blank date below one that has it: which date is meant?",
        )
        date = reading.blank_date or "above"
        answers["blank_date"] = _choice(words, reading_panel.BLANK_DATES, date, "blank_date", file_key)
    if proposal.date_order:
        order = reading.date_order or proposal.date_order
        orders = {name: words for name, words in _ORDERS.items() if name in (*proposal.possible_orders, order)}
        answers["date_order"] = _choice(say("In dates such as 07/10/2014"), orders, order, "date_order", file_key)
    if proposal.numbers not in ("", "years"):
        unit = reading.numbers or proposal.numbers
        answers["numbers"] = _choice(say("The numbers of the date column are"), dict(UNITS), unit, "numbers", file_key)
    return answers


def possible_orders(loaded: Loaded, reading: Reading) -> tuple[str, ...]:
    """The orders of day and month that a person may choose for a file: those in which dates may be read that were left
    out because none is proved, or that one was stated before."""
    if reading.date_order and loaded.reading.date_order:
        return tuple(dict.fromkeys(("dmy", "mdy", reading.date_order)))
    return tuple(offer.text for offer in loaded.offers if offer.flag == ORDER)


def order_question(file_key: str, orders: Sequence[str], reading: Reading) -> str:
    """The widget for the order of day and month of the dates that have several readings, and its current answer: one of
    `orders`, "" as long as a person has chosen none."""
    options = {order: words for order, words in _ORDERS.items() if order in orders}
    label = say("In dates such as 07/10/2014")
    return _choice(label, options, reading.date_order or None, "date_order", file_key)


def read_as_usual(file_key: str, vague: Sequence[Suggestion], accept: bool) -> bool:
    """The checkbox for reading `vague` dates such as “c. 1950” as they are usually meant, and its state."""
    examples = (say("“{text}” as {date}", text=date.value, date=_date(date.edtf)) for date in vague[:_EXAMPLES])
    label = plural(
        sum(len(date.lines) for date in vague),
        "Read {n} date that leaves something open as it is usually meant: {examples}",
        "Read {n} dates that leave something open as they are usually meant: {examples}",
        examples=", ".join(examples),
    )
    return st.checkbox(safe_text.literal(label), value=accept, key=answer_key("accept", file_key))


def _date(edtf: str) -> str:
    return words(read_edtf([edtf])[0], [edtf])[0]


def _choice(label: str, options: Mapping[Any, str], answer: str | None, field: str, file_key: str) -> str:
    """The chosen option; at first `answer`, without which none need be chosen ("")."""
    chosen = st.segmented_control(
        label,
        list(options),
        default=answer,
        key=answer_key(field, file_key),
        format_func=lambda option: say(options[option]),
        required=answer is not None,
    )
    return str(chosen or "")


def answer_key(field: str, file_key: str) -> str:
    """The key of the widget that holds the answer."""
    return f"{field}-{file_key}"
