import { join } from "node:path";
import { insideReturns } from "../../behaviour/inside-returns.ts";
import { quarterOf, toDay } from "../../market/date.ts";
import type { Sourced } from "../../market/evidence.ts";
import type { Parameters } from "../../market/parameter.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { JoiningBaseline, Scenario } from "../../scenario/scenario.ts";
import { type BaselinePlan, readBaselinePlan } from "./baseline-plan.ts";
import {
  actualGross,
  type BaselineQuestion,
  dampedGrowthGross,
  type ExpectedGross,
  millions,
  seasonalGross,
} from "./baseline-rules.ts";
import { openingTenure } from "./opening-tenure.ts";
import {
  type QuarterlyHistory,
  quarterAfter,
  quarterDates,
  quartersBetween,
  readHistory,
  readSourceTable,
} from "./quarterly-history.ts";

/** The parts of a scenario that are reckoned from the past. */
export interface Baseline {
  readonly opening: NonNullable<Scenario["opening"]>;
  readonly baseline: readonly JoiningBaseline[];
}

/** The days of a run and the length of its free trial. */
export interface BaselineRun {
  readonly start: string;
  /** Last day that a run may have. */
  readonly latest: string;
  readonly trialDays: number;
}

/**
 * How the joining baseline and the opening tenure of a case follow from shared parameters (background quits, the trial,
 * returns), by its `baseline.json` and quarters before its start (by the rule `actual`: the quarters of the run
 * themselves). The files are read at once; what is given back reads none.
 *
 * @param folder The case's folder.
 * @throws ScenarioError If `baseline.json` or a table has mistakes, or a number is missing that is reckoned with.
 */
export function baselineReckoner(folder: string, run: BaselineRun): (parameters: Parameters) => Baseline {
  const path = join(folder, "baseline.json");
  const plan = readBaselinePlan(path);
  const past = readHistory(folder, plan.quarterly, run.start);
  const base = quarterAfter(quarterOf(toDay(run.start)), -1);
  const quarters = quartersBetween(run.start, run.latest);
  const yearly = readYears(join(folder, plan.yearly), run.start);

  const history = plan.rule === "actual" ? readHistory(folder, plan.quarterly) : past;
  if (plan.rule === "seasonal") checkCycles(plan.cycles, base, path);
  if (plan.rule === "damped-growth") checkYears(yearly.gross, base, join(folder, plan.yearly));
  const expected = expectedGross(plan, { history, base, quarters }, yearly.gross);
  const monthlyLoss = past.at("cancellations", base) / 3;
  const closing = past.at("closing", base);
  // Before anything that has to do with joiners alone, so that a table that lacks them all says so.
  past.at("grossAdditions", base);
  const { months, since } = pastJoiners(past, yearly.gross);
  const earlier = { people: yearly.closing, tenure: plan.earlierTenure.value };

  return (parameters) => {
    const baseline = expected.map((gross, k) => {
      const inside = insideReturns(monthlyLoss, 3 * k, 3 * k + 3, parameters);
      return { ...quarterDates(quarters[k]), ...splitJoiners(gross, plan.returnerShare, inside) };
    });
    const { tenure, survivors } = openingTenure(
      months,
      earlier,
      plan.tenureClasses,
      run.trialDays,
      parameters,
    );
    const source =
      `gross additions since ${since} times shifted-beta-geometric survival (quit.alpha, quit.newMean) ` +
      `and trial conversion, scaled to sum 1; before scaling ${millions(survivors)} of ${millions(closing)}`;
    return { opening: { tenure, evidence: "derived", source }, baseline };
  };
}

/** People who joined in each past month, the latest first, and the first year or quarter that is known. */
function pastJoiners(past: QuarterlyHistory, gross: ReadonlyMap<number, number>) {
  const known = past.quarters("grossAdditions").reverse();
  const months = known.flatMap((quarter) => Array<number>(3).fill(past.at("grossAdditions", quarter) / 3));
  const first = Number(known.at(-1)!.slice(0, 4));
  const years = [...gross].filter(([year]) => year < first).sort(([a], [b]) => b - a);
  for (const [, people] of years) months.push(...Array<number>(12).fill(people / 12));
  return { months, since: years.at(-1)?.[0] ?? first };
}

/** A season of the base quarter is one of the same quarter of earlier years. */
function checkCycles(cycles: readonly string[], base: string, file: string): void {
  const issues = cycles.flatMap((cycle, index) =>
    cycle.slice(4) === base.slice(4)
      ? []
      : [
          {
            path: `cycles.${index}`,
            expected: `a ${base.slice(4)}, as ${base}, the last before the start`,
            found: cycle,
          },
        ],
  );
  if (issues.length > 0) throw new ScenarioError(issues, file);
}

/** The growth that goes on is that of the base's year over the year before. */
function checkYears(years: ReadonlyMap<number, number>, base: string, file: string): void {
  const last = Number(base.slice(0, 4));
  const missing = [last - 1, last].filter((year) => !(Number(years.get(year)) > 0));
  if (missing.length === 0) return;
  const expected = `grossAdditions above 0 of ${missing.join(" and ")}`;
  throw new ScenarioError([{ path: "", expected, found: "none" }], file);
}

function expectedGross(
  plan: BaselinePlan,
  question: BaselineQuestion,
  years: ReadonlyMap<number, number>,
): ExpectedGross[] {
  if (plan.rule === "seasonal") return seasonalGross(question, plan.cycles);
  if (plan.rule === "actual") return actualGross(question, plan.churnRounding.value);
  const last = Number(question.base.slice(0, 4));
  return dampedGrowthGross(question, years.get(last)! / years.get(last - 1)! - 1, plan.growthKept);
}

function splitJoiners(gross: ExpectedGross, returner: Sourced, inside: number) {
  const sourced = (part: (people: number) => number, source: string): Sourced => ({
    value: thousands(part(gross.value)),
    low: thousands(part(gross.low)),
    high: thousands(part(gross.high)),
    evidence: "derived",
    source,
  });
  const { value: share } = returner;
  return {
    newJoiners: sourced((people) => people * (1 - share), `${gross.how}; of these 1 - ${share} are new`),
    returns: sourced(
      (people) => Math.max(0, people * share - inside),
      `${share} of gross are returners, less ${millions(inside)} who leave and return inside the run`,
    ),
  };
}

function readYears(path: string, before: string): { gross: Map<number, number>; closing: number } {
  const rows = readSourceTable(path).filter(({ to }) => to < before);
  const gross = rows.filter(({ quantity }) => quantity === "grossAdditions");
  const closing = rows.find(({ quantity }) => quantity === "closing");
  if (closing === undefined) {
    const expected = `a year's closing that ends before ${before}`;
    throw new ScenarioError([{ path: "column quantity", expected, found: "none" }], path);
  }
  return {
    gross: new Map(gross.map(({ from, value }) => [Number(from.slice(0, 4)), value])),
    closing: closing.value,
  };
}

function thousands(people: number): number {
  return Math.round(people / 1000) * 1000;
}
