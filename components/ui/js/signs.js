// Signs and labels during a zoom, painted on a canvas in each frame: they keep their size and move with the time axis. Only
// those in sight are painted, in the order of the picture. The canvas is a little higher than the browser's window.

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
  const wide = parseFloat(strokeWidth) || 0;
  const area = fill && fill !== "none" ? alpha * (fillOpacity === "" ? 1 : fillOpacity) : 0;
  const line = stroke && stroke !== "none" && wide ? alpha * (strokeOpacity === "" ? 1 : strokeOpacity) : 0;
  if (!area && !line) return undefined;
  const [x, y, turn] = transformOf(node);
  const path = new Path2D(node.getAttribute("d"));
  return { x, y, turn, path, fill, area, stroke, line, wide, dash: (strokeDasharray.match(/[\d.]+/g) ?? []).map(Number) };
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
  return { x: Number(node.getAttribute("x")), y, across, text: node.textContent, align, font, fill, area: fillOpacity === "" ? 1 : Number(fillOpacity) };
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
    const high = Math.min(height, innerHeight + 2 * AROUND);
    this.top = Math.min(Math.max(0, -this.picture.getBoundingClientRect().top - AROUND), height - high);
    this.canvas.style.transform = `translateY(${this.top}px)`;
    if (high === this.high && devicePixelRatio === this.dots) return;
    [this.high, this.dots] = [high, devicePixelRatio];
    Object.assign(this.canvas, { width: width * this.dots, height: high * this.dots });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${high}px` });
  }

  /** Paints the window to which `scale` and `shift` (px) lead: x px of the axis go to x * scale + shift. */
  paint(scale, shift) {
    const { pen, dots, top } = this;
    const { left, right } = this.axis;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const item of this.items) {
      if (item.y < top - AROUND || item.y > top + this.high + AROUND) continue;
      const x = left + item.x * scale + shift;
      if (x < left - this.canvas.width / dots || x > right + this.canvas.width / dots) continue;
      if (item.path) this.sign(item, x);
      else {
        pen.setTransform(dots, 0, 0, dots, (x + item.across) * dots, (item.y - top) * dots);
        pen.globalAlpha = item.area;
        pen.fillStyle = item.fill;
        pen.textAlign = item.align;
        if (pen.font !== item.set) pen.font = item.font;
        item.set ??= pen.font; // in the browser's spelling
        pen.fillText(item.text, 0, 0);
      }
    }
  }

  sign(item, x) {
    const { pen, dots } = this;
    const [cos, sin] = [Math.cos(item.turn) * dots, Math.sin(item.turn) * dots];
    pen.setTransform(cos, sin, -sin, cos, x * dots, (item.y - this.top) * dots);
    if (item.area) {
      pen.globalAlpha = item.area;
      pen.fillStyle = item.fill;
      pen.fill(item.path);
    }
    if (!item.line) return;
    pen.globalAlpha = item.line;
    pen.strokeStyle = item.stroke;
    pen.lineWidth = item.wide;
    pen.setLineDash(item.dash);
    pen.stroke(item.path);
  }
}
