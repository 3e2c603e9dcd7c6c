import { expect, it } from "vitest";
import { simulate } from "../../src/simulation/simulate.ts";
import { baseline, type Json, madeUp, smallService } from "../support/small-service.ts";
import { expectMean, shareError } from "../support/within-error.ts";

/** Dollars that the streaming library and a disc are worth to everybody, and the logit scale. */
const [STREAMING, DISCS, SCALE] = [10, 6, 6];
const RISE = 4;

/** Everybody thinks at every renewal, and only dollars count; one rival is known to some from the beginning. */
function plainLogit(reach: number, eligible: number) {
  const rival: Json = {
    title: "A rival",
    eligible,
    reach,
    plans: { "by-mail": { components: { discs: 1 }, price: [{ from: "2010-01-01", amount: 5 }] } },
  };
  const rise: Json = {
    id: "rise",
    type: "price-change",
    title: "Both gets dearer",
    announced: "2011-01-01",
    prices: { both: 10 + RISE },
    ...madeUp,
  };
  return smallService(
    {
      rivals: { rival },
      events: [rise],
      joining: { trialDays: 0, baseline: [baseline(0, 0)] },
    },
    {
      "taste.streaming.mean": STREAMING,
      "taste.streaming.sd": 0,
      "taste.discs.mean": DISCS,
      "taste.discs.sd": 0,
      "choice.scale": SCALE,
      "choice.lossAversion": 1,
      "choice.unfairness": 0,
      "switching.cost": 0,
      "attention.ordinary": 1,
      "attention.inertShare": 0,
      "rival.stormReach": 0,
    },
  );
}

it.each([
  ["nobody knows", 0, 1],
  ["all know and can use", 1, 1],
  ["some know and some can use", 0.7, 0.8],
])("in the plain logit limit leaving is the closed form where %s of a rival", (_, reach, eligible) => {
  const { ledger, plans, destinations } = simulate(plainLogit(reach, eligible), {
    subscribers: 60_000,
    until: "2011-01-30",
    seed: 5,
  });
  const both = plans.indexOf("both");
  const over = (column: ArrayLike<number>, width: number, index: number) => {
    let sum = 0;
    for (let day = 0; day < ledger.days; day++) sum += column[day * width + index];
    return sum;
  };
  const left = over(ledger.leftChoice, plans.length, both);
  const moved = over(ledger.switchedOut, plans.length, both);
  // Everybody has renewed once by then, and who has neither gone nor quit has stayed by choice.
  const thought = ledger.closing[(ledger.days - 1) * plans.length + both] + moved + left;
  const odds = (dollars: number) => Math.exp(dollars / SCALE);
  const [streaming, held, dearer, pull] = [
    odds(STREAMING - 8),
    odds(STREAMING + DISCS - 10),
    odds(STREAMING + DISCS - 10 - RISE),
    odds(DISCS - 5),
  ];
  // Of those who held both: the share that each other option gains, over the share of both before.
  const gains = (rival: number) => {
    const gained = 1 / (dearer + streaming + 1 + rival) - 1 / (held + streaming + 1 + rival);
    return [streaming, 1, rival].map((option) => (gained * option * (held + streaming + 1 + rival)) / held);
  };
  const aware = reach * eligible;
  const [toStreaming, toNothing, toRival] = gains(pull).map(
    (gain, option) => aware * gain + (1 - aware) * gains(0)[option],
  );
  expectMean(moved / thought, toStreaming, shareError(toStreaming, thought));
  expectMean(left / thought, toNothing + toRival, shareError(toNothing + toRival, thought));
  const gone = over(ledger.destination, destinations.length, destinations.indexOf("rival/by-mail"));
  expectMean(gone / thought, toRival, shareError(toRival, thought));
  if (aware === 0) expect(gone).toBe(0);
});
