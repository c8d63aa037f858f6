// The viewport: the visible window of time, moved by gestures, keys and buttons. In every frame the painted picture
// follows (layer.js); Python is asked for the refined picture ("window") once the gesture rests.

import { zoomed } from "./axis.js";
import { element } from "./controls.js";
import { Layer } from "./layer.js";

const REST = 110; // ms without a move before the refined picture is requested
const GLIDE = 180; // ms of an animated zoom

export class Viewport {
  /** `view` has the picture, the parts around it, and the last data from Python. */
  constructor(view) {
    this.view = view;
    this.generation = 0; // of windows requested from Python
    this.range = element("div", "dateline-range", { hidden: true });
  }

  /** Takes over a picture that is visible now, drawn with `axis`, or without one. Its window becomes the visible one
   *  unless a gesture has moved on meanwhile; returns whether it does. */
  take(axis, generation) {
    this.axis = axis;
    this.layer = axis && new Layer(this.view.picture, axis);
    this.layer?.lift();
    const newest = generation >= this.generation && !this.pending;
    if (newest) this.window = axis?.drawn;
    return newest;
  }

  /** Shows `window` (units) now; the refined picture is requested once the gesture rests, if it has `ended`. */
  move(window, ended = true) {
    if (!this.axis) return;
    cancelAnimationFrame(this.gliding);
    this.goal = undefined;
    this.setWindow(window);
    if (ended) this.ask(REST);
  }

  /** Makes `window` (units), clamped, the visible one from the next frame on. */
  setWindow(window) {
    this.window = this.axis.clamped(window);
    if (!this.pending) this.begin();
    this.next ??= requestAnimationFrame(() => this.apply());
  }

  /** The first move of a gesture: until it rests, further moves only change the position of painted layers. */
  begin() {
    const { pages, picture, hover, readouts } = this.view;
    this.pending = true;
    pages.hold();
    picture.ariaBusy = "true"; // until the refined picture has come
    hover.leave();
    readouts.hide();
  }

  /** Whether a picture drawn now would only interrupt a gesture: another one will be requested when it rests. */
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

  /** Requests the refined picture in `wait` ms, or at once if the painted one is spent and no request is pending. */
  ask(wait) {
    clearTimeout(this.resting);
    if (this.layer.spent(this.window) && this.view.data.generation >= this.generation) this.request();
    else this.resting = setTimeout(() => this.request(), wait);
  }

  /** Asks Python for the refined picture now. */
  request() {
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
    if (this.axis) this.glide(this.axis.extent);
  }

  /** Moves to a window in an animation, with a `margin` (share of the window) on either side. `zoom` and `pan` during
   *  it start from its goal. */
  glide(window, margin = 0) {
    const room = (window[1] - window[0]) * margin || 0;
    const goal = this.axis.clamped([window[0] - room, window[1] + room]);
    const from = this.window;
    cancelAnimationFrame(this.gliding);
    this.goal = goal;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const start = performance.now();
    const frame = () => {
      const share = still ? 1 : Math.min(1, (performance.now() - start) / GLIDE);
      const eased = 1 - (1 - share) ** 3;
      this.setWindow(from.map((unit, side) => unit + (goal[side] - unit) * eased));
      if (share < 1) return void (this.gliding = requestAnimationFrame(frame));
      this.goal = undefined;
      this.ask(0);
    };
    frame();
  }

  /** Draws the range (px) chosen by shift + drag so far; without ends it is hidden. */
  choosing(from, to) {
    this.range.hidden = from === undefined;
    if (this.range.hidden) return;
    Object.assign(this.range.style, { left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` });
  }

  close() {
    clearTimeout(this.resting);
    this.layer?.undo(); // cancels the preparation for zooming
  }
}
