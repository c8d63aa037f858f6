"""Columns beside a date that belong to it: its time of day, its zone, its precision. Those of a date or a start have
plain names, such as `time`; those of an end are called `end …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BESIDE = ("time", "hour", "minute", "second", "zone", "precision")

_TIMES = (
    "uhrzeit|zeit|heure|hora|horário|ora|orario|tijd|tid|czas|godzina|čas|saat|время|час|시간|시각|时间|時間|時刻"
    "|الوقت|الساعة"
)
_UTC = r"(?: \(?(?:utc|gmt|z|local)\)?)?"
_NAMES = {
    "time": rf"(?:time|{_TIMES}){_UTC}|(?:local|utc|event|clock) time|time of (?:event|day)|hhmm|hh:mm(?::ss)?",
    "hour": r"hours?|hr|hh|stunde",
    "minute": r"minutes?|min|minuto",
    "second": r"seconds?|sec|sekunde|segundo",
    "zone": r"(?:time ?)?zone|tz|(?:time ?zone|utc|gmt|tz) ?offset|time ?zone (?:id|name)"
    r"|zeitzone|fuseau(?: horaire)?|zona horaria|fuso orario|시간대|时区|часовой пояс|المنطقة الزمنية",
    "precision": r"(?:\w+ )?(?:date|time) ?prec(?:ision)?|prec(?:ision)?|(?:date|time) ?(?:granularity|resolution)"
    r"|(?:is )?(?:date )?(?:circa|approx(?:imate)?|estimated)|(?:date )?(?:accuracy|certainty|qualifier)"
    r"|genauigkeit|précision|precisión|precisione|precisão|точность|정밀도|精度",
}
_PREFIX = r"(?:(?:start|begin|from|event|st)(?:ing)?|beginn|anfangs?|von|시작) ?"
_END = r"(?:(?:ep ?)?(?:end|finish|to|until|stop)(?:ing)?|ende|bis|종료|끝) ?"
_START_BEHIND = r"(?: (?:de |d')?(?:début|debut|inicio|comienzo|inizio))"
_END_BEHIND = r" (?:de |di )?(?:fin|fine|final|término|termino)"
_STARTS = {name: rf"(?:{_PREFIX})?(?:{names}){_START_BEHIND}?" for name, names in _NAMES.items()}
_ENDS = {name: rf"{_END}(?:{names})|(?:{names}){_END_BEHIND}" for name, names in _NAMES.items()}

_KIND = r"precision|prec|accuracy|certainty|uncertain(?:ty)?|circa|ca|approx(?:imate(?:d|ly)?)?|calendar|granularity"
_OF_A_DATE = r"(?:date|day|year|start|end|begin|birth|death|time|datetime|event date)"
_QUALIFIES = (
    rf"(?:is )?(?:circa|ca|(?:un)?certain(?:ty)?|approx(?:imate)?|calendar|precision)"
    r"|date (?:note|qualifier|status|type)"
    rf"|{_OF_A_DATE}s? (?:is )?(?:{_KIND})|(?:{_KIND}) {_OF_A_DATE}|calendar (?:type|system|model)"
)


def companions(words: Sequence[str], ours: Mapping[str, int]) -> dict[str, int]:
    """The companion columns of the date, start and end in `ours`: target → column, where only one free column has a
    fitting name, or the exact one. `words` are the header's names in lower case with spaces. A minute needs an hour, a
    second a minute, and companions of an end need a column of ends or of end times."""
    found: dict[str, int] = {}
    free = [index for index in range(len(words)) if index not in ours.values()]
    for before, patterns in (("", _STARTS), ("end ", _ENDS)):
        for name, pattern in patterns.items():
            columns = [index for index in free if re.fullmatch(pattern, words[index])]
            exact = [index for index in columns if words[index] == f"{before}{name}"]
            columns = exact if len(exact) == 1 else columns
            if len(columns) == 1 and f"{before}{name}" not in ours:
                found[f"{before}{name}"] = columns[0]
    have = found.keys() | ours.keys()
    for before in ("", "end "):
        for finer, needs in (("minute", "hour"), ("second", "minute")):
            if f"{before}{needs}" not in have:
                found.pop(f"{before}{finer}", None)
                have = found.keys() | ours.keys()
    return found


def qualifying(words: Sequence[str], used: Mapping[str, int]) -> list[int]:
    """The unused columns whose names say that they are about the date."""
    return [index for index, word in enumerate(words) if index not in used.values() and re.fullmatch(_QUALIFIES, word)]
