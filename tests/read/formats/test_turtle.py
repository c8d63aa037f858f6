"""Turtle in the words of CIDOC CRM: which things are events, and what their time spans are as EDTF."""

from __future__ import annotations

import pytest

from components.errors import SourceError
from components.model import Loaded, Source
from components.read import read
from components.read.formats.turtle import knows
from components.read.formats.turtle_triples import TurtleFault, graph

PREFIXES = """# a comment with <brackets> and "quotes
@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://museum.example/> .
"""


def _read(text: str) -> Loaded:
    return read(Source("finds.ttl", (PREFIXES + text).encode()))


def span(**bounds: str) -> str:
    names = {
        "begin": "P82a_begin_of_the_begin", "begun": "P81a_end_of_the_begin",
        "ending": "P81b_begin_of_the_end", "end": "P82b_end_of_the_end",
    }  # fmt: skip
    properties = " ; ".join(f'crm:{names[key]} "{text}"^^xsd:dateTime' for key, text in bounds.items())
    return f':find a crm:E5_Event ; rdfs:label "Find" ; crm:P4_has_time-span [ a crm:E52_Time-Span ; {properties} ] .'


SPANS = [
    ({"begin": "1914-01-01T00:00:00", "end": "1918-12-31T23:59:59"}, "[1914-01-01..1918-12-31]"),
    ({"begin": "1914-01-01T00:00:00", "end": "1914-12-31T23:59:59"}, "1914"),
    ({"begin": "1914", "end": "1918"}, "[1914..1918]"),
    ({"begin": "1914-02-01T00:00:00", "begun": "1914-02-28T23:59:59"}, "1914-02/"),
    ({"ending": "1914-02-01T00:00:00", "end": "1914-02-28T23:59:59"}, "/1914-02"),
    ({"begin": "1914-02-01T00:00:00", "begun": "1914-02-28T23:59:59", "ending": "1918", "end": "1918"}, "1914-02/1918"),
    ({"begun": "1914-02-03T23:59:59", "end": "1914-02-03T23:59:59"}, "[..1914-02-03]"),
    ({"begin": "1914-02-03T00:00:00", "ending": "1914-02-03T00:00:00"}, "[1914-02-03..]"),
    ({"begin": "1914-02-03T10:00:00Z", "begun": "1914-02-03T10:00:00Z", "ending": "1914-02-03T10:00:00Z",
      "end": "1914-02-03T10:00:00Z"}, "1914-02-03T10:00:00Z"),
    ({"begin": "1850"}, "[1850..]"),
    ({"end": "1850"}, "[..1850]"),
    ({"begin": "-13800000000-01-01T00:00:00", "end": "-13800000000-12-31T23:59:59"}, "Y-13800000000"),
    ({"begin": "-0043-03-15T00:00:00", "end": "-0043-03-15T23:59:59"}, "-0043-03-15"),
]  # fmt: skip


@pytest.mark.parametrize(("bounds", "edtf"), SPANS)
def test_a_time_span_lies_between_its_bounds(bounds: dict[str, str], edtf: str) -> None:
    assert _read(span(**bounds)).table["date"].tolist() == [edtf]


@pytest.mark.parametrize(
    ("bounds", "edtf"),
    [
        ({"begun": "1914-05-01T23:59:59", "end": "1918-05-01T23:59:59"}, "/1918-05-01"),
        ({"begin": "1914-05-01T00:00:00", "ending": "1918-05-01T00:00:00"}, "1914-05-01/"),
        ({"begun": "1914-05-01T23:59:59", "ending": "1918-05-01T00:00:00"}, ""),
    ],
)
def test_a_bound_that_edtf_cannot_write_is_said(bounds: dict[str, str], edtf: str) -> None:
    loaded = _read(span(**bounds))
    assert loaded.table["date"].tolist() == [edtf]
    assert any(note.startswith("1 time span (line 6)") for note in loaded.notes)


def test_what_is_said_of_an_event() -> None:
    loaded = _read(
        ''':dig a crm:E7_Activity ; rdfs:label """The
 "dig\\" \\u00e9"""@en ; crm:P3_has_note 'in a field' ;
    crm:P2_has_type [ rdfs:label "excavation" ] ; crm:P14_carried_out_by :ann, <http://museum.example/bob> ;
    crm:P9i_forms_part_of :season ; crm:P4_has_time-span :span .
:span crm:P82a_begin_of_the_begin "1914"^^xsd:gYear ; crm:P82b_end_of_the_end "1915"^^xsd:gYear ; .
:ann rdfs:label "Ann" .
:season a crm:E7_Activity ; rdfs:label "Season" .
:pot a crm:E22_Human-Made_Object ; rdfs:label "Pot" ; crm:P43_has_dimension ( 1 2.5 :x ) .
'''
    )
    (dig, season) = loaded.table.to_dict("records")
    assert (dig["id"], dig["title"]) == ("http://museum.example/dig", 'The "dig" é')
    assert (dig["date"], dig["description"], dig["type"]) == ("[1914..1915]", "in a field", "excavation")
    assert dig["actors"] == "Ann [carried out by]; bob [carried out by]"
    assert dig["links"] == "part of: http://museum.example/season"
    assert (season["title"], season["date"], loaded.undated) == ("Season", "", 1)
    assert dig["line"] == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (":find a crm:E5_Event ; rdfs:label 'x'", "on line 6, what is said of a thing does not end"),
        (":find a crm:E5_Event ; rdfs:label [ .", "“]” is missing"),
        (":find a what:Event .", "prefix “what:”"),
        (':find rdfs:label "no end .', "is no Turtle"),
        (":pot a crm:E22_Human-Made_Object .", "without an event of CIDOC CRM"),
        ("[" * 5_000, "stands where"),
        ("(" * 5_000, "stands where"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        _read(text)


@pytest.mark.parametrize("text", ["", "date,title\n2014,crm\n", "@prefix foaf: <http://xmlns.com/foaf/0.1/> ."])
def test_other_files_are_not_taken_for_it(text: str) -> None:
    assert not knows(text.encode())


def test_a_graph_that_says_nothing() -> None:
    assert graph("# only a remark").subjects == {}
    with pytest.raises(TurtleFault):
        graph("<a> <b>")
