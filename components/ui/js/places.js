// Folds, lanes and groups at a position of the picture, by the figure's `meta`.

/** The second that identifies the fold at a position of the picture (px), undefined if there is none. */
export function foldAt(meta, x, y) {
  const { folds = [] } = meta;
  return folds.find(({ box: [left, top, right, bottom] }) => x >= left && x <= right && y >= top && y <= bottom)?.second;
}

/** The lane at a y of the picture (px) if a click opens or closes it, otherwise undefined. */
export function laneAt(meta, y) {
  const { lanes = [] } = meta;
  return lanes.find(({ top, bottom }) => y >= top && y < bottom);
}

/** The group of lanes whose head is at a position of the picture (px), undefined if there is none. */
export function groupAt(meta, x, y) {
  const { groups = [] } = meta;
  return groups.find(({ top, bottom, right }) => y >= top && y < bottom && x < right);
}
