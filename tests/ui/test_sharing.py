"""Before sharing, on the page: what is hidden leaves in no file, and nothing leaves before all of it is decided."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from components.cells.fold import fold
from components.draft.folder import folder
from components.errors import ExportError
from components.export import FORMATS
from components.redact import Plan
from components.redact import plan as plans
from components.ui import sharing, window_drafts
from tests.redact.unpacked import unpacked
from tests.ui.opened import below, choice, no_errors, page, page_text, read, titled, upload, window
from tests.ui.share import Offered, choose, hide

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CSV = (
    "id,date,title,description,actors,Zorvex's phone,place\n"
    "zorvex-1,2014-10-28,Zorvex Qualm meets Lee,On 27 October Qualm said so.,Zorvex Qualm [host]; Anna Lee,12,Seoul\n"
    "b,2014-11-02,Lee speaks,See https://example.org/zorvexqualm,Anna Lee,,\n"
    "c,soon,Zorvex waits,,Zorvex Qualm,,\n"
)


def opened(name: str = "zorvex qualm.csv") -> AppTest:
    """The page with the file and the dialog open."""
    app = upload(name, CSV)
    return no_errors(app.button(key="share").click().run())


def state(app: AppTest) -> sharing.SharingState:
    found: sharing.SharingState = app.session_state["session"].part(sharing.SharingState)
    return found


def done(app: AppTest) -> AppTest:
    return no_errors(app.button(key="share-done").click().run())


def places(app: AppTest) -> list[Any]:
    return [each for each in app.get("button_group") if str(each.key).startswith("share-do-")]


def test_nothing_is_offered_until_each_place_is_decided(offered: Offered) -> None:
    app = upload("events.csv", "date,title,actors\n2014,Zorvex waits,Zorvex Qualm\n2015,Qualm goes,Zorvex Qualm\n")
    no_errors(app.button(key="share").click().run())
    hide(app, "Zorvex Qualm")
    assert "2 places are to be decided" in page_text(app)
    offered.clear()
    done(app)
    assert "Nothing can be exported yet: texts still tell of what is hidden. 2 places are to be decided." in page_text(
        app
    )
    assert not [key for key in offered if key.startswith(("export-", "redacted-"))]
    no_errors(app.button(key="share").click().run())
    for _ in range(2):
        first = next(each for each in places(app) if each.value is None)
        no_errors(first.select("keep").run())
    assert "All are decided." in page_text(app)
    done(app)
    assert [key for key in offered if key.startswith("redacted-")] == [f"redacted-{form.name}" for form in FORMATS]
    assert "Hidden on purpose: 1 actor under an alias." in [read(each.value) for each in app.info]


def test_no_hidden_name_is_in_any_byte_of_what_the_page_offers(offered: Offered) -> None:
    app = hide(opened(), "Zorvex Qualm")
    no_errors(titled(app).set_value("All of Zorvex").run())
    offered.clear()
    done(choose(choose(app, "dates", "month"), "others", "replace"))
    redacted = {key: made for key, made in offered.items() if key.startswith("redacted-")}
    assert len(redacted) == len(FORMATS)
    assert not [key for key in offered if key.startswith("export-")]
    for key, (name, make) in redacted.items():
        content = fold(unpacked(make()).decode("utf-8", "ignore")) + name
        for text in ("zorvex", "qualm", "27 october", "2014-10-28"):
            assert text not in content, key
    assert "Actor 1" in redacted["redacted-csv"][1]().decode()


def test_a_button_of_before_gives_nothing_that_is_hidden_now(offered: Offered) -> None:
    app = opened()
    before = dict(offered)
    hide(app, "Zorvex Qualm")
    with pytest.raises(ExportError, match="Names are hidden now"):
        before["export-csv"][1]()


def test_the_plan_is_undone_and_switched_off_and_on() -> None:
    app = hide(opened(), "Zorvex Qualm")
    choose(app, "dates", "year")
    assert state(app).plan == Plan((("Zorvex Qualm", ""),), "year")
    no_errors(app.button(key="share-undo").click().run())
    assert state(app).plan == Plan((("Zorvex Qualm", ""),))
    done(app)
    assert app.toggle(key=f"share-on-{state(app).revision}").value
    no_errors(app.toggle(key=f"share-on-{state(app).revision}").set_value(False).run())
    assert (state(app).enabled, state(app).plan) == (False, Plan((("Zorvex Qualm", ""),)))
    assert not app.info
    no_errors(app.button(key="share").click().run())
    hide(app)
    assert (state(app).enabled, state(app).plan) == (False, Plan())


@pytest.fixture
def reloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of a test is a window of its own, and those before are closed."""
    monkeypatch.setattr(window_drafts, "_window", window)
    monkeypatch.setattr(window_drafts, "_is_open", lambda _: False)


