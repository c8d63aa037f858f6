// Shows another window than the one the picture was drawn for, at once and in every frame, until the refined picture is
// here. What belongs to the time axis lies in an element of its own that the browser paints once: a hand that pans only
// moves it. A hand that zooms stretches its areas and lines, while signs and words, which keep their size, are painted on
// a canvas over it (signs.js). Both are made and painted while the hand still rests, and wait unseen: its first move only
// shows them. Nothing is laid out or painted anew: at 60 frames a second that would be too slow.

import { Signs } from "./signs.js";

const SVG = "http://www.w3.org/2000/svg";
const STAND_OUT = 10; // px that marks may reach beyond the axis' ends
const SOON = 200; // ms after a picture was drawn in which what zooming needs is made
const SPENT = 8; // times as wide or narrow as it was painted, a picture shows too little

export class Layer {
  /** Of a picture just drawn. `axis` is the Axis it was drawn with. */
  constructor(picture, axis) {
    Object.assign(this, { picture, axis });
    this.group = picture.querySelector(".overplot > .x2y");
    this.home = this.group?.parentNode;
  }

  /** Takes what belongs to the axis out of the chart library's picture, to which it looks the same. */
  lift() {
    if (this.root || !this.group) return;
    const { ownerSVGElement: own } = this.group;
    const [svg, over] = ["svg", "g"].map((name) => document.createElementNS(SVG, name));
    for (const name of ["class", "width", "height"]) svg.setAttribute(name, own.getAttribute(name));
    over.setAttribute("class", "overplot");
    this.moved = Object.assign(document.createElement("div"), { className: "dateline-moved" });
    this.root = Object.assign(document.createElement("div"), { className: "dateline-layer" });
    over.append(this.group);
    svg.classList.add("dateline-painted");
    svg.append(over);
    this.moved.append(svg);
    this.root.append(this.moved);
    own.after(this.root);
    this.soon = setTimeout(() => this.shown ?? this.prepare(), SOON);
  }

  /** Makes what is seen while a hand zooms: the picture once more with nothing that keeps its size, and that on a canvas. */
  prepare() {
    if (this.signs) return;
    const kept = this.group.querySelectorAll("path.point, .textpoint");
    const stretched = this.moved.firstChild.cloneNode(false);
    const copy = this.group.cloneNode(true);
    for (const node of copy.querySelectorAll("path.point, .textpoint")) node.remove();
    const traces = copy.querySelectorAll(".trace");
    for (const [index, trace] of this.group.querySelectorAll(".trace").entries()) {
      if (["patch", "loose"].includes(trace.__data__?.[0]?.trace?.name)) traces[index].remove();
      else traces[index].style.opacity = 1; // also where another event is hovered over now
    }
    stretched.classList.replace("dateline-painted", "dateline-stretched");
    stretched.append(copy);
    this.moved.append(stretched);
    this.signs = new Signs(this.picture, kept, this.axis);
    this.root.append(this.signs.canvas);
    this.signs.paint(1, 0);
  }

  /** How the painted window becomes another one: times `scale`, then px to the right. */
  change([first, last]) {
    const { left, right, drawn } = this.axis;
    const scale = (drawn[1] - drawn[0]) / (last - first);
    return { scale, shift: ((drawn[0] - first) / (last - first)) * (right - left) };
  }

  show(window) {
    this.lift();
    if (!this.root) return;
    const { left, right } = this.axis;
    const { scale, shift } = this.change(window);
    this.shown = window;
    const zooms = Math.abs(scale - 1) > 1e-6;
    if (!this.clipped) this.root.style.clipPath = `inset(0 ${this.picture.layout.width - right - STAND_OUT}px 0 ${left - STAND_OUT}px)`;
    this.clipped = true;
    if (zooms && !this.zoomed) this.begin();
    this.moved.style.transform = `translateX(${left + shift - left * scale}px) scaleX(${scale})`;
    if (this.zoomed) this.signs.paint(scale, shift);
  }

  /** Shows what was made for zooming. */
  begin() {
    this.prepare();
    this.signs.place();
    this.root.classList.add("dateline-zoomed");
    this.zoomed = true;
  }

  /** Where what now lies at `x` px was painted. */
  painted(x) {
    if (!this.root || !this.shown) return x;
    const { left } = this.axis;
    const { scale, shift } = this.change(this.shown);
    return left + (x - left - shift) / scale;
  }

  /** Whether the painted picture has next to nothing to show of a window: another one is needed while the hand moves. */
  spent(window) {
    const { left, right } = this.axis;
    const { scale, shift } = this.change(window);
    return scale > SPENT || scale < 1 / SPENT || shift > right - left || shift + (right - left) * scale < 0;
  }

  /** Gives back to the chart library what it is to draw anew. */
  undo() {
    clearTimeout(this.soon);
    if (!this.root) return;
    this.home.append(this.group);
    this.root.remove();
    this.root = this.signs = this.zoomed = this.clipped = this.shown = undefined;
  }
}
