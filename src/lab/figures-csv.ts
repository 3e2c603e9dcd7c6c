import { capital } from "../chart/capital.ts";
import { dailySubscribers } from "../chart/daily-subscribers.ts";
import { familyTitle } from "../chart/families.ts";
import { isoOf, toDay } from "../market/date.ts";
import { countedUnit } from "../scenario/counted-unit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import type { Observed, Outcome, Period } from "../simulation/outcome.ts";
import { summarise } from "../statistics/summarise.ts";
import { isMoney } from "./amounts.ts";
import { differenceInterval } from "./intervals.ts";

/** A world as a table has it. */
export interface TabledWorld {
  readonly name: string;
  readonly run: Outcome;
  readonly scenario: Scenario;
  /** Quarters under several seeds, once they are known. */
  readonly seeds: readonly (readonly Period[])[] | undefined;
}

interface Measure {
  /** With its unit. */
  readonly title: string;
  readonly of: (period: Period) => number;
  readonly seenOf: (observed: Observed) => number | undefined;
  readonly decimals: number;
}

/**
 * The figures of the page as CSV: a row a quarter and figure, its unit in the figure's name. History and how far luck
 * moves it nine times of ten, what was observed, then each other world, its difference from history, and how far luck
 * moves that. What is not known is empty.
 *
 * @param history The case as it came; its name is the first column's.
 * @param observed Quarters of history with what was observed beside them.
 */
export function figuresCsv(
  history: TabledWorld,
  worlds: readonly TabledWorld[],
  observed: readonly Period[],
): string {
  const base = periodsWithMoney(history.run, history.scenario);
  const head = [
    "quarter",
    "figure",
    ...[history.name, `${history.name}: from`, `${history.name}: to`, "observed"],
    ...worlds.flatMap(({ name }) => {
      const difference = `${name} less ${history.name}`;
      return [name, difference, `${difference}: from`, `${difference}: to`];
    }),
  ];
  const others = worlds.map((world) => ({ ...world, periods: periodsWithMoney(world.run, world.scenario) }));
  const rows = base.flatMap((period, index) =>
    measuresOf(history.scenario, history.run).flatMap(({ title, of, seenOf, decimals }) => {
      if (Number.isNaN(of(period))) return [];
      const cell = (value: number | undefined) =>
        value === undefined || Number.isNaN(value) ? "" : String(Number(value.toFixed(decimals)));
      const around = history.seeds && summarise(history.seeds.map((periods) => of(periods[index])));
      const seen = observed[index]?.observed;
      return [
        [
          period.period,
          title,
          cell(of(period)),
          cell(around?.p05),
          cell(around?.p95),
          cell(seen && seenOf(seen)),
          ...others.flatMap(({ periods, seeds }) => {
            const other = of(periods[index]);
            const range =
              seeds && history.seeds ? differenceInterval(seeds, history.seeds, index, of) : undefined;
            return [other, other - of(period), range?.low, range?.high].map(cell);
          }),
        ],
      ];
    }),
  );
  return csvOf([head, ...rows]);
}

/** People of each world at the end of every day as CSV: a row a day, a column a world. */
export function daysCsvOf(worlds: readonly Pick<TabledWorld, "name" | "run">[]): string {
  const [{ run }] = worlds;
  const days = worlds.map((world) => dailySubscribers(world.run));
  const first = toDay(run.start);
  const head = [
    "date",
    ...worlds.map(({ name }) => `${countedUnit(run)} at its end: ${name} (${run.unit ?? "people"})`),
  ];
  // The first of a line is the evening before the run.
  const rows = Array.from({ length: run.ledger.days }, (_, day) => [
    isoOf(first + day),
    ...days.map((people) => String(Math.round(people[day + 1]))),
  ]);
  return csvOf([head, ...rows]);
}

function measuresOf(scenario: Scenario, { families }: Outcome): Measure[] {
  const { currency } = scenario;
  const counted = capital(countedUnit(scenario));
  const people = { decimals: 0 };
  const unit = scenario.unit ?? "people";
  const money = (value: number | undefined) => (isMoney(currency) ? (value ?? Number.NaN) : Number.NaN);
  return [
    {
      title: `${counted} at its end (${unit})`,
      of: (p) => p.closing,
      seenOf: (seen) => seen.closing,
      ...people,
    },
    ...(families.length > 1
      ? families.map((family) => ({
          title: `${counted} at its end, ${familyTitle(family)} (${unit})`,
          of: (p: Period) => p.byPlan[family] ?? Number.NaN,
          seenOf: (seen: Observed) => seen.byPlan?.[family],
          ...people,
        }))
      : []),
    {
      title: `Gross additions (${unit})`,
      of: (p) => p.grossAdditions,
      seenOf: (seen) => seen.grossAdditions,
      ...people,
    },
    {
      title: `Cancellations (${unit})`,
      of: (p) => p.cancellations,
      seenOf: (seen) => seen.cancellations,
      ...people,
    },
    {
      title: `Net additions (${unit})`,
      of: (p) => p.netAdditions,
      seenOf: (seen) => seen.netAdditions,
      ...people,
    },
    {
      title: "Churn a month (%)",
      of: (p) => p.monthlyChurn * 100,
      seenOf: ({ monthlyChurn }) => monthlyChurn && monthlyChurn * 100,
      decimals: 3,
    },
    {
      title: `Revenue (${currency})`,
      of: (p) => money(p.revenue),
      seenOf: (seen) => seen.revenue,
      decimals: 0,
    },
    {
      title: `Contribution (${currency})`,
      of: (p) => money(p.contribution),
      seenOf: () => undefined,
      decimals: 0,
    },
  ];
}

function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(quoted).join()}\n`).join("");
}
