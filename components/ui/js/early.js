// Runs the chart library as soon as the page has asked Python for itself: Python is at work then, and this waits anyway.

export default function ({ data }) {
  import(new URL(data.plotly, document.baseURI)).catch(() => {}); // the chart says so where it is needed
}
