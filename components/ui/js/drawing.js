// Draws the picture that Python sent last in place of the one before: as an image until the chart library has loaded,
// then by the library, but not during a gesture. The parts around the picture are updated with it.

import { Axis } from "./axis.js";
import { element } from "./controls.js";
import { loadFonts, loadPlotly } from "./load.js";

const TARGET = 10; // px around a point within which the pointer hovers over it, and beside which its label is shown
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, scrollZoom: false };

/** A trace in plotly.js's form: Python sends equal texts of points once (`chart.packed`). */
function unpacked({ times, ...trace }) {
  if (!times) return trace;
  const repeat = (values) => values.flatMap((value, index) => Array(times[index]).fill(value));
  const column = (name) => repeat(trace[name].indexes).map((index) => trace[name].values[index]);
  return { ...trace, y: repeat(trace.y), hovertext: column("hovertext"), customdata: column("customdata") };
}

export class Drawing {
  /** `view` has the picture, the parts around it, and the last data from Python. */
  constructor(view) {
    this.view = view;
    this.still = element("div", "dateline-still");
  }

  /** Takes the new data from Python; the picture is drawn as soon as possible. */
  update() {
    const { data, picture, setStateValue } = this.view;
    if (data.figure !== this.drawn) picture.ariaBusy = "true"; // until it is drawn
    this.ready = loadFonts(data.fonts).then(() => this.sketch()).then(() => loadPlotly(data.plotly));
    this.ready.then(() => this.draw(), (error) => setStateValue("failed", error.message));
  }

  /** Whether a picture was made for the current width: one for another width is not shown. */
  fits({ figure, frame }) {
    return Boolean(figure) && frame.width === this.view.room;
  }

  /** Shows the picture as an image, if it came with one, until the chart library has loaded, which takes long. Gestures
   *  work meanwhile. Returns a promise that is fulfilled when the image is visible. */
  sketch() {
    const { data, picture } = this.view;
    const { figure, still, generation } = data;
    if (this.drawn || !still || !this.fits(data)) return undefined;
    this.sketched = data;
    this.still.innerHTML = still;
    picture.append(this.still);
    this.surround(figure, generation);
    return new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
  }

  /** Lets the chart library draw the newest picture, unless a gesture goes on; until one fits, the old one stays. */
  async draw() {
    const { data, picture, root, viewport, gestures } = this.view;
    if (this.sketched && !this.fits(this.sketched)) this.sketched = undefined;
    const { figure, generation } = this.sketched ?? data; // the picture of the image first: clicks in the image belong to it
    if (!this.fits(this.sketched ?? data)) {
      // The old picture, or an empty box, stays until one that fits has come.
      if (!this.shown) picture.style.height = `${data.height}px`;
      return;
    }
    if (figure === this.drawn || this.plotting || viewport.moving || !root.isConnected) return;
    this.plotting = true;
    try {
      const library = await this.ready;
      if ((this.sketched ?? this.view.data).figure === figure && !gestures.busy) await this.plot(library, figure, generation);
    } finally {
      this.plotting = false;
    }
    this.draw(); // a picture may have come meanwhile
  }

  async plot(library, figure, generation) {
    const { picture, hover, readouts, viewport } = this.view;
    hover.leave();
    readouts.hide();
    viewport.layer?.undo();
    await library.react(picture, figure.data.map(unpacked), figure.layout, CONFIG);
    // The points for hovering are invisible, so the chart library has to be told their size.
    const targets = picture.calcdata.filter(([{ trace }]) => trace.mode === "none");
    for (const point of targets.flat()) point.mrc = TARGET;
    this.settle(figure, generation);
    hover.rest();
    this.sketched = undefined;
  }

  /** What follows once the chart library has drawn. */
  settle(figure, generation) {
    const { picture, clicks } = this.view;
    const first = !this.drawn;
    this.drawn = figure;
    this.still.remove();
    picture.querySelector(".plot-container").ariaHidden = "true"; // a screen reader has the label and the table instead
    if (first) {
      picture.ariaBusy = "false";
      clicks.begin(Boolean(this.sketched)); // before the picture moves
    }
    this.surround(figure, generation);
  }

  /** Updates the parts around a picture that is visible now, and shows the window that a gesture has reached since. */
  surround(figure, generation) {
    const { view } = this;
    const { picture, strip, status, viewport } = view;
    const { layout } = figure;
    const { meta } = layout;
    this.shown = figure;
    const axis = meta.axis ? new Axis(meta.axis) : undefined;
    const newest = viewport.take(axis, generation);
    picture.ariaLabel = meta.alt;
    picture.ariaBusy = String(!newest || !this.drawn);
    picture.style.height = `${layout.height}px`;
    view.pages.keep(layout);
    picture.style.overflowX = layout.width > view.root.clientWidth ? "auto" : "hidden";
    if (status.textContent !== view.data.description) status.textContent = view.data.description; // an unchanged text would be spoken again
    view.tools.hidden = false;
    view.groups.draw(meta.groups ?? []);
    view.folds.draw(meta.folds ?? [], meta.lanes ?? [], meta.groups ?? []);
    strip.hidden = !axis;
    view.stage.style.marginTop = axis ? `${-meta.blank}px` : "";
    strip.classList.toggle("dateline-high", axis?.left < strip.firstChild.offsetWidth + 4); // the zoom buttons
    if (!axis) return;
    view.overview.root.style.display = meta.overview?.length ? "" : "none";
    view.top.draw(axis, meta.ticks ?? [], layout.width);
    view.overview.draw(axis, meta.overview ?? [], layout.width);
    viewport.apply();
  }

  close() {
    if (this.drawn) window.Plotly.purge(this.view.picture);
  }
}
