// The picture and its surroundings. Draws the figures Python sends; shows any window of them at once (layer.js) and
// asks Python for the refined picture when the hand rests. Python is told: the room and the theme ("frame"), the window
// ("window"), steps through the events ("steps"), clicks ("picked", "unfold", "open", "expand", "turn"), and why nothing can be drawn ("failed").

import { Axis, zoomed } from "./axis.js";
import { element, FoldButtons, helpDialog, zoomButtons } from "./controls.js";
import { Gestures } from "./gestures.js";
import { Groups } from "./groups.js";
import { hit, written } from "./hit.js";
import { Hover } from "./hover.js";
import { everywhere, listen, skipLink } from "./keys.js";
import { Layer } from "./layer.js";
import { loadFonts, loadPlotly } from "./load.js";
import { Overview } from "./overview.js";
import { Pages } from "./pages.js";
import { foldAt, groupAt, laneAt } from "./places.js";
import { Readouts } from "./readouts.js";
import { Top } from "./top.js";

const WIDTH_STEP = 8; // px; a scroll bar that comes or goes must not cost a new picture
const SETTLE = 150; // ms a resize must rest before Python is asked for a new picture
const REST = 110; // ms the hand must rest before the refined picture is asked for
const TARGET = 10; // px around a point that answers to the pointer in which it does, and beside which its label stands
const GLIDE = 180; // ms of a zoom that no hand leads
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, scrollZoom: false };

/** A trace as plotly.js wants it: what neighbours among its points are about travels once. */
function unpacked({ times, ...trace }) {
  if (!times) return trace;
  const spread = (values) => values.flatMap((value, at) => Array(times[at]).fill(value));
  const each = (name) => spread(trace[name].of).map((at) => trace[name].each[at]);
  return { ...trace, y: spread(trace.y), hovertext: each("hovertext"), customdata: each("customdata") };
}

function themeOf(node) {
  const probe = element("i", "", { hidden: true });
  probe.style.color = "var(--st-background-color)";
  node.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
}

