// Clicks on the picture: they select an event, zoom in on a cluster, open a lane, a group of lanes or a quiet stretch.
// Over a mark the cursor changes, and its event is brought forward.

import { hit, labelAt } from "./hit.js";
import { foldAt, groupAt, laneAt } from "./places.js";

const MARGIN = 0.15; // of the time of a cluster, on either side of it after a click

export class Clicks {
  /** `view` has the picture and the actions of clicks. */
  constructor(view) {
    this.view = view;
    view.picture.addEventListener("click", (event) => this.clickAt(...view.at(event)));
  }

  /** Starts once the chart library has drawn its first picture. An earlier click in the image is handled now if it was
   *  of the `same` picture. */
  begin(same) {
    this.listen();
    if (this.early && same) this.clickAt(...this.early);
  }

  listen() {
    const { view } = this;
    const { picture } = view;
    picture.on("plotly_hover", ({ points }) => {
      picture.classList.add("dateline-mark"); // a click does something here
      const event = points[0]?.customdata;
      if (typeof event === "string" && !view.gestures.busy && !view.data.selected) view.hover.show(event);
    });
    picture.on("plotly_unhover", () => {
      picture.classList.remove("dateline-mark");
      view.hover.clear();
    });
  }

  /** Handles a click at a position of the picture, px; later if the chart library, which finds the marks, has not drawn
   *  yet. */
  clickAt(x, y) {
    const { view } = this;
    const { picture, readouts, viewport, drawing } = view;
    this.early = drawing.drawn ? undefined : [x, y];
    if (!drawing.drawn) return;
    readouts.leave(); // the keys start from the event that is clicked
    const painted = viewport.layer?.painted(x) ?? x;
    const { meta } = drawing.drawn.layout;
    const fold = foldAt(meta, painted, y);
    const found = (viewport.layer?.zoomed ? undefined : labelAt(picture, x, y)) ?? hit(picture, x, y, painted);
    const lane = laneAt(meta, y);
    const group = groupAt(meta, x, y);
    const step = found === undefined ? readouts.at(x, y) : undefined;
    if (fold !== undefined) view.unfold(fold);
    else if (group) view.clicked("expand", group.name);
    else if (step) viewport.glide(step.window);
    else if (Array.isArray(found) && !(lane && found.length > 2)) this.approach(found);
    else if (lane && typeof found !== "string" && !view.data.selected) view.openLane(lane.name);
    else view.pick(String(found ?? ""));
  }

  /** Zooms to the time of a cluster, from its first to its last second. */
  approach([first, last]) {
    const { viewport } = this.view;
    viewport.glide([first, last].map((second) => viewport.axis.place(second)), MARGIN);
  }
}
