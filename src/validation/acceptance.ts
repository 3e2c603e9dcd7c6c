import { comparisonOf, counterfactualOf } from "../experiment/compare.ts";
import { figureOf } from "../experiment/figure-of.ts";
import { inlineExecutor } from "../experiment/job.ts";
import { jobsOf, type ReplicateOptions, replicate } from "../experiment/replicate.ts";
import { isoOf, quarterBounds } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";

/** Whether a figure was fitted, predicted, or must only be consistent with what is known. */
export type Role = "fitted" | "predicted" | "consistency" | "shown";

/** A figure of the acceptance table. */
export interface AcceptanceRow {
  readonly quantity: string;
  readonly role: Role;
  readonly observed: number | undefined;
  readonly simulated: Summary;
  /** Lowest and highest acceptable value. */
  readonly aim: readonly [number, number] | undefined;
  readonly within: boolean | undefined;
  readonly unit: "people" | "share";
}

/** A case as far as acceptance needs it. */
export interface AcceptanceCase {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
}

type Runs = readonly (readonly Period[])[];

/** How far a mean may lie from what was observed: people, a share, or (`relative`) a part of the observed value. */
interface Distance {
  readonly distance: number;
  readonly relative?: boolean;
  readonly unit?: "people" | "share";
}

const FITTED: Readonly<Record<string, Distance>> = {
  closing: { distance: 0.15e6 },
  grossAdditions: { distance: 0.2e6 },
  cancellations: { distance: 0.2e6 },
  monthlyChurn: { distance: 0.0025, unit: "share" },
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

/** What the Netflix 2011 case must show: the reproduced quarter, the predicted one, and their counterfactuals. */
export async function netflix2011Acceptance(
  { scenario, observed }: AcceptanceCase,
  options: ReplicateOptions,
): Promise<AcceptanceRow[]> {
  const { base, effects } = await effectsOf(scenario, [["qwikster"], ["price"]], options);
  const [qwikster, price] = effects.map((difference) => pick(difference, "2011Q3", "closing"));
  const rows = [
    ...Object.entries(FITTED).map(([quantity, aim]) =>
      observedRow("2011Q3", quantity, "fitted", base, observed, aim),
    ),
    ...Object.entries(PREDICTED).map(([quantity, aim]) =>
      observedRow("2011Q4", quantity, "predicted", base, observed, aim),
    ),
    row("lost to Qwikster by 30 Sep", "consistency", qwikster, [1, Math.min(...price) - 1]),
    row("lost to the price rise by 30 Sep", "consistency", price, [
      Math.max(...qwikster) + 1,
      Number.POSITIVE_INFINITY,
    ]),
  ];
  for (const level of ["low", "value", "high"] as const) {
    const name = level === "value" ? "middle" : level;
    const calm = await replicate({ ...withBaseline(scenario, level), events: [] }, options);
    rows.push(
      row(
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
  const { effects } = await effectsOf(scenario, [ids], options);
  return (["grossAdditions", "cancellations"] as const).map((quantity) => {
    const effect = pick(effects[0], "2007Q2", quantity).map((without) => -without);
    return row(`Total Access on ${NAMES[quantity]} 2007Q2`, "predicted", effect, TOTAL_ACCESS[quantity]);
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

/** Runs of a scenario, and per set of events the differences that their absence makes. */
async function effectsOf(
  scenario: Scenario,
  removals: readonly (readonly string[])[],
  options: ReplicateOptions,
): Promise<{ base: Runs; effects: readonly Runs[] }> {
  const { executor = inlineExecutor } = options;
  const others = removals.map((without) => counterfactualOf(scenario, { without }));
  const worlds = [scenario, ...others.map((other) => other.scenario)];
  const runs = await executor(
    worlds.flatMap((world) => jobsOf(world, options)),
    options,
  );
  const size = runs.length / worlds.length;
  const base = runs.slice(0, size);
  const effects = others.map((other, index) => {
    const otherRuns = runs.slice((index + 1) * size, (index + 2) * size);
    return comparisonOf(other, [...base, ...otherRuns]).difference;
  });
  return { base, effects };
}

function observedRow(
  quarter: string,
  quantity: string,
  role: Role,
  runs: Runs,
  observed: readonly Observation[],
  { distance, relative = false, unit = "people" }: Distance,
): AcceptanceRow {
  const value = observedValue(quarter, quantity, observed);
  const width = relative ? Math.abs(value) * distance : distance;
  const name = `${NAMES[quantity]} ${quarter}`;
  return {
    ...row(name, role, pick(runs, quarter, quantity), [value - width, value + width]),
    observed: value,
    unit,
  };
}

function observedValue(quarter: string, quantity: string, observed: readonly Observation[]): number {
  const { end } = quarterBounds(quarter);
  const found = observed.find(
    (one) => one.quantity === quantity && one.to === isoOf(end) && one.status !== "guidance",
  );
  if (!found) throw new RangeError(`${quantity} of ${quarter}: expected an observed value, found none`);
  return found.value;
}

function row(
  quantity: string,
  role: Role,
  values: readonly number[],
  aim?: readonly [number, number],
): AcceptanceRow {
  const simulated = summarise(values);
  const within = aim && simulated.mean >= aim[0] && simulated.mean <= aim[1];
  return { quantity, role, observed: undefined, simulated, aim, within, unit: "people" };
}

/** A figure of a quarter in every run. */
function pick(runs: Runs, quarter: string, quantity: string): number[] {
  return runs.map((periods) => {
    const period = periods.find((one) => one.period === quarter);
    if (!period) throw new RangeError(`${quarter}: expected a quarter that was simulated, found none`);
    return figureOf(period, quantity);
  });
}
