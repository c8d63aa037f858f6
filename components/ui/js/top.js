// The dates above the picture, which stay in sight while one scrolls: the ticks of the axis, moving with the window. Each
// is moved as it was painted.

const LINE = 15; // px
const APART = 6; // px between two texts

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

export class Top {
  constructor() {
    this.root = element("div", "dateline-top");
    this.root.ariaHidden = "true"; // the picture's own axis says the same
    this.ticks = [];
  }

  /** `ticks`: where each is (units of the scale), its words, and the words under some of them. */
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
