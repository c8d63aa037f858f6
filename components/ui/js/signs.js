// Signs and labels during a zoom, painted on a canvas in each frame: they keep their size and move with the time axis.
// Only those in sight are painted, in the order of the picture. The canvas is a little higher than the browser's
// window.

const AROUND = 120; // px above and below the window that are painted, too, in case the page scrolls
const [PLACE, TURN] = [/translate\(\s*(-?[\d.e-]+)[\s,]+(-?[\d.e-]+)/, /rotate\(\s*(-?[\d.e-]+)/];

/** The shift to the right and down (px), and the rotation (radians), of an SVG transform. */
function transformOf(node) {
  const text = node.getAttribute("transform") ?? "";
  const [, across = 0, down = 0] = PLACE.exec(text) ?? [];
  return [Number(across), Number(down), (Number(TURN.exec(text)?.[1] ?? 0) * Math.PI) / 180];
}

const ALIGN = { start: "left", middle: "center", end: "right" };

function sign(node) {
  const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth, strokeDasharray, opacity } = node.style;
  const alpha = opacity === "" ? 1 : Number(opacity);
  const lineWidth = parseFloat(strokeWidth) || 0;
  const fillAlpha = fill && fill !== "none" ? alpha * (fillOpacity === "" ? 1 : fillOpacity) : 0;
  const strokeAlpha = stroke && stroke !== "none" && lineWidth ? alpha * (strokeOpacity === "" ? 1 : strokeOpacity) : 0;
  if (!fillAlpha && !strokeAlpha) return undefined;
  const [x, y, turn] = transformOf(node);
  const path = new Path2D(node.getAttribute("d"));
  return { x, y, turn, path, fill, fillAlpha, stroke, strokeAlpha, lineWidth, dash: (strokeDasharray.match(/[\d.]+/g) ?? []).map(Number) };
}

function label(point) {
  const node = point.querySelector("text");
  if (!node) return undefined;
  const [across, down] = transformOf(point);
  const { fontSize, fontFamily, fill, fillOpacity, fontWeight, fontStyle } = node.style;
  const inner = node.querySelector("tspan")?.style ?? {};
  const slant = inner.fontStyle || fontStyle || "normal";
  const weight = node.querySelector("tspan[style*=bold]") ? "bold" : fontWeight || "normal";
  const align = ALIGN[node.getAttribute("text-anchor")] ?? "left";
  const font = `${slant} ${weight} ${fontSize} ${fontFamily}`;
  const y = Number(node.getAttribute("y")) + down;
  return { x: Number(node.getAttribute("x")), y, across, text: node.textContent, align, font, fill, fillAlpha: fillOpacity === "" ? 1 : Number(fillOpacity) };
}

export class Signs {
  /** `nodes` are the signs and labels that belong to the axis; their x counts from the axis' left end. */
  constructor(picture, nodes, axis) {
    Object.assign(this, { picture, axis });
    this.items = [...nodes].map((node) => (node.localName === "path" ? sign(node) : label(node))).filter(Boolean);
    this.canvas = Object.assign(document.createElement("canvas"), { className: "dateline-signs" });
    this.pen = this.canvas.getContext("2d");
    this.place();
  }

  /** Places the canvas over the part of the picture that is in sight. */
  place() {
    const { height, width } = this.picture.layout;
    const canvasHeight = Math.min(height, innerHeight + 2 * AROUND);
    this.top = Math.min(Math.max(0, -this.picture.getBoundingClientRect().top - AROUND), height - canvasHeight);
    this.canvas.style.transform = `translateY(${this.top}px)`;
    if (canvasHeight === this.canvasHeight && devicePixelRatio === this.pixelRatio) return;
    [this.canvasHeight, this.pixelRatio] = [canvasHeight, devicePixelRatio];
    Object.assign(this.canvas, { width: width * this.pixelRatio, height: canvasHeight * this.pixelRatio });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${canvasHeight}px` });
  }

  /** Paints the window to which `scale` and `shift` (px) lead: x px of the axis go to x * scale + shift. */
  paint(scale, shift) {
    const { pen, pixelRatio, top } = this;
    const { left, right } = this.axis;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const item of this.items) {
      if (item.y < top - AROUND || item.y > top + this.canvasHeight + AROUND) continue;
      const x = left + item.x * scale + shift;
      if (x < left - this.canvas.width / pixelRatio || x > right + this.canvas.width / pixelRatio) continue;
      if (item.path) this.sign(item, x);
      else {
        pen.setTransform(pixelRatio, 0, 0, pixelRatio, (x + item.across) * pixelRatio, (item.y - top) * pixelRatio);
        pen.globalAlpha = item.fillAlpha;
        pen.fillStyle = item.fill;
        pen.textAlign = item.align;
        if (pen.font !== item.spelledFont) pen.font = item.font;
        item.spelledFont ??= pen.font; // in the browser's spelling
        pen.fillText(item.text, 0, 0);
      }
    }
  }

  sign(item, x) {
    const { pen, pixelRatio } = this;
    const [cos, sin] = [Math.cos(item.turn) * pixelRatio, Math.sin(item.turn) * pixelRatio];
    pen.setTransform(cos, sin, -sin, cos, x * pixelRatio, (item.y - this.top) * pixelRatio);
    if (item.fillAlpha) {
      pen.globalAlpha = item.fillAlpha;
      pen.fillStyle = item.fill;
      pen.fill(item.path);
    }
    if (!item.strokeAlpha) return;
    pen.globalAlpha = item.strokeAlpha;
    pen.strokeStyle = item.stroke;
    pen.lineWidth = item.lineWidth;
    pen.setLineDash(item.dash);
    pen.stroke(item.path);
  }
}
