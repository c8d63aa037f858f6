// The mark or label at a position. For a click the chart library uses the last mark that it found under the moving
// pointer, which it searches every 50 ms at most: a quick click was lost, or attributed to an earlier mark.

/** The custom data (an event's id, or a cluster's time) of the mark nearest to `x`, `y` (px of the picture); undefined
 * if none is within the hover distance. `painted` is the x at which the content now at `x` was painted. */
export function hit(picture, x, y, painted = x) {
  const { _fullLayout: layout, calcdata = [] } = picture; // the chart library's own data of what it has drawn
  let found;
  let least = layout.hoverdistance;
  for (const points of calcdata) {
    const { trace } = points[0];
    if (trace.hoverinfo === "skip") continue;
    const [across, down] = [axisOf(layout, trace.xaxis), axisOf(layout, trace.yaxis)];
    const from = trace.xaxis === "x2" ? painted : x;
    for (const point of points) {
      if (point.data === undefined) continue;
      const radius = Math.max(3, point.mrc || 0);
      const gap = Math.hypot(across._offset + across.c2p(point.x) - from, down._offset + down.c2p(point.y) - y) - radius;
      const distance = Math.max(gap, 1 - 3 / radius); // within several marks the smallest counts, as for hover texts
      if (distance > least) continue;
      least = distance;
      found = point.data;
    }
  }
  return found;
}

/** The event whose label is at `x`, `y` (px of the picture), undefined if there is none. */
export function labelAt(picture, x, y) {
  const { events = [] } = picture.layout.meta;
  const frame = picture.getBoundingClientRect();
  const [across, down] = [frame.left - picture.scrollLeft + x, frame.top + y];
  for (const trace of picture.querySelectorAll(".trace")) {
    const owners = trace.__data__?.[0]?.trace?.meta?.of;
    const labels = owners ? trace.querySelectorAll("g.textpoint") : [];
    if (labels.length !== owners?.length) continue;
    for (const [index, [owner]] of owners.entries()) {
      if (owner === undefined) continue;
      const { left, right, top, bottom } = labels[index].getBoundingClientRect();
      if (across >= left && across <= right && down >= top && down <= bottom) return events[owner] || undefined; // some labels have no event
    }
  }
  return undefined;
}

function axisOf(layout, name) {
  return layout[`${name[0]}axis${name.slice(1)}`];
}
