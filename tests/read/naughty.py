"""Texts that programs stumble over, made here: odd Unicode, controls, markup, formulas, queries, paths, numbers."""

from __future__ import annotations

import unicodedata

SCRIPT = "alert(1)"
_ODD = [chr(code) for code in (*range(1, 32), 127, *range(128, 160))]
_SPACES = [chr(code) for code in range(0x3001) if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")]
_FORMATS = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Cf"]
_EDGES = ["\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\U0001f600", "\U000e0041", "\ufffd", "\u0300" * 40]
_SCRIPTS = [
    *("Ёлка", "北京", "平壌", "한국", "ไทย", "हिन्दी", "العربية", "עברית", "አማርኛ", "ქართული", "Ὀδυσσεύς", "ꙮ", "İıſßﬁŉ"),
    *(
        "ᚠᛇᚻ",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "👩‍👩‍👧‍👦",
        "🇰🇵🇰🇷",
        "Z̸̢̛a̷l̶g̵o̸",
        "ＡＢＣ",
        "①②③",
        "ℝ𝔘𝖓",
        "¡¿…“”„",
        "\u202eabc",
        "\u2067abc\u2069",
        "ﷺ",
        "نو‌شتن",
    ),
]
_MARKUP = [
    *(f"<script>{SCRIPT}</script>", f"<img src=x onerror={SCRIPT}>", f"<svg/onload={SCRIPT}>"),
    *(f"javascript:{SCRIPT}"),
    *("<a href='https://example.org'>x</a>", "<b>x</b><br>", "</script><script>", "<!--", "]]>", "&lt;b&gt;"),
    *("&#x41;"),
    *("<iframe src=//example.org>", "<style>*{display:none}</style>", "<?xml version='1.0'?>", "<!DOCTYPE x>"),
    *("![x](https://example.org/x.png)", "[x](javascript:1)", "**x** _x_ `x`", "# x", "> x", "* x", "1. x", "---"),
    *("```\nx\n```", ":material/x:", ":red[x]", ":streamlit:", "$x^2$", "$$\\frac{1}{0}$$", "\\input{/etc/passwd}"),
    *("\\write18{ls}", "\\def\\x{\\x}\\x", "%{x}", "%{customdata[0]}<extra></extra>", "%{y:.2f}", "{{7*7}}"),
    *("${7*7}"),
    *("{% raw %}", "#{7*7}", "<%= 7*7 %>", "%s%n%x", "%(x)s", "{0}{x}", "{x!r:>10}", "\\u0041", "\\x00", "\\0"),
    *("\\n"),
]
_FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0", '=HYPERLINK("https://example.org")', "'=1+1", "''=1+1"),
    *('=IMPORTXML("https://example.org","//a")', "\t=1", "\r=1", "=-1", "+-1", "@", "=", "+", "-", "'", "''", "'x"),
]
_QUERIES = [
    *("'; DROP TABLE events; --", "' OR '1'='1", '" OR ""="', "1; SELECT pg_sleep(9)", "admin'--"),
    *("UNION SELECT NULL"),
    *(
        "'); EXEC xp_cmdshell('dir'); --",
        "\\'; --",
        '{"$gt": ""}',
        "*)(uid=*",
        "`ls`",
        "$(ls)",
        "; ls",
        "| ls",
        "&& ls",
    ),
]
_PATHS = [
    *("../../etc/passwd", "..\\..\\boot.ini", "/dev/null", "C:\\con", "file:///etc/passwd", "\\\\host\\share"),
    *("~root"),
    *(
        "con",
        "aux.csv",
        "nul",
        ".",
        "..",
        "/",
        "//",
        "a/../b",
        "%2e%2e%2f",
        "https://example.org/?a=1&b=2#c",
        "data:,x",
    ),
]
_VALUES = [
    *("NaN", "nan", "NA", "N/A", "null", "NULL", "None", "nil", "undefined", "true", "FALSE", "inf", "-inf"),
    *("1e5", "1E400"),
    *("007", "0x1F", "1_000", "1,000", "1.000,5", "١٢٣", "½", "Ⅷ", "-0", "+0", "1/0", "0.1e-999"),
    *("9" * 400, "1" * 20),
    *("2014-02-30", "0000-00-00", "1970-01-01", "2038-01-19", "9999-12-31", "12:60", "24:00", "#N/A", "#REF!"),
    *("#DIV/0!"),
    *("a;b", "a,b", "a\tb", "a|b", 'a"b', "a\nb", "a\r\nb", "a\rb", '"', '""', '"""', "a[b", "a]b", "[]"),
    *("[[]]", "a [b] [c]"),
    *("a: b", ":", "::", "leads to: ", ";;;", "a;;b", " a ", "\u00a0a\u00a0", "a  b", "", " ", "\n", "sep=;"),
    *("#", "# x", "Total"),
]  # fmt: skip
STRINGS = tuple(
    dict.fromkeys(
        [
            *(f"a{odd}b" for odd in _ODD),
            *(f"{odd}a" for odd in _ODD),
            *(f"a{space}b" for space in _SPACES),
            *(f"{mark}a{mark}" for mark in _SPACES),
            *(f"a{mark}b" for mark in _FORMATS),
            *(f"{mark}a" for mark in _FORMATS),
            *(f"a{edge}b" for edge in _EDGES),
            *_EDGES, *_SCRIPTS, *_MARKUP, *_FORMULAS, *_QUERIES, *_PATHS, *_VALUES,
            *(f"{one}{other}" for one in _FORMULAS[:4] for other in _MARKUP),
        ]
    )
)  # fmt: skip
