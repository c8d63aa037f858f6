// Saves the picture as the browser drew it: for machines without a browser of the server's own.

const SHARP = 2; // pixels of a saved PNG for each px of the picture

export async function save(library, picture, format, faces, name) {
  const { width, height } = picture.layout;
  const drawn = await library.toImage(picture, { format: "svg", width, height, imageDataOnly: true });
  const svg = new Blob([await withFonts(drawn, faces)], { type: "image/svg+xml" });
  const link = Object.assign(document.createElement("a"), { download: name });
  link.href = URL.createObjectURL(format === "svg" ? svg : await pixels(svg, width, height));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // long after the browser has read it
}

async function withFonts(svg, faces) {
  // A picture on its own has none of the page's fonts, and its texts were placed for these.
  const rules = await Promise.all(
    faces.map(
      async ({ family, url, weight, style }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(${await dataUrl(url)})}`,
    ),
  );
  return svg.replace(/<svg[^>]*>/, (opening) => `${opening}<style>${rules.join("")}</style>`);
}

async function dataUrl(url) {
  const content = await (await fetch(new URL(url, document.baseURI))).blob();
  return new Promise((resolve) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result) });
    reader.readAsDataURL(content);
  });
}

async function pixels(svg, width, height) {
  const url = URL.createObjectURL(svg);
  const image = Object.assign(new Image(), { src: url });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARP, height: height * SHARP });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
