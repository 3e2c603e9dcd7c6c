import { chart } from "../chart/chart.ts";
import type { VegaLiteSpec } from "../chart/spec.ts";
import type { Ensemble } from "../experiment/ensemble.ts";
import { renderChart } from "../node/chart/render-chart.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import type { FolderFiles } from "./write-folder.ts";

/** The charts of a world by name: its subscribers, the flows of its headline quarter, its churn. */
export function chartsOf(
  outcomes: readonly Outcome[],
  observed: readonly Observation[],
  scenario: Scenario,
  fittedUntil: string | undefined,
): Readonly<Record<string, VegaLiteSpec>> {
  const [run] = outcomes;
  const options = fittedUntil === undefined ? {} : { fittedUntil };
  const quarters = periodsOf(run).map(({ period }) => period);
  const headline = scenario.headline?.period;
  const quarter = headline !== undefined && quarters.includes(headline) ? headline : quarters[0];
  return {
    subscribers: chart.subscribers(outcomes, observed, scenario, options),
    waterfall: chart.waterfall(run, quarter, observed, options),
    churn: chart.churn(run, observed, scenario, options),
  };
}

/** The chart of an ensemble by name. */
export function ensembleChartsOf(
  ensemble: Ensemble,
  observed: readonly Observation[],
  scenario: Scenario,
  fittedUntil: string | undefined,
): { readonly fan: VegaLiteSpec } {
  return { fan: chart.fan(ensemble, observed, scenario, fittedUntil === undefined ? {} : { fittedUntil }) };
}

/** The chart of a comparison by name. */
export function comparisonChartsOf(
  base: readonly Outcome[],
  counterfactual: readonly Outcome[],
  names: readonly [string, string],
  scenario: Scenario,
): Readonly<Record<string, VegaLiteSpec>> {
  return { comparison: chart.comparison(base, [counterfactual], [...names], scenario) };
}

/** Charts drawn as files, `charts/<name>.svg` and `charts/<name>.png`. */
export async function chartFiles(charts: Readonly<Record<string, VegaLiteSpec>>): Promise<FolderFiles> {
  const files: Record<string, string | Uint8Array> = {};
  for (const [name, spec] of Object.entries(charts)) {
    const { svg, png } = await renderChart(spec);
    files[`charts/${name}.svg`] = svg;
    files[`charts/${name}.png`] = png;
  }
  return files;
}
