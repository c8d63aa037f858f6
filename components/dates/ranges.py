"""Two dates in one text: what lasted from one to the other, one of both, or one of those between.

- A dash, "to" or "until" between two dates is read as what lasted: 14-16 July 1789 is 1789-07-14/1789-07-16.
- "between 1914 and 1918" is one moment of that time, [1914..1918]; "1914 or 1915" one of two; "by 1950" is [..1950].
- "before", "after", "since" and a dash without an end leave open whether the date itself counts, and are suggested.
- A slash is only suggested: 10/11 November is how war diaries write the night from the 10th to the 11th, 11/24 November
  a day in the Julian and the Gregorian calendar, July/August two months of which one or both may be meant.
"""

from __future__ import annotations

import re
from dataclasses import replace

from components.dates.answers import MATCHED, Answer, Conventions, Make, Match, Rule, first_answer
from components.dates.days import GREGORIAN, single
from components.dates.range_ends import sides
from components.dates.vague import some_date
from components.language import message

_YEAR = re.compile(r"-?\d{4}")
_ZONE_AT_END = re.compile(r"T[\d:.]+(Z|[+-]\d\d:\d\d)$")
_CLOCK_AT_END = re.compile(r"T[\d:.]+$")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")  # whose own dashes stand between no two dates
_LASTED = message(
    "Dates with a dash or “to” between them were read as what lasted from the one to the other; where some time "
    "between is meant, write [1914..1918]."
)
_MOST_DASHES = 5  # as in 2014-10-28-2014-10-30
_FROM_TO = message("may be some year from the one to the other, or all of them")
_OPEN = message("does not say whether the date itself is meant")
_SHORTENED = re.compile(r"(\d{4}-(?:\d\d-)?)\d\d/(\d\d)|(\d{4}-)\d\d-\d\d/(\d\d-\d\d)")  # as in 2014-10-28/30
_CONVERTED = (10, 11, 12, 13)  # days between the calendars, from 1582 to 2100


def interpret_range(text: str, conventions: Conventions) -> Answer | None:
    """The answer for a text with two dates, or with one date and a word such as "before"; None if it is neither."""
    return first_answer(_WORDS, text, conventions) or _with_dash(text, conventions) or _with_slash(text, conventions)


def _interval(start: Answer, end: Answer) -> Answer | None:
    """The interval from one date to another; None if that is before it or the same."""
    zone = _ZONE_AT_END.search(end.edtf)
    if zone and _CLOCK_AT_END.search(start.edtf):  # "10:00-12:00 +02:00": one zone for both
        start = replace(start, edtf=start.edtf + zone[1])
    zone = _ZONE_AT_END.search(start.edtf)
    if zone and _CLOCK_AT_END.search(end.edtf):  # "10:00 (UTC+1) - 11:30", as Notion has it
        end = replace(end, edtf=end.edtf + zone[1])
    if "," in start.edtf + end.edtf or start.edtf == end.edtf or _before(end.edtf, start.edtf):
        return None
    note = start.note or end.note or _LASTED
    if start.sure and end.sure:
        return Answer(f"{start.edtf}/{end.edtf}", note=note)
    last = end.edtf + "~" if start.edtf.endswith("~") and end.edtf[-1].isalnum() else end.edtf
    return Answer(f"{start.edtf}/{last}", False, start.why or end.why)


def _before(a: str, b: str) -> bool:
    """Whether date a certainly ends before date b begins, for years of four digits."""
    first, second = _YEAR.match(a), _YEAR.match(b)
    if not (first and second):
        return False
    if first[0] != second[0]:
        return int(first[0]) < int(second[0])
    clocks = all(_CLOCK_AT_END.search(text) for text in (a, b))
    length = min(len(a), len(b), first.end() + len("-00-00T00:00" if clocks else "-00-00"))
    return a[:length].strip("~?%") < b[:length].strip("~?%")


def _with_dash(text: str, conventions: Conventions) -> Answer | None:
    spaced = text.split(" - ")
    if len(spaced) == 2:
        found = sides(spaced[0], spaced[1], conventions)
        return _interval(*found) if found else None
    if text.count("/") == 1 or text.count("-") > _MOST_DASHES:
        return None
    for dash in re.compile("-").finditer(text, 10 if _ISO_DAY.match(text) else 0):
        a, b = text[: dash.start()], text[dash.end() :]
        if (first := re.fullmatch(r"(circa )?(\d{4})", a)) and re.fullmatch(r"'?\d\d", b):
            MATCHED.matches += 1
            mark, year, b = "~" if first[1] else "", first[2], b[-2:]
            return (
                Answer(f"{year}{mark}/{year[:2]}{b}{mark}", False, message("may be two years"))
                if b > year[2:]
                else None
            )
        if (found := sides(a, b, conventions)) and (interval := _interval(*found)):
            return interval
    return None


