"""Workbooks: typed cells become the text that says the same, and an archive is measured before it is opened."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from components.errors import RequestError, SourceError
from components.model import Loaded, Reading, Source
from components.read import read
from tests.read.loaded import cells_of
from tests.read.made import archive, changed, sheet_xml, workbook

TABLE = [("date", "title"), (date(2014, 10, 28), "a")]


def _read(content: bytes, name: str = "events.xlsx") -> Loaded:
    return read(Source(name, content))


CELLS = [
    (date(2014, 10, 28), "2014-10-28"),
    (datetime(2014, 10, 28, 14, 30), "2014-10-28T14:30"),
    (datetime(2014, 10, 28, 14, 30, 15), "2014-10-28T14:30:15"),
    (time(14, 30), "14:30"),
    (timedelta(hours=30, minutes=5), "30:05:00"),
    (2014, "2014"),
    (2014.0, "2014"),
    (1.5, "1.5"),
    (-3, "-3"),
    (1e20, "1e+20"),
    (True, "TRUE"),
    ("007", "007"),
    ("1.10", "1.10"),
    ("NA", "NA"),
    (" [..2014-10-28] ", " [..2014-10-28] "),
    (None, ""),
]


@pytest.mark.parametrize(("cell", "text"), CELLS)
def test_a_cell_becomes_the_text_that_says_the_same(cell: object, text: str) -> None:
    loaded = _read(workbook([("date", "title", "x"), ("2014", "a", cell)]))
    assert cells_of(loaded, "x") == [text]


def test_times_of_one_column_have_seconds_if_any_of_them_has() -> None:
    rows = [("date", "title"), (datetime(2014, 10, 28, 14, 30), "a"), (datetime(2014, 10, 28, 14, 30, 1), "b")]
    assert cells_of(_read(workbook(rows)), "date") == ["2014-10-28T14:30:00", "2014-10-28T14:30:01"]


SHOWN = [
    ("mmm yyyy", "2014-10"),
    ("mmm-yy", "2014-10"),
    ("yyyy", "2014"),
    ('"in" yyyy', "2014"),
    ("[$-409]mmmm\\ yyyy;@", "2014-10"),
    ("d mmm yyyy", "2014-10-28"),
    ("yyyy-mm-dd", "2014-10-28"),
    ("dddd", "2014-10-28"),
]


@pytest.mark.parametrize(("form", "text"), SHOWN)
def test_a_date_is_no_more_exact_than_its_cell_shows_it(form: str, text: str) -> None:
    loaded = _read(workbook(TABLE, shown={"A2": form}))
    assert cells_of(loaded, "date") == [text]
    assert any("month or a year" in note for note in loaded.notes) == (text != "2014-10-28")


def test_the_first_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    loaded = _read(workbook([("About these events",)], TABLE, [("n",), (1,)]))
    assert any("“Sheet 2”" in note and "“Sheet 1” and “Sheet 3”" in note for note in loaded.notes)
    assert (loaded.rows, loaded.events) == (1, 1)


def test_a_person_chooses_the_sheet() -> None:
    book = workbook(TABLE, [("date", "title"), ("2015", "b"), ("2016", "c")])
    chosen = read(Source("events.xlsx", book), Reading(sheet="sheet 2"))
    assert (cells_of(chosen, "title"), chosen.reading.sheet) == (["b", "c"], "Sheet 2")
    assert any("Not read: “Sheet 2”" in note and "“sheet”" in note for note in _read(book).notes)
    with pytest.raises(RequestError, match="no sheet “3”; there are: “Sheet 1” and “Sheet 2”"):
        read(Source("events.xlsx", book), Reading(sheet="3"))


def test_merged_cells_fill_down_below_the_header_and_are_said() -> None:
    rows = [
        ("Events", None, None),
        ("date", "title", "x"),
        ("2014-10-28", "a", "p"),
        (None, "b", None),
        (None, "c", ""),
    ]
    merged = ("A1:C1", "A3:A5", "C3:C4", "B5:C5")
    loaded = _read(workbook(rows, merged=merged))
    assert cells_of(loaded, "date") == ["2014-10-28"] * 3
    assert cells_of(loaded, "x") == ["p", "p", ""]
    assert any("3 cells filled down" in note for note in loaded.notes)
    assert cells_of(_read(workbook(rows)), "date") == ["2014-10-28", "", ""]


def test_a_merged_cell_over_names_makes_a_header_of_two_rows() -> None:
    rows = [
        ("Patrols, please keep up to date", None, None, None, None),
        ("When", None, "Event", "Who", None),
        ("date", "start time", None, "actors", "Team"),
        ("2014-10-28", "22:15", "a", "Ann", "North"),
        ("2014-10-29", None, "b", "Bob", "South"),
    ]
    loaded = _read(workbook(rows, merged=("A1:E1", "A2:B2", "C2:C3", "D2:E2")))
    assert loaded.header == ("date", "start time", "Event", "actors", "Team")
    assert cells_of(loaded, "date") == ["2014-10-28T22:15", "2014-10-29"]
    assert loaded.table["line"].tolist() == [4, 5]
    assert any("header has two rows" in note for note in loaded.notes)


def test_names_that_come_twice_below_merged_cells_have_these_before_them() -> None:
    rows = [("Begin", None, "End", None, "title"), ("Day", "By", "Day", "By", None), ("2014", "x", "2015", "y", "a")]
    loaded = _read(workbook(rows, merged=("A1:B1", "C1:D1", "E1:E2")))
    assert loaded.header == ("Begin Day", "Begin By", "End Day", "End By", "title")
    plain = _read(workbook([("date", None, "title"), ("2014", "x", "a"), ("2015", "y", "b")], merged=("A1:B1",)))
    assert plain.rows == 2  # what is below is an event


def test_titles_blank_rows_and_formatted_columns_around_the_table() -> None:
    loaded = _read(workbook([("Events of 2014",), (), ("date", "title", None), (), ("2014", "a"), (), ("2015", "b")]))
    assert loaded.table["line"].tolist() == [5, 7]
    assert loaded.header == ("date", "title")
    assert any("header is in row 3 (“Events of 2014” above it)" in note for note in loaded.notes)
    assert any("2 blank rows skipped" in note for note in loaded.notes)


def test_cells_with_errors_are_counted() -> None:
    cells = b'<row><c t="str"><v>date</v></c><c t="str"><v>title</v></c><c t="str"><v>x</v></c></row>'
    row = b'<row><c><v>2014</v></c><c t="str"><v>a</v></c><c t="e"><v>#REF!</v></c></row>'
    loaded = _read(changed(workbook(TABLE), {"xl/worksheets/sheet1.xml": sheet_xml(cells + row)}))
    assert cells_of(loaded, "x") == [""]
    assert any("1 cell with an error" in note for note in loaded.notes)


def test_a_workbook_under_another_name_is_read_and_that_is_said() -> None:
    loaded = _read(workbook(TABLE), "events.csv")
    assert loaded.events == 1
    assert any("Read as Excel" in note for note in loaded.notes)


def test_a_text_under_the_name_of_a_workbook_is_read_and_that_is_said() -> None:
    loaded = _read(b"date,title\n2014,a\n")
    assert loaded.events == 1
    assert any("Read as CSV" in note for note in loaded.notes)


SPARSE = sheet_xml(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
UNPLACED = sheet_xml(b"<row>" + b"<c/>" * 16_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 2_000)
PREFIXED = SPARSE.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?").replace(b"xmlns", b"xmlns:x")
STRINGS = b"<sst><si><t>date</t></si><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
REPEATED = sheet_xml(b'<row><c t="s"><v>1</v></c><c t="s"><v>1</v></c></row>' * 1_000)
UNNAMED = sheet_xml(b'<row r="1"><c r="A1" t="s"><v>no number</v></c></row>')  # its text is nowhere
BOOK = workbook(TABLE)
REFUSED = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel or Word file.*with a password"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image, not Excel"),
    (b"%PDF-1.7", "a PDF document, not Excel"),
    (archive({"events.csv": b"date,title\n2014,a\n"}), "a zip archive, not Excel"),
    (b"", "empty"),
    (BOOK[: len(BOOK) // 2], "damaged or incomplete"),
    (BOOK[:-40], "damaged or incomplete"),
    (archive({"xl/workbook.xml": b"", "[Content_Types].xml": b""}), "cannot be read|no sheet"),
    (workbook([("only",), ("one",)]), "no sheet with a table"),
    (workbook([]), "no sheet with a table"),
    (changed(BOOK, {"xl/worksheets/sheet1.xml": UNNAMED}), "has a sheet .* that cannot be read"),
    (changed(BOOK, {"xl/workbook.bin": b"x"}), "xlsb"),
    (changed(BOOK, {"../../etc/passwd": b"x"}), "outside"),
    (changed(BOOK, {"/etc/passwd": b"x"}), "outside"),
    (changed(BOOK, {"xl\\..\\..\\x": b"x"}), "outside"),
    (changed(BOOK, {f"xl/{n}": b"" for n in range(10_001)}), "no honest workbook"),
    (changed(BOOK, {"xl/media/a.bin": b"\0" * 100_000_000}), "safe to unpack"),
    (changed(BOOK, {"xl/worksheets/sheet1.xml": SPARSE}), "1,048,576 rows of 16,384 columns"),
    (changed(BOOK, {"xl/worksheets/sheet1.xml": PREFIXED}), "1,048,576 rows of 16,384 columns"),
    (changed(BOOK, {"xl/worksheets/sheet1.xml": UNPLACED}), "16,000 columns"),
    (changed(BOOK, {"xl/worksheets/sheet1.xml": REPEATED, "xl/sharedStrings.xml": STRINGS}), "texts of its cells"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_is_no_workbook_or_no_honest_one_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as raised:
        _read(content)
    assert str(raised.value).startswith("events.xlsx ")
    assert "\n" not in str(raised.value)


def test_sizes_that_the_archive_lies_about_are_found_out() -> None:
    """The directory says 10 bytes where a megabyte comes."""
    book = changed(BOOK, {"xl/big.xml": b"0" * 1_000_000})
    real = (1_000_000).to_bytes(4, "little")
    assert book.count(real) >= 2
    with pytest.raises(SourceError, match="damaged"):
        _read(book.replace(real, (10).to_bytes(4, "little")))


def test_entities_are_not_expanded() -> None:
    laughs = (
        b"<!DOCTYPE w ["
        + b'<!ENTITY a "xxxxxxxxxx">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    )
    styles = b'<?xml version="1.0"?>' + laughs + b"]><styleSheet>&j;</styleSheet>"
    book = workbook([("date", "title"), ("2014-10-28", "a")])
    assert _read(changed(book, {"xl/styles.xml": styles})).events == 1
