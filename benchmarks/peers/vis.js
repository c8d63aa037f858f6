// vis-timeline with groups, as it is by default: items stacked so that none covers another.

window.peer = {
  prepare({ start, end, lane, title, lanes }) {
    this.items = title.map((content, id) => ({ id, content, start: start[id], end: end[id], group: lane[id] }));
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
    const options = { height: "800px", showCurrentTime: false };
    this.chart = new vis.Timeline(place, new vis.DataSet(this.items), new vis.DataSet(this.groups), options);
    return this.changed();
  },
  zoom() {
    const done = this.changed();
    this.chart.zoomIn(0.5, { animation: false });
    return done;
  },
};
