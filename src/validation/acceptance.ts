import { comparisonOf, counterfactualOf } from "../experiment/compare.ts";
import { inlineExecutor } from "../experiment/job.ts";
import { jobsOf, type ReplicateOptions, replicate } from "../experiment/replicate.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import {
  type AcceptanceRow,
  acceptanceRow,
  type Distance,
  observedRow,
  observedValue,
  pick,
  type Runs,
} from "./acceptance-row.ts";
import { LATER_UNTIL, laterRows } from "./later-acceptance.ts";
import { type MoodFitted, stormRows } from "./storm-acceptance.ts";

/** A case as far as acceptance needs it. */
export interface AcceptanceCase {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
}

/** The Netflix 2011 case, with what was published and read beside `observed`, and how its mood was fitted. */
export interface NetflixCase extends AcceptanceCase {
  readonly published: readonly Observation[];
  readonly readings: readonly Observation[];
  readonly mood: MoodFitted;
}

const FITTED: Readonly<Record<string, Distance>> = {
  closing: { distance: 0.15e6 },
  grossAdditions: { distance: 0.2e6 },
  cancellations: { distance: 0.2e6 },
  monthlyChurn: { distance: 0.0025 },
  "closing.streaming": { distance: 0.05, relative: true },
  "closing.dvd": { distance: 0.05, relative: true },
  "closing.both": { distance: 0.05, relative: true },
};

const PREDICTED: Readonly<Record<string, Distance>> = {
  closing: { distance: 0.5e6 },
  "closing.streaming": { distance: 0.1, relative: true },
  "closing.dvd": { distance: 0.1, relative: true },
  "closing.both": { distance: 0.1, relative: true },
};

/** Bounds of the effect of Total Access in 2007Q2, people: on gross additions and on cancellations. */
const TOTAL_ACCESS = { grossAdditions: [-0.35e6, -0.1e6], cancellations: [0.02e6, 0.15e6] } as const;

/** Evening of the quarter that was fitted. */
const FITTED_UNTIL = "2011-09-30";

/**
 * What the Netflix 2011 case must show: the reproduced quarter, the predicted one, the year after, the mood after Qwikster,
 * and what the events did.
 */
export async function netflix2011Acceptance(
  { scenario, observed, published, readings, mood }: NetflixCase,
  options: ReplicateOptions,
): Promise<AcceptanceRow[]> {
  const runs = await replicate(scenario, { ...options, until: LATER_UNTIL });
  const quarter = { ...options, until: FITTED_UNTIL };
  const effects = await effectsOf(scenario, [["qwikster"], ["price"]], quarter);
  const [qwikster, price] = effects.map((difference) => pick(difference, "2011Q3", "closing"));
  const beside = (period: string, role: "fitted" | "predicted", aims: Readonly<Record<string, Distance>>) =>
    Object.entries(aims).map(([quantity, aim]): AcceptanceRow => {
      const value = observedValue(period, quantity, observed);
      const row = observedRow(`${NAMES[quantity]} ${period}`, role, pick(runs, period, quantity), value, aim);
      return quantity === "monthlyChurn" ? { ...row, unit: "share" } : row;
    });
  const rows = [
    ...beside("2011Q3", "fitted", FITTED),
    ...beside("2011Q4", "predicted", PREDICTED),
    ...laterRows(runs, published),
    ...stormRows(scenario, readings, mood),
    {
      ...acceptanceRow("lost to Qwikster by 30 Sep", "consistency", qwikster, [1, Math.min(...price) - 1]),
      aimText: "above 0 and below the price's",
    },
    acceptanceRow("lost to the price rise by 30 Sep", "shown", price),
  ];
  for (const level of ["low", "value", "high"] as const) {
    const name = level === "value" ? "middle" : level;
    const calm = await replicate({ ...withBaseline(scenario, level), events: [] }, quarter);
    rows.push(
      acceptanceRow(
        `closing 30 Sep without any event, ${name} joining baseline`,
        "shown",
        pick(calm, "2011Q3", "closing"),
      ),
    );
  }
  return rows;
}

/** What Netflix 2007 must show: the effect of Blockbuster's Total Access, nothing of it fitted. */
export async function netflix2007Acceptance(
  { scenario }: AcceptanceCase,
  options: ReplicateOptions,
): Promise<AcceptanceRow[]> {
  const ids = scenario.events.filter(({ id }) => id.startsWith("total-access")).map(({ id }) => id);
  const [effects] = await effectsOf(scenario, [ids], options);
  return (["grossAdditions", "cancellations"] as const).map((quantity) => {
    const effect = pick(effects, "2007Q2", quantity).map((without) => -without);
    return acceptanceRow(
      `Total Access on ${NAMES[quantity]} 2007Q2`,
      "predicted",
      effect,
      TOTAL_ACCESS[quantity],
    );
  });
}

/** The scenario with the low, middle or high joining baseline. */
export function withBaseline(scenario: Scenario, level: "low" | "value" | "high"): Scenario {
  const baseline = scenario.joining.baseline.map((stretch) => ({
    ...stretch,
    newJoiners: { ...stretch.newJoiners, value: stretch.newJoiners[level] ?? stretch.newJoiners.value },
    returns: { ...stretch.returns, value: stretch.returns[level] ?? stretch.returns.value },
  }));
  return { ...scenario, joining: { ...scenario.joining, baseline } };
}

const NAMES: Readonly<Record<string, string>> = {
  closing: "closing",
  grossAdditions: "gross additions",
  cancellations: "cancellations",
  monthlyChurn: "monthly churn",
  "closing.streaming": "streaming only, closing",
  "closing.dvd": "DVD only, closing",
  "closing.both": "both, closing",
};

/** Per set of events the differences that their absence makes, run by run. */
async function effectsOf(
  scenario: Scenario,
  removals: readonly (readonly string[])[],
  options: ReplicateOptions,
): Promise<Runs[]> {
  const { executor = inlineExecutor } = options;
  const others = removals.map((without) => counterfactualOf(scenario, { without }));
  const worlds = [scenario, ...others.map((other) => other.scenario)];
  const runs = await executor(
    worlds.flatMap((world) => jobsOf(world, options)),
    options,
  );
  const size = runs.length / worlds.length;
  const base = runs.slice(0, size);
  return others.map((other, index) => {
    const otherRuns = runs.slice((index + 1) * size, (index + 2) * size);
    return comparisonOf(other, [...base, ...otherRuns]).difference;
  });
}
