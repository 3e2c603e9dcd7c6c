import { describe, expect, it } from "vitest";
import { toDay } from "../../../src/market/date.ts";
import { bytesOf, expectBalanced, expectSameBytes } from "../../support/ledger-checks.ts";
import { type Json, withParameters } from "../../support/small-service.ts";
import { lever, netflix, netflixWith, quickRun } from "./netflix-worlds.ts";

const parts = (part: number): Json => ({ expectations: part, doubts: part, roadmap: part, tone: part });
const answer = (kind: string, changes: Json = {}): Json =>
  lever("response", { id: kind, to: "price", kind, ...changes });
/** Values at which every lever does something. */
const FELT = { "storm.silence": 0.2 };
/** Values at which silence has no strength; every other lever can do without strength by itself. */
const IDLE = { "storm.silence": 0 };

/** Each lever, and the same without strength. */
const levers: [name: string, event: Json, idle: Json][] = [
  ["grandfathering", lever("grandfathering", { of: "price" }), { until: "2011-09-01" }],
  [
    "a rollout",
    lever("rollout", {
      of: "price",
      steps: [
        { share: 0.5, effective: "2011-09-01" },
        { share: 0.5, effective: "2011-10-01" },
      ],
    }),
    { steps: [{ share: 1, effective: "2011-09-01" }] },
  ],
  ["a retention offer", lever("retention-offer", { discount: 6, months: 6 }), { discount: 0 }],
  ["a win-back offer", lever("win-back-offer", { discount: 6, months: 6, reach: 0.5 }), { reach: 0 }],
  [
    "a win-back offer of nothing",
    lever("win-back-offer", { discount: 6, months: 6, reach: 0.5 }),
    { months: 0 },
  ],
  ["onboarding", lever("onboarding", parts(1)), parts(0)],
  ["silence", answer("silence"), {}],
  ["an explanation", answer("explain"), { quality: 0 }],
  ["listening", answer("listen"), { quality: 0 }],
  ["an apology", answer("apologise"), { quality: 0 }],
  ["compensation", answer("compensate", { amount: 5 }), { amount: 0 }],
  ["a vision", answer("announce-vision"), { quality: 0 }],
];

const plainFelt = quickRun(withParameters(netflix, FELT));
const plainIdle = quickRun(withParameters(netflix, IDLE));

describe.each(levers)("%s", (_, event, idle) => {
  it("does nothing before it is announced, and something after", () => {
    const announced = "2011-07-25";
    const day = toDay(announced) - toDay(netflix.start);
    const outcome = quickRun(netflixWith([{ ...event, announced }], FELT));
    expectBalanced(outcome);
    const other = bytesOf(outcome);
    let later = 0;
    for (const [column, values] of Object.entries(bytesOf(plainFelt))) {
      if (column === "opening") continue;
      const width = values.length / outcome.ledger.days;
      const before = day * width;
      // Bills of two steps of a rollout are added up one after the other.
      const rounding = column === "revenue" ? 1e-12 : 0;
      for (let cell = 0; cell < before; cell++) {
        const miss = Math.abs(other[column][cell] - values[cell]);
        if (!(miss <= rounding * values[cell]))
          expect.fail(`${column} differs on day ${Math.floor(cell / width)}`);
      }
      values.forEach((value, cell) => {
        if (!Object.is(value, other[column][cell])) later++;
      });
    }
    expect(later).toBeGreaterThan(0);
  });

  it("changes not one byte if it has no strength", () => {
    expectSameBytes(plainIdle, quickRun(netflixWith([{ ...event, ...idle }], IDLE)));
  });
});
