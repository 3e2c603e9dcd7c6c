import type { Observation } from "../scenario/observation.ts";
import { type AcceptanceRow, observedRow, observedValue, pick, type Runs } from "./acceptance-row.ts";

/** Last day of what is predicted. */
export const LATER_UNTIL = "2012-12-31";

const QUARTERS = ["2012Q1", "2012Q2", "2012Q3", "2012Q4"];

/**
 * How far the predicted year may be off: as far as the plans of 2011Q4. Nothing had been aimed at before the first result,
 * so these aims are younger than the misses.
 */
const AIM = { distance: 0.1, relative: true };

/** A figure of 2012: published figures that add up to it, and the model's; subscribers of both services have two subscriptions. */
interface LaterFigure {
  readonly name: string;
  readonly simulated: readonly string[];
  readonly published: readonly string[];
  readonly unit: AcceptanceRow["unit"];
  readonly quarters: readonly string[];
}

const FIGURES: readonly LaterFigure[] = [
  {
    name: "streaming subscriptions",
    simulated: ["closing.streaming", "closing.both"],
    published: ["streamingSubscriptions"],
    unit: "people",
    quarters: QUARTERS,
  },
  {
    name: "DVD subscriptions",
    simulated: ["closing.dvd", "closing.both"],
    published: ["dvdSubscriptions"],
    unit: "people",
    quarters: QUARTERS,
  },
  { name: "revenue", simulated: ["revenue"], published: ["revenue"], unit: "money", quarters: QUARTERS },
  {
    name: "contribution",
    simulated: ["contribution"],
    published: ["streamingContribution", "dvdContribution"],
    unit: "money",
    quarters: ["2012Q1"],
  },
];

/** The year after, predicted: subscriptions by service, revenue and, where it was published, contribution. */
export function laterRows(runs: Runs, published: readonly Observation[]): AcceptanceRow[] {
  return FIGURES.flatMap(({ name, simulated, published: parts, unit, quarters }) =>
    quarters.map((quarter) => {
      const series = simulated.map((quantity) => pick(runs, quarter, quantity));
      const values = runs.map((_, index) => series.reduce((sum, figures) => sum + figures[index], 0));
      const observed = parts.reduce((sum, part) => sum + observedValue(quarter, part, published), 0);
      return { ...observedRow(`${name} ${quarter}`, "predicted", values, observed, AIM), unit };
    }),
  );
}
