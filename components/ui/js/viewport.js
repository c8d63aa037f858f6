// The window of time in sight, and what moves it: hands, keys and buttons. What is painted follows in every frame
// (layer.js); Python is asked for the refined picture ("window") when the hand rests.

import { zoomed } from "./axis.js";
import { element } from "./controls.js";
import { Layer } from "./layer.js";

const REST = 110; // ms the hand must rest before the refined picture is asked for
const GLIDE = 180; // ms of a zoom that no hand leads

export class Viewport {
  /** `view` has the picture, what stands around it, and what Python said last. */
  constructor(view) {
    this.view = view;
    this.generation = 0; // how many windows Python was asked for
    this.range = element("div", "dateline-range", { hidden: true });
  }

  /** Takes over a picture that is seen now, drawn with `axis`, or without one. Its window is in sight, unless a hand has
   *  moved on meanwhile; returns whether it is. */
  take(axis, generation) {
    this.axis = axis;
    this.layer = axis && new Layer(this.view.picture, axis);
    this.layer?.lift();
    const newest = generation >= this.generation && !this.pending;
    if (newest) this.window = axis?.drawn;
    return newest;
  }

  /** Shows `window` (units) now; the refined picture is asked for once the hand rests, if `ended` allows it. */
  move(window, ended = true) {
    if (!this.axis) return;
    cancelAnimationFrame(this.gliding);
    this.goal = undefined;
    this.place(window);
    if (ended) this.ask(REST);
  }

  place(window) {
    this.window = this.axis.clamped(window);
    if (!this.pending) this.begin();
    this.next ??= requestAnimationFrame(() => this.apply());
  }

  /** The first move of a hand: what follows until it rests changes nothing but where painted layers lie. */
  begin() {
    const { pages, picture, hover, readouts } = this.view;
    this.pending = true;
    pages.hold();
    picture.ariaBusy = "true"; // until the refined picture is here
    hover.leave();
    readouts.hide();
  }

  /** Whether a picture drawn now would only halt the hand: another one will be asked for when it rests. */
  get moving() {
    const { gestures, drawing } = this.view;
    return gestures.busy || (this.pending && Boolean(drawing.drawn) && !this.layer?.spent(this.window));
  }

  apply() {
    this.next = undefined;
    const [first, last] = this.axis.drawn;
    if (this.window[0] !== first || this.window[1] !== last) this.layer.show(this.window);
    this.view.overview.show(this.window);
    this.view.top.show(this.window);
  }

  /** Asks for the refined picture in `wait` ms, or at once if the painted one is spent and none is on its way. */
  ask(wait) {
    clearTimeout(this.resting);
    if (this.layer.spent(this.window) && this.view.data.generation >= this.generation) this.tell();
    else this.resting = setTimeout(() => this.tell(), wait);
  }

  tell() {
    this.pending = false;
    this.view.pages.release();
    this.generation += 1;
    const seconds = this.axis.isWhole(this.window) ? null : this.window.map((unit) => this.axis.moment(unit));
    this.view.setStateValue("window", { seconds, generation: this.generation });
  }

  released() {
    if (this.pending) this.ask(0);
    this.view.drawing.draw();
  }

  zoom(factor) {
    if (!this.axis) return;
    const from = this.goal ?? this.window;
    this.glide(zoomed(from, (from[0] + from[1]) / 2, factor));
  }

  pan(share) {
    if (!this.axis) return;
    const from = this.goal ?? this.window;
    const by = share * (from[1] - from[0]);
    this.glide(from.map((unit) => unit + by));
  }

  fit() {
    if (this.axis) this.glide(this.axis.whole);
  }

  /** Moves to a window without a hand, `margin` of it on either side; several calls in a row add up. */
  glide(window, margin = 0) {
    const room = (window[1] - window[0]) * margin || 0;
    const goal = this.axis.clamped([window[0] - room, window[1] + room]);
    const from = this.window;
    cancelAnimationFrame(this.gliding);
    this.goal = goal;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const start = performance.now();
    const frame = () => {
      const share = calm ? 1 : Math.min(1, (performance.now() - start) / GLIDE);
      const eased = 1 - (1 - share) ** 3;
      this.place(from.map((unit, side) => unit + (goal[side] - unit) * eased));
      if (share < 1) return void (this.gliding = requestAnimationFrame(frame));
      this.goal = undefined;
      this.ask(0);
    };
    frame();
  }

  /** Draws the range that shift + drag has chosen so far; without ends it goes. */
  choosing(from, to) {
    this.range.hidden = from === undefined;
    if (this.range.hidden) return;
    Object.assign(this.range.style, { left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` });
  }

  close() {
    clearTimeout(this.resting);
    this.layer?.undo(); // what zooming needs would be made of a picture that is gone
  }
}
