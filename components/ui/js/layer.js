// Shows another window than the one that the picture was drawn for, in every frame, until the refined picture has come.
// The parts of the picture that belong to the time axis are in an element of their own, which the browser paints once:
// a pan only moves it. A zoom stretches its areas and lines; signs and labels, which keep their size, are painted on a
// canvas over it (signs.js). Both are made and painted a little after the picture, or else by the first move that
// zooms, and are hidden until then. Nothing is laid out or painted again, which would be too slow for 60 frames a
// second.

import { Signs } from "./signs.js";

const SVG = "http://www.w3.org/2000/svg";
const STAND_OUT = 10; // px that marks may reach beyond the axis' ends
const SOON = 200; // ms from drawing a picture to preparing it for zooming
const SPENT = 8; // factor of stretching or shrinking beyond which a painted picture is not enough

export class Layer {
  /** The layer of a picture just drawn, with `axis`, its Axis. */
  constructor(picture, axis) {
    Object.assign(this, { picture, axis });
    this.group = picture.querySelector(".overplot > .x2y");
    this.home = this.group?.parentNode;
  }

  /** Moves the axis' parts from the chart library's picture into the layer, without a visible change. */
  lift() {
    if (this.root || !this.group) return;
    const { ownerSVGElement: source } = this.group;
    const [svg, over] = ["svg", "g"].map((name) => document.createElementNS(SVG, name));
    for (const name of ["class", "width", "height"]) svg.setAttribute(name, source.getAttribute(name));
    over.setAttribute("class", "overplot");
    this.moved = Object.assign(document.createElement("div"), { className: "dateline-moved" });
    this.root = Object.assign(document.createElement("div"), { className: "dateline-layer" });
    over.append(this.group);
    svg.classList.add("dateline-painted");
    svg.append(over);
    this.moved.append(svg);
    this.root.append(this.moved);
    source.after(this.root);
    this.soon = setTimeout(() => this.shown ?? this.prepare(), SOON);
  }

  /** Makes what is shown during a zoom: a copy of the picture without signs and labels, and these on a canvas. */
  prepare() {
    if (this.signs) return;
    const fixed = this.group.querySelectorAll("path.point, .textpoint");
    const stretched = this.moved.firstChild.cloneNode(false);
    const copy = this.group.cloneNode(true);
    for (const node of copy.querySelectorAll("path.point, .textpoint")) node.remove();
    const traces = copy.querySelectorAll(".trace");
    for (const [index, trace] of this.group.querySelectorAll(".trace").entries()) {
      if (["patch", "loose"].includes(trace.__data__?.[0]?.trace?.name)) traces[index].remove();
      else traces[index].style.opacity = 1; // even if hovering has faded it
    }
    stretched.classList.replace("dateline-painted", "dateline-stretched");
    stretched.append(copy);
    this.moved.append(stretched);
    this.signs = new Signs(this.picture, fixed, this.axis);
    this.root.append(this.signs.canvas);
    this.signs.paint(1, 0);
  }

  /** The transformation of the painted window to another one: x px from the axis' left end go to x * scale + shift. */
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

  /** Shows what was prepared for zooming. */
  begin() {
    this.prepare();
    this.signs.place();
    this.root.classList.add("dateline-zoomed");
    this.zoomed = true;
  }

  /** The x (px) at which the content that is now at `x` was painted. */
  painted(x) {
    if (!this.root || !this.shown) return x;
    const { left } = this.axis;
    const { scale, shift } = this.change(this.shown);
    return left + (x - left - shift) / scale;
  }

  /** Whether the painted picture shows too little of a window, so that another one is needed during the gesture. */
  spent(window) {
    const { left, right } = this.axis;
    const { scale, shift } = this.change(window);
    return scale > SPENT || scale < 1 / SPENT || shift > right - left || shift + (right - left) * scale < 0;
  }

  /** Moves the parts back into the chart library's picture, which it is going to draw again. */
  undo() {
    clearTimeout(this.soon);
    if (!this.root) return;
    this.home.append(this.group);
    this.root.remove();
    this.root = this.signs = this.zoomed = this.clipped = this.shown = undefined;
  }
}
