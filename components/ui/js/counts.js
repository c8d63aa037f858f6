// What the pointer is told along the histograms of crowded lanes: each step of time has its own count, at any zoom and
// without a point of the chart library for each.

import { hit } from "./hit.js";

const LEAST = 15; // px to either side of a step that a click on it shows at least
const ASIDE = 12; // px from the pointer to its words

export class Counts {
  /** `view` has the picture, its meta, and what a hand does. */
  constructor(view) {
    this.view = view;
    this.column = Object.assign(document.createElement("div"), { className: "dateline-column", hidden: true });
    this.tip = Object.assign(document.createElement("div"), { className: "dateline-tip", hidden: true, dir: "auto" });
    this.tip.ariaHidden = "true"; // the picture's label says it
    view.picture.addEventListener("pointermove", (event) => this.show(event));
    view.picture.addEventListener("pointerleave", () => this.hide());
  }

  /** The step at a place of the picture: its words ("" for none), the units that a click shows, its px; undefined
   * beside all histograms, or while another window is shown than the picture was drawn for. */
  at(x, y) {
    const { steps } = this.view.drawn?.layout.meta ?? {};
    const [, , own] = steps?.lanes.find(([top, bottom]) => y >= top && y <= bottom) ?? [];
    if (!own || this.view.picture.ariaBusy === "true" || x < steps.px[0] || x >= steps.px.at(-1)) return undefined;
    const k = steps.px.findIndex((edge) => edge > x) - 1;
    const [left, right] = [steps.px[k], steps.px[k + 1]];
    const words = own[k] < 0 ? "" : steps.said[own[k]].replace("{when}", steps.when[k]);
    const middle = (left + right) / 2;
    const half = Math.max((right - left) / 2, LEAST);
    const { axis } = this.view;
    const window = [middle - half, middle + half].map((px) => axis.at(px, axis.drawn));
    return { words, window, left, right };
  }

  show(event) {
    const { picture, hands } = this.view;
    const [x, y] = this.view.at(event);
    const step = hands.busy ? undefined : this.at(x, y);
    this.hide();
    if (!step?.words || hit(picture, x, y) !== undefined) return;
    const [top, bottom] = this.view.drawn.layout.meta.steps.lanes.find(([first, last]) => y >= first && y <= last);
    const shift = picture.scrollLeft;
    this.column.hidden = this.tip.hidden = false;
    Object.assign(this.column.style, { left: `${step.left - shift}px`, width: `${step.right - step.left}px`, top: `${top}px`, height: `${bottom - top}px` });
    this.tip.textContent = step.words;
    const most = picture.clientWidth - this.tip.offsetWidth;
    Object.assign(this.tip.style, { left: `${Math.max(0, Math.min(x - shift + ASIDE, most))}px`, top: `${y + ASIDE}px` });
  }

  hide() {
    this.column.hidden = this.tip.hidden = true;
  }
}
