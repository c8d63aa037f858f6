"""Vague dates and their EDTF: "early 18th century", "mid-1960s", "c. 1914", "66 Ma".

The extent of a vague word is a convention, so these are only suggested. Parts are thirds: of a month days 1 to 10, 11
to 20 and the rest; of a year four months each; of a decade and a century as near to thirds as whole years allow.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from components.dates.answers import Answer, Conventions, Match, Rule, first_answer, year_edtf
from components.dates.calendar import month_days
from components.dates.centuries import CENTURIES, NTH, PART, PARTS, nth
from components.dates.days import MONTH, single
from components.dates.decades import BORDERS, DECADES
from components.dates.english import CODES
from components.dates.feasts import FEASTS
from components.language import message

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_NO_PART = r"(?:00?|\?\??|xx|__|--)"  # signs for an unknown day or month
_EMPTY = ("1/0/1900", "0/1/1900", "00/01/1900", "00.01.1900", "0.1.1900")  # empty cells as spreadsheets show them
_AGES = {"ka": 10**3, "kya": 10**3, "ma": 10**6, "mya": 10**6, "million": 10**6, "ga": 10**9, "billion": 10**9}
_QUARTERS, _HALF_YEARS = (4, 33), (2, 40)  # their number, and EDTF's code of the first
_PARTS_OF_YEAR = {
    **{"quarter": _QUARTERS, "q": _QUARTERS, "t": _QUARTERS, "third": (3, 37)},
    **{"half": _HALF_YEARS, "h": _HALF_YEARS},
}
_HALVES = message("counts parts of a year, which may be a financial year's")
_NORTH = message("is a season, which is another in the south of the earth")
_EST = re.compile(r"\best\b")
_ESTIMATED = message("may be estimated, or say when something was established")
_OTHER_YEAR = message("is a year that begins and ends in another month than January")
_ABOUT = message("does not say how far off it may be")


def _about(mark: str, why: str) -> tuple[Rule, Rule]:
    """The rules for a date with a qualifying word before or after it."""

    def make(m: Match, conventions: Conventions) -> Answer | None:
        years = re.fullmatch(r"\d\d(\d\d) ?- ?(\d\d)", m["date"])
        if years and years[2] > years[1]:  # "c. 1803-10" is two years (ranges.py) rather than about a month
            return None
        date = some_date(m["date"].strip(), conventions)
        edtf = date and _qualified(date.edtf, mark)
        return Answer(edtf, False, _ESTIMATED if _EST.search(m[0]) else why) if edtf else None

    words = {"~": r"(?:or )?(?:circa|est)[ ,]*|\((?:circa|est)\) |[~≈±] ?", "?": r"\(?perhaps\)? |\? ?"}[mark]
    behind = {"~": "(?:circa|est)", "?": "perhaps"}[mark]
    return Rule(rf"(?:{words})(?P<date>.+)", make), Rule(rf"(?P<date>.+?)[ ,-]*[(\[]?{behind}[)\]]?", make)


def _qualified(edtf: str, mark: str) -> str | None:
    """A single date with one more qualifier at its end; None if it has others inside, or a time."""
    parts = re.fullmatch(r"([Y\dX-]+)([~?%]?)", edtf)
    if parts is None:
        return None
    return edtf if parts[2] in (mark, "%") else f"{parts[1]}%" if parts[2] else edtf + mark


def _give_or_take(m: Match, conventions: Conventions) -> Answer:
    year, by = int(m["year"]), int(m["by"])
    return Answer(
        f"[{year_edtf(year - by)}..{year_edtf(year + by)}]", False, message("is good to {by} years either way", by=by)
    )


def _doubted(m: Match, conventions: Conventions) -> Answer | None:
    date = some_date(m["date"].strip(), conventions)
    edtf = date and _qualified(date.edtf, "?")
    return Answer(edtf, False, message("has a question mark beside it")) if edtf else None


def some_date(text: str, conventions: Conventions) -> Answer | None:
    """The answer for one date, exact or vague."""
    return single(text, conventions) or first_answer(VAGUE, text, conventions)


def _digits_left_out(m: Match, conventions: Conventions) -> Answer:
    mark = "?" if re.search(r"-\?\]?$", m[0]) else ""  # as librarians write a decade that is in doubt: [191-?]
    return Answer(re.sub("[-?]", "X", m["known"]) + mark, False, message("leaves out what is not known of the year"))


def _part_of_month(m: Match, conventions: Conventions) -> Answer:
    month = CODES.index(m["month"]) + 1
    days = int(month_days(int(m["year"]), month))
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, days)}[m["part"]]
    stem = f"{m['year']}-{month:02}"
    return Answer(f"[{stem}-{first:02}..{stem}-{last:02}]", False, BORDERS)


def _half_of_month(m: Match, conventions: Conventions) -> Answer | None:
    month = CODES.index(m["month"]) + 1
    first, last = {1: (1, 15), 2: (16, int(month_days(int(m["year"]), month)))}.get(nth(m, 2), (0, 0))
    stem = f"{m['year']}-{month:02}"
    return Answer(f"[{stem}-{first:02}..{stem}-{last:02}]", False, BORDERS) if first else None


def _day_in_doubt(m: Match, conventions: Conventions) -> Answer | None:
    date = single(f"{m['day']} {m['month']} {m['year']}", conventions)
    return date and Answer(f"{date.edtf[:-2]}?{date.edtf[-2:]}", False, message("has a day that is in doubt"))


def _month_in_doubt(m: Match, conventions: Conventions) -> Answer:
    return Answer(f"{m['year']}-?{CODES.index(m['month']) + 1:02}", False, message("is in doubt"))


def _year_in_doubt(m: Match, conventions: Conventions) -> Answer | None:
    month, day = CODES.index(m["month"]) + 1, int(m["day"] or 1)
    if not 1 <= day <= int(month_days(2000, month)):
        return None
    year = re.sub("[-?]", "X", m["year"])
    return Answer(
        f"{year}-{month:02}" + (f"-{day:02}" if m["day"] else ""),
        False,
        message("leaves out what is not known of the year"),
    )


def _day_left_out(m: Match, conventions: Conventions) -> Answer | None:
    """A month, or a year, whose unknown parts are written as signs."""
    given = m.groupdict()
    if not int(m["year"]) or m[0] in _EMPTY:
        return None
    if given.get("month") in (None, "0", "00") or not given["month"].strip("?x_-"):
        return Answer(m["year"], False, message("does not give the month and the day"))
    month = CODES.index(m["month"]) + 1 if m["month"] in CODES else int(m["month"])
    return Answer(f"{m['year']}-{month:02}", False, message("does not give the day")) if 1 <= month <= 12 else None


def _part_of_year(m: Match, conventions: Conventions) -> Answer:
    return Answer(f"{m['year']}-{37 + PARTS.index(m['part'])}", False, BORDERS)


def _part_of_season(m: Match, conventions: Conventions) -> Answer:
    month = _FIRST_MONTHS[m["season"]] + PARTS.index(m["part"])
    return Answer(f"{int(m['year']) + (month > 12):04}-{(month - 1) % 12 + 1:02}", False, _NORTH)


def _season(m: Match, conventions: Conventions) -> Answer:
    return Answer(f"{m['year']}-{_SEASONS[m['season']]}", False, _NORTH)


def _winter(m: Match, conventions: Conventions) -> Answer | None:
    first, last = int(m["year"]), m["last"]
    if (first + 1) % 10 ** len(last) != int(last):
        return None
    return Answer(f"{m['year']}-{_SEASONS[m['season']]}", False, message("is a season over the turn of two years"))


def _nth_of_year(m: Match, conventions: Conventions) -> Answer | None:
    parts, first = _PARTS_OF_YEAR[m["unit"]]
    number = nth(m, parts)
    return Answer(f"{m['year']}-{first + number - 1}", False, _HALVES) if 1 <= number <= parts else None


def _week(m: Match, conventions: Conventions) -> Answer | None:
    found = single(f"{m['year']}-w{int(m['week']):02}", conventions)
    return found and found.unsure(
        message("counts weeks, which begin on other days in other countries: this is ISO 8601's")
    )


def _whole_week(m: Match, conventions: Conventions) -> Answer | None:
    found = single(m["date"], conventions)
    if found is None or not re.fullmatch(r"(?!000|9999-12-2[6-9])\d{4}-\d\d-\d\d", found.edtf):
        return None
    day = date.fromisoformat(found.edtf)
    ends = m["which"] == "late"
    first = day - timedelta(6) if ends else day
    last = first + timedelta(6)
    edge = "ends" if ends else "begins"
    return Answer(f"[{first.isoformat()}..{last.isoformat()}]", False, f"names a week, which {edge} on that day")


def _week_of_month(m: Match, conventions: Conventions) -> Answer | None:
    month = CODES.index(m["month"]) + 1
    days = int(month_days(int(m["year"]), month))
    first = days - 6 if m["nth"] == "last" else 7 * nth(m, 5) - 6
    if not 1 <= first <= days:
        return None
    stem = f"{m['year']}-{month:02}"
    return Answer(f"[{stem}-{first:02}..{stem}-{min(first + 6, days):02}]", False, BORDERS)


def _age(m: Match, conventions: Conventions) -> Answer | None:
    integer, _, decimals = m["number"].replace(",", "").partition(".")
    unit = _AGES[m["unit"]]
    years = int(integer or 0) * unit + int(decimals or 0) * unit // 10 ** len(decimals)
    if not 10_000 <= years <= 10**11:
        return Answer(f"{year_edtf(1950 - years)}~", False, _ABOUT) if 0 < years < 10_000 else None
    significant = str(years).rstrip("0")
    return Answer(f"Y-{significant}E{len(str(years)) - len(significant)}~".replace("E0~", "~"), False, _ABOUT)


def _before_present(m: Match, conventions: Conventions) -> Answer:
    years = int(m["number"].replace(",", ""))
    return Answer(f"{year_edtf(1950 - years)}~", False, message("counts back from 1950, as archaeologists do"))


def _part_of_day(m: Match, conventions: Conventions) -> Answer | None:
    day = single(m["date"].strip(" ,("), conventions)
    if day is None or not re.fullmatch(r"-?\d{4}-\d\d-\d\d", day.edtf):
        return None
    return day.unsure(message("names a part of the day, and there is no writing for less than the day but a time"))


def _about_clock(m: Match, conventions: Conventions) -> Answer | None:
    moment = single(f"{m['date']} {m['clock']}", conventions)
    return Answer(f"{moment.edtf}~", False, _ABOUT) if moment and "T" in moment.edtf else None


def _midnight(m: Match, conventions: Conventions) -> Answer | None:
    day = single(m["date"].strip(" ,("), conventions)
    if day is None or not re.fullmatch(r"-?\d{4}-\d\d-\d\d", day.edtf):
        return None
    why = message("may be the midnight with which the day begins, or the one with which it ends")
    return Answer(f"[{day.edtf}T00:00,{day.edtf}T24:00]", False, day.why or why)


def _life(m: Match, conventions: Conventions) -> Answer | None:
    date = single(m["date"], conventions)
    why = {
        "died": message("is the date of somebody's death"),
        "born": message("is the date of somebody's birth"),
    }.get(m["word"])
    if date is None:
        return None
    if why:
        return date.unsure(why)
    return Answer(f"{date.edtf}~", False, message("says when somebody was active, at least about then"))


VAGUE: tuple[Rule, ...] = (
    *CENTURIES,
    *DECADES,
    Rule(rf"{NTH} half {MONTH},? (?P<year>\d{{4}})", _half_of_month),
    Rule(rf"(?P<day>\d{{1,2}}) ?\? ?{MONTH} (?P<year>\d{{4}})", _day_in_doubt),
    Rule(rf"{MONTH} ?\? ?(?P<year>\d{{4}})", _month_in_doubt),
    Rule(rf"(?:(?P<day>\d{{1,2}}) )?{MONTH} (?P<year>\d{{3}}[?-]|\d\d(?:--|\?\?))", _year_in_doubt),
    Rule(rf"{_NO_PART}[ ./-]{MONTH}[ ./-](?P<year>\d{{4}})", _day_left_out),
    Rule(rf"{MONTH} {_NO_PART},? (?P<year>\d{{4}})", _day_left_out),
    Rule(rf"{_NO_PART}[./ -](?P<month>\d{{1,2}}|{_NO_PART})[./ -](?P<year>\d{{4}})", _day_left_out),
    Rule(rf"(?P<month>\d{{1,2}})/{_NO_PART}/(?P<year>\d{{4}})", _day_left_out),
    Rule(rf"(?P<year>\d{{4}})[-./](?P<month>\d\d|{_NO_PART})[-./]{_NO_PART}", _day_left_out),
    Rule(rf"{PART}{MONTH},? (?P<year>\d{{4}})", _part_of_month),
    Rule(rf"{PART}(?P<year>\d{{4}})", _part_of_year),
    Rule(rf"{PART}(?P<season>{'|'.join(_SEASONS)}),? (?P<year>\d{{4}})", _part_of_season),
    Rule(rf"(?P<season>{'|'.join(_SEASONS)}),? (?P<year>\d{{4}})", _season),
    Rule(rf"(?P<year>\d{{4}}),? \(?(?P<season>{'|'.join(_SEASONS)})\)?", _season),
    Rule(rf"(?P<season>{'|'.join(_SEASONS)}),? (?P<year>\d{{4}}) ?[-/] ?(?P<last>\d{{4}}|\d\d?)", _winter),
    Rule(r"(?P<unit>[qht])[ -]?(?P<nth>\d)[- /,]{0,2}(?P<year>\d{4})", _nth_of_year),
    Rule(r"(?P<year>\d{4})[- /,]{0,2}(?P<unit>[qh]) ?(?P<nth>\d)", _nth_of_year),
    Rule(rf"{NTH} (?P<unit>half|third|quarter),? (?P<year>\d{{4}})", _nth_of_year),
    Rule(r"(?P<nth>\d) ?(?P<unit>[qh])[ /-]?(?P<year>\d{4})", _nth_of_year),
    Rule(r"week (?:(?P<which>early|late) )?(?P<date>.*\d{4})", _whole_week),
    Rule(rf"{NTH} week {MONTH},? (?P<year>\d{{4}})", _week_of_month),
    Rule(r"(?:week|w) ?(?P<week>\d{1,2})[ ,/]+(?P<year>\d{4})", _week),
    Rule(r"(?P<year>\d{4})[ ,/]+(?:week|w) ?(?P<week>\d{1,2})", _week),
    Rule(r"(?P<week>\d{1,2}) week,? (?P<year>\d{4})", _week),
    Rule(r"(?P<number>[\d,]+(?:\.\d+)?) ?(?P<unit>ka|kya|ma|mya|ga|million|billion)(?: years)?(?: ago| bp)?", _age),
    Rule(r"(?P<number>\d{1,3}(?:,\d{3})|\d{2,6}) ?(?:years )?bp", _before_present),
    Rule(r"(?P<date>.*\d{4}(?:-\d\d-\d\d)?),? circa (?P<clock>\d{1,2}(?::\d\d)?(?: ?[ap]m|h)?)", _about_clock),
    Rule(r"(?:12(?::00)?,? )?midnight,? (?P<date>.+)", _midnight),
    Rule(r"(?P<date>.+?),? \(?(?:12(?::00)?,? )?midnight\)?", _midnight),
    Rule(r"daypart,? (?P<date>.+)", _part_of_day),
    Rule(r"(?P<date>.+?),? \(?daypart\)?", _part_of_day),
    Rule(r"(?P<word>died|born|flourished) ?(?P<date>.+)", _life),
    Rule(r"\[?(?P<known>\d{3}[-?]|\d\d(?:--|\?\?))\??\]?", _digits_left_out),
    *FEASTS,
    Rule(r"fiscal ?(?:years )?'?(?P<year>\d{4})", lambda m, s: Answer(f"{m['year']}~", False, _OTHER_YEAR)),
    Rule(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})", lambda m, s: _month(m)),
    Rule(r"(?P<month>\d{1,2})\.(?P<year>\d{4})", lambda m, s: _month(m)),
    *_about("~", _ABOUT),
    *_about("?", message("is in doubt")),
    Rule(r"(?P<date>.+?) ?[(\[]?\?[)\]]?", _doubted),
    Rule(r"(?P<year>\d{4}) ?(?:±|\+/?-) ?(?P<by>\d{1,3})(?: years)?", _give_or_take),
)  # fmt: skip


def _month(m: Match) -> Answer | None:
    month = int(m["month"])
    return (
        Answer(f"{m['year']}-{month:02}", False, message("may be a month or two years")) if 1 <= month <= 12 else None
    )
