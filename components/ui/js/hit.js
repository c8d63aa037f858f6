// What lies under a click. The chart library answers a click with what it last found under the moving pointer, which it
// looks for every 50 ms at most: a quick hand's click was lost, or given to the mark it came from.

/** What the nearest mark to `x`, `y` (px of the picture) says it is about; undefined where none is within reach.
 * `painted`: where what lies at x was painted, if the hand has moved the axis since. */
export function hit(picture, x, y, painted = x) {
  const { _fullLayout: layout, calcdata = [] } = picture; // where the chart library keeps what it has drawn
  let about;
  let least = layout.hoverdistance;
  for (const points of calcdata) {
    const { trace } = points[0];
    if (trace.hoverinfo === "skip") continue;
    const [across, down] = [axisOf(layout, trace.xaxis), axisOf(layout, trace.yaxis)];
    const from = trace.xaxis === "x2" ? painted : x;
    for (const point of points) {
      if (point.data === undefined) continue;
      const radius = Math.max(3, point.mrc || 0);
      const far = Math.hypot(across._offset + across.c2p(point.x) - from, down._offset + down.c2p(point.y) - y) - radius;
      const distance = Math.max(far, 1 - 3 / radius); // within several marks, the smallest: as the hover text chooses
      if (distance > least) continue;
      least = distance;
      about = point.data;
    }
  }
  return about;
}

/** The event whose words are under `x`, `y` (px of the picture), undefined where there are none. */
export function written(picture, x, y) {
  const { events = [] } = picture.layout.meta;
  const frame = picture.getBoundingClientRect();
  const [across, down] = [frame.left - picture.scrollLeft + x, frame.top + y];
  for (const trace of picture.querySelectorAll(".trace")) {
    const owners = trace.__data__?.[0]?.trace?.meta?.of;
    const words = owners ? trace.querySelectorAll("g.textpoint") : [];
    if (words.length !== owners?.length) continue;
    for (const [index, [owner]] of owners.entries()) {
      if (owner === undefined) continue;
      const { left, right, top, bottom } = words[index].getBoundingClientRect();
      if (across >= left && across <= right && down >= top && down <= bottom) return events[owner] || undefined; // some words are no event's
    }
  }
  return undefined;
}

function axisOf(layout, name) {
  return layout[`${name[0]}axis${name.slice(1)}`];
}
