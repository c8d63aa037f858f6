// Signs and words of a picture that is zoomed by hand, painted on a canvas in each frame: they keep their size and move
// with the time axis. Only those in sight are painted, in the order in which the picture has them. The canvas is as high
// as the browser's window.

const AROUND = 120; // px above and below the window that are painted, too, for a hand that also scrolls
const [PLACE, TURN] = [/translate\(\s*(-?[\d.e-]+)[\s,]+(-?[\d.e-]+)/, /rotate\(\s*(-?[\d.e-]+)/];

/** The px to the right and down, and the degrees, of an SVG transform. */
function moved(node) {
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
  const [x, y, turn] = moved(node);
  const path = new Path2D(node.getAttribute("d"));
  return { x, y, turn, path, fill, area, stroke, line, wide, dash: (strokeDasharray.match(/[\d.]+/g) ?? []).map(Number) };
}

function word(point) {
  const node = point.querySelector("text");
  if (!node) return undefined;
  const [across, down] = moved(point);
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
  /** `nodes` are the signs and words that belong to the axis, whose px begin at the axis' left end. */
  constructor(picture, nodes, axis) {
    Object.assign(this, { picture, axis });
    this.items = [...nodes].map((node) => (node.localName === "path" ? sign(node) : word(node))).filter(Boolean);
    this.canvas = Object.assign(document.createElement("canvas"), { className: "dateline-signs" });
    this.pen = this.canvas.getContext("2d");
    this.place();
  }

  /** Lays the canvas over the part of the picture that is in sight. */
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

  /** Of the window that is `scale` times as large as the painted one and lies `shift` px to the right. */
  paint(scale, shift) {
    const { pen, dots, top } = this;
    const { left, right } = this.axis;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const one of this.items) {
      if (one.y < top - AROUND || one.y > top + this.high + AROUND) continue;
      const x = left + one.x * scale + shift;
      if (x < left - this.canvas.width / dots || x > right + this.canvas.width / dots) continue;
      if (one.path) this.sign(one, x);
      else {
        pen.setTransform(dots, 0, 0, dots, (x + one.across) * dots, (one.y - top) * dots);
        pen.globalAlpha = one.area;
        pen.fillStyle = one.fill;
        pen.textAlign = one.align;
        if (pen.font !== one.set) pen.font = one.font;
        one.set ??= pen.font; // as the browser writes it
        pen.fillText(one.text, 0, 0);
      }
    }
  }

  sign(one, x) {
    const { pen, dots } = this;
    const [cos, sin] = [Math.cos(one.turn) * dots, Math.sin(one.turn) * dots];
    pen.setTransform(cos, sin, -sin, cos, x * dots, (one.y - this.top) * dots);
    if (one.area) {
      pen.globalAlpha = one.area;
      pen.fillStyle = one.fill;
      pen.fill(one.path);
    }
    if (!one.line) return;
    pen.globalAlpha = one.line;
    pen.strokeStyle = one.stroke;
    pen.lineWidth = one.wide;
    pen.setLineDash(one.dash);
    pen.stroke(one.path);
  }
}
