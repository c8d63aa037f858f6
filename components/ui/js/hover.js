// The event under the pointer is emphasised, with its marks in other lanes and its links; everything else fades. Its
// ink is cloned over the faded picture: each trace has the events that each of its pieces belongs to (meta.of).

const FAINT = 0.3;

export class Hover {
  constructor(picture) {
    this.picture = picture;
    this.clones = [];
    this.faded = [];
    for (const name of ["pointermove", "mousemove"]) picture.addEventListener(name, (event) => this.moved(event), { capture: true });
  }

  /** Under a resting pointer no mark of a new picture is emphasised until the pointer moves. The browser sends events
   *  of moves whenever another element is under the pointer. */
  rest() {
    this.resting = true;
  }

  moved(event) {
    const at = `${Math.floor(event.clientX)} ${Math.floor(event.clientY)}`; // pointer events have fractions of px, mouse events have not
    if (this.resting && at === this.at) return event.stopPropagation();
    this.at = at;
    this.resting = false;
  }

  /** Ends all hovering as if the pointer had left, the chart library's hover text included. */
  leave() {
    this.clear();
    const { _fullLayout: layout } = this.picture;
    if (!layout) return;
    window.Plotly.Fx.unhover(this.picture);
    layout._hoversubplot = null; // or it would hover there again in the next picture
  }

  show(event) {
    this.clear();
    const { events = [], links = [] } = this.picture.layout.meta;
    const chosen = events.indexOf(event);
    if (chosen < 0) return;
    const near = new Set([event, ...links.filter((ends) => ends.includes(event)).flat()].map((id) => events.indexOf(id)));
    const strong = (owners) => (owners.length > 1 ? owners.includes(chosen) : near.has(owners[0]));
    for (const layer of this.picture.querySelectorAll(".overplot > *")) {
      const over = layer.cloneNode(false);
      over.style.pointerEvents = "none";
      for (const trace of layer.querySelectorAll(".trace")) {
        const owners = trace.__data__?.[0]?.trace?.meta?.of;
        if (!owners) continue;
        over.append(...this.pieces(trace, owners, strong));
        trace.style.opacity = FAINT;
        this.faded.push(trace);
      }
      layer.after(over);
      this.clones.push(over);
    }
  }

  pieces(trace, owners, strong) {
    const wanted = owners.flatMap((events, index) => (strong(events) ? [index] : []));
    if (!wanted.length) return [];
    const found = [];
    for (const selector of ["path.point", "g.textpoint"]) {
      const nodes = trace.querySelectorAll(selector);
      if (nodes.length === owners.length) found.push(...wanted.map((index) => nodes[index].cloneNode(true)));
    }
    for (const path of trace.querySelectorAll("path.js-fill, path.js-line")) {
      const parts = (path.getAttribute("d") ?? "").split(/(?=M)/);
      if (parts.length !== owners.length) continue; // the library left out a piece, so the indexes are not known
      const copy = path.cloneNode(false);
      copy.setAttribute("d", wanted.map((index) => parts[index]).join(""));
      found.push(copy);
    }
    return found;
  }

  clear() {
    for (const clone of this.clones) clone.remove();
    this.clones = [];
    for (const trace of this.faded) trace.style.opacity = 1;
    this.faded = [];
  }
}
