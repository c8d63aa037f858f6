// The buttons around the picture, and the list of its keys.

import { HELP, oneStop, ZOOM } from "./keys.js";

export function element(tag, className, properties = {}) {
  return Object.assign(document.createElement(tag), { className, ...properties });
}

function button(text, label, act) {
  const node = element("button", "", { type: "button", textContent: text, ariaLabel: label, title: label });
  node.addEventListener("click", act);
  return node;
}

/** The buttons that zoom, one stop of the tab key. */
export function zoomButtons(view) {
  const group = element("div", "dateline-group dateline-zoom", { role: "toolbar", ariaLabel: view.say("Zoom") });
  group.append(
    button("+", view.say("Zoom in"), () => view.viewport.zoom(1 / ZOOM)),
    button("−", view.say("Zoom out"), () => view.viewport.zoom(ZOOM)),
    button(view.say("Fit"), view.say("Show everything"), () => view.viewport.fit()),
    button("?", view.say("Keys and gestures"), () => view.help()),
  );
  oneStop(group);
  return group;
}

/** The dialog that lists the keys and gestures. */
export function helpDialog(view) {
  const dialog = element("dialog", "dateline-help", { ariaLabel: view.say("Keys and gestures") });
  const list = element("dl", "");
  for (const [keys, words] of HELP) list.append(element("dt", "", { textContent: view.say(keys) }), element("dd", "", { textContent: view.say(words) }));
  const close = button(view.say("Close"), view.say("Close"), () => dialog.close());
  dialog.append(element("h2", "", { textContent: view.say("Keys and gestures") }), list, close);
  return dialog;
}

/** A button for each quiet stretch, lane and group of lanes that a click in the picture opens or closes. */
export class FoldButtons {
  constructor(view) {
    this.view = view;
    this.root = element("div", "dateline-group", { role: "group", ariaLabel: view.say("Quiet stretches and lanes") });
  }

  draw(folds, lanes, groups) {
    const { view } = this;
    const buttons = folds.map((fold, at) => button(fold.button, fold.button, () => view.unfold(this.opens.folds[at].second)));
    buttons.push(...lanes.map(({ words }, at) => button(words, words, () => view.openLane(this.opens.lanes[at].name))));
    buttons.push(...groups.map(({ words }, at) => button(words, words, () => view.clicked("expand", this.opens.groups[at].name))));
    this.opens = { folds, lanes, groups }; // of this picture, for buttons that stay, too
    const texts = (nodes) => nodes.map((node) => node.textContent).join();
    if (texts(buttons) !== texts([...this.root.children])) this.root.replaceChildren(...buttons); // else a button keeps the focus
  }
}
