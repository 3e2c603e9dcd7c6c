/** Where something lies, pixels from the top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What something covers, pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Directions from a point, the best first. */
const directions = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
] as const;

/** Distances between a point and the middle of a text beyond its half size, pixels; tried in this order. */
const distances = [6, 14, 24];

/**
 * Where the middle of a text can stand near a point inside the plot without covering what is taken or, if that is
 * possible, what is pale; if there is no such place, at its upper right.
 *
 * @param size Of the text.
 * @param plot Size of the plot.
 */
export function freePlace(
  point: Place,
  size: Size,
  plot: Size,
  taken: readonly Box[],
  pale: readonly Box[] = [],
): { readonly place: Place; readonly box: Box } {
  const all = distances.flatMap((distance) =>
    directions.map(([right, down]) => {
      const x = point.x + right * (size.width / 2 + distance);
      const y = point.y + down * (size.height / 2 + distance);
      const box = {
        left: x - size.width / 2,
        right: x + size.width / 2,
        top: y - size.height / 2,
        bottom: y + size.height / 2,
      };
      return { place: { x, y }, box };
    }),
  );
  const inside = all.filter(
    ({ box }) => box.left >= 0 && box.right <= plot.width && box.top >= 0 && box.bottom <= plot.height,
  );
  const free = inside.filter(({ box }) => !taken.some((other) => meet(box, other)));
  return free.find(({ box }) => !pale.some((other) => meet(box, other))) ?? free[0] ?? all[0];
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
