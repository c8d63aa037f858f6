// Lanes that do not all find room come in pages. Alt and the wheel turn them. The wheel alone scrolls the browser's page;
// where that is at its end, a new gesture turns the lanes. What lies below the picture stays where it is, though pages
// differ in height.

const FURTHER = 300; // px that the wheel goes on at an end of the page until it turns to other lanes
const PAUSE = 400; // ms of rest after which the wheel begins anew
const HOLD = 2000; // ms after the last move of a hand in which a picture that is lower now keeps its place as high

export class Pages {
  /** `view` has the picture. */
  constructor(view) {
    Object.assign(this, { view, held: 0, gone: 0, last: -Infinity });
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
      if (begins) this.gone = 0;
      if (begins) this.atEnd = this.end(event.deltaY); // not where it only arrives, with all its force
      this.gone += event.deltaY;
      if (!this.atEnd || this.gone * event.deltaY < 0 || Math.abs(this.gone) < FURTHER) return;
    }
    const there = event.deltaY > 0 ? last < count : first > 1;
    if (!there || this.turned === drawn || picture.ariaBusy === "true") return; // one page at a time
    this.turned = drawn;
    this.atEnd = false;
    this.view.clicked("turn", Math.sign(event.deltaY));
  }

  /** Whether the browser's page is at its end that way. */
  end(way) {
    const main = this.view.picture.closest("[data-testid=stMain]");
    return way < 0 ? main.scrollTop <= 0 : main.scrollTop + main.clientHeight >= main.scrollHeight - 1;
  }

  /** A hand begins to move the picture. */
  hold() {
    clearTimeout(this.holding);
    this.holding = -1;
  }

  /** It rests. */
  release() {
    this.holding = setTimeout(() => {
      this.holding = undefined;
      this.keep(this.view.drawing.shown.layout);
    }, HOLD);
  }

  /** Keeps the place of the picture `meta`, `height` px high, as high as the highest of its pages, or as before while a
   *  hand moves. */
  keep({ meta, height }) {
    const [first, , count] = meta.lane_range ?? [];
    const turned = count && count === this.count && first !== this.first;
    this.held = turned || this.holding ? Math.max(this.held, height) : height;
    Object.assign(this, { first, count });
    this.view.stage.style.minHeight = `${this.held}px`;
  }

  close() {
    clearTimeout(this.holding);
  }
}
