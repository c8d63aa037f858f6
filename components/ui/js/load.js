// The chart library and the fonts, each fetched once for the page, from this computer.

let plotly;
export function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly); // the page began with it
    const src = String(new URL(url, document.baseURI));
    const over = performance.getEntriesByName(src).at(-1); // what has failed tells nobody any more
    const early = (!over || over.responseStatus === 200) && [...document.scripts].find((each) => each.src === src);
    const script = early || Object.assign(document.createElement("script"), { src });
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => reject(new Error(`The chart library did not load from ${src}.`)));
    if (!early) document.head.append(script);
  });
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
