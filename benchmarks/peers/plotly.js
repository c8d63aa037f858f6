// A figure of plotly.js that Python made, and the one for half of its range: another figure, or other ends of the axis.

window.peer = {
  prepare(data) {
    this.data = data;
  },
  draw() {
    const { data, layout } = this.data.figure;
    return Plotly.newPlot("chart", data, layout);
  },
  zoom() {
    if (this.data.zoomed) return Plotly.react("chart", this.data.zoomed.data, this.data.zoomed.layout);
    return Plotly.relayout("chart", { "xaxis.range": this.data.range });
  },
};
