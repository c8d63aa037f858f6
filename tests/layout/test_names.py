"""Names of ours as they are read, and back from what is typed."""

from __future__ import annotations

import pytest

from components.language import LANGUAGES, using_language
from components.layout.names import UNTITLED, column_name, status_name, status_typed, title_name
from components.model import STATUSES
from tests.views.events import store


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_is_typed_as_it_is_read_or_as_it_is_kept(language: str) -> None:
    with using_language(language):
        assert [status_typed(status_name(status)) for status in STATUSES] == list(STATUSES)
        assert [status_typed(f" {status_name(status).upper()} ") for status in STATUSES] == list(STATUSES)
        assert list(map(status_typed, STATUSES)) == list(STATUSES)
        assert status_typed("vertagt") == "vertagt"


def test_what_stands_for_a_title_is_read_in_the_readers_language_and_no_title_is_changed() -> None:
    with using_language("de"):
        assert title_name(UNTITLED.format(line=1204)) == "Ohne Titel, Zeile 1204"
        for title in ("", "Untitled, line", "Untitled, line one", "Untitled, line 3 of the play", "3"):
            assert title_name(title) == title


def test_every_column_of_ours_is_named_in_the_readers_language_and_no_other() -> None:
    content = "date,start,end,title,Ort\n,3 März 1998,1999,Probe,Köln\nMai 2001,,,Reise,Bonn\n"
    columns = store(content.encode()).columns
    assert {"start", "end", "date as typed"} < {*columns}
    with using_language("ar"):
        assert [name for name in columns if column_name(name).isascii()] == ["Ort"]
