// The view: the elements of the chart on the page, the data from Python, and the reports to Python. These are: the
// width and the theme ("frame"), the visible window ("window"), steps through the events ("steps"), clicks ("picked",
// "unfold", "open", "expand", "turn"), and the reason why nothing can be drawn ("failed").

import { Clicks } from "./clicks.js";
import { element, FoldButtons, helpDialog, zoomButtons } from "./controls.js";
import { Drawing } from "./drawing.js";
import { Gestures } from "./gestures.js";
import { Groups } from "./groups.js";
import { Hover } from "./hover.js";
import { everywhere, listen, skipLink } from "./keys.js";
import { Overview } from "./overview.js";
import { Pages } from "./pages.js";
import { Readouts } from "./readouts.js";
import { Top } from "./top.js";
import { Viewport } from "./viewport.js";

const WIDTH_STEP = 8; // px; a scroll bar that comes or goes must not cost a new picture
const SETTLE = 150; // ms without a further resize before Python is asked for a new picture

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
    this.words = words; // texts in the reader's language, by the English ones
    this.picture = element("div", "dateline-picture", { tabIndex: 0, ariaBusy: "true" });
    this.picture.setAttribute("role", "application");
    this.picture.setAttribute("aria-roledescription", this.say("timeline"));
    this.viewport = new Viewport(this);
    this.drawing = new Drawing(this);
    this.overview = new Overview(this.viewport, this.say("Visible window; arrow keys move it, plus and minus resize it"));
    this.status = element("div", "dateline-status", { ariaLive: "polite" });
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
    this.stage.append(this.picture, this.viewport.range, this.readouts.column, this.readouts.tip);
    this.root = element("div", "dateline-chart");
    this.root.append(this.strip, this.stage, this.tools, this.status, this.dialog);
    parent.append(this.root);

    this.frame = {};
    this.count = 0; // of clicks reported to Python
    this.gestures = new Gestures(this.picture, this.viewport);
    for (const node of [this.picture, this.overview.root]) listen(node, this);
    this.stopListening = everywhere(this);
    this.removeSkipLink = skipLink(this);
    this.hover = new Hover(this.picture);
    this.clicks = new Clicks(this);
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
    if (page.lang !== data.language) page.lang = data.language; // Streamlit sets English
    this.count = Math.max(this.count, data.count);
    this.viewport.generation = Math.max(this.viewport.generation, data.generation);
    this.steps ??= data.steps;
    this.frame = data.frame; // what Python draws for: if that is not the current frame, it is reported again
    this.measure();
    this.drawing.update();
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

  /** The position of a pointer on the picture, in px. */
  at(event) {
    const box = this.picture.getBoundingClientRect();
    return [event.clientX - box.left + this.picture.scrollLeft, event.clientY - box.top];
  }

  pick(event) {
    if (event !== this.data.selected) this.clicked("picked", event);
  }

  /** Reports a click. Streamlit may send a report twice after quick clicks; the count lets Python ignore the second. */
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

  close() {
    clearTimeout(this.timer);
    this.viewport.close();
    this.pages.close();
    this.resized.disconnect();
    this.stopListening();
    this.removeSkipLink();
    this.gestures.close();
    this.drawing.close();
    this.root.remove();
  }
}
