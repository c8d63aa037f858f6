"""Dates in words, in the current language: "28 Oct 2014", "late Nov 2014", "by 28 Oct 2014".

A text keeps more than its bounds do (which part is qualified, which digit is missing), so the words are made from the
text. `phrases.py` words single dates; here they are joined to intervals and sets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from components.dates.calendar import civil_at, month_days
from components.dates.english import MONTHS
from components.dates.phrases import NO_ZONE, Phrase, phrase, year_name
from components.dates.zones import UTC, Zone
from components.language import current_language, joined, listed, message, say
from components.language.moments import Day, language
from components.model import FUTURE, PAST, Dates, Flag

# Plain numbers: testing a bit of an enumeration costs more than the words of most dates.
_UNDATED, _INTERVAL, _ONE_OF, _ALL_OF = map(int, (Flag.UNDATED, Flag.INTERVAL, Flag.ONE_OF, Flag.ALL_OF))
_TO, _BETWEEN = message("{first} to {last}"), message("between {first} and {last}")
_OR, _AND = message("{list} or {last}"), message("{list} and {last}")
_LISTED = 12  # members up to which all of a set are named; of more, their number, the first and the last
_EARLY, _MID, _LATE = message("early {month}"), message("mid-{month}"), message("late {month}")
_THIRDS = {(1, 10): _EARLY, (11, 20): _MID}
_DAY = 86_400  # seconds
_DAYS_NAMED, _MONTHS_NAMED = 62 * 86_400, 3 * 366 * 86_400  # longest spans told by days, by months; in seconds


def words(dates: Dates, texts: Sequence[str], rows: Sequence[int] | None = None) -> list[str]:
    """The words for each of `rows` (default: all) of a column of dates. Undated and refused rows: "no date"."""
    chosen = range(len(texts)) if rows is None else rows
    return [in_words(str(texts[row]), int(dates.flags[row])) for row in chosen]


def in_words(text: str, flags: int) -> str:
    """The words for one date, given as its text and its bits of `Flag`."""
    if flags & _UNDATED:
        return say("no date")
    if flags & _INTERVAL:
        start, end = (side.strip() for side in text.split("/"))
        return _interval(start, end)
    if flags & (_ONE_OF | _ALL_OF):
        members = [member.strip() for member in text.strip()[1:-1].split(",")]
        return _one_of(members) if flags & _ONE_OF else _all_of(members)
    found = phrase(text.strip().partition("/")[0].strip())  # one that ends with the date it starts with
    return joined((found.full, found.missing))


def bare(words: str) -> str:
    """The words of a date without the remark on local times, for use if no time has a zone."""
    return words.replace(f" ({say(NO_ZONE)})", "") if "(" in words else words


def _interval(start: str, end: str) -> str:
    """The words for an interval: "Feb to May 2014", "since Feb 2014, still going on"."""
    if end in ("", ".."):
        words = message("since {start}, still going on") if end else message("from {start}, end not known")
        return say(words, start=_side(start))
    if start in ("", ".."):
        words = message("until {end}, start open") if start else message("until {end}, start not known")
        return say(words, end=_side(end))
    if "[" in start + end:
        return say("from {first} to {last}", first=_side(start), last=_side(end))
    return _range(start, end, _TO)


def _side(text: str) -> str:
    """The words for the start or end of an interval: a date, or a range in which it lies."""
    return _possible(text.strip("[]"))


def _range(first: str, last: str, form: str) -> str:
    """Two dates in `form`, shared parts only once: "Feb to May 2014"."""
    a, b = phrase(first), phrase(last)
    return say(form, first=a.before(b), last=b.after(a))


def _one_of(members: list[str]) -> str:
    return _set_in_words(members, message("one of {entries}"), _possible, _OR, message("{list}, or {last}"))


def _all_of(members: list[str]) -> str:
    return _set_in_words(members, message("all of {entries}"), _certain, _AND, _AND)


def _set_in_words(members: list[str], many: str, worded: Callable[[str], str], word: str, last: str) -> str:
    """The words for a set: of a long one the first and the last member, else all of them with `word` or `last` before
    the last."""
    if len(members) > _LISTED:
        return say(many, entries=_first_and_last(members, worded))
    if not any(".." in member for member in members):
        return _list_in_words([phrase(member) for member in members], word)
    phrases = [worded(member) for member in members]
    return say(last, list=listed(phrases[:-1]), last=phrases[-1]) if phrases[1:] else phrases[0]


def _first_and_last(members: list[str], worded: Callable[[str], str]) -> str:
    """A long set: the number of members, the first and the last as listed, and every qualifier among them."""
    text = ",".join(members)
    marks = (message("some about"), "~%"), (message("some perhaps"), "?%")
    heard = [say(word) for word, characters in marks if any(mark in text for mark in characters)]
    ends = listed((worded(members[0]), "…", worded(members[-1])))
    entries = say("{n} entries: {ends}", n=len(members), ends=ends)
    return joined((entries, f" ({say(' and ').join(heard)})" if heard else ""))


def _possible(member: str) -> str:
    """A member of a one-of set: a date, or one of a range of dates."""
    ends = _ends(member)
    return _between(*ends) if ends else phrase(member).full


def _certain(member: str) -> str:
    """A member of an all-of set: a date, or a whole range of dates."""
    first, last = _ends(member) or (member, member)
    if first == last:
        return phrase(member).full
    if first and last:
        return _range(first, last, _TO)
    words = message("{date} and all after") if first else message("{date} and all before")
    return say(words, date=phrase(first or last).full)


def _ends(member: str) -> tuple[str, str] | None:
    """The two ends of a range a..b, "" for an open one; None if it is no range."""
    if ".." not in member:
        return None
    first, last = member.split("..")
    return first.strip(), last.strip()


def _between(first: str, last: str) -> str:
    """One of a range: "late Nov 2014", "27 or 28 Oct 2014", "between 3 and 9 Nov 2014"."""
    if not first:
        return say("by {date}", date=phrase(last).full)
    if not last:
        return say("{date} or later", date=phrase(first).full)
    a, b = phrase(first), phrase(last)
    if a.day and b.day and a.plain and b.plain and (a.month, a.year) == (b.month, b.year):
        low, high = int(a.day), int(b.day)
        part = _THIRDS.get((low, high))
        if (low, high) == (21, int(month_days(int(first[:-6]), int(first[-5:-3])))):
            part = _LATE
        if part:
            return say(part, month=Phrase(month=a.month, year=a.year, on=a.on and (*a.on[:2], 0)).full)
        if high - low == 1:
            return _list_in_words([a, b], _OR)
    return _range(first, last, _BETWEEN)


def _list_in_words(members: list[Phrase], form: str) -> str:
    """A list of phrases, with parts that neighbours share only once: "3, 5 or 9 Nov 2014"."""
    if current_language() != "en" and len(members) == 2:
        return say(form, list=members[0].before(members[1]), last=members[1].after(members[0]))
    texts = [member.before(members[-1]) for member in members[:-1]]
    if (
        current_language() != "en" or len({text.count(" ") for text in texts}) > 1
    ):  # some shortened and some not would read wrong
        texts = [member.full for member in members[:-1]]
    return say(form, list=listed(texts), last=members[-1].full) if texts else members[-1].full


def span_words(first: int, last: int, zone: Zone = UTC) -> str:
    """The words for an extent in seconds, inclusive, as in a subtitle: "February to November 2014", "1914 to 1918".
    Days are named in extents up to two months, months up to three years; otherwise whole months and years. They are
    those of a clock in `zone`."""
    if first == PAST or last == FUTURE:
        if first == PAST and last == FUTURE:
            return say("all time")
        if first == PAST:
            return say("to {date}", date=span_words(last, last, zone))
        return say("from {date} on", date=span_words(first, first, zone))
    first, last = first + zone.east(first), last + zone.east(last)
    named = last - first <= _DAYS_NAMED, last - first <= _MONTHS_NAMED
    return _days_in_words(first // _DAY, last // _DAY, *named, current_language())


@lru_cache(maxsize=10_000)  # a picture tells hundreds of moments of few days
def _days_in_words(first: int, last: int, by_day: bool, by_month: bool, spoken: str) -> str:
    """The words for the days from one to another, both since 1970; `by_day` and `by_month` say whether days and months
    may be named. `spoken` is the current language."""
    (year, month, day, _), (to_year, to_month, to_day, _) = civil_at(first * _DAY), civil_at(last * _DAY)
    start, end = year_name(year), year_name(to_year)
    whole_months = day == 1 and to_day == int(month_days(to_year, to_month))
    if (whole_months and month == 1 and to_month == 12) or not by_month:
        return start if year == to_year else say(_TO, first=start, last=end)
    days = by_day and not whole_months
    if spoken != "en":
        return _span_in_language((year, month, day * days), (to_year, to_month, to_day * days))
    early, late = (MONTHS[month - 1], start), (MONTHS[to_month - 1], end)
    return _share_parts((str(day), *early), (str(to_day), *late)) if days else _share_parts(early, late)


def _span_in_language(first: Day, last: Day) -> str:
    """Two dates with shared parts only once, as in CLDR; 0 for a day that is not named."""
    start, end = language(current_language()).shared(first, last)
    return end if first == last else say(_TO, first=start, last=end)


def _share_parts(first: tuple[str, ...], last: tuple[str, ...]) -> str:
    """Two dates from fine to coarse, the coarse parts that they share only once."""
    if first == last:
        return " ".join(first)
    keep = len(first)
    while first[keep - 1 :] == last[keep - 1 :]:
        keep -= 1
    return f"{' '.join(first[:keep])} to {' '.join(last)}"
