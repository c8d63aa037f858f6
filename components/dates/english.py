"""The English words of dates, each with its canonical form for the rules: "September" and "Sept" are "sep"."""

from __future__ import annotations

from components.language import message

MONTHS = (
    *(message("January"), message("February"), message("March"), message("April"), message("May"), message("June")),
    *(message("July"), message("August"), message("September"), message("October"), message("November")),
    message("December"),
)
WEEKDAYS = (
    *(message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday"), message("Friday")),
    *(message("Saturday"), message("Sunday")),
)
CODES = tuple(name[:3].lower() for name in MONTHS)
"""The months in the words of the rules, whatever language they were written in."""
DAY_CODES = tuple(name[:3].lower() for name in WEEKDAYS)
GLUE = ""  # the code of words without a meaning of their own: "of" in "28th of October"

_SAME = {
    "circa": "circa ca cca about abt around approx approximately roughly estimated c",
    "perhaps": "perhaps possibly probably maybe presumably prob poss disputed uncertain presumed alleged",
    "early": "early beginning start begin earlier starting commencing",
    "mid": "mid middle",
    "late": "late end later ending",
    "autumn": "autumn fall",
    "bc": "bc bce",
    "ad": "ad ce",
    "century": "century cent centuries",
    "millennium": "millennium millennia",
    "million": "million mio",
    "billion": "billion bn",
    "years": "years year yrs yr",
    "before": "before bef prior pre",
    "after": "after aft post",
    "first": "first",
    "second": "second",
    "third": "third",
    "fourth": "fourth",
    "last": "last",
    "present": "present now ongoing today current incumbent",
    "easter": "easter",
    "christmas": "christmas xmas",
    "pentecost": "pentecost whitsun whit whitsunday",
    "eve": "eve",
    "flourished": "fl flourished floruit active",
    "died": "d died",
    "born": "b born",
    "os": "os",
    "ns": "ns",
    "saints": "saints hallows",
    "st": "st saint",
    GLUE: "of the on in at during day date dated year's published posted updated sometime either local time",
    "onward": "onward onwards",
    "noon": "noon midday",
    "fiscal": "fy fiscal financial",
    "midnight": "midnight",
    "daypart": "morning afternoon evening forenoon dawn dusk overnight",
}
_THEMSELVES = (
    "am pm z utc gmt t and or to till until through thru from between since by than not no no. later "
    "spring summer winter decade week w half quarter q h s ago mya kya ma ga ka bp ides nones kalends "
    "good ash be new years eve boxing halloween epiphany candlemas lady michaelmas martinmas all ascension palm "
    "style old new julian open unknown century night oclock"
)


_ZONES = "est edt cst cdt mst mdt pst pdt wet west cet cest eet eest msk jst kst bst hst aest aedt nzst nzdt"


def _words() -> dict[str, str]:
    words = {word: word for word in _THEMSELVES.split()}
    words.update({word: name for name, same in _SAME.items() for word in same.split()})
    for names, codes in ((MONTHS, CODES), (WEEKDAYS, DAY_CODES)):
        for name, code in zip(names, codes, strict=True):
            words |= {name.lower(): code, code: code}
    words |= {zone: zone for zone in _ZONES.split()}
    return words | {"sept": "sep", "tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu"}


WORDS = _words()
