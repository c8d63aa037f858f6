// Vega: one rectangle an event on a canvas; the time axis' domain is a signal.

window.peer = {
  prepare({ start, end, lane, title, lanes }) {
    const values = title.map((name, row) => ({ name, start: start[row], end: end[row], lane: lanes[lane[row]] }));
    const first = start.reduce((least, ms) => Math.min(least, ms));
    this.domain = [first, end.reduce((most, ms) => Math.max(most, ms))];
    this.spec = {
      $schema: "https://vega.github.io/schema/vega/v6.json",
      width: 1040,
      height: 740,
      padding: 5,
      signals: [{ name: "domain", value: this.domain }],
      data: [{ name: "events", values }],
      scales: [
        { name: "x", type: "utc", domain: { signal: "domain" }, range: "width" },
        { name: "y", type: "band", domain: lanes, range: "height", padding: 0.4 },
      ],
      axes: [
        { orient: "bottom", scale: "x" },
        { orient: "left", scale: "y" },
      ],
      marks: [
        {
          type: "rect",
          clip: true,
          from: { data: "events" },
          encode: {
            enter: {
              y: { scale: "y", field: "lane" },
              height: { scale: "y", band: 1 },
              fill: { value: "#4c78a8" },
              tooltip: { field: "name" },
            },
            update: {
              x: { scale: "x", field: "start" },
              width: { signal: "max(1, scale('x', datum.end) - scale('x', datum.start))" },
            },
          },
        },
      ],
    };
  },
  draw() {
    this.view = new vega.View(vega.parse(this.spec), { renderer: "canvas", container: "#chart", hover: true });
    return this.view.runAsync();
  },
  zoom() {
    const [first, last] = this.domain;
    const quarter = (last - first) / 4;
    return this.view.signal("domain", [first + quarter, last - quarter]).runAsync();
  },
};
