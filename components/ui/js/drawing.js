// The picture that Python sent last takes the place of the one before: as an image until the chart library is here, then
// drawn by it, but not while a hand moves; and what stands around it follows.

import { Axis } from "./axis.js";
import { element } from "./controls.js";
import { loadFonts, loadPlotly } from "./load.js";

const TARGET = 10; // px around a point that answers to the pointer in which it does, and beside which its label stands
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, scrollZoom: false };

/** A trace as plotly.js wants it: what neighbours among its points are about travels once. */
function unpacked({ times, ...trace }) {
  if (!times) return trace;
  const spread = (values) => values.flatMap((value, at) => Array(times[at]).fill(value));
  const each = (name) => spread(trace[name].indexes).map((at) => trace[name].values[at]);
  return { ...trace, y: spread(trace.y), hovertext: each("hovertext"), customdata: each("customdata") };
}

export class Drawing {
  /** `view` has the picture, what stands around it, and what Python said last. */
  constructor(view) {
    this.view = view;
    this.still = element("div", "dateline-still");
  }

  /** Takes what Python says now; the picture is drawn as soon as that can be. */
  update() {
    const { data, picture, setStateValue } = this.view;
    if (data.figure !== this.drawn) picture.ariaBusy = "true"; // until it is drawn
    this.ready = loadFonts(data.fonts).then(() => this.sketch()).then(() => loadPlotly(data.plotly));
    this.ready.then(() => this.draw(), (error) => setStateValue("failed", error.message));
  }

  /** Whether a picture that came is made for the room there is: one for another width is not shown. */
  fits({ figure, frame }) {
    return Boolean(figure) && frame.width === this.view.room;
  }

  /** Shows the picture as an image, if it came with one, until the chart library is here: that takes the browser as long
   *  as all before. What the hand does meanwhile holds. Ends when the image is seen. */
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

  async draw() {
    const { data, picture, root, viewport, gestures } = this.view;
    if (this.sketched && !this.fits(this.sketched)) this.sketched = undefined;
    const { figure, generation } = this.sketched ?? data; // the image first: what was clicked in it is found in its picture
    if (!this.fits(this.sketched ?? data)) {
      // The old one, or a quiet box, stays until the right one is here.
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
    this.draw(); // what has come in meanwhile
  }

  async plot(library, figure, generation) {
    const { picture, hover, readouts, viewport } = this.view;
    hover.leave();
    readouts.hide();
    viewport.layer?.undo();
    await library.react(picture, figure.data.map(unpacked), figure.layout, CONFIG);
    // Nothing is drawn of the points under the pointer, so the chart library has to be told how large they are.
    const targets = picture.calcdata.filter(([{ trace }]) => trace.mode === "none");
    for (const point of targets.flat()) point.mrc = TARGET;
    this.settle(figure, generation);
    hover.rest();
    this.sketched = undefined;
  }

  /** What is as it is only once the chart library has drawn. */
  settle(figure, generation) {
    const { picture, clicks } = this.view;
    const first = !this.drawn;
    this.drawn = figure;
    this.still.remove();
    picture.querySelector(".plot-container").ariaHidden = "true"; // its scattered words; the label and the table say it
    if (first) {
      picture.ariaBusy = "false";
      clicks.begin(Boolean(this.sketched)); // before the picture moves
    }
    this.surround(figure, generation);
  }

  /** What surrounds a picture that is seen now, and the window that the hand has moved on to meanwhile. */
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
    if (status.textContent !== view.data.description) status.textContent = view.data.description; // or it is read out again
    view.tools.hidden = false;
    view.groups.draw(meta.groups ?? []);
    view.folds.draw(meta.folds ?? [], meta.lanes ?? [], meta.groups ?? []);
    strip.hidden = !axis;
    view.stage.style.marginTop = axis ? `${-meta.blank}px` : "";
    strip.classList.toggle("dateline-high", axis?.left < strip.firstChild.offsetWidth + 4); // the zoom buttons;
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
