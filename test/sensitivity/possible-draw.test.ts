import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ordinaryAttention } from "../../src/behaviour/attention.ts";
import { marginsOf } from "../../src/sensitivity/margin.ts";
import { possibleDraw, possibleEnds } from "../../src/sensitivity/possible-draw.ts";
import { scenario } from "./made-up-model.ts";

const { parameters } = scenario;
const bound = ["attention.ordinary", "attention.inertShare", "attention.inertRatio"];
const shares = (count: number) =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count });

const attention = (draw: Readonly<Record<string, number>>) => {
  const [mean, inertShare, inertRatio] = bound.map((id) => draw[id] ?? parameters[id].value);
  return ordinaryAttention(mean, inertShare, inertRatio);
};

describe("a draw", () => {
  it.each([[bound], [bound.slice(1)], [bound.slice(2)], [bound.slice(0, 1)]])(
    "of %j is possible everywhere",
    (ids) => {
      const margins = marginsOf(parameters, { ids });
      fc.assert(
        fc.property(shares(ids.length), (point) => {
          attention(possibleDraw(margins, point, parameters));
        }),
        { seed: 5, numRuns: 300 },
      );
    },
  );

  it("would not be possible everywhere if the margins were independent", () => {
    const [ordinary, inertShare, inertRatio] = marginsOf(parameters, { ids: bound });
    const corner = {
      "attention.ordinary": ordinary.high,
      "attention.inertShare": inertShare.high,
      "attention.inertRatio": inertRatio.low,
    };
    expect(() => attention(corner)).toThrow(RangeError);
  });

  it("has the margin's own value where nothing is impossible", () => {
    const margins = marginsOf(parameters, { ids: ["choice.scale", "attention.media"] });
    const draw = possibleDraw(margins, [0.3, 0.9], parameters);
    expect(draw).toEqual({ "choice.scale": margins[0].at(0.3), "attention.media": margins[1].at(0.9) });
  });

  it("rises with its coordinate also where its margin is cut", () => {
    const margins = marginsOf(parameters, { ids: bound });
    const at = (share: number) => possibleDraw(margins, [share, 0.9, 0.1], parameters)["attention.ordinary"];
    const values = [0.05, 0.25, 0.5, 0.75, 0.95].map(at);
    for (let index = 1; index < values.length; index++)
      expect(values[index]).toBeGreaterThan(values[index - 1]);
  });

  it("has at most as many ties as there can be", () => {
    const margins = marginsOf(parameters, { ids: ["wordOfMouth.ties"] });
    expect(Math.round(possibleDraw(margins, [1], parameters)["wordOfMouth.ties"])).toBe(9);
  });
});

describe("ends", () => {
  it("are the central 90 % where that is possible", () => {
    const [margin] = marginsOf(parameters, { ids: ["switching.cost"] });
    expect(possibleEnds(margin, parameters)).toEqual([3, 40]);
  });

  it("stop at what is possible with the others as they are", () => {
    const [margin] = marginsOf(parameters, { ids: ["attention.ordinary"] });
    const [low, high] = possibleEnds(margin, parameters);
    expect(low).toBe(margin.low);
    expect(high).toBeLessThan(margin.high);
    expect(attention({ "attention.ordinary": high }).active).toBeCloseTo(1, 6);
  });
});
