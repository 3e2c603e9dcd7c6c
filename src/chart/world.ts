import { toDay } from "../market/date.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { summarise } from "../statistics/summarise.ts";
import { grouped } from "./grouped.ts";
import type { ChartWindow } from "./time-channel.ts";

/** One run of a scenario, or several that differ in their seed alone. */
export type World = Outcome | readonly Outcome[];

/**
 * The runs of a world.
 *
 * @throws RangeError If there is none, or they do not cover the same days and plans.
 */
export function runsOf(world: World): readonly [Outcome, ...Outcome[]] {
  const runs = (Array.isArray(world) ? world : [world]) as readonly Outcome[];
  const [first, ...others] = runs;
  if (first === undefined) throw new RangeError("runs: expected at least one, found none");
  for (const run of others) {
    if (spanOf(run) === spanOf(first) && run.plans.join() === first.plans.join()) continue;
    throw new RangeError(
      `runs: expected the days and plans of the first, ${spanOf(first)} with ${first.plans.join(", ")}; found ${spanOf(run)} with ${run.plans.join(", ")}`,
    );
  }
  return [first, ...others];
}

const spanOf = ({ start, until }: Outcome) => `${start} to ${until}`;

/** From the opening of the first day to the evening of the last, which is the opening of the day after it. */
export function windowOf(run: Outcome): ChartWindow {
  return { from: toDay(run.start), to: toDay(run.until) + 1 };
}

/** How it was simulated: `20,000 agents, seed 1`. */
export function runText(runs: readonly Outcome[]): string {
  const agents = `${grouped(runs[0].agents)} agents`;
  return runs.length === 1 ? `${agents}, seed ${runs[0].seed}` : `${agents}, ${runs.length} seeds`;
}

/** A row per position of the series: over the runs the median and the 5 and 95 % quantiles. */
export function bandOf(
  series: readonly ArrayLike<number>[],
): { readonly p05: number; readonly p50: number; readonly p95: number }[] {
  return Array.from({ length: series[0].length }, (_, index) => {
    const { p05, p50, p95 } = summarise(series.map((values) => values[index]));
    return { p05, p50, p95 };
  });
}
