"""Hidden names are found in texts however they are written, as far as that can be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.redact.names import Names

HIDDEN = (
    "Kim Song",
    "Müller",
    "Japan",
    "Hanna Weiß",
    "김정은",
    "Анна Путина",
    "The Board of Trade",
    "X5",
    "Søren Yıldız",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim Song spoke", ["Kim Song"]),
        ("KIM\n SONG, kim-song; Kim_Song", ["KIM\n SONG", "kim-song", "Kim_Song"]),
        ("Mr Kim’s car", ["Kim"]),
        ("Songs of Kimberley", ["Songs"]),
        ("https://example.org/kimsong.html", ["kimsong"]),
        ("Mueller, Muller, Müllers, MÜLLER", ["Mueller", "Muller", "Müllers", "MÜLLER"]),
        ("Mu\u0308ller", ["Mu\u0308ller"]),
        ("M\u00adül\u200bler", ["M\u00adül\u200bler"]),
        ("Japanese and japan's; Japans", ["Japanese", "japan", "Japans"]),
        ("Weiss", ["Weiss"]),
        ("만난 김정은은 김정은이", ["김정은은", "김정은이"]),
        ("письмо Анны Путиной", ["Анны", "Путиной"]),
        ("Aннa", ["Aннa"]),
        ("a Trade Board", ["Trade", "Board"]),
        ("the of and", []),
        ("x5 and X55", ["x5"]),
        ("https://example.org/M%C3%BCller", ["https://example.org/M%C3%BCller"]),
        ("by M&uuml;ller", ["by M&uuml;ller"]),
        ("Japan: x.org/M%C3%BCller", ["Japan: x.org/M%C3%BCller"]),
        ("x.org/M%25C3%25BCller", ["x.org/M%25C3%25BCller"]),
        ("J&aacute;p&aacute;n", ["J&aacute;p&aacute;n"]),
        ("K i m  S o n g", ["K i m  S o n g"]),
        ("antiKimSongism", ["antiKimSongism"]),
        ("ＪＡＰＡＮ 𝕁𝕒𝕡𝕒𝕟", ["ＪＡＰＡＮ", "𝕁𝕒𝕡𝕒𝕟"]),
        ("Sören Yildiz, SOEREN YILDIZ", ["Sören Yildiz", "SOEREN YILDIZ"]),
        ("", []),
        ("nobody", []),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    hits = Names(HIDDEN).find(text)
    assert [text[hit.start : hit.stop] for hit in hits] == found
    assert all(set(hit.names) <= set(HIDDEN) and hit.names for hit in hits)


def test_a_part_that_several_have_names_all_of_them() -> None:
    (hit,) = Names(("Kim Song", "Kim Lee")).find("Kim")
    assert hit.names == ("Kim Lee", "Kim Song")
    (hit,) = Names(("Kim Song", "Kim Song Ho")).find("Kim Song Ho")
    assert hit.names == ("Kim Song Ho",)


@given(st.lists(st.sampled_from(["kim", "Song", "song", "SON", "jap", "Japan", "anes", "muelle", "mull", "x5", "s", "b",
                                 " ", "-", "_", "\n", ""]), max_size=12))  # fmt: skip
def test_a_text_that_is_passed_over_has_no_name(parts: list[str]) -> None:
    """A text with a sign of code in it is always looked through word by word."""
    text = "".join(parts)
    assert Names(HIDDEN).find(text) == Names(HIDDEN).find(f"{text} %")