export class View {
  constructor(parent, words) {
    this.words = words; // of the reader's language, by the English ones
    this.picture = element("div", "dateline-picture", { tabIndex: 0, ariaBusy: "true" });
    this.picture.setAttribute("role", "application");
    this.picture.setAttribute("aria-roledescription", this.say("timeline"));
    this.still = element("div", "dateline-still");
    this.overview = new Overview(this);
    this.status = element("div", "dateline-status", { ariaLive: "polite" });
    this.range = element("div", "dateline-range", { hidden: true });
    this.dialog = helpDialog(this);
    this.tools = element("div", "dateline-tools", { hidden: true });
    this.folds = new FoldButtons(this);
    this.tools.append(this.folds.root);
    this.top = new Top();
    this.strip = element("div", "dateline-strip", { hidden: true });
    this.strip.append(zoomButtons(this), this.overview.root, this.top.root);
    this.stage = element("div", "dateline-stage");
    this.readouts = new Readouts(this);
    this.groups = new Groups(this);
    this.pages = new Pages(this);
    this.stage.append(this.picture, this.range, this.readouts.column, this.readouts.tip);
    this.root = element("div", "dateline-chart");
    this.root.append(this.strip, this.stage, this.tools, this.status, this.dialog);
    parent.append(this.root);

    this.frame = {};
    this.count = 0; // how many clicks Python was told of
    this.generation = 0; // how many windows Python was asked for
    this.gestures = new Gestures(this.picture, this);
    for (const node of [this.picture, this.overview.root]) listen(node, this);
    this.stopListening = everywhere(this);
    this.removeSkipLink = skipLink(this);
    this.hover = new Hover(this.picture);
    this.picture.addEventListener("click", (event) => this.clickAt(...this.at(event)));
    this.resized = new ResizeObserver(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.measure(), SETTLE);
    });
    this.resized.observe(this.root);
  }

  say(text) {
    return this.words[text] ?? text;
  }

  unfold(second) {
    this.clicked("unfold", second);
  }

  openLane(name) {
    this.clicked("open", name);
  }

  update({ data, setStateValue }) {
    Object.assign(this, { data, setStateValue });
    const { documentElement: page } = document;
    if (page.lang !== data.language) page.lang = data.language; // of what is read out; Streamlit says English
    this.count = Math.max(this.count, data.count);
    this.generation = Math.max(this.generation, data.generation);
    this.steps ??= data.steps;
    this.frame = data.frame; // what Python draws for; what it has not heard yet, or was lost on the way, is told again
    if (data.figure !== this.drawn) this.picture.ariaBusy = "true"; // until it is drawn
    this.measure();
    this.ready = loadFonts(data.fonts).then(() => this.sketch()).then(() => loadPlotly(data.plotly));
    this.ready.then(() => this.draw(), (error) => setStateValue("failed", error.message));
  }

  /** Whether a picture that came is made for the room there is: one for another width is not shown. */
  fits({ figure, frame }) {
    return Boolean(figure) && frame.width === this.room;
  }

  /** Shows the picture as an image, if it came with one, until the chart library is here: that takes the browser as long
   *  as all before. What the hand does meanwhile holds. Ends when the image is seen. */
  sketch() {
    const { figure, still, generation } = this.data;
    if (this.drawn || !still || !this.fits(this.data)) return undefined;
    this.sketched = this.data;
    this.still.innerHTML = still;
    this.picture.append(this.still);
    this.surround(figure, generation);
    return new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
  }

  get room() {
    return Math.floor(this.root.clientWidth / WIDTH_STEP) * WIDTH_STEP;
  }

  measure() {
    const width = this.room;
    const theme = themeOf(this.root);
    if (!width || (width === this.frame.width && theme === this.frame.theme)) return;
    this.frame = { width, theme };
    this.setStateValue("frame", this.frame);
  }

  async draw() {
    if (this.sketched && !this.fits(this.sketched)) this.sketched = undefined;
    const { figure, generation } = this.sketched ?? this.data; // the image first: what was clicked in it is found in its picture
    if (!this.fits(this.sketched ?? this.data)) {
      // The old one, or a quiet box, stays until the right one is here.
      if (!this.shown) this.picture.style.height = `${this.data.height}px`;
      return;
    }
    if (figure === this.drawn || this.drawing || this.moving || !this.root.isConnected) return;
    this.drawing = true;
    try {
      const library = await this.ready;
      if ((this.sketched ?? this.data).figure === figure && !this.gestures.busy) await this.plot(library, figure, generation);
    } finally {
      this.drawing = false;
    }
    this.draw(); // what has come in meanwhile
  }

  async plot(library, figure, generation) {
    this.hover.leave();
    this.readouts.hide();
    this.layer?.undo();
    await library.react(this.picture, figure.data.map(unpacked), figure.layout, CONFIG);
    // Nothing is drawn of the points under the pointer, so the chart library has to be told how large they are.
    const targets = this.picture.calcdata.filter(([{ trace }]) => trace.mode === "none");
    for (const point of targets.flat()) point.mrc = TARGET;
    this.settle(figure, generation);
    this.hover.rest();
    this.sketched = undefined;
  }

  /** What is as it is only once the chart library has drawn. */
  settle(figure, generation) {
    const first = !this.drawn;
    this.drawn = figure;
    this.still.remove();
    this.picture.querySelector(".plot-container").ariaHidden = "true"; // its scattered words; the label and the table say it
    if (first) {
      this.listen();
      this.picture.ariaBusy = "false";
      if (this.early && this.sketched) this.clickAt(...this.early); // before the picture moves
    }
    this.surround(figure, generation);
  }

  /** What surrounds a picture that is seen now, and the window that the hand has moved on to meanwhile. */
  surround(figure, generation) {
    const { layout } = figure;
    this.shown = figure;
    this.axis = layout.meta.axis ? new Axis(layout.meta.axis) : undefined;
    this.layer = this.axis && new Layer(this.picture, this.axis);
    this.layer?.lift();
    const newest = generation >= this.generation && !this.pending;
    if (newest) this.window = this.axis?.drawn;
    this.picture.ariaLabel = layout.meta.alt;
    this.picture.ariaBusy = String(!newest || !this.drawn);
    this.picture.style.height = `${layout.height}px`;
    this.pages.keep(layout);
    this.picture.style.overflowX = layout.width > this.root.clientWidth ? "auto" : "hidden";
    if (this.status.textContent !== this.data.description) this.status.textContent = this.data.description; // or it is read out again
    this.tools.hidden = false;
    this.groups.draw(layout.meta.groups ?? []);
    this.folds.draw(layout.meta.folds ?? [], layout.meta.lanes ?? [], layout.meta.groups ?? []);
    this.strip.hidden = !this.axis;
    this.stage.style.marginTop = this.axis ? `${-layout.meta.blank}px` : "";
    this.strip.classList.toggle("dateline-high", this.axis?.left < this.strip.firstChild.offsetWidth + 4); // the zoom buttons;
    if (!this.axis) return;
    this.overview.root.style.display = layout.meta.overview?.length ? "" : "none";
    this.top.draw(this.axis, layout.meta.ticks ?? [], layout.width);
    this.overview.draw(this.axis, layout.meta.overview ?? [], layout.width);
    this.apply();
  }

  /** A click at a place of the picture, px. What is there only the chart library knows: until it has drawn, it waits. */
  clickAt(x, y) {
    this.early = this.drawn ? undefined : [x, y];
    if (!this.drawn) return;
    this.readouts.leave(); // the keys go on from what is clicked
    const painted = this.layer?.painted(x) ?? x;
    const { meta } = this.drawn.layout;
    const fold = foldAt(meta, painted, y);
    const about = (this.layer?.zoomed ? undefined : written(this.picture, x, y)) ?? hit(this.picture, x, y, painted);
    const lane = laneAt(meta, y);
    const group = groupAt(meta, x, y);
    const step = about === undefined ? this.readouts.at(x, y) : undefined;
    if (fold !== undefined) this.unfold(fold);
    else if (group) this.clicked("expand", group.name);
    else if (step) this.glide(step.window);
    else if (Array.isArray(about) && !(lane && about.length > 2)) this.glide(about.slice(0, 2).map((second) => this.axis.place(second)), 0.15);
    else if (lane && typeof about !== "string" && !this.data.selected) this.openLane(lane.name);
    else this.pick(String(about ?? ""));
  }

  listen() {
    this.picture.on("plotly_hover", ({ points }) => {
      this.picture.classList.add("dateline-mark"); // a click does something here
      const about = points[0]?.customdata;
      if (typeof about === "string" && !this.gestures.busy && !this.data.selected) this.hover.show(about);
    });
    this.picture.on("plotly_unhover", () => {
      this.picture.classList.remove("dateline-mark");
      this.hover.clear();
    });
  }

  /** Where on the picture a pointer is, in px. */
  at(event) {
    const box = this.picture.getBoundingClientRect();
    return [event.clientX - box.left + this.picture.scrollLeft, event.clientY - box.top];
  }

  pick(event) {
    if (event !== this.data.selected) this.clicked("picked", event);
  }

  /** Streamlit's own triggers come twice when hands are quick; what is counted can be taken once. */
  clicked(name, value) {
    this.count += 1;
    this.setStateValue(name, { value, count: this.count });
  }

  step(by) {
    this.steps += by;
    this.setStateValue("steps", this.steps);
  }

  details() {
    const target = document.querySelector(".st-key-details button, .st-key-details [tabindex]");
    target?.focus();
  }

  help() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** Shows `window` (units) now; the refined picture is asked for once the hand rests, if `ended` allows it. */
  move(window, ended = true) {
    if (!this.axis) return;
    cancelAnimationFrame(this.gliding);
    this.goal = undefined;
    this.place(window);
    if (ended) this.ask(REST);
  }

  place(window) {
    this.window = this.axis.clamped(window);
    if (!this.pending) this.begin();
    this.next ??= requestAnimationFrame(() => this.apply());
  }

  /** The first move of a hand: what follows until it rests changes nothing but where painted layers lie. */
  begin() {
    this.pending = true;
    this.pages.hold();
    this.picture.ariaBusy = "true"; // until the refined picture is here
    this.hover.leave();
    this.readouts.hide();
  }

  /** Whether a picture drawn now would only halt the hand: another one will be asked for when it rests. */
  get moving() {
    return this.gestures.busy || (this.pending && Boolean(this.drawn) && !this.layer?.spent(this.window));
  }

  apply() {
    this.next = undefined;
    const [first, last] = this.axis.drawn;
    if (this.window[0] !== first || this.window[1] !== last) this.layer.show(this.window);
    this.overview.show(this.window);
    this.top.show(this.window);
  }

  /** Asks for the refined picture in `wait` ms, or at once if the painted one is spent and none is on its way. */
  ask(wait) {
    clearTimeout(this.resting);
    if (this.layer.spent(this.window) && this.data.generation >= this.generation) this.tell();
    else this.resting = setTimeout(() => this.tell(), wait);
  }

  tell() {
    this.pending = false;
    this.pages.release();
    this.generation += 1;
    const seconds = this.axis.isWhole(this.window) ? null : this.window.map((unit) => this.axis.moment(unit));
    this.setStateValue("window", { seconds, generation: this.generation });
  }

  released() {
    if (this.pending) this.ask(0);
    this.draw();
  }

  zoom(factor) {
    if (!this.axis) return;
    const from = this.goal ?? this.window;
    this.glide(zoomed(from, (from[0] + from[1]) / 2, factor));
  }

  pan(share) {
    if (!this.axis) return;
    const from = this.goal ?? this.window;
    const by = share * (from[1] - from[0]);
    this.glide(from.map((unit) => unit + by));
  }

  fit() {
    if (this.axis) this.glide(this.axis.whole);
  }

  /** Moves to a window without a hand, `margin` of it on either side; several calls in a row add up. */
  glide(window, margin = 0) {
    const room = (window[1] - window[0]) * margin || 0;
    const goal = this.axis.clamped([window[0] - room, window[1] + room]);
    const from = this.window;
    cancelAnimationFrame(this.gliding);
    this.goal = goal;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const start = performance.now();
    const frame = () => {
      const share = calm ? 1 : Math.min(1, (performance.now() - start) / GLIDE);
      const eased = 1 - (1 - share) ** 3;
      this.place(from.map((unit, side) => unit + (goal[side] - unit) * eased));
      if (share < 1) return void (this.gliding = requestAnimationFrame(frame));
      this.goal = undefined;
      this.ask(0);
    };
    frame();
  }

  /** Draws the range that shift + drag has chosen so far; without ends it goes. */
  choosing(from, to) {
    this.range.hidden = from === undefined;
    if (this.range.hidden) return;
    Object.assign(this.range.style, { left: `${Math.min(from, to)}px`, width: `${Math.abs(to - from)}px` });
  }

  close() {
    clearTimeout(this.timer);
    clearTimeout(this.resting);
    this.pages.close();
    this.resized.disconnect();
    this.stopListening();
    this.removeSkipLink();
    this.gestures.close();
    if (this.drawn) window.Plotly.purge(this.picture);
    this.root.remove();
  }
}
