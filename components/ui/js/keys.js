// The keyboard: keys on the picture itself, and "/", "t" and "?" anywhere on the page outside fields.

export const ZOOM = 1.5; // by a key or a button
const PAN = 0.2; // of the window

export const HELP = [
  ["← →", "step through the events in time order"],
  ["↑ ↓", "to a lane that is counted: ← → then go from count to count, Enter zooms in there"],
  ["Enter", "go to the details of the selected event"],
  ["Esc", "close the details"],
  ["+ −", "zoom in, zoom out"],
  ["Shift + ← →", "pan"],
  ["0", "show everything"],
  ["Tab", "to the buttons below the picture: unfold quiet stretches, open lanes"],
  ["/", "search"],
  ["t", "go to the timeline from anywhere"],
  ["?", "this help"],
  ["↑ ↓, Shift + space", "in the table: go through the rows, select one; Esc selects none"],
  ["Ctrl or ⌘ + wheel", "zoom at the pointer; two fingers pinch"],
  ["Shift + wheel, drag", "pan"],
  ["Alt + wheel", "to the lanes before and after those in sight"],
  ["Shift + drag", "zoom into a range"],
  ["Double click", "show everything"],
];

/** Lets the keys pressed on `node` control `view`. */
export function listen(node, view) {
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = action(event, view);
    if (!act) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  });
}

function action(event, view) {
  const arrow = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (arrow && event.shiftKey) return () => view.viewport.pan(arrow * PAN);
  const { readouts } = view;
  const lane = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (lane) return readouts.steps && (() => readouts.choose(lane));
  if (readouts.on) {
    if (arrow) return () => readouts.walk(arrow);
    if (event.key === "Enter") return () => readouts.enter();
    if (event.key === "Escape") return () => readouts.leave();
  }
  if (arrow) return () => view.step(arrow);
  return {
    Enter: () => view.details(),
    Escape: () => view.pick(""),
    "+": () => view.viewport.zoom(1 / ZOOM),
    "=": () => view.viewport.zoom(1 / ZOOM),
    "-": () => view.viewport.zoom(ZOOM),
    "−": () => view.viewport.zoom(ZOOM),
    0: () => view.viewport.fit(),
    Home: () => view.viewport.fit(),
  }[event.key];
}

/** Makes the buttons of a toolbar one stop of the tab key; the arrow keys go from one to the next. */
export function oneStop(toolbar) {
  const buttons = [...toolbar.children];
  const to = (chosen) => {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  };
  to(buttons[0]);
  toolbar.addEventListener("keydown", (event) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = direction && buttons[buttons.indexOf(document.activeElement) + direction];
    if (!next) return;
    to(next);
    next.focus();
    event.preventDefault();
  });
}

/** Adds a link to the timeline, visible while it has the focus, as the first stop of the tab key; returns a function
 * that removes it. */
export function skipLink(view) {
  const link = Object.assign(document.createElement("a"), { className: "dateline-skip", href: "#", textContent: view.say("To the timeline") });
  link.addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    view.root.scrollIntoView();
    view.picture.focus({ preventScroll: true });
  });
  document.body.prepend(link);
  return () => link.remove();
}

/** Listens to keys on the whole page, outside fields; returns a function that stops this. */
export function everywhere(view) {
  const pressed = (event) => {
    const { target } = event;
    if (event.key === "Escape" && target.closest?.(".st-key-details")) {
      view.pick("");
      view.picture.focus();
    }
    const typing = target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") view.help();
    else if (event.key === "t") view.picture.focus();
    else if (event.key === "/") document.querySelector(".st-key-filter-search input")?.focus();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
