// Shows another window than the one the picture was drawn for, at once and in every frame, until the refined picture is
// here. What belongs to the time axis lies in an element of its own that the browser paints once: a hand that pans only
// moves it. A hand that zooms stretches its areas and lines, while signs and words, which keep their size, are painted on
// a canvas over it (signs.js). Nothing is laid out or painted anew: at 60 frames a second that would be too slow.

import { Signs } from "./signs.js";

const SVG = "http://www.w3.org/2000/svg";
const STAND_OUT = 10; // px that marks may reach beyond the axis' ends
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
    svg.append(over);
    this.moved.append(svg);
    this.root.append(this.moved);
    own.after(this.root);
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
    if (zooms && !this.signs) this.begin();
    this.moved.style.transform = `translateX(${left + shift - left * scale}px) scaleX(${scale})`;
    this.signs?.paint(scale, shift);
  }

  /** Hides in the layer what the canvas shows from now on. */
  begin() {
    for (const trace of this.group.querySelectorAll(".trace")) {
      if (["patch", "loose"].includes(trace.__data__?.[0]?.trace?.name)) trace.classList.add("dateline-loose");
    }
    this.signs = new Signs(this.picture, this.group, this.axis);
    this.root.append(this.signs.canvas);
    this.root.classList.add("dateline-zoomed");
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
    if (!this.root) return;
    this.home.append(this.group);
    this.root.remove();
    for (const trace of this.group.querySelectorAll(".dateline-loose")) trace.classList.remove("dateline-loose");
    this.root = this.signs = this.clipped = this.shown = undefined;
  }
}
