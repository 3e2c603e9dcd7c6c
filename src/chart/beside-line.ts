import { haloText } from "./halo-text.ts";

/** A place of a line or near it. */
export interface Place {
  readonly at: number;
  readonly value: number;
}

/**
 * Layers of texts beside points near a line, each on the side that the line leaves free: above what lies above it,
 * and before it where it rises towards the text.
 *
 * @param points With `text` and the fields of the channels.
 * @param placeOf Where a point lies.
 * @param line Its places in order; not empty.
 * @param channels `x` and `y` of the points.
 */
export function textsBesideLine<Point>(
  points: readonly Point[],
  placeOf: (point: Point) => Place,
  line: readonly Place[],
  channels: Readonly<Record<"x" | "y", unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  // About as far as a text is long.
  const ahead = Math.ceil(line.length / 10);
  const sides = points.map((point) => {
    const { at, value } = placeOf(point);
    const found = line.findIndex((place) => place.at >= at);
    const index = found < 0 ? line.length - 1 : found;
    const after = line[Math.min(line.length - 1, index + ahead)];
    return { isAbove: value >= line[index].value, isRising: after.value > line[index].value };
  });
  return [true, false].flatMap((isAbove) =>
    [true, false].flatMap((isRising) => {
      const values = points.filter(
        (_, index) => sides[index].isAbove === isAbove && sides[index].isRising === isRising,
      );
      const isLeft = isAbove === isRising;
      const mark = { align: isLeft ? "right" : "left", dx: isLeft ? -8 : 8, dy: isAbove ? -9 : 9 };
      const layer = haloText(mark, { ...channels, text: { field: "text", type: "nominal" } });
      return values.length === 0 ? [] : [{ data: { values }, layer }];
    }),
  );
}
