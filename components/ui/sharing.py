"""What is hidden before anything leaves the page: the plan, the key of its aliases, and the events as they may leave.

The plan is this window's. Of a file that is open alone it stands in the draft as well, so that it is there after a
reload and in a project; of several files and of a database, in a file beside the drafts, where the key always is. If
one of these has a plan that this window has not taken over, all exports are held until a person decides.
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
from components.ui import files, kept_plan, session, window_drafts

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
class Sharing:
    """What this window hides of what is open. The key is kept in the file `key_at`, and the plan in
    `plan_at` where no draft has it. `past` are the plans before,
    `round` numbers those that no widget has put in their place, and `seen` is what the draft said last. `held` is a
    plan of a draft, as JSON, that nobody has decided about yet, and `declined` one that was decided against."""

    of: str = ""
    source: Source | None = None
    plan: Plan = _NOTHING
    on: bool = False
    key: dict[str, str] = field(default_factory=dict)
    key_at: Path | None = None
    plan_at: Path | None = None
    past: list[tuple[Plan, bool]] = field(default_factory=list)
    round: int = 0
    open: bool = False  # the dialog, which was `opened` so many times
    opened: int = 0
    trouble: str = ""
    seen: str = ""
    held: str = ""
    declined: str = ""
    made: tuple[tuple[Any, ...], RedactedEvents] | None = None


def now() -> Sharing:
    """The sharing of this window."""
    return session.here().part(Sharing)


def begin(of: str, sources: Sequence[Source]) -> None:
    """To be called by each run for the files that are open, none of a database. A new version of the same file is
    hidden from as the one before; of another one nothing is, but what its draft says."""
    mine = now()
    if mine.of != of:
        session.here().parts[Sharing] = mine = Sharing(of)
    mine.source = source = sources[0] if len(sources) == 1 else None
    if source:
        _of_draft(mine, source)
    else:
        mine.plan_at = kept_plan.path(of, sources)
    _of_key(mine, files.fingerprint(sources[0]).hex() if sources else kept_plan.name(of, sources))
    mine.held = "" if mine.plan != _NOTHING else _undecided(mine, sources)


def _of_draft(mine: Sharing, source: Source) -> None:
    """The plan in this window's draft of the file."""
    saved = window_drafts.text_of(source, SHARE)
    if saved and saved != mine.seen:  # of a draft that was gone on with, or of a project
        mine.seen = saved
        _take(mine, saved)
    elif not saved and mine.plan != _NOTHING:
        _keep(mine)


def _of_key(mine: Sharing, name: str) -> None:
    """The key that is kept under this name, of the file that was opened first or of a database."""
    if mine.key_at != (path := folder() / f"{name}.key.json"):
        mine.key_at = path
        if mine.key:  # of the version before
            _save_key(mine)
        else:
            mine.key = _key(mine)


def _undecided(mine: Sharing, sources: Sequence[Source]) -> str:
    """The plan that is kept of all this, or that a draft of these files has, if it is at work there; one that cannot be
    read is. Of drafts, the one that was written last counts."""
    of_draft = next(iter(window_drafts.text_in_any_draft(sources, SHARE)), "")
    both = kept_plan.text(mine.plan_at), of_draft
    return next((saved for saved in both if saved != mine.declined and kept_plan.is_at_work(saved)), "")


def hide_as_planned() -> None:
    """Apply the plan of the draft that was held back."""
    _decide_held(on=True)


def decline() -> None:
    """Hide nothing, whatever the plan of the draft says; the plan stays there, switched off."""
    now().declined = now().held
    _decide_held(on=False)


def _decide_held(on: bool) -> None:
    mine = now()
    if _take(mine, mine.held, on):
        mine.held = ""
        _keep(mine)


def free() -> bool:
    """Whether files may leave without redaction."""
    return not (now().on or now().held)


def _key(mine: Sharing) -> dict[str, str]:
    """The key that is kept beside the drafts of the open file."""
    try:
        if mine.key_at and mine.key_at.exists():
            return keys.read(str(mine.key_at), mine.key_at.read_bytes())
    except (RequestError, OSError) as error:
        mine.trouble = str(error)
    return {}


def _take(mine: Sharing, saved: str, on: bool | None = None) -> bool:
    """Hide what a draft says, and whether that can be read."""
    try:
        fields = json.loads(saved)
        plan = plans.of_json(fields["plan"], "share")
        _put(mine, plan, bool(fields["on"]) if on is None else on)
    except (RequestError, ValueError, KeyError, TypeError) as error:
        mine.trouble = str(error) if isinstance(error, RequestError) else say("What is to be hidden cannot be read.")
        return False
    return True


