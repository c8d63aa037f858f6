// vis-timeline with groups, as it is by default: items stacked so that none covers another.

window.peer = {
  prepare({ start, end, lane, title, lanes }) {
    this.items = title.map((content, id) => ({ id, content, start: start[id], end: end[id], group: lane[id] }));
    // By itself it begins at today and comes to the events a moment later.
    this.range = {
      start: start.reduce((least, ms) => Math.min(least, ms)),
      end: end.reduce((most, ms) => Math.max(most, ms)),
    };
    this.groups = lanes.map((content, id) => ({ id, content }));
  },
  changed() {
    return new Promise((done) => {
      const once = () => {
        this.chart.off("changed", once);
        done();
      };
      this.chart.on("changed", once);
    });
  },
  draw() {
    const place = document.getElementById("chart");
    const options = { height: "800px", showCurrentTime: false, ...this.range };
    this.chart = new vis.Timeline(place, new vis.DataSet(this.items), new vis.DataSet(this.groups), options);
    return this.changed();
  },
  zoom() {
    const done = this.changed();
    const quarter = (this.range.end - this.range.start) / 4;
    this.chart.setWindow(this.range.start + quarter, this.range.end - quarter, { animation: false });
    return done;
  },
};
