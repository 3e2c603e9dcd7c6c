import type { Period } from "../simulation/outcome.ts";

/**
 * How far luck moves the figures of a run, from smaller runs with several seeds: each seed's distance from the mean of all,
 * less by the square root of how many more agents the run has, is laid around the run. Between two worlds this holds
 * for differences too, seed by seed.
 *
 * @param run Quarters of the run.
 * @param seeds Quarters of the smaller runs.
 * @param share Their agents as a share of the run's.
 */
export function spreadAround(
  run: readonly Period[],
  seeds: readonly (readonly Period[])[],
  share: number,
): Period[][] {
  const factor = Math.sqrt(share);
  const around = (figure: (period: Period) => number) => {
    const means = run.map(
      (_, index) => seeds.reduce((sum, periods) => sum + figure(periods[index]), 0) / seeds.length,
    );
    return (seed: number, index: number): number =>
      figure(run[index]) + (figure(seeds[seed][index]) - means[index]) * factor;
  };
  const [first] = run;
  if (first === undefined) return seeds.map(() => []);
  const numbers = Object.keys(first).filter((name) => typeof first[name as keyof Period] === "number");
  const figures = numbers.map((name) => [name, around((period) => period[name as "closing"])] as const);
  const plans = Object.keys(first.byPlan).map(
    (plan) => [plan, around(({ byPlan }) => byPlan[plan])] as const,
  );
  return seeds.map((_, seed) =>
    run.map((period, index) => ({
      ...period,
      ...Object.fromEntries(figures.map(([name, of]) => [name, of(seed, index)])),
      byPlan: Object.fromEntries(plans.map(([plan, of]) => [plan, of(seed, index)])),
    })),
  );
}
