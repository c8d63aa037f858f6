// What lies at a place of the picture besides its marks, as the picture's `meta` has it.

/** The second that names the fold at a place of the picture, undefined beside all folds. */
export function foldAt(meta, x, y) {
  const { folds = [] } = meta;
  return folds.find(({ box: [left, top, right, bottom] }) => x >= left && x <= right && y >= top && y <= bottom)?.second;
}

/** The lane at a height of the picture (px) that a click opens or closes, undefined for all others. */
export function laneAt(meta, y) {
  const { lanes = [] } = meta;
  return lanes.find(({ top, bottom }) => y >= top && y < bottom);
}

/** The group of lanes whose heads are at a place of the picture (px), undefined beside all. */
export function groupAt(meta, x, y) {
  const { groups = [] } = meta;
  return groups.find(({ top, bottom, right }) => y >= top && y < bottom && x < right);
}
