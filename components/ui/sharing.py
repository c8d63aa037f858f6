"""The redaction of exports in this window: the plan of what is hidden, the key with the aliases, the redacted events.

The plan belongs to this window. For a single open file it is also written to the draft, so that it survives a reload
and is part of a project; for several files or a database it is written to a file beside the drafts. The key is always
such a file. If a saved plan exists that this window has not adopted, exports are blocked until a person decides.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from components import language, pipeline
from components.cells.fold import fold
from components.draft.folder import folder
from components.draft.state import SHARE
from components.errors import RequestError, TimelineError
from components.export.atomic_save import save
from components.language import say
from components.model import Request
from components.redact import Decision, Plan, Redaction, aliases
from components.redact import key as keys
from components.redact import plan as plans
from components.ui import files, saved_plan, session, window_drafts

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from components.model import Source
    from components.pipeline import RedactedEvents
    from components.redact import Found
    from components.redact.plan import Action
    from components.store.memory import MemoryStore

_NOTHING = Plan()
_MOST_PAST = 50


@dataclass
class SharingState:
    """The redaction of this window. `subject` is the title of what is open. The key is saved in the file `key_path`,
    and the plan in `plan_path` if there is no draft for it. `earlier` are the plans that undo goes back to; `revision`
    grows with each plan for which widgets must be built anew. `draft_text` is the plan that the draft had last, as
    JSON; `undecided` a saved plan that nobody has decided about yet, and `declined` one that was decided against.
    `cached` are the redacted events, with what they depend on."""

    subject: str = ""
    source: Source | None = None
    plan: Plan = _NOTHING
    enabled: bool = False
    key: dict[str, str] = field(default_factory=dict)
    key_path: Path | None = None
    plan_path: Path | None = None
    earlier: list[tuple[Plan, bool]] = field(default_factory=list)
    revision: int = 0
    open: bool = False  # the dialog
    times_opened: int = 0
    error: str = ""
    draft_text: str = ""
    undecided: str = ""
    declined: str = ""
    cached: tuple[tuple[Any, ...], RedactedEvents] | None = None


def current() -> SharingState:
    """The redaction of this window."""
    return session.current().part(SharingState)


def begin(subject: str, sources: Sequence[Source]) -> None:
    """Bring the state up to date with what is open; each run of the page calls this. `subject` is its title, `sources`
    its files, none for a database. A new version of a file keeps the plan; another file begins with the plan of its
    draft."""
    state = current()
    if state.subject != subject:
        session.current().parts[SharingState] = state = SharingState(subject)
    state.source = source = sources[0] if len(sources) == 1 else None
    if source:
        _follow_draft(state, source)
    else:
        state.plan_path = saved_plan.path(subject, sources)
    _load_key(state, files.fingerprint(sources[0]).hex() if sources else saved_plan.name(subject, sources))
    state.undecided = "" if state.plan != _NOTHING else _undecided_plan(state, sources)


def _follow_draft(state: SharingState, source: Source) -> None:
    """Adopt the plan in this window's draft of the file if it has changed, or write ours to a draft that has none."""
    saved = window_drafts.text_of(source, SHARE)
    if saved and saved != state.draft_text:  # a draft was continued, or a project opened
        state.draft_text = saved
        _use_saved(state, saved)
    elif not saved and state.plan != _NOTHING:
        _save_plan(state)


def _load_key(state: SharingState, name: str) -> None:
    """Load the key saved under this name; a key that the window already has is saved there instead."""
    if state.key_path != (path := folder() / f"{name}.key.json"):
        state.key_path = path
        if state.key:  # the key of the version before
            _save_key(state)
        else:
            state.key = _saved_key(state)


def _undecided_plan(state: SharingState, sources: Sequence[Source]) -> str:
    """The saved plan that hides something, as JSON, "" if there is none: that of these files or this database, or else
    the newest in any draft of the files. A plan that cannot be read counts, a declined one does not."""
    of_draft = next(iter(window_drafts.text_in_any_draft(sources, SHARE)), "")
    both = saved_plan.text(state.plan_path), of_draft
    return next((saved for saved in both if saved != state.declined and saved_plan.hides_something(saved)), "")


def hide_as_planned() -> None:
    """Adopt the plan that waits for a decision."""
    _decide(on=True)


def decline() -> None:
    """Hide nothing: the plan that waits for a decision is kept, switched off."""
    current().declined = current().undecided
    _decide(on=False)


def _decide(on: bool) -> None:
    state = current()
    if _use_saved(state, state.undecided, on):
        state.undecided = ""
        _save_plan(state)


def nothing_hidden() -> bool:
    """Whether exports are made without redaction."""
    return not (current().enabled or current().undecided)


def _saved_key(state: SharingState) -> dict[str, str]:
    """The key in the file `key_path`, {} if there is none or it cannot be read."""
    try:
        if state.key_path and state.key_path.exists():
            return keys.read(str(state.key_path), state.key_path.read_bytes())
    except (RequestError, OSError) as error:
        state.error = str(error)
    return {}


