// The signs beside the names of lanes that open or close a group of lanes by a click, and the hand of the pointer over
// them. Who hears the page has a button for each below the picture.

import { groupAt } from "./places.js";

export class Groups {
  /** `view` has the picture. */
  constructor(view) {
    this.view = view;
    this.root = Object.assign(document.createElement("div"), { className: "dateline-groups", ariaHidden: "true" });
    view.picture.addEventListener("pointermove", (event) => {
      const group = view.drawing.drawn && groupAt(view.drawing.drawn.layout.meta, ...view.at(event));
      view.picture.classList.toggle("dateline-opens", Boolean(group));
    });
  }

  /** `groups`: whether each is expanded, and the height of the line its name is on, px. */
  draw(groups) {
    const signs = groups.map(({ expanded, line }) => {
      const sign = Object.assign(document.createElement("span"), { className: expanded ? "dateline-expanded" : "" });
      sign.style.top = `${line}px`;
      return sign;
    });
    this.root.replaceChildren(...signs);
    this.view.picture.append(this.root); // the chart library may have emptied it
  }
}