def plan_as_json() -> dict[str, Any]:
    """The plan as it stands in a draft and in a project, {} where there is none."""
    mine = now()
    return {"on": mine.on, "plan": plans.as_json(mine.plan)} if mine.plan != _NOTHING else {}


def change(**fields: Any) -> None:
    """Change these fields of the plan."""
    put(replace(now().plan, **fields))


def put(plan: Plan, on: bool = True, anew: bool = False) -> None:
    """Use this plan from now on; `anew` is for all changes but those a widget makes itself."""
    mine = now()
    mine.trouble = ""
    try:
        plan = plans.of_json(plans.as_json(plan), "plan")
    except RequestError as error:
        mine.trouble = str(error)
        mine.round += 1
        return
    before = mine.plan, mine.on
    if (plan, on) != before:
        mine.past = [*mine.past[-_MOST_PAST:], before]
        _put(mine, plan, on and plan != _NOTHING, anew)
        _keep(mine)


def undo() -> None:
    """Go back to the plan before."""
    mine = now()
    if mine.past:
        _put(mine, *mine.past.pop(), anew=True)
        mine.key |= {name: alias for name, alias in mine.plan.actors if alias}
        mine.trouble = ""
        _keep(mine)


def _put(mine: Sharing, plan: Plan, on: bool, anew: bool = True) -> None:
    mine.plan, mine.on = plan, on
    mine.round += anew


def _keep(mine: Sharing) -> None:
    saved = json.dumps(plan_as_json(), ensure_ascii=False) if plan_as_json() else ""
    if mine.source:
        mine.seen = saved
        window_drafts.write(mine.source, SHARE, saved)
    elif mine.plan_at:
        try:
            save({mine.plan_at: saved.encode()}, folder=folder(), private=(mine.plan_at,))
        except TimelineError as error:
            mine.trouble = str(error)


def hide(names: Sequence[str]) -> None:
    """Hide exactly these actors from now on, each under the alias that the plan has for it. Upper and lower case do not
    matter."""
    wanted = {fold(name): (name, alias) for name, alias in now().plan.actors}
    folded = dict.fromkeys(fold(name) for name in names)
    given = {fold(name): (name, "") for name in reversed(names)}
    change(actors=tuple(wanted.get(each, given[each]) for each in folded))


def rename(name: str, alias: str, taken: Collection[str]) -> None:
    """Let a hidden actor stand under this name from now on, blank for one of ours. It stays as it was where the name
    is somebody's, given twice, or tells who is hidden. `taken` are the names of all actors."""
    mine = now()
    actors = tuple((each, " ".join(alias.split()) if each == name else given) for each, given in mine.plan.actors)
    key = {each: given for each, given in mine.key.items() if each != name}
    try:
        plan = plans.of_json(plans.as_json(replace(mine.plan, actors=actors)), "plan")
        key = aliases(plan, key, taken)
        Redaction(plan, key)
    except RequestError as error:
        mine.trouble = str(error)
        mine.round += 1
        return
    mine.key = key
    put(plan, mine.on)
    _save_key(mine)


def decide(one: Found, do: Action | None) -> None:
    """Decide what is done with something found in texts; None leaves it open."""
    plan, at = now().plan, (fold(one.text), one.column)
    others = tuple(each for each in plan.found if (fold(each.text), each.column) != at)
    change(found=(*others, Decision(one.text, do, one.column)) if do else others)


def leaving(store: MemoryStore, request: Request) -> RedactedEvents:
    """The redacted events, and the request in words that may leave. Raises RequestError."""
    mine = now()
    base = replace(Request(), filters=request.filters, zone=request.zone, title=request.title, lanes=request.lanes,
                   language=language.current_language())  # fmt: skip
    known = mine.plan, tuple(mine.key.items()), base
    if mine.made is None or mine.made[0] != (store, known):
        left = pipeline.redact(store, base, mine.plan, mine.key)
        if left.key != mine.key:
            mine.key = left.key
            known = mine.plan, tuple(mine.key.items()), base
            _save_key(mine)
        mine.made = (store, known), left
    return mine.made[1]


def use_key(key: dict[str, str]) -> None:
    """Use the aliases of an earlier key."""
    mine = now()
    mine.key, mine.trouble = key, ""
    mine.round += 1
    _save_key(mine)


def _save_key(mine: Sharing) -> None:
    """Keep the key beside the drafts, so that names stay under their aliases. One that is damaged is left alone."""
    path = mine.key_at
    if path and mine.key and (_key(mine) or not path.exists()):
        try:
            save({path: keys.written(mine.key)}, folder=folder(), private=(path,))
        except TimelineError as error:
            mine.trouble = str(error)
