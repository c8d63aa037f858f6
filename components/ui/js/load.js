// The chart library and the fonts, each loaded once for the page, from this computer.

let plotly;
export function loadPlotly(url) {
  plotly ??= new Promise((resolve, reject) => {
    const src = String(new URL(url, document.baseURI));
    const script = Object.assign(document.createElement("script"), { src });
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => reject(new Error(`The chart library did not load from ${src}.`)));
    document.head.append(script);
  });
  return plotly;
}

let fonts;
export function loadFonts(faces) {
  // If a font does not load, the next family in the figure's list is used.
  fonts ??= Promise.allSettled(
    faces.map(async ({ family, url, weight, style }) => {
      const face = new FontFace(family, `url("${new URL(url, document.baseURI)}")`, { weight, style });
      document.fonts.add(await face.load());
    }),
  );
  return fonts;
}