def _with_slash(text: str, conventions: Conventions) -> Answer | None:
    if text.count("/") != 1:
        return None
    a, b = (side.strip() for side in text.split("/"))
    if re.fullmatch(r"\d{4}", a) and re.fullmatch(r"\d\d?", b):
        MATCHED.matches += 1
        last = a[: 4 - len(b)] + b
        why = message("may be a year that begins in one and ends in the next, or one of two")
        if int(last) == int(a) + 1:
            return Answer(f"{a}/{last}", False, why)
        return Answer(f"[{a}..{last}]", False, _FROM_TO) if int(last) > int(a) and len(b) == 2 else None
    if about := re.fullmatch(r"circa (\d{4})/(\d\d)", text):
        MATCHED.matches += 1
        first, last = about[1], about[1][:2] + about[2]
        return Answer(f"[{first}~..{last}~]", False, _FROM_TO) if last > first else None
    shortened = _SHORTENED.fullmatch(text)
    found = sides(a, "".join(filter(None, shortened.groups())) if shortened else b, conventions)
    interval = found and _interval(*found)
    if shortened and interval:
        MATCHED.matches += 1
        return interval.unsure(message("leaves out what both dates share, as ISO 8601 may"))
    return _either(interval, *found) if found and interval else None


def _either(interval: Answer, start: Answer, end: Answer) -> Answer:
    """The possible meanings of two dates with a slash in between: both, one of them, or one in two calendars."""
    first, last = start.edtf, end.edtf
    if len(first) == len(last) == 10 and first[:8] == last[:8]:
        apart = int(last[8:]) - int(first[8:])
        if apart == 1:
            return interval.unsure(message("is the night between two days, as war diaries write it, or one of the two"))
        if apart in _CONVERTED and int(first[:4]) < GREGORIAN:
            return Answer(last, False, message("is one day in two calendars, the Julian and the Gregorian"))
    return interval.unsure(message("may be both and what is between, or one of the two"))


def _with_one_date(shape: str, why: str = "") -> Make:
    """A function that puts the date of group a into `shape`."""

    def make(m: Match, conventions: Conventions) -> Answer | None:
        date = some_date(m["a"], conventions)
        if date is None or date.edtf[0] == "[":
            return None
        edtf = shape.format(date.edtf)
        if date.sure and not why:
            return Answer(edtf, note=date.note)
        return Answer(edtf, False, why or date.why)

    return make


def _with_two_dates(shape: str, why: str = "") -> Make:
    """A function that puts the dates of groups a and b into `shape`; None if b is before a."""

    def make(m: Match, conventions: Conventions) -> Answer | None:
        found = sides(m["a"], m["b"], conventions)
        if found is None or found[0].edtf == found[1].edtf:
            return None
        first, last = (_set_content(answer.edtf, end, ".." in shape) for end, answer in enumerate(found))
        if "[" in first + last or "/" in first + last or _before(last, first):
            return None
        edtf = shape.format(first, last)
        if found[0].sure and found[1].sure and not why:
            return Answer(edtf, note=found[0].note or found[1].note)
        return Answer(edtf, False, why or found[0].why or found[1].why)

    return make


def _set_content(edtf: str, end: int, outermost: bool) -> str:
    """The content of the brackets of a set, or, for a range if `outermost`, its first or last date (`end` 0 or 1); any
    other date as it is."""
    inside = edtf[1:-1] if re.fullmatch(r"\[[^\[\]]+\]", edtf) else edtf
    parts = inside.split("..")
    return parts[-end] if outermost and len(parts) == 2 and all(parts) else inside


def _from_to(m: Match, conventions: Conventions) -> Answer | None:
    found = sides(m["a"], m["b"], conventions)
    return _interval(*found) if found else None


def _clock_ahead(m: Match, conventions: Conventions) -> Answer | None:
    """Two times before their day."""
    return interpret_range(f"{m['day']} {m['a']} - {m['b']}", conventions)


