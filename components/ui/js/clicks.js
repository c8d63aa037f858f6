// What a click on the picture does: it selects an event, goes nearer to what stands together, opens a lane, a group of
// lanes or a quiet stretch. The pointer shows where one does something, and brings an event forward.

import { hit, written } from "./hit.js";
import { foldAt, groupAt, laneAt } from "./places.js";

const MARGIN = 0.15; // of the time of a cluster, on either side of it once a click has gone there

export class Clicks {
  /** `view` has the picture, what is drawn in it, and what a click does. */
  constructor(view) {
    this.view = view;
    view.picture.addEventListener("click", (event) => this.clickAt(...view.at(event)));
  }

  /** Begins with the first picture that the chart library has drawn. What was clicked earlier, while it was an image, is
   *  done now if it is `the same` picture. */
  begin(same) {
    this.listen();
    if (this.early && same) this.clickAt(...this.early);
  }

  listen() {
    const { view } = this;
    const { picture } = view;
    picture.on("plotly_hover", ({ points }) => {
      picture.classList.add("dateline-mark"); // a click does something here
      const about = points[0]?.customdata;
      if (typeof about === "string" && !view.gestures.busy && !view.data.selected) view.hover.show(about);
    });
    picture.on("plotly_unhover", () => {
      picture.classList.remove("dateline-mark");
      view.hover.clear();
    });
  }

  /** A click at a place of the picture, px. What is there only the chart library knows: until it has drawn, it waits. */
  clickAt(x, y) {
    const { view } = this;
    const { picture, readouts, viewport, drawing } = view;
    this.early = drawing.drawn ? undefined : [x, y];
    if (!drawing.drawn) return;
    readouts.leave(); // the keys go on from what is clicked
    const painted = viewport.layer?.painted(x) ?? x;
    const { meta } = drawing.drawn.layout;
    const fold = foldAt(meta, painted, y);
    const about = (viewport.layer?.zoomed ? undefined : written(picture, x, y)) ?? hit(picture, x, y, painted);
    const lane = laneAt(meta, y);
    const group = groupAt(meta, x, y);
    const step = about === undefined ? readouts.at(x, y) : undefined;
    if (fold !== undefined) view.unfold(fold);
    else if (group) view.clicked("expand", group.name);
    else if (step) viewport.glide(step.window);
    else if (Array.isArray(about) && !(lane && about.length > 2)) this.approach(about);
    else if (lane && typeof about !== "string" && !view.data.selected) view.openLane(lane.name);
    else view.pick(String(about ?? ""));
  }

  /** Shows the time of what stands together, from its first to its last second, larger. */
  approach([first, last]) {
    const { viewport } = this.view;
    viewport.glide([first, last].map((second) => viewport.axis.place(second)), MARGIN);
  }
}
