import { compare } from "../experiment/compare.ts";
import type { ReplicateOptions } from "../experiment/replicate.ts";
import { replicate } from "../experiment/replicate.ts";
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

/** An aim around an observed value: an absolute or a relative distance. */
export function around(observed: number, distance: number, relative = false): readonly [number, number] {
  const width = relative ? Math.abs(observed) * distance : distance;
  return [observed - width, observed + width];
}

function row(
  quantity: string,
  role: Role,
  values: readonly number[],
  observed: number | undefined,
  aim: readonly [number, number] | undefined,
  unit: "people" | "share" = "people",
): AcceptanceRow {
  const simulated = summarise(values);
  const within = aim && simulated.mean >= aim[0] && simulated.mean <= aim[1];
  return { quantity, role, observed, simulated, aim, within, unit };
}

const pick = (
  runs: readonly (readonly Period[])[],
  period: string,
  figure: (period: Period) => number,
): number[] => runs.map((periods) => figure(periods.find(({ period: name }) => name === period) as Period));

/** What the Netflix 2011 case must show: the reproduced quarter, the predicted one, and their counterfactuals. */
export async function netflix2011Acceptance(
  scenario: Scenario,
  options: ReplicateOptions,
): Promise<AcceptanceRow[]> {
  const withoutQwikster = await compare(scenario, { without: ["qwikster"] }, options);
  const withoutPrice = await compare(scenario, { without: ["price"] }, options);
  const runs = withoutQwikster.base;
  const q3 = (figure: (period: Period) => number): number[] => pick(runs, "2011Q3", figure);
  const q4 = (figure: (period: Period) => number): number[] => pick(runs, "2011Q4", figure);
  const family = (name: string) => (period: Period) => period.byPlan[name];
  const loss = (difference: readonly (readonly Period[])[]): number[] =>
    pick(difference, "2011Q3", ({ closing }) => closing);
  const qwikster = loss(withoutQwikster.difference);
  const price = loss(withoutPrice.difference);
  const rows = [
    row(
      "closing 30 Sep 2011",
      "fitted",
      q3(({ closing }) => closing),
      23.79e6,
      around(23.79e6, 0.15e6),
    ),
    row(
      "gross additions 2011Q3",
      "fitted",
      q3(({ grossAdditions }) => grossAdditions),
      4.7e6,
      around(4.7e6, 0.2e6),
    ),
    row(
      "cancellations 2011Q3",
      "fitted",
      q3(({ cancellations }) => cancellations),
      5.51e6,
      around(5.51e6, 0.2e6),
    ),
    row(
      "monthly churn 2011Q3",
      "fitted",
      q3(({ monthlyChurn }) => monthlyChurn),
      0.0627,
      around(0.0627, 0.0025),
      "share",
    ),
    row("streaming only 30 Sep", "fitted", q3(family("streaming")), 9.86e6, around(9.86e6, 0.05, true)),
    row("DVD only 30 Sep", "fitted", q3(family("dvd")), 2.34e6, around(2.34e6, 0.05, true)),
    row("both 30 Sep", "fitted", q3(family("both")), 11.59e6, around(11.59e6, 0.05, true)),
    row(
      "closing 31 Dec 2011",
      "predicted",
      q4(({ closing }) => closing),
      24.4e6,
      around(24.4e6, 0.5e6),
    ),
    row("streaming only 31 Dec", "predicted", q4(family("streaming")), 13.23e6, around(13.23e6, 0.1, true)),
    row("DVD only 31 Dec", "predicted", q4(family("dvd")), 2.73e6, around(2.73e6, 0.1, true)),
    row("both 31 Dec", "predicted", q4(family("both")), 8.44e6, around(8.44e6, 0.1, true)),
    row("lost to Qwikster by 30 Sep", "consistency", qwikster, undefined, [1, Math.min(...price) - 1]),
    row("lost to the price rise by 30 Sep", "consistency", price, undefined, [
      Math.max(...qwikster) + 1,
      Number.POSITIVE_INFINITY,
    ]),
  ] satisfies AcceptanceRow[];
  for (const level of ["low", "value", "high"] as const) {
    const name = level === "value" ? "middle" : level;
    const calm = await replicate({ ...withBaseline(scenario, level), events: [] }, options);
    const closing = pick(calm, "2011Q3", (period) => period.closing);
    rows.push(
      row(
        `closing 30 Sep without any event, ${name} joining baseline`,
        "shown",
        closing,
        undefined,
        undefined,
      ),
    );
  }
  return rows;
}

/** What Netflix 2007 must show: the effect of Blockbuster's Total Access, nothing of it fitted. */
export async function netflix2007Acceptance(
  scenario: Scenario,
  options: ReplicateOptions,
): Promise<AcceptanceRow[]> {
  const ids = scenario.events.filter(({ id }) => id.startsWith("total-access")).map(({ id }) => id);
  const { difference } = await compare(scenario, { without: ids }, options);
  const effect = (figure: (period: Period) => number): number[] =>
    pick(difference, "2007Q2", figure).map((value) => -value);
  return [
    row(
      "Total Access on gross additions 2007Q2",
      "predicted",
      effect(({ grossAdditions }) => grossAdditions),
      undefined,
      [-0.35e6, -0.1e6],
    ),
    row(
      "Total Access on cancellations 2007Q2",
      "predicted",
      effect(({ cancellations }) => cancellations),
      undefined,
      [0.02e6, 0.15e6],
    ),
  ];
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
