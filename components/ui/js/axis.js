// The time axis as the browser knows it: where it runs (px), which part of it is shown (units of the scale), and how
// units and seconds belong together (the scale's knots), and the words at its ends. A window is [first, last] in units.

const LEAST_SECONDS = 0.002;
const MOST = 1.3; // how much wider than everything a window may be

export class Axis {
  constructor({ left, right, first, last, least, most, knots, ends }) {
    Object.assign(this, { left, right, drawn: [first, last], whole: [least, most], ends });
    const [seconds, units] = [0, 1].map((side) => knots.map((knot) => knot[side]));
    Object.assign(this, { seconds, units });
    const far = Math.max(Math.abs(seconds[0]), Math.abs(seconds.at(-1)));
    this.least = Math.max(LEAST_SECONDS, far * 2 ** -38); // finer, and the numbers' own steps would show
  }

  moment(unit) {
    return straight(unit, this.units, this.seconds);
  }

  place(second) {
    return straight(second, this.seconds, this.units);
  }

  /** The unit at `x` px when `window` is shown. */
  at(x, [first, last]) {
    return first + ((x - this.left) / (this.right - this.left)) * (last - first);
  }

  px(unit, [first, last]) {
    return this.left + ((unit - first) / (last - first)) * (this.right - this.left);
  }

  /** The window nearest to the one asked for: neither too fine nor too wide, and never off everything there is. */
  clamped([first, last]) {
    const [least, most] = this.whole;
    const middle = Math.min(Math.max((first + last) / 2, least), most);
    const half = Math.min(Math.max(last - first, this.least), (most - least) * MOST) / 2;
    return [middle - half, middle + half];
  }

  isWhole([first, last]) {
    const slack = (this.whole[1] - this.whole[0]) * 1e-3;
    return first <= this.whole[0] + slack && last >= this.whole[1] - slack;
  }
}

export function zoomed([first, last], at, factor) {
  return [at - (at - first) * factor, at + (last - at) * factor];
}

function straight(x, xs, ys) {
  if (x <= xs[0]) return ys[0] + x - xs[0];
  if (x >= xs.at(-1)) return ys.at(-1) + x - xs.at(-1);
  const k = xs.findIndex((knot) => knot >= x);
  return ys[k - 1] + ((x - xs[k - 1]) / (xs[k] - xs[k - 1])) * (ys[k] - ys[k - 1]);
}
