// The dates above the picture, which stay in sight when the page is scrolled: the ticks of the axis, moving with the
// window. Each is painted once and then moved.

const LINE = 15; // px
const APART = 6; // px between two texts

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

export class Top {
  constructor() {
    this.root = element("div", "dateline-top");
    this.root.ariaHidden = "true"; // the picture's axis has the same texts
    this.ticks = [];
  }

  /** Draws the ticks: the unit of each, its text, the text `under` some of them, and whether it is `strong`. */
  draw(axis, ticks, width) {
    this.axis = axis;
    const lines = ticks.some(({ under }) => under) ? 2 : 1;
    Object.assign(this.root.style, { width: `${width}px`, height: `${lines * LINE + 6}px` });
    this.ticks = ticks.map(({ at, text, under, strong }) => {
      const node = element("div", strong ? "dateline-tick dateline-strong" : "dateline-tick");
      node.append(element("span", "", text), element("b", "", under));
      return { at, node };
    });
    this.root.replaceChildren(...this.ticks.map(({ node }) => node));
  }

  show(window) {
    const { left, right } = this.axis;
    for (const { at, node } of this.ticks) {
      const x = this.axis.px(at, window);
      const out = x < left - APART || x > right + APART;
      node.style.opacity = out ? 0 : 1;
      if (!out) node.style.transform = `translateX(${x}px) translateX(-50%)`;
    }
  }
}
