// Wheel, pointer and touch on the picture. The plain wheel scrolls the page; with ctrl or ⌘ it zooms at the pointer,
// with shift it pans. Dragging pans, shift + dragging chooses a range, two fingers pinch, a double click shows
// everything.

import { zoomed } from "./axis.js";

const CLICK = 4; // px a pointer may move and still click
const WHEEL = 0.0022; // logarithm of the zoom factor for one px of the wheel
const MOST = 1200; // px of one event: browsers join several notches of the wheel
const LINE = 16; // px of a line, for wheels that count lines
const PAGE = 400;
const TWICE = 400; // ms between the two clicks of a double click

export class Gestures {
  /** The gestures on `picture` move `viewport`. */
  constructor(picture, viewport) {
    Object.assign(this, { picture, viewport, pointers: new Map() });
    picture.parentElement.addEventListener("wheel", (event) => this.wheel(event), { passive: false, capture: true });
    // While a button or a finger is down, the chart library covers the whole page: moves, and a second finger, are then
    // events of the window only.
    this.listeners = {
      pointerdown: (event) => (this.busy || picture.contains(event.target)) && this.down(event),
      pointermove: (event) => this.dragged(event),
      pointerup: (event) => this.up(event),
      pointercancel: (event) => this.up(event),
    };
    for (const [name, listener] of Object.entries(this.listeners)) window.addEventListener(name, listener, { capture: true });
    picture.addEventListener("click", (event) => this.swallow(event), { capture: true });
  }

  get busy() {
    return this.pointers.size > 0;
  }

  x(event) {
    return event.clientX - this.picture.getBoundingClientRect().left + this.picture.scrollLeft;
  }

  wheel(event) {
    const { axis, window: shown } = this.viewport;
    const zooms = event.ctrlKey || event.metaKey;
    if (!axis || !(zooms || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    const unit = [1, LINE, PAGE][event.deltaMode];
    if (zooms) {
      const factor = Math.exp(Math.max(-MOST, Math.min(MOST, event.deltaY * unit)) * WHEEL);
      const at = Math.min(Math.max(this.x(event), axis.left), axis.right);
      this.viewport.move(zoomed(shown, axis.at(at, shown), factor));
    } else {
      this.shift(shown, -(event.deltaX || event.deltaY) * unit);
    }
  }

  shift([first, last], px, ended = true) {
    const { left, right } = this.viewport.axis;
    const by = (-px / (right - left)) * (last - first);
    this.viewport.move([first + by, last + by], ended);
  }

  down(event) {
    this.dropped = false; // the next click is a new one
    if (!this.viewport.axis || (event.pointerType === "mouse" && event.button !== 0)) return;
    this.pointers.set(event.pointerId, this.x(event));
    this.start = { x: this.x(event), window: this.viewport.window, spread: this.spread(), range: event.shiftKey };
    this.moved = this.pointers.size > 1;
    if (event.shiftKey) event.preventDefault(); // or the browser would select text
  }

  spread() {
    const [one, other] = this.pointers.values();
    return { wide: Math.abs(one - other) || 1, middle: (one + other) / 2 };
  }

  dragged(event) {
    if (!this.pointers.has(event.pointerId)) return;
    this.pointers.set(event.pointerId, this.x(event));
    if (!this.moved && Math.abs(this.x(event) - this.start.x) < CLICK) return;
    this.moved = true;
    if (this.pointers.size === 2) this.pinch();
    else if (this.start.range) this.viewport.choosing(this.start.x, this.x(event));
    else this.shift(this.start.window, this.x(event) - this.start.x, false);
  }

  pinch() {
    const { axis } = this.viewport;
    const { wide, middle } = this.spread();
    const before = this.start.spread;
    const at = axis.at(before.middle, this.start.window);
    const [first, last] = zoomed(this.start.window, at, before.wide / Math.max(wide, 10));
    const by = ((middle - before.middle) / (axis.right - axis.left)) * (last - first);
    this.viewport.move([first - by, last - by], false);
  }

  close() {
    for (const [name, listener] of Object.entries(this.listeners)) window.removeEventListener(name, listener, { capture: true });
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId) || this.pointers.size) {
      if (this.pointers.size) this.start = { ...this.start, x: [...this.pointers.values()][0], window: this.viewport.window };
      return;
    }
    if (this.start.range) {
      const ends = [this.start.x, this.x(event)].sort((a, b) => a - b);
      this.viewport.choosing();
      const { axis, window: shown } = this.viewport;
      if (this.moved && event.type === "pointerup" && ends[1] - ends[0] > CLICK) this.viewport.move(ends.map((x) => axis.at(x, shown)));
    }
    this.dropped = this.moved;
    if (!this.moved && event.type === "pointerup") this.clicked(event);
    this.viewport.released();
  }

  clicked(event) {
    // The cover also prevents the browser's double clicks; fingers make none anyway.
    const { time, x } = this.last ?? {};
    const twice = event.timeStamp - time < TWICE && Math.abs(this.x(event) - x) < 2 * CLICK;
    this.last = twice ? undefined : { time: event.timeStamp, x: this.x(event) };
    if (twice) this.viewport.fit();
  }

  swallow(event) {
    // After a drag the browser sends a click, which is ignored.
    if (!this.dropped) return;
    this.dropped = false;
    event.stopPropagation();
    event.preventDefault();
  }
}
