"""Chats that messengers export as text."""

from __future__ import annotations

import pytest

from components.model import DateOrder, Reading, Source
from components.read.formats import chat, rows_of


def _chat(*lines: str, order: DateOrder = "") -> dict[str, list[str]]:
    found = rows_of(Source("chat.txt", "\n".join(lines).encode()), Reading(date_order=order))
    assert found.header == chat.HEADER
    return {name: list(cells) for name, cells in zip(found.header, found.columns, strict=True)}


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("28.10.2014, 14:03 -", "2014-10-28T14:03"),
        ("28.10.14, 14:03 -", "2014-10-28T14:03"),
        ("28/10/2014, 14:03 -", "2014-10-28T14:03"),
        ("10/28/14, 2:03 PM -", "2014-10-28T14:03"),
        ("10/28/14, 12:03\u202fAM -", "2014-10-28T00:03"),
        ("[28/10/14, 14:03:22]", "2014-10-28T14:03:22"),
        ("\u200e[28.10.14, 14:03:22]", "2014-10-28T14:03:22"),
        ("2014-10-28, 14:03 -", "2014-10-28T14:03"),
        ("2014/10/28, 14:03 -", "2014-10-28T14:03"),
        ("28-10-2014 14:03 -", "2014-10-28T14:03"),
    ],
)
def test_days_and_times_of_messengers_are_read(stamp: str, date: str) -> None:
    assert _chat(f"{stamp} Anna: one", f"{stamp} Ben: two")["date"] == [date] * 2


@pytest.mark.parametrize(
    ("days", "order", "date"),
    [
        (("3/4/14", "3/28/14"), "", "2014-03-04T14:03"),
        (("3/4/14", "1/5/14"), "", "2014-04-03T14:03"),  # as messages stand in the order they were sent in
        (("3/4/14", "3/5/14"), "", "3/4/2014 14:03"),  # nobody can tell: asked about
        (("3/4/14", "3/5/14"), "mdy", "2014-03-04T14:03"),
        (("3.4.14", "3.5.14"), "", "2014-04-03T14:03"),  # dots part days from months
    ],
)
def test_the_order_of_day_and_month_is_proved_or_left_open(days: list[str], order: DateOrder, date: str) -> None:
    assert _chat(*(f"{day}, 14:03 - Anna: x" for day in days), order=order)["date"][0] == date


@pytest.mark.parametrize(
    ("text", "actor", "title"),
    [
        ("Anna: Hi", "Anna", "Hi"),
        ("Anna: at 10: there", "Anna", "at 10: there"),
        ("+49 170 1234567: Hi", "+49 170 1234567", "Hi"),
        ("~ Cleo: Hi", "~ Cleo", "Hi"),
        ("Anna joined", "", "Anna joined"),
        ("Look at https://example.org", "", "Look at https://example.org"),
        ("Ben changed the subject to “Trip: Rome”", "", "Ben changed the subject to “Trip: Rome”"),
        ("Ben changed the subject to: Roads", "", "Ben changed the subject to: Roads"),
        ("Ben hat den Betreff geändert zu: Straßen", "", "Ben hat den Betreff geändert zu: Straßen"),
        (f"Anna: {'word ' * 50}", "Anna", f"{'word ' * 24}…"),
    ],
)
def test_who_wrote_a_message_stands_before_its_first_colon(text: str, actor: str, title: str) -> None:
    found = _chat("28.10.2014, 14:03 - Zoe: first", f"28.10.2014, 14:04 - {text}")
    assert (found["actors"][1], found["title"][1]) == (actor, title)


@pytest.mark.parametrize(
    "text",
    [
        "date,title\n2014-10-28,Vote\n",
        "2014-10-28: Vote\n2014-10-29: Talks\n",
        "2014-10-28 14:03 - 2014-10-28 15:00: Meeting\n2014-10-29 14:03 - 2014-10-29 15:00: Talks\n",
        "28.10.2014, 14:03 - Anna: one\n",
        "2014-10-28 14:03:22 - root: started\n2014-10-28 14:03:25 - root: stopped\n",
        "[2014-10-28 14:03:22] INFO: started\n[2014-10-28 14:03:25] ERROR: stopped\n",
        '[{"date": "2014-10-28"}]',
        "",
    ],
)
def test_what_is_no_chat_is_not_taken_for_one(text: str) -> None:
    assert not chat.knows(text.encode())
