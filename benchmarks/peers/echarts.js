// ECharts' custom series, as in its example of a Gantt chart: one rectangle an event, on a canvas.

const TALL = 0.6; // of a lane

function rectangle(params, api) {
  const lane = api.value(0);
  const [left, middle] = api.coord([api.value(1), lane]);
  const [right] = api.coord([api.value(2), lane]);
  const height = api.size([0, 1])[1] * TALL;
  const { x, y, width, height: room } = params.coordSys;
  const shape = echarts.graphic.clipRectByRect(
    { x: left, y: middle - height / 2, width: Math.max(1, right - left), height },
    { x, y, width, height: room },
  );
  return shape && { type: "rect", shape, style: { fill: api.visual("color") } };
}

window.peer = {
  prepare({ start, end, lane, title, lanes }) {
    this.lanes = lanes;
    this.data = title.map((name, row) => ({ name, value: [lane[row], start[row], end[row]] }));
  },
  finished() {
    return new Promise((done) => {
      const once = () => {
        this.chart.off("finished", once);
        done();
      };
      this.chart.on("finished", once);
    });
  },
  draw() {
    this.chart = echarts.init(document.getElementById("chart"));
    const done = this.finished();
    this.chart.setOption({
      animation: false,
      tooltip: {},
      dataZoom: [{ type: "inside", filterMode: "weakFilter" }],
      xAxis: { type: "time" },
      yAxis: { type: "category", data: this.lanes },
      series: [{ type: "custom", renderItem: rectangle, encode: { x: [1, 2], y: 0 }, data: this.data }],
    });
    return done;
  },
  zoom() {
    const done = this.finished();
    this.chart.dispatchAction({ type: "dataZoom", start: 25, end: 75 });
    return done;
  },
};