@pytest.mark.usefixtures("reloaded")
def test_the_plan_is_in_the_draft_and_the_key_is_not() -> None:
    done(hide(opened(), "Anna Lee", "Zorvex Qualm"))
    [draft] = folder().glob("*.jsonl")
    assert "Zorvex Qualm" in draft.read_text()
    assert "Actor" not in draft.read_text()
    [key] = folder().glob("*.key.json")
    assert key.stat().st_mode & 0o077 == 0
    assert json.loads(key.read_text()) == {"aliases": {"Anna Lee": "Actor 1", "Zorvex Qualm": "Actor 2"}}
    app = upload("again.csv", CSV)
    no_errors(next(button for button in app.button if button.label.startswith("Go on where you were")).click().run())
    assert state(app).enabled
    no_errors(app.button(key="share").click().run())
    hide(app, "Zorvex Qualm")
    assert state(app).key["Zorvex Qualm"] == "Actor 2"


def planned() -> None:
    """A draft of the file whose plan hides a name, and drops the texts that tell it."""
    done(choose(hide(opened(), "Zorvex Qualm"), "others", "drop"))


def leave(offered: Offered) -> list[str]:
    """The files that are offered."""
    return [key for key in offered if key.startswith(("export-", "redacted-", "changes-"))]


def fresh(offered: Offered, name: str, content: str) -> AppTest:
    """A new window in which this file is opened, and what it offers."""
    app = page()
    offered.clear()
    return upload(name, content, app)


HELD = "You chose before what to hide when this file is shared. Nothing is exported until you decide."


@pytest.mark.usefixtures("reloaded")
@pytest.mark.parametrize("way", ["go-on", "hide-as-planned", "hide-nothing", "discard"])
def test_after_a_reload_nothing_leaves_before_a_person_has_decided(offered: Offered, way: str) -> None:
    planned()
    app = fresh(offered, "again.csv", CSV)
    assert HELD in page_text(app)
    assert leave(offered) == []
    assert not [each for each in app.multiselect if each.key == "make-formats"]
    no_errors(next(each for each in app.button if str(each.key).startswith(way)).click().run())
    assert HELD not in page_text(app)
    assert state(app).enabled is (way in ("go-on", "hide-as-planned"))
    assert {key.partition("-")[0] for key in leave(offered)} == {"redacted" if state(app).enabled else "export"}


@pytest.mark.usefixtures("reloaded")
def test_a_decision_stands_after_the_next_reload_and_another_version_asks_as_well(offered: Offered) -> None:
    planned()
    later = f"{CSV}d,2015,More,,Zorvex Qualm,,\n"
    app = fresh(offered, "zorvex qualm.csv", later)
    assert HELD in page_text(app)
    assert leave(offered) == []
    no_errors(app.button(key="hide-nothing").click().run())
    assert HELD not in page_text(fresh(offered, "zorvex qualm.csv", later))
    assert "export-csv" in offered
    assert HELD not in page_text(upload("other.csv", "date,title\n2014,A\n"))


