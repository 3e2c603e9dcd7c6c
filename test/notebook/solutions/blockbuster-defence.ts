import type { MarketEvent } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { netflix, thousands, toSeptember, wonBy, world } from "../lessons/blockbuster.ts";

const asItWas = world();
const invented = { evidence: "assumed", source: "what if" } as const;
const dayOne = { announced: "2011-07-12", ...invented };
const keep: MarketEvent = { id: "old-price", type: "grandfathering", of: "price", ...dayOne };
const stay = (discount: number, months: number): MarketEvent => {
  return { id: "stay", type: "retention-offer", discount, months, ...dayOne };
};
const isDear = (act: MarketEvent) => act.type === "retention-offer" && (act.discount > 6 || act.months > 6);
const before = wonBy(asItWas)[0].fromLeavers;

// solution
const myActs: MarketEvent[] = [keep, stay(6, 6)];
const defended = world({ with: myActs }, netflix.scenario, toSeptember);
const still = wonBy(defended)[0].fromLeavers;
const tooDear = myActs.some(isDear);
check("half as many leave for Blockbuster", still <= before / 2 && !tooDear, {
  result: `${thousands(still)} thousand still leave, of ${thousands(before)}`,
  hint: tooDear ? "stay: at most 6 dollars and 6 months" : "half is asked",
});
// end of solution
