// Pages of lanes, if they do not all fit. Alt and the wheel turn them. The wheel alone scrolls the browser's page; at
// the end of that, a new gesture turns the lanes. The content below the picture stays in place, though pages differ in
// height.

const FURTHER = 300; // px of the wheel at an end of the page that turn to other lanes
const PAUSE = 400; // ms of rest after which the wheel starts a new gesture
const HOLD = 2000; // ms after a gesture during which the stage keeps its height, if the picture is lower now

export class Pages {
  /** `view` has the picture. */
  constructor(view) {
    Object.assign(this, { view, height: 0, distance: 0, last: -Infinity });
    view.stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  wheel(event) {
    const { drawing, picture } = this.view;
    const { drawn } = drawing;
    const [first, last, count] = drawn?.layout.meta.lane_range ?? [];
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.deltaY || !count) return;
    if (event.altKey) event.preventDefault(); // some browsers go back in the history
    else {
      const begins = event.timeStamp - this.last > PAUSE;
      this.last = event.timeStamp;
      if (begins) this.distance = 0;
      if (begins) this.atEnd = this.end(event.deltaY); // not if the gesture only arrives there
      this.distance += event.deltaY;
      if (!this.atEnd || this.distance * event.deltaY < 0 || Math.abs(this.distance) < FURTHER) return;
    }
    const possible = event.deltaY > 0 ? last < count : first > 1;
    if (!possible || this.turned === drawn || picture.ariaBusy === "true") return; // one page at a time
    this.turned = drawn;
    this.atEnd = false;
    this.view.clicked("turn", Math.sign(event.deltaY));
  }

  /** Whether the browser's page is at its end in a direction: the bottom (positive) or the top. */
  end(direction) {
    const main = this.view.picture.closest("[data-testid=stMain]");
    return direction < 0 ? main.scrollTop <= 0 : main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
  }

  /** A gesture starts to move the picture. */
  hold() {
    clearTimeout(this.holding);
    this.holding = -1;
  }

  /** The gesture rests. */
  release() {
    this.holding = setTimeout(() => {
      this.holding = undefined;
      this.keep(this.view.drawing.shown.layout);
    }, HOLD);
  }

  /** Makes the stage as high as a picture of `height` px with `meta`; not lower than before if only the page of lanes
   *  was turned, or during a gesture. */
  keep({ meta, height }) {
    const [first, , count] = meta.lane_range ?? [];
    const turned = count && count === this.count && first !== this.first;
    this.height = turned || this.holding ? Math.max(this.height, height) : height;
    Object.assign(this, { first, count });
    this.view.stage.style.minHeight = `${this.height}px`;
  }

  close() {
    clearTimeout(this.holding);
  }
}