@pytest.mark.usefixtures("reloaded")
@pytest.mark.parametrize("compared", [False, True])
def test_beside_another_file_nothing_leaves_either(offered: Offered, compared: bool) -> None:
    planned()
    app = upload("more.csv", "date,title,actors\n2014,A,Zorvex Qualm\n")
    offered.clear()
    app.file_uploader(key="added-files").set_value([("mine.csv", CSV.encode(), "text/csv")])
    no_errors(app.run())
    assert HELD in page_text(app)
    if compared:
        no_errors(app.toggle(key="compare-files").set_value(True).run())
        below(app, "changes")
    assert leave(offered) == []
    no_errors(app.button(key="hide-as-planned").click().run())
    assert leave(offered) == [f"redacted-{form.name}" for form in FORMATS]


def two_files(offered: Offered, added: str = "mine.csv") -> AppTest:
    """A new window in which two files are opened, and what it offers."""
    app = upload("more.csv", "date,title,actors\n2014,A,Zorvex Qualm\n", page())
    offered.clear()
    app.file_uploader(key="added-files").set_value([(added, CSV.encode(), "text/csv")])
    return no_errors(app.run())


@pytest.mark.usefixtures("reloaded")
@pytest.mark.parametrize("way", ["hide-as-planned", "hide-nothing"])
def test_the_plan_of_several_files_waits_for_a_person_after_a_reload(offered: Offered, way: str) -> None:
    app = two_files(offered)
    no_errors(app.button(key="share").click().run())
    done(choose(hide(app, "Zorvex Qualm"), "others", "drop"))
    app = two_files(offered)
    assert HELD in page_text(app)
    assert leave(offered) == []
    no_errors(app.button(key=way).click().run())
    assert HELD not in page_text(app)
    assert {key.partition("-")[0] for key in leave(offered)} == {"redacted" if state(app).enabled else "export"}
    assert (HELD in page_text(two_files(offered))) is state(app).enabled
    assert HELD not in page_text(two_files(offered, "another.csv"))


@pytest.mark.usefixtures("reloaded")
def test_a_kept_plan_that_cannot_be_read_lets_nothing_leave(offered: Offered) -> None:
    app = two_files(offered)
    no_errors(app.button(key="share").click().run())
    done(hide(app, "Zorvex Qualm"))
    [kept] = folder().glob("*.plan.json")
    kept.write_bytes(b"\xff")
    app = two_files(offered)
    assert HELD in page_text(app)
    assert leave(offered) == []
    no_errors(app.button(key="hide-nothing").click().run())
    assert "export-csv" in offered


def test_a_plan_that_cannot_be_read_lets_nothing_leave(offered: Offered) -> None:
    app = upload("theirs.csv", CSV)
    digest = sha256(CSV.encode()).hexdigest()
    given = {"dateline": 1, "data": {"name": "theirs.csv", "sha256": digest}, "share": {"on": True, "plan": {"all": 1}}}
    offered.clear()
    app.file_uploader(key="project-opened").upload("p.dateline.json", json.dumps(given).encode(), "application/json")
    no_errors(app.run())
    assert HELD in page_text(app)
    no_errors(app.button(key="hide-as-planned").click().run())
    assert "there is no field “all”" in page_text(app)
    assert leave(offered) == []
    no_errors(app.button(key="hide-nothing").click().run())
    assert "export-csv" in offered


def test_a_new_version_of_the_file_is_hidden_from_and_another_file_is_not() -> None:
    app = done(hide(opened(), "Zorvex Qualm"))
    upload("zorvex qualm.csv", CSV + "d,2015,More,,Zorvex Qualm,,\n", app)
    assert state(app).enabled
    assert "Nothing can be exported yet" in page_text(app)
    upload("other.csv", "date,title\n2014,A\n", app)
    assert state(app).plan == Plan()


