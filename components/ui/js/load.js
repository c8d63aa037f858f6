// The chart library and the fonts, each fetched once for the page, from this computer.

let plotly;
export function loadPlotly(url) {
  const src = String(new URL(url, document.baseURI));
  plotly ??= import(src).then(
    () => window.Plotly,
    () => Promise.reject(new Error(`The chart library did not load from ${src}.`)),
  );
  return plotly;
}

let fonts;
export function loadFonts(faces) {
  // A face that does not load is no reason to draw nothing: the next family in the figure's list is used.
  fonts ??= Promise.allSettled(
    faces.map(async ({ family, url, weight, style }) => {
      const face = new FontFace(family, `url("${new URL(url, document.baseURI)}")`, { weight, style });
      document.fonts.add(await face.load());
    }),
  );
  return fonts;
}
