// TimelineJS3 as its own first example: a list of events, each with a start, an end, a headline and a group.

const date = (ms) => {
  const day = new Date(ms);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
};

window.peer = {
  prepare({ start, end, lane, title, lanes }) {
    const events = title.map((headline, row) => ({
      start_date: date(start[row]),
      end_date: date(end[row]),
      text: { headline },
      group: lanes[lane[row]],
    }));
    this.data = { events };
  },
  draw() {
    return new Promise((done) => {
      this.chart = new TL.Timeline("chart", this.data, { font: null, duration: 0 });
      this.chart.on("loaded", done);
    });
  },
  zoom() {
    this.chart.zoomIn();
  },
};