def _use_saved(state: SharingState, saved: str, on: bool | None = None) -> bool:
    """Adopt a plan saved as JSON. False if it cannot be read."""
    try:
        fields = json.loads(saved)
        plan = plans.of_json(fields["plan"], "share")
        _replace(state, plan, bool(fields["on"]) if on is None else on)
    except (RequestError, ValueError, KeyError, TypeError) as error:
        state.error = str(error) if isinstance(error, RequestError) else say("What is to be hidden cannot be read.")
        return False
    return True


def plan_as_json() -> dict[str, Any]:
    """The plan as drafts and projects save it, {} if nothing is hidden."""
    state = current()
    return {"on": state.enabled, "plan": plans.as_json(state.plan)} if state.plan != _NOTHING else {}


def change(**fields: Any) -> None:
    """Change these fields of the plan."""
    set_plan(replace(current().plan, **fields))


def set_plan(plan: Plan, on: bool = True, rebuild: bool = False) -> None:
    """Use this plan from now on. `rebuild` builds its widgets anew, as is needed unless one of them made the change."""
    state = current()
    state.error = ""
    try:
        plan = plans.of_json(plans.as_json(plan), "plan")
    except RequestError as error:
        state.error = str(error)
        state.revision += 1
        return
    before = state.plan, state.enabled
    if (plan, on) != before:
        state.earlier = [*state.earlier[-_MOST_PAST:], before]
        _replace(state, plan, on and plan != _NOTHING, rebuild)
        _save_plan(state)


def undo() -> None:
    """Go back to the plan before."""
    state = current()
    if state.earlier:
        _replace(state, *state.earlier.pop(), rebuild=True)
        state.key |= {name: alias for name, alias in state.plan.actors if alias}
        state.error = ""
        _save_plan(state)


def _replace(state: SharingState, plan: Plan, on: bool, rebuild: bool = True) -> None:
    state.plan, state.enabled = plan, on
    state.revision += rebuild


def _save_plan(state: SharingState) -> None:
    saved = json.dumps(plan_as_json(), ensure_ascii=False) if plan_as_json() else ""
    if state.source:
        state.draft_text = saved
        window_drafts.record_text(state.source, SHARE, saved)
    elif state.plan_path:
        try:
            save({state.plan_path: saved.encode()}, folder=folder(), private=(state.plan_path,))
        except TimelineError as error:
            state.error = str(error)


def hide(names: Sequence[str]) -> None:
    """Hide exactly these actors from now on, each under the alias that the plan has for it. Case is ignored: of several
    spellings the first is kept."""
    planned = {fold(name): (name, alias) for name, alias in current().plan.actors}
    folded = dict.fromkeys(fold(name) for name in names)
    given = {fold(name): (name, "") for name in reversed(names)}
    change(actors=tuple(planned.get(name, given[name]) for name in folded))


def rename(name: str, alias: str, taken: Collection[str]) -> None:
    """Give a hidden actor this alias from now on; a blank one is replaced by a generated alias. Nothing changes, and
    `error` says why, if the alias is the name of an actor (`taken`), given twice, or tells who is hidden."""
    state = current()
    actors = tuple((actor, " ".join(alias.split()) if actor == name else given) for actor, given in state.plan.actors)
    key = {actor: given for actor, given in state.key.items() if actor != name}
    try:
        plan = plans.of_json(plans.as_json(replace(state.plan, actors=actors)), "plan")
        key = aliases(plan, key, taken)
        Redaction(plan, key)
    except RequestError as error:
        state.error = str(error)
        state.revision += 1
        return
    state.key = key
    set_plan(plan, state.enabled)
    _save_key(state)


def decide(found: Found, do: Action | None) -> None:
    """Decide what is done with a text found in a column; None leaves it undecided."""
    plan, place = current().plan, (fold(found.text), found.column)
    others = tuple(other for other in plan.found if (fold(other.text), other.column) != place)
    change(found=(*others, Decision(found.text, do, found.column)) if do else others)


def redact(store: MemoryStore, request: Request) -> RedactedEvents:
    """The redacted events, with the request in redacted words; cached. New aliases are added to the key. Raises
    RequestError."""
    state = current()
    base = replace(Request(), filters=request.filters, zone=request.zone, title=request.title, lanes=request.lanes,
                   language=language.current_language())  # fmt: skip
    inputs = state.plan, tuple(state.key.items()), base
    if state.cached is None or state.cached[0] != (store, inputs):
        redacted = pipeline.redact(store, base, state.plan, state.key)
        if redacted.key != state.key:
            state.key = redacted.key
            inputs = state.plan, tuple(state.key.items()), base
            _save_key(state)
        state.cached = (store, inputs), redacted
    return state.cached[1]


def use_key(key: dict[str, str]) -> None:
    """Use the aliases of an earlier key."""
    state = current()
    state.key, state.error = key, ""
    state.revision += 1
    _save_key(state)


def _save_key(state: SharingState) -> None:
    """Save the key beside the drafts, so that aliases stay the same. A damaged key file is not overwritten."""
    path = state.key_path
    if path and state.key and (_saved_key(state) or not path.exists()):
        try:
            save({path: keys.written(state.key)}, folder=folder(), private=(path,))
        except TimelineError as error:
            state.error = str(error)
