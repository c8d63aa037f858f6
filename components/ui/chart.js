// Draws the figure Python sends, and tells Python three things: how wide the picture may be and which theme the page is
// in (state "frame"), and which event was clicked (trigger "picked"; "" for a click beside every mark).

const WIDTH_STEP = 8; // px; a scroll bar that comes or goes must not cost a new picture
const SHARP = 2; // pixels of a saved PNG for each px of the picture
const SETTLE = 150; // ms a resize must rest before Python is asked for a new picture
const CONFIG = { displayModeBar: false, displaylogo: false, showSendToCloud: false, doubleClick: false, scrollZoom: false };

const views = new WeakMap(); // parentElement → view: one chart lives through every rerun

let plotly;
function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(url, document.baseURI);
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error(`The chart library did not load from ${script.src}.`));
    document.head.append(script);
  });
  return plotly;
}

let fonts;
function loadFonts(faces) {
  // A face that does not load is no reason to draw nothing: the next family in the figure's list is used.
  fonts ??= Promise.allSettled(
    faces.map(async ({ family, url, weight, style }) => {
      const face = new FontFace(family, `url("${new URL(url, document.baseURI)}")`, { weight, style });
      document.fonts.add(await face.load());
    }),
  );
  return fonts;
}

async function dataUrl(url) {
  const content = await (await fetch(new URL(url, document.baseURI))).blob();
  return new Promise((resolve) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result) });
    reader.readAsDataURL(content);
  });
}

async function withFonts(svg, faces) {
  // A picture on its own has none of the page's fonts, and its texts were placed for these.
  const rules = await Promise.all(
    faces.map(
      async ({ family, url, weight, style }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${await dataUrl(url)})}`,
    ),
  );
  return svg.replace(/<svg[^>]*>/, (opening) => `${opening}<style>${rules.join("")}</style>`);
}

async function pixels(svg, width, height) {
  const url = URL.createObjectURL(svg);
  const image = Object.assign(new Image(), { src: url });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARP, height: height * SHARP });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function element(tag, className, properties = {}) {
  return Object.assign(document.createElement(tag), { className, ...properties });
}

function themeOf(node) {
  const probe = element("i", "", { hidden: true });
  probe.style.color = "var(--st-background-color)";
  node.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
}

class View {
  constructor(parent) {
    this.picture = element("div", "dateline-picture", { tabIndex: 0, role: "img", ariaBusy: "true" });
    this.save = element("div", "dateline-save", { role: "group", ariaLabel: "Save the picture as drawn here" });
    this.save.append("Save as drawn:", ...["svg", "png"].map((format) => this.saveButton(format)));
    this.root = element("div", "dateline-chart");
    this.root.append(this.picture, this.save);
    this.save.hidden = true;
    parent.append(this.root);

    this.frame = {};
    this.pressed = false;
    this.stale = false; // a picture came in that is not drawn yet
    this.release = () => {
      this.pressed = false;
      if (this.stale) this.draw();
    };
    this.picture.addEventListener("pointerdown", () => (this.pressed = true));
    window.addEventListener("pointerup", this.release);
    window.addEventListener("pointercancel", this.release);
    this.resized = new ResizeObserver(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.measure(), SETTLE);
    });
    this.resized.observe(this.root);
  }

  saveButton(format) {
    const button = element("button", "", { type: "button", textContent: format.toUpperCase() });
    button.ariaLabel = `Save the picture as ${format.toUpperCase()}`;
    button.addEventListener("click", () => this.download(format));
    return button;
  }

  async download(format) {
    const { width, height } = this.picture.layout;
    const drawn = await (await plotly).toImage(this.picture, { format: "svg", width, height, imageDataOnly: true });
    const svg = new Blob([await withFonts(drawn, this.data.fonts)], { type: "image/svg+xml" });
    const link = element("a", "", { download: this.data.names[format] });
    link.href = URL.createObjectURL(format === "svg" ? svg : await pixels(svg, width, height));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // long after the browser has read it
  }

  update({ data, setStateValue, setTriggerValue }) {
    Object.assign(this, { data, setStateValue, setTriggerValue });
    this.ready = Promise.all([loadPlotly(data.plotly), loadFonts(data.fonts)]); // while Python draws for the width told
    this.measure();
    this.draw();
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
    const { figure, height, frame } = this.data;
    // A picture made for another width is not shown: the old one, or a quiet box, stays until the right one is here.
    if (!figure || frame.width !== this.room) {
      if (!this.drawn) this.picture.style.height = `${height}px`;
      return;
    }
    this.stale = true;
    const [library] = await this.ready;
    if (!this.stale || this.pressed || this.data.figure !== figure || !this.root.isConnected) return;
    this.stale = false;
    const { data, layout } = figure;
    await library.react(this.picture, data, layout, CONFIG);
    this.picture.ariaLabel = layout.meta?.alt ?? "Timeline";
    this.picture.ariaBusy = "false";
    this.picture.style.height = `${layout.height}px`;
    this.picture.style.overflowX = layout.width > this.root.clientWidth ? "auto" : "hidden";
    this.save.hidden = false;
    if (!this.drawn) this.listen();
    this.drawn = true;
  }

  listen() {
    // Plotly reports a click on a mark before the browser reports the click itself, so the second one knows of the first.
    let marked = false;
    this.picture.on("plotly_click", ({ points }) => {
      const id = points[0]?.customdata;
      if (id === undefined) return;
      marked = true;
      this.setTriggerValue("picked", String(id));
    });
    this.picture.addEventListener("click", () => {
      if (!marked) this.setTriggerValue("picked", "");
      marked = false;
    });
  }

  close() {
    clearTimeout(this.timer);
    this.resized.disconnect();
    window.removeEventListener("pointerup", this.release);
    window.removeEventListener("pointercancel", this.release);
    if (this.drawn) window.Plotly.purge(this.picture);
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  views.get(parentElement).update(component);
  return () => {
    // Streamlit also calls this for a rerun that was overtaken by the next one: the chart is gone only when its place is.
    if (parentElement.isConnected) return;
    views.get(parentElement)?.close();
    views.delete(parentElement);
  };
}