def _night(m: Match, conventions: Conventions) -> Answer | None:
    """The night between two days; for one day, that day."""
    found = single(m["a"], conventions) or interpret_range(m["a"], conventions)
    if found is None or not re.fullmatch(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?", found.edtf):
        return None
    return Answer(
        found.edtf, False, message("names a night, and there is no writing for less than its days but a time")
    )


_TIME = r"\d{1,2}(?::\d\d){1,2}(?: ?[ap]m)?|\d{1,2} ?[ap]m"
_A = "(?P<a>.+?)"
_B = "(?P<b>.+)"
_NO_END = message("does not say until when")
_NO_START = message("does not say since when")
_STILL = message("does not say whether it is still going on")
_GOING_ON = message("was going on when it was written")
_WORDS: tuple[Rule, ...] = (
    Rule(rf"between {_A} and {_B}", _with_two_dates("[{}..{}]")),
    Rule(rf"(?:from )?{_A} (?:to|until|till|through|thru) {_B}", _from_to),
    Rule(rf"(?:from |between )?(?P<a>{_TIME}|\d{{1,2}})(?: ?- ?| to | and )(?P<b>{_TIME}),? (?P<day>.*\d{{4}}.*)",
         _clock_ahead),
    Rule(rf"since {_A} (?:to|until|till|thru) {_B}", _from_to),
    Rule(rf"{_A} onward,? ?-? ?{_B} upto", _from_to),
    Rule(rf"from {_A} ?- ?{_B}", _from_to),
    Rule(rf"(?:or (?:before|early)|before or) {_A}", _with_one_date("[..{}]")),
    Rule(rf"(?:or (?:after|late)|after or) {_A}", _with_one_date("[{}..]")),
    Rule(rf"{_A},? or {_B}", _with_two_dates("[{},{}]")),
    Rule(rf"{_A},? and {_B}", _with_two_dates("{{{},{}}}", message("may be both or what is between, too"))),
    Rule(rf"(?:by|no\.? late than|not late than|not? after|\.\. ?) ?{_A}", _with_one_date("[..{}]")),
    Rule(rf"by {_A} (?:by|upto)", _with_one_date("[..{}]")),
    Rule(r"night (?P<a>.+)", _night),
    Rule(rf"{_A} by", _with_one_date("[..{}]")),
    Rule(rf"not? (?:before|early than) {_A}", _with_one_date("[{}..]")),
    Rule(rf"{_A} ?- ?\?", _with_one_date("{}/", _NO_END)),
    Rule(rf"\? ?- ?{_A}", _with_one_date("/{}", _NO_START)),
    Rule(rf"{_A},? (?:or|and) (?:before|early)", _with_one_date("[..{}]")),
    Rule(rf"{_A},? (?:or|and) (?:after|later|late)", _with_one_date("[{}..]")),
    Rule(rf"(?:before (?:to )?|< ?){_A}", _with_one_date("[..{}]", _OPEN)),
    Rule(rf"[≤⩽] ?{_A}", _with_one_date("[..{}]")),
    Rule(rf"[≥⩾] ?{_A}", _with_one_date("[{}..]")),
    Rule(rf"> ?{_A}", _with_one_date("[{}..]", _OPEN)),
    Rule(rf"{_A},? not before", _with_one_date("[{}..]")),
    Rule(rf"{_A},? not after", _with_one_date("[..{}]")),
    Rule(rf"{_A},? before", _with_one_date("[..{}]", _OPEN)),
    Rule(rf"(?:until|till|to|up to) {_A}", _with_one_date("/{}", _NO_START)),
    Rule(rf"{_A} upto", _with_one_date("/{}", _NO_START)),
    Rule(rf"after {_A}", _with_one_date("[{}..]", _OPEN)),
    Rule(rf"{_A},? after", _with_one_date("[{}..]", _OPEN)),
    Rule(rf"(?:since|from) {_A}(?: onward)?", _with_one_date("{}/..", _STILL)),
    Rule(rf"{_A},? onward", _with_one_date("{}/..", _STILL)),
    Rule(rf"{_A} ?-? ?to", _with_one_date("{}/..", _GOING_ON)),
    Rule(rf"{_A} ?(?:-|to|until|till) ?(?:present|open)", _with_one_date("{}/..", _GOING_ON)),
    Rule(rf"{_A} ?-", _with_one_date("{}/..", _STILL)),
    Rule(rf"-(?!\d{{4}}(?:-|$)) ?{_A}", _with_one_date("/{}", _NO_START)),
)  # fmt: skip
