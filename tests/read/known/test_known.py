"""Files of other programs, as these write them: which layout is seen, and what its dates become."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from components.model import Loaded, Reading, Source
from components.read import read
from components.read.known import KNOWN, with_our_columns
from components.read.rows import Rows

if TYPE_CHECKING:
    from components.read.known.layout import Layout


def _read(
    content: str | list[Any] | dict[str, Any], name: str = "events.csv", reading: Reading | None = None
) -> Loaded:
    text = content if isinstance(content, str) else json.dumps(content)
    return read(Source(name, text.encode()), reading or Reading())


def _dates(loaded: Loaded) -> list[str]:
    return [str(date) for date in loaded.table["date"]]


def _refused(loaded: Loaded) -> list[str]:
    return [entry.value for entry in loaded.rejected]


def _layout(loaded: Loaded) -> str:
    return next((note for note in loaded.notes if note.startswith("The columns are those of ")), "")


SLIDES = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Type,Group\n"

# Layout's name, header, and rows each with the date they must become ("!" before one that must be refused as typed).
DATES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "TimelineJS",
        SLIDES,
        [
            ("2014,,,,,,,,,a,,,,", "2014"),
            ("2014,2,,,,,,,,a,,,,", "2014-02"),
            ("2014,02,03,,,,,,,a,,,,", "2014-02-03"),
            ("2014,2,3,14:30,,,,,,a,,,,", "2014-02-03T14:30"),
            ("2014,2,3,1430,,,,,,a,,,,", "2014-02-03T14:30"),
            ("2014,2,3,2:30 PM,,,,,,a,,,,", "2014-02-03T14:30"),
            ("2014,2,3,12:05am,,,,,,a,,,,", "2014-02-03T00:05"),
            ("2014,2,3,,2014,3,,,,a,,,,", "2014-02-03/2014-03"),
            ("2014,2,3,,0,,,,,a,,,,", "2014-02-03"),
            ("2014,2,3,,0,0,0,,,a,,,,", "2014-02-03"),
            ("2014,2,3,10:00,2014,2,3,11:00,,a,,,,", "2014-02-03T10:00/2014-02-03T11:00"),
            ("-44,3,15,,,,,,,a,,,,", "-0043-03-15"),
            ("-1,,,,,,,,,a,,,,", "0000"),
            ("-13798000000,,,,,,,,,a,,,,", "Y-13798000000"),
            (",,,,,,,,,a,,,title,", ""),
            ("2014,,3,,,,,,,a,,,,", "!2014 3"),
            ("2014,2,30,,,,,,,a,,,,", "!2014-02-30"),
            ("2014,2,3,25:00,,,,,,a,,,,", "!2014-02-03 25:00"),
            ("2014,2,,14:30,,,,,,a,,,,", "!2014-02 14:30"),
            ("around 2014,,,,,,,,,a,,,,", "!around 2014"),
            ("2014,2,3,,,5,,,,a,,,,", "!2014-02-03/5"),
        ],
    ),
    (
        "Timesketch",
        "message,datetime,timestamp_desc,timestamp,tag\n",
        [
            ("a,2015-07-24T19:01:01+00:00,Write time,1437764461000000,x", "2015-07-24T19:01:01+00:00"),
            ("a,2015-07-24 19:01:01.123456,Write time,,", "2015-07-24T19:01:01.123456"),
            ("a,2015-07-24T19:01:01+0200,Write time,,", "2015-07-24T19:01:01+02:00"),
            ("a,Not a time,Write time,,", "!Not a time"),
            ("a,0000-00-00T00:00:00.000000+00:00,Not a time,,", "!0000-00-00T00:00:00.000000+00:00"),
        ],
    ),
    (
        "DFIR-IRIS",
        "event_date,event_tz,event_end_date,event_end_tz,event_title,event_category,event_content,event_assets\n",
        [
            ("2023-01-31T10:00:00,+01:00,,,a,Recon,c,pc1;pc2", "2023-01-31T10:00:00+01:00"),
            ("2023-01-31T10:00:00,+0000,,,a,,,", "2023-01-31T10:00:00+00:00"),
            ("2023-01-31 10:00:00.000,UTC,2023-01-31 11:00,,a,,,", "2023-01-31T10:00:00.000Z/2023-01-31T11:00Z"),
            ("2023-01-31T10:00:00Z,+01:00,,,a,,,", "2023-01-31T10:00:00Z"),
            ("2023-01-31T10:00:00,,,,a,,,", "2023-01-31T10:00:00"),
            ("2023-01-31,+01:00,,,a,,,", "2023-01-31"),
            ("2023-01-31T10:00:00,EST,,,a,,,", "!2023-01-31T10:00:00 EST"),
        ],
    ),
    (
        "ACLED",
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,location,notes\n",
        [
            ("K1,2023-01-31,1,Battles,Armed clash,A,,B,Seoul,n", "2023-01-31"),
            ("K1,31 January 2023,1,Battles,Armed clash,A,,B,Seoul,n", "2023-01-31"),
            ("K1,31-Jan-23,1,Battles,Armed clash,A,,B,Seoul,n", "2023-01-31"),
            ("K1,31-Jan-97,1,Battles,Armed clash,A,,B,Seoul,n", "1997-01-31"),
            ("K1,2023-01-31,2,Battles,Armed clash,A,,B,Seoul,n", "[2023-01-25..2023-02-06]"),
            ("K1,2023-01-31,3,Battles,Armed clash,A,,B,Seoul,n", "2023-01"),
            ("K1,2023-01-31,7,Battles,Armed clash,A,,B,Seoul,n", "!2023-01-31 (time precision 7)"),
            ("K1,sometime,3,Battles,Armed clash,A,,B,Seoul,n", "!sometime"),
            ("K1,01/02/2023,1,Battles,Armed clash,A,,B,Seoul,n", "!01/02/2023"),
        ],
    ),
    (
        "UCDP",
        "id,side_a,side_b,type_of_violence,country,source_headline,date_prec,date_start,date_end,best\n",
        [
            ("1,A,B,1,Mali,h,1,2017-07-31 00:00:00.000,2017-07-31 00:00:00.000,2", "2017-07-31"),
            ("1,A,B,1,Mali,h,3,2017-07-25 00:00:00.000,2017-07-31 00:00:00.000,2", "[2017-07-25..2017-07-31]"),
            ("1,A,B,1,Mali,h,3,2017-07-25,2017-07-31,2", "[2017-07-25..2017-07-31]"),
            ("1,A,B,1,Mali,h,5,,,2", ""),
            ("1,A,B,1,Mali,h,3,2017-07-25,x,2", "![2017-07-25..x]"),
        ],
    ),
    (
        "plotly",
        "Task,Start,Finish,Resource\n",
        [
            ("a,2009-01-01,2009-02-28,Alex", "2009-01-01/2009-02-28"),
            ("a,2009-01-01 08:00,2009-01-01 12:00:00,Alex", "2009-01-01T08:00/2009-01-01T12:00:00"),
            ("a,2009-01-01,,Alex", "2009-01-01"),
            ("a,1/2/2009,2009-02-28,Alex", "!1/2/2009/2009-02-28"),
        ],
    ),
    ("vistime", "event,start,end,group,color\n", [("a,2009-01-01,2009-02-28,g,red", "2009-01-01/2009-02-28")]),
    (
        "Preceden",
        "Layer Name,ID,Event,Notes,Start,Approx,End,Approx,Milestone,Symbol,Color\n",
        [
            ("L,1,a,n,1914,no,1918,no,no,,", "1914/1918"),
            ("L,1,a,n,1914,yes,,,no,,", "1914~"),
            ("L,1,a,n,June 1914,yes,1918,true,,,ff0000", "1914-06~/1918~"),
            ("L,1,a,n,\"Oct 28, 2014\",,,,,,", "2014-10-28"),
            ("L,1,a,n,somewhen,,,,,,", "!somewhen"),
        ],
    ),
    (
        "Bee Docs",
        "Label\tStart Time\tEnd Time\tLink\tNotes\tImage\tMovie\tTags\tColor\n",
        [
            ("a\t100 AD\t\t\t\t\t\t\t", "0100"),
            ("a\t125 AD\t400 AD\t\t\t\t\t\t", "0125/0400"),
            ("a\t28 October 2014\t\t\t\t\t\t\t", "2014-10-28"),
            ("a\t10/28/2014\t\t\t\t\t\t\t", "2014-10-28"),
        ],
    ),
    (
        "CaseMap",
        "Date and Time,Fact Text,Source(s)\n",
        [
            ("06/15/97,a,s", "1997-06-15"),
            ("07/??/97,a,s", "1997-07"),
            ("??/??/1997,a,s", "1997"),
            ("8/99,a,s", "1999-08"),
            ("8/1/2008,a,s", "2008-08-01"),
            ("<06/15/97,a,s", "[..1997-06-14]"),
            ("<07/??/97,a,s", "[..1997-06]"),
            (">12/??/97,a,s", "[1998-01..]"),
            ("=<06/15/97,a,s", "[..1997-06-15]"),
            (">06/15/97,a,s", "[1997-06-16..]"),
            ("=>06/15/97,a,s", "[1997-06-15..]"),
            ("~06/15/97,a,s", "1997-06-15~"),
            ("06/15/97 2:30 PM,a,s", "1997-06-15T14:30"),
            ("06/15/97 4:?? pm,a,s", "1997-06-15T16"),
            ("06/15/97 #2,a,s", "1997-06-15"),
            ("7/1/08 - 7/4/08,a,s", "2008-07-01/2008-07-04"),
            ("To Be Determined,a,s", ""),
            ("13/45/97,a,s", "!13/45/97"),
            ("??/15/97,a,s", "!??/15/97"),
            ("about then,a,s", "!about then"),
        ],
    ),
    (
        "Google Calendar",
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n",
        [
            ("a,05/30/2020,10:00 AM,05/30/2020,1:00 PM,False,d,l,True", "2020-05-30T10:00/2020-05-30T13:00"),
            ("a,05/30/2020,,05/30/2020,,True,,,", "2020-05-30"),
            ("a,05/30/2020,,06/01/2020,,True,,,", "2020-05-30/2020-06-01"),
            ("a,05/30/2020,10:00 AM,,11:00 AM,False,,,", "2020-05-30T10:00/2020-05-30T11:00"),
            ("a,2020-05-30,,,,,,,", "2020-05-30"),
            ("a,05/30/2020,noonish,,,False,,,", "!2020-05-30 noonish"),
            ("a,05/30/20,,,,,,,", "!05/30/20"),
        ],
    ),
    (
        "EM-DAT",
        "DisNo.,Disaster Type,Disaster Subtype,Event Name,Country,"
        "Start Year,Start Month,Start Day,End Year,End Month,End Day\n",
        [
            ("2000-1,Flood,Flash flood,,Mali,2000,7,14,2000,7,20", "2000-07-14/2000-07-20"),
            ("2000-1,Flood,Flash flood,,Mali,2000,7,,2000,7,", "2000-07"),
            ("2000-1,Flood,Flash flood,,Mali,2000,,,2000,,", "2000"),
            ("2000-1,Flood,Flash flood,,Mali,2000,7,14,,,", "2000-07-14"),
            ("2000-1,Drought,Drought,,Mali,-999,-999,-999,2000,7,", "/2000-07"),
            ("2000-1,Flood,Flash flood,,Mali,2000,,14,,,", "!2000 14"),
        ],
    ),
    (
        "year, month and day apart",
        "title,YrBeg1,MonBeg1,DayBeg1,YrEnd1,MonEnd1,DayEnd1\n",
        [
            ("a,1902,3,-9,1902,5,2", "1902-03/1902-05-02"),
            ("a,1902,-9,-9,-9,-9,-9", "1902"),
            ("a,-9,-9,-9,-9,-9,-9", ""),
            ("a,1902,March,5,,,", "1902-03-05"),
            ("a,1902.0,3.0,5.0,,,", "1902-03-05"),
            ("a,-9,3,5,,,", "!3 5"),
        ],
    ),
    ("year, month and day apart", "title,Year,Month,Day\n", [("a,2014,2,3", "2014-02-03"), ("a,2014,,", "2014")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "header", "row", "date"),
    [(name, header, row, date) for name, header, rows in DATES for row, date in rows],
)
def test_a_row_of_a_known_layout_has_its_date(name: str, header: str, row: str, date: str) -> None:
    content = (header + row + "\n").replace("\t", ",")
    loaded = _read(content)
    assert name in _layout(loaded)
    assert loaded.rows == 1
    assert (_refused(loaded) or _dates(loaded)) == [date.removeprefix("!")]
    assert bool(loaded.rejected) == date.startswith("!")


def test_columns_without_a_place_of_ours_are_kept() -> None:
    loaded = _read(SLIDES + "2014,,,,,,,,circa 2014,a,b,http://m,,Group 1\n")
    row = loaded.table.iloc[0]
    assert row[["title", "description", "type", "Display Date", "Media", "Group"]].tolist() == [
        *("a", "b", "Group 1"),
        *("circa 2014", "http://m", "Group 1"),
    ]
    assert any("Display Date" in note for note in loaded.notes)


def test_a_slide_without_a_headline_is_called_by_its_text_and_that_is_said() -> None:
    loaded = _read(SLIDES + "2014,,,,,,,,,,Some\u00a0 text,,,\n2015,,,,,,,,,,,,,\n")
    assert [str(title) for title in loaded.table["title"]] == ["Some text", "Untitled, line 3"]
    assert any("1 slide without a headline" in note for note in loaded.notes)
    assert any("named by line (line 3)" in note for note in loaded.notes)


def test_a_timelinejs_document() -> None:
    loaded = _read(
        {
            "title": {"text": {"headline": "All of it", "text": "<p>x</p>"}},
            "events": [
                {
                    "start_date": {"year": "1900", "month": "01", "day": 5, "hour": "6", "minute": 45, "second": ""},
                    "end_date": {"year": 1900, "month": 6, "format": ""},
                    "text": {"headline": "One", "text": "t"},
                    "group": "g",
                    "unique_id": "one",
                },
                {"start_date": {"year": "-44"}, "text": {"headline": ""}, "media": {"caption": "A coin"}},
                {"start_date": {"year": "1", "month": "13"}, "text": {"headline": "no"}},
                {"start_date": {}, "text": {"headline": "undated"}},
            ],
            "eras": [{"start_date": {"year": 1}, "end_date": {"year": 2}, "text": {"headline": "E"}}],
        },
        "slides.json",
    )
    assert "TimelineJS" in _layout(loaded)
    found = {str(row["title"]): (row["date"], row["type"]) for _, row in loaded.table.iterrows()}
    assert found == {
        "All of it": ("", "title"),
        "One": ("1900-01-05T06:45/1900-06", "g"),
        "A coin": ("-0043", ""),
        "undated": ("", ""),
        "E": ("0001/0002", "era"),
    }
    assert _refused(loaded) == ["0001-13"]
    assert "one" in [str(name) for name in loaded.table["id"]]


def test_vis_timeline_items_with_their_groups() -> None:
    loaded = _read(
        {
            "items": [
                {"id": 1, "content": "a", "start": "2014-04-20T22:00:00.000Z", "end": 1400000000000, "group": 7},
                {"id": 2, "content": "b", "start": "2014-06-28T13:00", "title": "more", "type": "point"},
                {"id": 3, "content": "c", "start": "soon"},
                {"id": 4, "content": "d", "start": "2014-05", "end": "2014-06", "type": "background", "group": 7},
            ],
            "groups": [{"id": 7, "content": "Seven"}],
        }
    )
    assert "vis-timeline" in _layout(loaded)
    assert _dates(loaded) == [
        "2014-04-20T22:00:00.000Z/2014-05-13T16:53:20.000Z",
        "2014-06-28T13:00",
        "2014-05/2014-06",
    ]
    assert loaded.table["type"].tolist() == ["Seven", "", "background"]
    assert loaded.table.iloc[0][["id", "title", "type"]].tolist() == ["1", "a", "Seven"]
    assert loaded.table.iloc[1]["description"] == "more"
    assert _refused(loaded) == ["soon"]
    assert any("milliseconds since 1970" in note for note in loaded.notes)


GDELT = ["1", "20141028", "201410", "2014", "2014.8", "KOR", "SEOUL", *[""] * 8, "JPN", "TOKYO", *[""] * 8,
         "1", "043", "043", "04", "1", "2.8", "4", "1", "4", "3.1", *[""] * 16, "4", "Seoul", *[""] * 6,
         "20141028000000", "http://x"]  # fmt: skip


def test_gdelt_without_a_header_loses_no_row() -> None:
    loaded = _read("\n".join(",".join([str(at), *GDELT[1:]]) for at in (1, 2)) + "\n")
    assert "GDELT" in _layout(loaded)
    assert (loaded.rows, loaded.events) == (2, 2)
    row = loaded.table.iloc[0]
    assert row[["id", "date", "title", "actors", "type", "source", "line"]].tolist() == [
        *("1", "2014-10-28", "SEOUL – TOKYO: consult, Seoul"),
        *("SEOUL [actor 1]; TOKYO [actor 2]", "consult", "http://x", 1),
    ]
    assert row["GoldsteinScale"] == "2.8"
    assert row["reported"] == "2014-10-28T00:00:00Z"


def test_gdelts_first_version_has_three_columns_less() -> None:
    first = [cell for at, cell in enumerate(GDELT) if at not in (39, 47, 55)]
    first[-2] = "20141029"
    loaded = _read("\n".join(",".join([str(at), *first[1:]]) for at in (1, 2)) + "\n")
    assert "GDELT" in _layout(loaded)
    assert loaded.table["title"].tolist() == ["SEOUL – TOKYO: consult, Seoul"] * 2
    assert loaded.table["source"].tolist() == ["http://x"] * 2
    assert loaded.table["reported"].tolist() == ["2014-10-29"] * 2


def test_preceden_without_a_header_loses_no_row() -> None:
    loaded = _read("L,,a,,1914,yes,1918,no,no,,\nL,,b,,1915,no,,,no,,random\n")
    assert "Preceden" in _layout(loaded)
    assert _dates(loaded) == ["1914~/1918", "1915"]
    assert loaded.table["line"].tolist() == [1, 2]


def test_acled_and_ucdp_name_who_takes_part() -> None:
    acled = _read(
        "event_date,event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,notes,source\n"
        "2023-01-31,Battles,Army (A) [1],C; D,B,,What happened.,Paper\n"
    )
    assert acled.table.iloc[0]["actors"] == "Army (A) (1) [actor 1]; C [with actor 1]; D [with actor 1]; B [actor 2]"
    assert acled.table.iloc[0][["description", "source", "type"]].tolist() == ["What happened.", "Paper", "Battles"]
    ucdp = _read("id,side_a,side_b,date_start,date_end\n1,A,B,2017-07-31,2017-07-31\n")
    assert ucdp.table.iloc[0][["title", "actors"]].tolist() == ["A – B", "A [side a]; B [side b]"]
    assert any("earliest and the latest possible day" in note for note in ucdp.notes)
    older = _read("EVENT_DATE,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,ACTOR2\n2010-01-31,Battle,A,C,B\n")
    assert older.table["actors"].tolist() == ["A [actor 1]; C [with actor 1]; B [actor 2]"]
    codes = _read(
        "id,side_a,side_b,source_date,date_start,date_end\n1,A,B,2017-08-02;2017-08-01,2017-07-31,2017-07-31\n"
    )
    assert codes.table["reported"].tolist() == ["2017-08-01"]


@pytest.mark.parametrize(
    ("days", "order", "dates", "message"),
    [
        (("28/10/2014", "01/02/2014"), "", ["2014-10-28", "2014-02-01"], "28/10/2014"),
        (("10/28/2014", "01/02/2014"), "", ["2014-10-28", "2014-01-02"], "10/28/2014"),
        (("01/02/2014", "02/02/2014"), "", ["2014-01-02", "2014-02-02"], "as is usual there"),
        (("01/02/2014", "02/02/2014"), "dmy", ["2014-02-01", "2014-02-02"], "as asked"),
        (("28/10/2014", "10/28/2014"), "", [], "contradict"),
    ],
)
def test_the_order_of_day_and_month_is_the_columns(
    days: tuple[str, str], order: Any, dates: list[str], message: str
) -> None:
    text = "Subject,Start Date\n" + "".join(f"a,{day}\n" for day in days)
    loaded = _read(text, reading=Reading(date_order=order))
    assert _dates(loaded) == dates
    assert any(message in note for note in loaded.notes)
    assert len(loaded.rejected) == 2 - len(dates)


OURS = [
    "date,title,Year,Headline\n2014,a,1900,b\n",
    "id,date,title,message,datetime,timestamp_desc\n1,2014,a,m,2015,t\n",
    "start,end,title,event\n2014,2015,a,x\n",
    "start,title,content,description\n2014,a,b,c\n",
    "date,title,Start Year,Start Month,Start Day\n2014,a,1,1,1\n",
]


@pytest.mark.parametrize("text", OURS)
def test_a_file_in_our_columns_is_never_taken_for_another(text: str) -> None:
    loaded = _read(text)
    assert _layout(loaded) == ""
    assert str(loaded.table["title"].iloc[0]) == "a"
    assert _dates(loaded)[0].startswith("2014")


def test_a_mapping_that_a_person_gives_comes_before_any_layout() -> None:
    text = "Year,Headline,date,title\n2014,b,2015,a\n"
    assert "TimelineJS" in _layout(_read(text.replace("date,title", "when,what")))
    assert _layout(_read(text, reading=Reading(mapping=(("title", "Headline"),)))) == ""


@pytest.mark.parametrize("layout", [one for one in KNOWN if len(one.needs) > 1], ids=lambda one: one.name)
def test_half_of_what_tells_a_layout_does_not(layout: Layout) -> None:
    for half in (sorted(layout.needs)[::2], sorted(layout.needs)[1::2]):
        header = (*half, "when it was", "what it was")
        rows = Rows(header, tuple(["2014-10-28"] for _ in header), [2])
        assert dict(with_our_columns(rows).facts).get("layout") != layout.name


# Headers of ordinary tables that share names with a program's export.
ORDINARY = [
    "date,time,timezone,source,type,user,host,short",
    "date,size,type,mode,file name",
    "timestamp,level,computer,message",
    "timestamp,message,user",
    "ts,uid,proto,service,duration",
    "start,end,title,description,link",
    "name,start,end,progress",
    "name,start,end,dependencies",
    "id,schema,properties",
    "id,schema,name,startDate",
    "names,when,types",
    "number,title,state,created_at",
    "number,title,created_at,closed_at,state",
    "issue,summary,created",
    "key,summary,created",
    "sha,message,date",
    "id,createdTime,Name",
    "Timestamp,What happened?",
    "object,id,created_time,name",
]


@pytest.mark.parametrize("header", ORDINARY)
def test_an_ordinary_table_is_no_programs(header: str) -> None:
    names = tuple(header.split(","))
    rows = Rows(names, tuple(["2014-10-28"] for _ in names), [2])
    assert with_our_columns(rows) is rows


ENTITIES: list[tuple[dict[str, Any], str]] = [
    ({"schema": "Ownership", "properties": {"startDate": ["2001"], "endDate": ["2009"]}}, "2001/2009"),
    ({"schema": "Ownership", "properties": {"startDate": ["2001-05"]}}, "2001-05/"),
    ({"schema": "Ownership", "properties": {"endDate": ["2009"]}}, "/2009"),
    (
        {"schema": "Ownership", "properties": {"startDate": ["2001", "2001-05-06"], "endDate": ["2009"]}},
        "2001-05-06/2009",
    ),
    ({"schema": "Ownership", "properties": {"startDate": ["2001", "2003"], "endDate": ["2009"]}}, "[2001..2003]/2009"),
    ({"schema": "Event", "properties": {"date": ["2014-10-28T14:30:00"]}}, "2014-10-28T14:30:00"),
    ({"schema": "Person", "properties": {"birthDate": ["1950"], "deathDate": ["2001-02-03"]}}, "1950/2001-02-03"),
    ({"schema": "Person", "properties": {"birthDate": ["1950"]}}, "1950"),
    ({"schema": "Company", "properties": {"modifiedAt": ["2020-01-01"]}}, ""),
    ({"schema": "Contract", "properties": {"contractDate": ["2014-10"]}}, "2014-10"),
]


@pytest.mark.parametrize(("entity", "date"), ENTITIES)
def test_an_entity_of_followthemoney_has_its_date(entity: dict[str, Any], date: str) -> None:
    loaded = _read(json.dumps({"id": "a", **entity, "caption": "A"}) + "\n", "entities.jsonl")
    assert "FollowTheMoney" in _layout(loaded)
    assert _dates(loaded) == [date]


def test_an_entity_inside_another_is_named_too() -> None:
    owner = {"id": "x", "schema": "Person", "caption": "Ann", "properties": {}}
    loaded = _read(
        [{"id": "a", "schema": "Ownership", "properties": {"owner": [owner], "startDate": ["2001"]}}], "a.json"
    )
    assert loaded.table["actors"].tolist() == ["Ann [owner]"]
    assert loaded.table["title"].tolist() == ["Ownership: Ann"]


def test_entities_of_which_one_says_nothing_are_read_all_the_same() -> None:
    lines = [
        {"id": "own", "schema": "Ownership", "properties": {"owner": ["ann", "bob"], "startDate": ["2001", "2003"]}},
        {"id": "ann", "schema": "Person", "properties": {"name": ["Ann"]}},
        {"id": "bob", "schema": "Person", "properties": {"name": ["Bob"]}},
        {"id": "none", "schema": "Company", "properties": {}},
    ]
    loaded = _read("".join(json.dumps(line) + "\n" for line in lines), "entities.jsonl")
    assert loaded.table["actors"].tolist() == ["Ann [owner]; Bob [owner]", ""]
    assert _dates(loaded)[0] == "[2001..2003]/"


@pytest.mark.parametrize("dependencies", ["b, c", "b,c", ["b", "c"], "b; c"])
def test_dependencies_are_links_however_they_are_listed(dependencies: str | list[str]) -> None:
    task = {"name": "A", "start": "2014-10-01", "end": "2014-10-02", "progress": 1}
    tasks = [
        {"id": "a", **task, "dependencies": dependencies},
        *({"id": one, **task, "dependencies": ""} for one in "bc"),
    ]
    assert _read(tasks, "tasks.json").table["links"].tolist() == ["depends on: b; depends on: c", "", ""]


TIMESPANS: list[tuple[list[Any], str]] = [
    ([{"start": {"in": "1600"}}], "1600"),
    ([{"start": "1600", "end": "1650-02"}], "1600/1650-02"),
    ([{"start": {"earliest": "1600", "latest": "1610"}}], "[1600..1610]"),
    ([{"start": {"earliest": "1600", "latest": "1610"}, "end": {"in": "1700"}}], "[1600..1610]/1700"),
    ([{"start": {"in": "1600"}, "end": {"earliest": "1690", "latest": "1700"}}], "1600/[1690..1700]"),
    ([{"start": {"in": "1600"}, "end": {"latest": "1700"}}], "1600/[1600..1700]"),
    ([{"start": {"in": "1600"}, "end": {"earliest": "1690"}}], "1600/"),
    ([{"start": {"latest": "1610"}}], "[..1610]"),
    ([{"end": {"in": "1700~"}}], "/1700~"),
    ([{"start": {"in": "-0044"}, "end": {"in": "0014?"}}], "-0044/0014?"),
    ([{"start": {"in": "1600"}}, {"start": {"in": "1700"}, "end": {"in": "1710"}}], "{1600,1700..1710}"),
    ([], ""),
]


PLACE = {"@id": "p", "title": "P", "names": [{"toponym": "P"}]}
NOT_PLACES: list[dict[str, Any]] = [
    {"names": '"toponym" is what a place is called'},
    {"names": [{"toponym": "P"}]},  # a column of any file, and nothing else of the format
    {"@id": "p", "names": 'Ann said "toponym"'},
    {"@id": "p", "names": ["toponym"]},
]


def test_places_none_of_which_has_a_date_are_told_by_more_than_a_word() -> None:
    assert "Linked Places" in _layout(_read([PLACE, PLACE], "places.json"))
    for other in NOT_PLACES:
        record = {"date": "2014", "title": "T", **other}
        assert "Linked Places" not in _layout(_read([record, record], "other.json")), other


@pytest.mark.parametrize(("spans", "date"), TIMESPANS)
def test_a_place_has_the_time_in_which_it_is_attested(spans: list[Any], date: str) -> None:
    feature = {"@id": "p", "properties": {"title": "P"}, "when": {"timespans": spans}, "names": [{"toponym": "P"}]}
    loaded = _read({"type": "FeatureCollection", "features": [feature, feature]}, "places.json")
    assert "Linked Places" in _layout(loaded)
    assert _dates(loaded) == [date, date]


NAMED = [
    ("timestamp_desc,timestamp,message\nEvent Logged,1437764461000000,Logon\n", "timestamp"),
    ("date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra\n"
     "12/24/2018,13:14:15,UTC,M.C.,REG,Key,Last Written,ann,ws1,Run key,Run key set,2,/a,1,-,winreg,-\n", "date"),
    ("Day,Year,Month,Headline\n3,2014,10,Talks\n", "Year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column"), NAMED, ids=[column for _, column in NAMED])
def test_the_date_is_named_by_the_column_that_holds_it(text: str, column: str) -> None:
    named = dict(read(Source("a.csv", text.encode())).named)
    assert named.get("date", named.get("year")) == column


def test_bars_beside_a_date_keep_it() -> None:
    loaded = read(Source("a.csv", b"end,start,date,event\n,,2014-10-28,Vote\n2014-11-02,2014-10-30,,Talks\n"))
    assert (loaded.events, loaded.undated) == (2, 0)
