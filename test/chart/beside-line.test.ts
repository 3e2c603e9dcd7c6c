import { expect, test } from "vitest";
import { textsBesideLine } from "../../src/chart/beside-line.ts";
import { fittedDay, freeSide } from "../../src/chart/fitted-period.ts";
import { instantOf } from "../../src/chart/time-channel.ts";
import { toDay } from "../../src/market/date.ts";

const rising = Array.from({ length: 21 }, (_, at) => ({ at, value: at }));
const falling = rising.map(({ at }) => ({ at, value: -at }));

test.each([
  ["above a rising line", rising, 12, { align: "right", dx: -8, dy: -9 }],
  ["on a rising line", rising, 10, { align: "right", dx: -8, dy: -9 }],
  ["below a rising line", rising, 8, { align: "left", dx: 8, dy: 9 }],
  ["above a falling line", falling, -8, { align: "left", dx: 8, dy: -9 }],
  ["below a falling line", falling, -12, { align: "right", dx: -8, dy: 9 }],
])("a text %s stands where the line is not", (_, line, value, side) => {
  const point = { at: 10, value, text: "here" };
  const layers = textsBesideLine([point], (place) => place, line, { x: {}, y: {} });
  expect(layers).toHaveLength(1);
  expect(layers[0]).toMatchObject({ data: { values: [point] }, layer: [{ mark: side }, { mark: side }] });
});

test("no points, no layers; a point after the line's end is held against its end", () => {
  expect(textsBesideLine([], () => ({ at: 0, value: 0 }), rising, { x: {}, y: {} })).toEqual([]);
  const late = textsBesideLine([{ at: 99, value: 30 }], (place) => place, rising, { x: {}, y: {} });
  expect(late[0]).toMatchObject({ layer: [{ mark: { dy: -9 } }, {}] });
});

test("the words fitted and predicted stand where the line near their border is not", () => {
  const window = { from: toDay("2011-07-01"), to: toDay("2011-12-31") };
  const plot = { window, width: 500, height: 200 };
  const border = instantOf(toDay("2011-10-01"));
  const far = instantOf(toDay("2011-07-02"));
  const side = (near: number) =>
    freeSide(
      [
        { at: far, value: 0 },
        { at: far, value: 10 },
        { at: border, value: near },
      ],
      fittedDay({ fittedUntil: "2011-09-30" }),
      plot,
      [0, 10],
    );
  expect(side(2)).toBe("top");
  expect(side(8)).toBe("foot");
  expect(freeSide([], undefined, plot, [0, 10])).toBe("foot");
});
