// Readouts of the histograms of crowded lanes: the count of each time step, under the pointer or by keys, without a
// point of the chart library for each. By keys there are readouts of profiles (numbers at once), too; for the pointer
// profiles have points of the chart library.

import { hit } from "./hit.js";

const LEAST = 15; // px, half the width at the least that a click on a step zooms to
const ASIDE = 12; // px from the pointer to the text

export class Readouts {
  /** `view` has the picture, its meta, and the gestures. */
  constructor(view) {
    this.view = view;
    this.column = Object.assign(document.createElement("div"), { className: "dateline-column", hidden: true });
    this.tip = Object.assign(document.createElement("div"), { className: "dateline-tip", hidden: true, dir: "auto" });
    this.tip.ariaHidden = "true"; // the status has the text for screen readers
    view.picture.addEventListener("pointermove", (event) => this.show(event));
    for (const away of ["pointerleave", "blur"]) view.picture.addEventListener(away, () => this.hide());
  }

  /** The time steps with their texts, undefined while another window is shown than the picture was drawn for. */
  get steps() {
    return this.busy ? undefined : this.view.drawing.drawn?.layout.meta.steps ?? undefined;
  }

  get busy() {
    return this.view.picture.ariaBusy === "true";
  }

  /** The step at a position of the picture (px); undefined outside all histograms. */
  at(x, y) {
    const { steps } = this;
    const lane = steps?.histograms.findIndex(([top, bottom]) => y >= top && y <= bottom) ?? -1;
    if (lane < 0 || x < steps.px[0] || x >= steps.px.at(-1)) return undefined;
    return this.readout(lane, steps.px.findIndex((edge) => edge > x) - 1);
  }

  /** Step `k` of a histogram, or of a profile, whose numbers follow those of the histograms: its text ("" for none), the
   *  window (units) that a click shows, its edges (px). */
  readout(lane, k) {
    const { px, texts, when, histograms, profiles } = this.steps;
    // A histogram has indexes into `texts`, -1 for none; a profile has its own edges and texts.
    const [top, bottom, values, profileTexts] = histograms[lane] ?? profiles[lane - histograms.length];
    const [left, right] = profileTexts ? [values[k], values[k + 1]] : [px[k], px[k + 1]];
    const words = profileTexts ? profileTexts[k] : values[k] < 0 ? "" : texts[values[k]].replace("{when}", when[k]);
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

  /** Shows the text of a step beside a position of the picture. */
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

  /** Whether the keys are on a histogram or profile, or will be once the requested picture has come. */
  get on() {
    return this.name !== undefined && (this.busy || this.lane >= 0);
  }

  /** The numbers of all histograms and profiles, from top to bottom. */
  get order() {
    const all = [...this.steps.histograms, ...this.steps.profiles];
    return all.map((_, index) => index).sort((one, other) => all[one][0] - all[other][0]);
  }

  /** The number of the histogram or profile that the keys are on, -1 for none: they step through the events. */
  get lane() {
    const { names = [], histograms } = this.steps ?? {};
    return names.findIndex((name, index) => name === this.name && index >= histograms.length === this.profile);
  }

  /** Moves the keys to the next histogram or profile below (1) or above (-1); above the first they step through the
   *  events again. */
  choose(direction) {
    const { steps, lane } = this;
    if (!steps) return;
    const { order } = this;
    const index = order.indexOf(lane) + direction;
    if (index < 0) return this.leave();
    const next = order[Math.min(index, order.length - 1)];
    this.name = steps.names[next];
    this.profile = next >= steps.histograms.length; // a lane may have both
    const from = this.k ?? 0;
    this.k = this.next(next, from - 1, 1) ?? this.next(next, from, -1);
    this.read(`${this.name}: `);
  }

  /** Moves to the next step with a text to the right (1) or left (-1); in a new picture to the first from the left or
   *  right end. */
  walk(direction) {
    if (this.lane < 0) return;
    const k = this.next(this.lane, this.k ?? (direction > 0 ? -1 : this.many(this.lane)), direction);
    if (k !== undefined) this.k = k;
    this.read();
  }

  /** The number of steps of a histogram or profile. */
  many(lane) {
    const { histograms, profiles } = this.steps;
    return histograms[lane] ? histograms[lane][2].length : profiles[lane - histograms.length][3].length;
  }

  /** The nearest step with a text from step `k` on in a direction, undefined if there is none. */
  next(lane, k, direction) {
    const values = this.steps.histograms[lane]?.[2] ?? [];
    do k += direction;
    while (values[k] < 0);
    return k >= 0 && k < this.many(lane) ? k : undefined;
  }

  /** Shows the step that the keys are on, and lets screen readers speak it. */
  read(before = "") {
    if (this.k === undefined) return;
    const step = this.readout(this.lane, this.k);
    this.showTip(step, (step.left + step.right) / 2, step.bottom - ASIDE);
    this.tip.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.view.status.textContent = before + step.words;
  }

  /** Zooms to the step that the keys are on, as a click on it does. */
  enter() {
    if (this.k === undefined || this.lane < 0) return;
    const { window } = this.readout(this.lane, this.k);
    this.k = undefined; // the next picture has other steps
    this.view.viewport.glide(window);
  }

  leave() {
    this.name = this.k = undefined;
    this.hide();
  }
}
