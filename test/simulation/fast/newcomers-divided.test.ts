import fc from "fast-check";
import { expect, it } from "vitest";
import { newcomersShares } from "../../../src/behaviour/joining.ts";
import { dividerOf } from "../../../src/simulation/fast/newcomers-divided.ts";

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const odds = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

it("divides newcomers as the readable way does, to the bit, whatever was divided before", () => {
  const sizes = fc.record({ pairs: fc.integer({ min: 1, max: 20 }), rivals: fc.integer({ min: 0, max: 7 }) });
  const worlds = sizes.chain(({ pairs, rivals }) => {
    const column = (length: number) =>
      fc.array(odds, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
    return fc.record({
      views: fc.array(fc.record({ focal: column(2 * pairs), rivals: column(2 * pairs * rivals) }), {
        minLength: 1,
        maxLength: 3,
      }),
      known: fc.array(
        fc.array(share, { minLength: rivals, maxLength: rivals }).map((list) => Float64Array.from(list)),
        { minLength: 1, maxLength: 3 },
      ),
    });
  });
  fc.assert(
    fc.property(worlds, ({ views, known }) => {
      const divide = dividerOf(views[0].focal.length, known[0].length);
      expect(known[0].length === 0).toBe(divide === newcomersShares);
      for (const shares of known) {
        for (const view of views) expect(divide(view, shares)).toEqual(newcomersShares(view, shares));
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

it("leaves an odd number of types to the readable way", () => {
  expect(dividerOf(5, 2)).toBe(newcomersShares);
});
