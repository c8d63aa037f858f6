// What the pointer and the keys are told along the histograms of crowded lanes: each step of time has its own count, at
// any zoom and without a point of the chart library for each. The keys go along ribbons of how many there were at once,
// too, where the pointer finds points.

import { hit } from "./hit.js";

const LEAST = 15; // px to either side of a step that a click on it shows at least
const ASIDE = 12; // px from the pointer to its words

export class Readouts {
  /** `view` has the picture, its meta, and what a hand does. */
  constructor(view) {
    this.view = view;
    this.column = Object.assign(document.createElement("div"), { className: "dateline-column", hidden: true });
    this.tip = Object.assign(document.createElement("div"), { className: "dateline-tip", hidden: true, dir: "auto" });
    this.tip.ariaHidden = "true"; // the picture's label says it
    view.picture.addEventListener("pointermove", (event) => this.show(event));
    for (const away of ["pointerleave", "blur"]) view.picture.addEventListener(away, () => this.hide());
  }

  /** The steps of time that have words, undefined while another window is shown than the picture was drawn for. */
  get steps() {
    return this.busy ? undefined : this.view.drawing.drawn?.layout.meta.steps ?? undefined;
  }

  get busy() {
    return this.view.picture.ariaBusy === "true";
  }

  /** The step at a place of the picture; undefined beside all histograms. */
  at(x, y) {
    const { steps } = this;
    const lane = steps?.lanes.findIndex(([top, bottom]) => y >= top && y <= bottom) ?? -1;
    if (lane < 0 || x < steps.px[0] || x >= steps.px.at(-1)) return undefined;
    return this.readout(lane, steps.px.findIndex((edge) => edge > x) - 1);
  }

  /** Step `k` of a histogram, or of a ribbon, which come after these: its words ("" for none), the units that a click
   *  shows, its px. */
  readout(lane, k) {
    const { px, texts, when, lanes, ribbons } = this.steps;
    const [top, bottom, own, ribbonTexts] = lanes[lane] ?? ribbons[lane - lanes.length];
    const [left, right] = ribbonTexts ? [own[k], own[k + 1]] : [px[k], px[k + 1]];
    const words = ribbonTexts ? ribbonTexts[k] : own[k] < 0 ? "" : texts[own[k]].replace("{when}", when[k]);
    const middle = (left + right) / 2;
    const half = Math.max((right - left) / 2, LEAST);
    const { axis } = this.view.viewport;
    const window = [middle - half, middle + half].map((edge) => axis.at(edge, axis.drawn));
    return { words, window, left, right, top, bottom };
  }

  show(event) {
    const { picture, gestures } = this.view;
    const [x, y] = this.view.at(event);
    const step = gestures.busy ? undefined : this.at(x, y);
    this.hide();
    picture.classList.toggle("dateline-step", Boolean(step?.words));
    if (step?.words && hit(picture, x, y) === undefined) this.showTip(step, x, y);
  }

  /** Shows the words of a step beside a place of the picture. */
  showTip({ left, right, top, bottom, words }, x, y) {
    const { picture } = this.view;
    const shift = picture.scrollLeft;
    this.column.hidden = this.tip.hidden = false;
    Object.assign(this.column.style, { left: `${left - shift}px`, width: `${right - left}px`, top: `${top}px`, height: `${bottom - top}px` });
    this.tip.textContent = words;
    const most = picture.clientWidth - this.tip.offsetWidth;
    Object.assign(this.tip.style, { left: `${Math.max(0, Math.min(x - shift + ASIDE, most))}px`, top: `${y + ASIDE}px` });
  }

  hide() {
    this.column.hidden = this.tip.hidden = true;
  }

  /** Whether the keys are on a histogram, or will be once the picture that was asked for is here. */
  get on() {
    return this.name !== undefined && (this.busy || this.lane >= 0);
  }

  /** The numbers of all histograms and ribbons, from the top of the picture down. */
  get order() {
    const all = [...this.steps.lanes, ...this.steps.ribbons];
    return all.map((_, at) => at).sort((one, other) => all[one][0] - all[other][0]);
  }

  /** The number of the histogram or ribbon that the keys are on, -1 for none: they walk the events. */
  get lane() {
    const { names = [], lanes } = this.steps ?? {};
    return names.findIndex((name, at) => name === this.name && at >= lanes.length === this.ribbon);
  }

  /** Lets the keys walk the next histogram below (1) or above (-1); above the first they walk the events again. */
  choose(direction) {
    const { steps, lane } = this;
    if (!steps) return;
    const { order } = this;
    const place = order.indexOf(lane) + direction;
    if (place < 0) return this.leave();
    const next = order[Math.min(place, order.length - 1)];
    this.name = steps.names[next];
    this.ribbon = next >= steps.lanes.length; // a lane may have both
    const from = this.k ?? 0;
    this.k = this.next(next, from - 1, 1) ?? this.next(next, from, -1);
    this.read(`${this.name}: `);
  }

  /** Goes to the next step with a count to the right (1) or left (-1), in a new picture to the first from that side. */
  walk(direction) {
    if (this.lane < 0) return;
    const k = this.next(this.lane, this.k ?? (direction > 0 ? -1 : this.many(this.lane)), direction);
    if (k !== undefined) this.k = k;
    this.read();
  }

  many(lane) {
    const { lanes, ribbons } = this.steps;
    return lanes[lane] ? lanes[lane][2].length : ribbons[lane - lanes.length][3].length;
  }

  next(lane, k, direction) {
    const own = this.steps.lanes[lane]?.[2] ?? [];
    do k += direction;
    while (own[k] < 0);
    return k >= 0 && k < this.many(lane) ? k : undefined;
  }

  /** Shows and reads out the step that the keys are on. */
  read(before = "") {
    if (this.k === undefined) return;
    const step = this.readout(this.lane, this.k);
    this.showTip(step, (step.left + step.right) / 2, step.bottom - ASIDE);
    this.tip.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.view.status.textContent = before + step.words;
  }

  /** Shows the step that the keys are on larger, as a click on it does. */
  enter() {
    if (this.k === undefined || this.lane < 0) return;
    const { window } = this.readout(this.lane, this.k);
    this.k = undefined; // the steps of the next picture are others
    this.view.viewport.glide(window);
  }

  leave() {
    this.name = this.k = undefined;
    this.hide();
  }
}