def test_a_project_has_the_plan_and_not_the_key(offered: Offered) -> None:
    app = hide(opened("mine.csv"), "Zorvex Qualm")
    choose(app, "others", "drop")
    done(app)
    assert "The project names who you hide when you share" in page_text(app)
    content = offered["save-project"][1]()
    assert b"Actor" not in content
    saved = json.loads(content)
    assert saved["share"] == {"on": True, "plan": plans.as_json(Plan((("Zorvex Qualm", ""),), others="drop"))}
    histories: tuple[list[object], ...] = (saved["history"], [])
    for history in histories:  # as it was saved, and where its history breaks
        other = upload("theirs.csv", CSV)
        given = json.dumps(saved | {"history": history}).encode()
        other.file_uploader(key="project-opened").upload("mine.dateline.json", given, "application/json")
        no_errors(other.run())
        assert (state(other).enabled, state(other).plan) == (True, state(app).plan)
        assert "Hidden on purpose: 1 actor under an alias." in [read(each.value) for each in other.info]


def test_a_column_that_a_plan_names_and_the_file_has_not_is_said() -> None:
    app = opened()
    app.file_uploader(key="share-open-plan").upload("plan.json", b'{"columns": ["nothing"]}', "application/json")
    no_errors(app.run())
    assert "there is no column “nothing”" in page_text(app)
    app.file_uploader(key="share-open-plan").upload("plan.json", b'{"colour": 1}', "application/json")
    no_errors(app.run())
    assert "there is no field “colour”" in page_text(app)


def test_a_key_from_before_gives_the_same_names() -> None:
    app = opened()
    key = json.dumps({"aliases": {"Zorvex Qualm": "The envoy"}}).encode()
    app.file_uploader(key="share-open-key").upload("plan.key.json", key, "application/json")
    no_errors(app.run())
    hide(app, "Zorvex Qualm")
    assert "→ The envoy" in page_text(app)
    digest = sha256(CSV.encode()).hexdigest()
    assert json.loads((folder() / f"{digest}.key.json").read_text()) == json.loads(key)


def test_the_page_without_a_plan_says_nothing_of_it() -> None:
    app = page()
    assert not [each for each in app.toggle if str(each.key).startswith("share-on")]
    assert choice(app, "view")


def renamed(app: AppTest, label: str, alias: str) -> AppTest:
    field = next(each for each in app.text_input if read(each.label) == f"Stands instead of {label}")
    return no_errors(field.set_value(alias).run())


def test_a_person_types_the_name_that_stands_instead(offered: Offered) -> None:
    app = hide(opened(), "Zorvex Qualm", "Anna Lee")
    renamed(app, "Zorvex Qualm", "The envoy")
    assert "→ The envoy" in page_text(app)
    for alias, why in (
        ("Anna Lee", "has a part of the hidden name"),
        ("Mr Qualm", "has a part of the hidden name"),
        ("the ENVOY", "stands for two"),
        ("a; b", "has one of"),
    ):
        renamed(app, "Anna Lee", alias)
        assert why in state(app).error
        assert why in page_text(app)
        assert dict(state(app).plan.actors) == {"Zorvex Qualm": "The envoy", "Anna Lee": ""}
    renamed(app, "Anna Lee", "A guest")
    assert state(app).key == {"Zorvex Qualm": "The envoy", "Anna Lee": "A guest"}
    no_errors(app.button(key="share-undo").click().run())
    assert dict(state(app).plan.actors)["Anna Lee"] == ""
    offered.clear()
    done(choose(app, "others", "replace"))
    content = offered["redacted-csv"][1]().decode()
    assert "The envoy" in content
    assert "Qualm" not in content


def test_names_that_stand_in_texts_only_are_hidden_under_other_names(offered: Offered) -> None:
    app = upload("notes.csv", "date,title\n2014-10-28,Zorvex Qualm meets Lee\n2014-11-02,Qualm speaks\n")
    no_errors(app.button(key="share").click().run())
    hide(app, "Zorvex Qualm")
    renamed(app, "Zorvex Qualm", "The envoy")
    offered.clear()
    done(choose(app, "others", "replace"))
    content = offered["redacted-csv"][1]().decode()
    assert "The envoy meets Lee" in content
    assert "The envoy speaks" in content
