// Shows another window than the one the picture was drawn for, at once and in every frame, until the refined picture is
// here: areas and lines are stretched along the axis, signs and words keep their size and only move.

const SVG = "http://www.w3.org/2000/svg";
const STAND_OUT = 10; // px that marks may reach beyond the axis' ends

export class Stretch {
  /** Of a picture just drawn. `axis` is the Axis it was drawn with. */
  constructor(picture, axis) {
    this.axis = axis;
    this.layer = picture.querySelector(".overplot > .x2y");
    this.picture = picture;
  }

  /** Finds what keeps its size, once a picture, when it is first needed. */
  prepare() {
    this.own = this.layer.getAttribute("transform");
    this.signs = [...this.layer.querySelectorAll("path.point")].map((node) => [node, node.getAttribute("transform") ?? ""]);
    this.words = [...this.layer.querySelectorAll(".textpoint text")].map((node) => [node, node.getAttribute("x")]);
    this.loose = [...this.picture.querySelectorAll(".overplot .trace")].filter((trace) =>
      ["patch", "loose"].includes(trace.__data__?.[0]?.trace?.name),
    );
    const id = "dateline-axis-clip";
    this.picture.querySelector(`#${id}`)?.remove();
    const clip = document.createElementNS(SVG, "clipPath");
    const frame = document.createElementNS(SVG, "rect");
    const { left, right } = this.axis;
    const box = { x: left - STAND_OUT, y: 0, width: right - left + 2 * STAND_OUT, height: this.picture.layout.height };
    for (const [name, value] of Object.entries(box)) frame.setAttribute(name, value);
    clip.id = id;
    clip.append(frame);
    this.layer.ownerSVGElement.querySelector("defs").append(clip);
    this.layer.parentNode.setAttribute("clip-path", `url(#${id})`);
    for (const trace of this.loose) trace.style.visibility = "hidden";
    this.prepared = true;
  }

  show([first, last]) {
    if (!this.layer) return;
    if (!this.prepared) this.prepare();
    const { left, right, drawn } = this.axis;
    const scale = (drawn[1] - drawn[0]) / (last - first);
    const shift = ((drawn[0] - first) / (last - first)) * (right - left);
    this.layer.setAttribute("transform", `translate(${left + shift},0) scale(${scale},1)`);
    for (const [node, own] of this.signs) {
      node.setAttribute("transform", own.replace(/translate\([^)]*\)/, (place) => `${place} scale(${1 / scale},1)`));
    }
    for (const [node, x] of this.words) {
      node.setAttribute("transform", `translate(${x},0) scale(${1 / scale},1) translate(${-x},0)`);
    }
  }

  /** Puts back what the chart library does not draw anew itself. */
  undo() {
    if (!this.prepared) return;
    this.layer.setAttribute("transform", this.own);
    this.layer.parentNode.removeAttribute("clip-path");
    for (const [node, own] of this.signs) node.setAttribute("transform", own);
    for (const [node] of this.words) node.removeAttribute("transform");
    for (const trace of this.loose) trace.style.visibility = "";
    this.prepared = false;
  }
}
