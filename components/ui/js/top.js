// The dates above the picture, which stay in sight while one scrolls: the ticks of the axis, moving with the window.

const SVG = "http://www.w3.org/2000/svg";
const LINE = 15; // px
const APART = 6; // px between two texts

function element(name, attributes, text = "") {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
}

export class Top {
  constructor() {
    this.root = element("svg", { class: "dateline-top", "aria-hidden": "true" }); // the picture's own axis says the same
    this.ticks = [];
  }

  /** `ticks`: where each is (units of the scale), its words, and the words under some of them. */
  draw(axis, ticks, width) {
    this.axis = axis;
    const lines = ticks.some(({ under }) => under) ? 2 : 1;
    this.root.setAttribute("width", width);
    this.root.setAttribute("height", lines * LINE + 6);
    this.ticks = ticks.map(({ at, text, under, strong }) => {
      const group = element("g", {});
      const style = { "text-anchor": "middle", y: LINE - 3, "font-weight": strong ? 600 : 400 };
      group.append(element("text", style, text));
      if (under) group.append(element("text", { ...style, y: 2 * LINE - 3, "font-weight": 600 }, under));
      group.append(element("path", { d: `M0,${lines * LINE + 1}v5` }));
      return { at, group };
    });
    this.root.replaceChildren(...this.ticks.map(({ group }) => group));
  }

  show(window) {
    const { left, right } = this.axis;
    for (const { at, group } of this.ticks) {
      const x = this.axis.px(at, window);
      group.setAttribute("transform", `translate(${x},0)`);
      group.style.visibility = x < left - APART || x > right + APART ? "hidden" : "";
    }
  }
}
