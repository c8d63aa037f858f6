// The time axis in the browser: its ends (px), the part of it that was drawn (units of the scale), the conversion
// between units and seconds (the scale's knots), and the texts at its ends. A window is [first, last] in units.

const LEAST_SECONDS = 0.002;
const MOST = 1.3; // width of the widest window, as a multiple of the whole scale

export class Axis {
  constructor({ left, right, first, last, least, most, knots, ends }) {
    Object.assign(this, { left, right, drawn: [first, last], extent: [least, most], ends });
    const [seconds, units] = [0, 1].map((side) => knots.map((knot) => knot[side]));
    Object.assign(this, { seconds, units });
    const largest = Math.max(Math.abs(seconds[0]), Math.abs(seconds.at(-1)));
    this.least = Math.max(LEAST_SECONDS, largest * 2 ** -38); // in a finer window rounding errors would be visible
  }

  moment(unit) {
    return interpolated(unit, this.units, this.seconds);
  }

  place(second) {
    return interpolated(second, this.seconds, this.units);
  }

  /** The unit at `x` px when `window` is shown. */
  at(x, [first, last]) {
    return first + ((x - this.left) / (this.right - this.left)) * (last - first);
  }

  px(unit, [first, last]) {
    return this.left + ((unit - first) / (last - first)) * (this.right - this.left);
  }

  /** The window nearest to the requested one that is neither too fine nor too wide and has its middle on the scale. */
  clamped([first, last]) {
    const [least, most] = this.extent;
    const middle = Math.min(Math.max((first + last) / 2, least), most);
    const half = Math.min(Math.max(last - first, this.least), (most - least) * MOST) / 2;
    return [middle - half, middle + half];
  }

  isWhole([first, last]) {
    const slack = (this.extent[1] - this.extent[0]) * 1e-3;
    return first <= this.extent[0] + slack && last >= this.extent[1] - slack;
  }
}

export function zoomed([first, last], at, factor) {
  return [at - (at - first) * factor, at + (last - at) * factor];
}

/** The value at `x` of the line through the knots (xs, ys), continued with slope 1 outside them. */
function interpolated(x, xs, ys) {
  if (x <= xs[0]) return ys[0] + x - xs[0];
  if (x >= xs.at(-1)) return ys.at(-1) + x - xs.at(-1);
  const k = xs.findIndex((knot) => knot >= x);
  return ys[k - 1] + ((x - xs[k - 1]) / (xs[k] - xs[k - 1])) * (ys[k] - ys[k - 1]);
}
