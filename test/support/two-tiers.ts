import { readFileSync } from "node:fs";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** A firm whose plan `basic` goes from one price to another on 15 March. */
export interface Firm {
  readonly from: number;
  readonly to: number;
  /** Price of a second plan, which then has half of the subscribers. */
  readonly plus?: number;
  /** Units of the component in it; the first plan has 1. */
  readonly units?: number;
}

const shared = loadSharedParameters();
const document = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");
const [, text = ""] = /```json\n(.*?)```/s.exec(document) ?? [];

/** The firm of docs/library.md with other prices, and perhaps a second tier. */
export function firmOf({ from, to, plus, units = 1.3 }: Firm): Scenario {
  const firm = JSON.parse(text);
  const { basic } = firm.plans;
  basic.price[0].amount = from;
  firm.events[0].prices.basic = to;
  if (plus !== undefined) {
    basic.opening.value /= 2;
    firm.plans.plus = {
      ...basic,
      title: "Plus",
      components: { catalogue: units },
      price: [{ from: "2010-01-01", amount: plus }],
    };
  }
  const result = parseScenario(firm, shared);
  if (!result.ok) throw new Error(`expected a scenario, found ${JSON.stringify(result.issues)}`);
  return result.scenario;
}
