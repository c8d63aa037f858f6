// The overview: a strip with the density of all events, and on it the visible window, which can be moved and resized.

const SVG = "http://www.w3.org/2000/svg";
const HIGH = 30; // px
const EDGE = 7; // px around an edge of the window in which it is dragged
const INSET = 5; // px from the ends to their texts, as in `layout/density.py`
const LEAST = 4; // px, the width of the window at the least

function element(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

export class Overview {
  /** The overview of `viewport`, which it shows and moves; `label` is its name for screen readers. */
  constructor(viewport, label) {
    this.viewport = viewport;
    this.root = Object.assign(document.createElement("div"), { className: "dateline-overview", tabIndex: 0, role: "slider" });
    this.strip = element("svg", { height: HIGH });
    this.root.setAttribute("aria-label", label);
    this.area = element("path", { class: "dateline-density" });
    // The window is painted once and then transformed: its background is stretched, its edges keep their width.
    this.frame = Object.assign(document.createElement("div"), { className: "dateline-window" });
    this.edges = ["left", "right"].map((side) => Object.assign(document.createElement("div"), { className: `dateline-edge dateline-${side}` }));
    this.ends = ["start", "end"].map((anchor) => element("text", { class: "dateline-ends", y: HIGH - 5, "text-anchor": anchor }));
    this.strip.append(this.area, ...this.ends);
    this.root.append(this.strip, this.frame, ...this.edges);
    this.root.addEventListener("pointerdown", (event) => this.down(event));
    this.root.addEventListener("pointermove", (event) => this.dragged(event));
    for (const name of ["pointerup", "pointercancel"]) this.root.addEventListener(name, () => this.up());
    this.root.addEventListener("dblclick", () => viewport.fit());
  }

  /** Draws the density: `counts` are the events in equal parts of the whole scale. */
  draw(axis, counts, width) {
    this.axis = axis;
    this.strip.setAttribute("width", width);
    this.root.style.width = `${width}px`;
    this.root.setAttribute("aria-valuemin", 0);
    this.root.setAttribute("aria-valuemax", 100);
    const most = Math.max(...counts, 1e-9);
    const step = (axis.right - axis.left) / counts.length;
    // The square root keeps a single event visible beside many.
    const top = counts.map((count, index) => {
      const y = HIGH - 3 - Math.sqrt(count / most) * (HIGH - 8);
      return `L${axis.left + index * step},${y}L${axis.left + (index + 1) * step},${y}`;
    });
    this.ends.forEach((end, side) => {
      end.setAttribute("x", side ? axis.right - INSET : axis.left + INSET);
      end.textContent = axis.ends[side];
    });
    this.area.setAttribute("d", `M${axis.left},${HIGH - 3}${top.join("")}L${axis.right},${HIGH - 3}Z`);
  }

  show(window) {
    const [left, right] = window.map((unit) => this.px(unit));
    const wide = Math.max(right - left, LEAST);
    const start = (left + right - wide) / 2;
    this.frame.style.transform = `translateX(${start}px) scaleX(${wide})`;
    this.edges[0].style.transform = `translateX(${start}px)`;
    this.edges[1].style.transform = `translateX(${start + wide}px) translateX(-100%)`;
    const [least, most] = this.axis.extent;
    this.root.setAttribute("aria-valuenow", Math.round((((window[0] + window[1]) / 2 - least) / (most - least)) * 100));
  }

  px(unit) {
    const x = this.axis.px(unit, this.axis.extent);
    return Math.min(Math.max(x, this.axis.left), this.axis.right);
  }

  unit(event) {
    return this.axis.at(event.clientX - this.root.getBoundingClientRect().left, this.axis.extent);
  }

  down(event) {
    if (event.button !== 0) return;
    const x = event.clientX - this.root.getBoundingClientRect().left;
    const [left, right] = this.viewport.window.map((unit) => this.px(unit));
    const at = this.unit(event);
    this.root.setPointerCapture(event.pointerId);
    if (Math.abs(x - left) < EDGE && right - left > EDGE) this.hold = ([, last], unit) => [Math.min(unit, last), last];
    else if (Math.abs(x - right) < EDGE) this.hold = ([first], unit) => [first, Math.max(unit, first)];
    else {
      const [first, last] = this.viewport.window;
      const by = at >= first && at <= last ? at - (first + last) / 2 : 0;
      this.hold = ([from, to], unit) => [unit - by - (to - from) / 2, unit - by + (to - from) / 2];
    }
    this.dragged(event);
  }

  dragged(event) {
    if (this.hold) this.viewport.move(this.hold(this.viewport.window, this.unit(event)), false);
  }

  up() {
    if (!this.hold) return;
    this.hold = undefined;
    this.viewport.released();
  }
}
