// The arrows beside the names of groups of lanes, which a click opens or closes, and the cursor over them. For screen
// readers there is a button for each group below the picture.

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

  /** Draws an arrow for each of `groups`, with whether each is expanded, and the y of its name (`line`, px). */
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
