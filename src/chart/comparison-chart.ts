import { countedQuantity, countedUnit } from "../scenario/counted-unit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { capital } from "./capital.ts";
import { dailySubscribers } from "./daily-subscribers.ts";
import { dateText } from "./date-text.ts";
import { endLabels } from "./end-labels.ts";
import { eventMarkers, eventRules } from "./event-markers.ts";
import { labelWidth } from "./label-width.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, peopleText, peopleUnit, reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { bandRows, extentOf, type StockRow, stockLayers, stockRows } from "./stock-lines.ts";
import { palette } from "./theme.ts";
import { type PlotArea, timeChannel } from "./time-channel.ts";
import { runsOf, runText, type World, windowOf } from "./world.ts";

const totalHeight = 190;
const differenceHeight = 130;
/** Plot and labels together. */
const fullWidth = 620;
const leastWidth = 320;

const colours = [palette.simulated, palette.counterfactual, palette.rival, palette.observed];
const dashes = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
];

/**
 * Subscribers in two to four worlds above, and each world's difference from the first below: counterfactual less base,
 * paired by seed.
 *
 * @param base A run, or runs that differ in their seed alone.
 * @param counterfactuals One run, or a list of worlds, each of the seeds of the base.
 * @param labels Of the base, then of each counterfactual; `as it happened`, `otherwise` by default.
 * @param scenario Whose events are marked; none if absent.
 * @throws RangeError If there are more than three counterfactuals, or labels or runs do not match.
 * @example
 * await show(chart.comparison(run, calm, ["as it happened", "without Qwikster"], netflix.scenario));
 */
export function comparisonChart(
  base: World,
  counterfactuals: Outcome | readonly World[],
  labels: readonly string[] = ["as it happened", "otherwise"],
  scenario?: Scenario,
  options: EventOptions = {},
): VegaLiteSpec {
  const others = (Array.isArray(counterfactuals) ? counterfactuals : [counterfactuals]) as readonly World[];
  const worlds = [runsOf(base), ...others.map(runsOf)];
  checkPairs(worlds, labels);
  const [runs] = worlds;
  const window = windowOf(runs[0]);
  const longest = Math.max(...labels.map((label) => labelWidth(label)));
  const width = Math.floor(Math.max(leastWidth, fullWidth - longest));
  const upper = { window, width, height: totalHeight };
  const lower = { window, width, height: differenceHeight };
  const events = scenarioEvents(scenario, options);
  const totals = worlds.map((world, index) => stockRows(world, window, labels[index]));
  const differences = worlds.slice(1).map((world, index) => {
    const daily = world.map((run, seed) => difference(run, runs[seed]));
    return bandRows(daily, window, labels[index + 1]);
  });
  return {
    name: "comparison",
    title: {
      text: `${capital(countedUnit(runs[0]))} in ${counts[worlds.length]} worlds`,
      subtitle: `${runs[0].title} · ${runText(runs)}, the same in every world`,
    },
    description: captionOf(totals, differences, runText(runs), dateText(window.to - 1), runs[0]),
    vconcat: [
      {
        width,
        height: upper.height,
        layer: [
          ...eventMarkers(events, window, width, fullWidth - width),
          ...totalLayers(totals, labels, upper, countedUnit(runs[0])),
        ],
      },
      {
        width,
        height: lower.height,
        layer: [...eventRules(events, lower), ...differenceLayers(differences, labels, lower)],
      },
    ],
    spacing: 14,
    config: { axisY: { minExtent: 46 } },
  };
}

const counts = ["no", "one", "two", "three", "four"];

type Layers = readonly Readonly<Record<string, unknown>>[];

/** @throws RangeError If worlds and labels do not fit together. */
function checkPairs(worlds: readonly (readonly Outcome[])[], labels: readonly string[]): void {
  if (worlds.length < 2 || worlds.length > colours.length) {
    throw new RangeError(
      `counterfactuals: expected 1 to ${colours.length - 1} worlds, found ${worlds.length - 1}`,
    );
  }
  if (labels.length !== worlds.length || new Set(labels).size < labels.length) {
    throw new RangeError(
      `labels: expected ${worlds.length} different ones, the base's first; found ${labels.join(", ") || "none"}`,
    );
  }
  const [base] = worlds;
  const pairOf = ({ start, until, agents, seed }: Outcome) =>
    `${start} to ${until}, ${agents} agents, seed ${seed}`;
  for (const world of worlds) {
    if (world.length !== base.length)
      throw new RangeError(
        `counterfactuals: expected ${base.length} runs as in the base, found ${world.length}`,
      );
    world.forEach((run, index) => {
      if (pairOf(run) !== pairOf(base[index]))
        throw new RangeError(
          `counterfactuals: expected runs paired with the base's (${pairOf(base[index])}), found ${pairOf(run)}`,
        );
    });
  }
}

function difference(run: Outcome, base: Outcome): Float64Array {
  const before = dailySubscribers(base);
  return dailySubscribers(run).map((people, index) => people - before[index]);
}

/** A channel by world; panels share it. */
const worldChannel = (labels: readonly string[], range: readonly unknown[]) => ({
  field: "series",
  type: "nominal",
  scale: { domain: labels, range: range.slice(0, labels.length) },
  legend: null,
});

function totalLayers(
  totals: readonly StockRow[][],
  labels: readonly string[],
  plot: PlotArea,
  unit: string,
): Layers {
  const scale = peopleScale(totals.flat().flatMap(extentOf), { zero: false });
  const x = timeChannel("at", plot.window, plot.width);
  const ends = totals.map((rows, index) => ({
    text: labels[index],
    value: endOf(rows).people,
    color: colours[index],
  }));
  const channels = {
    x: { ...x, axis: { ...(x.axis as object), labels: false } },
    y: peopleChannel("people", `all ${unit}${scale.domain[0] > 0 ? " (axis cut)" : ""}`, scale),
    color: worldChannel(labels, colours),
  };
  return [
    ...stockLayers(totals.flat(), channels, worldChannel(labels, dashes)),
    ...endLabels(ends, plot, scale),
  ];
}

function differenceLayers(
  differences: readonly StockRow[][],
  labels: readonly string[],
  plot: PlotArea,
): Layers {
  const scale = peopleScale(differences.flat().flatMap(extentOf), { ticks: 4 });
  const texts = endTexts(differences);
  const ends = differences.map((rows, index) => ({
    text: texts[index],
    value: endOf(rows).people,
    color: colours[index + 1],
  }));
  const y = peopleChannel("people", "difference", scale, { signed: true });
  const channels = {
    x: timeChannel("at", plot.window, plot.width),
    y,
    color: worldChannel(labels, colours),
  };
  return [
    { data: { values: [{ people: 0 }] }, mark: { type: "rule" }, encoding: { y } },
    ...stockLayers(differences.flat(), channels, worldChannel(labels, dashes)),
    ...endLabels(ends, plot, scale),
  ];
}

/** Where each difference ends, all in one unit. */
function endTexts(differences: readonly StockRow[][]): string[] {
  const ends = differences.map((rows) => endOf(rows).people);
  const largest = Math.max(...ends.map(Math.abs));
  const unit = peopleUnit(largest, largest >= 1e6 ? 1e4 : 1e3);
  return ends.map((people) => peopleText(people, unit, true));
}

function captionOf(
  totals: readonly StockRow[][],
  differences: readonly StockRow[][],
  how: string,
  day: string,
  run: Outcome,
): string {
  const [base, ...others] = totals.map(
    (rows) => `${reportedPeople(endOf(rows).people)} ${endOf(rows).series}`,
  );
  const texts = endTexts(differences);
  const parts = others.map((text, index) => `${text} (${texts[index]})`);
  return `Simulated ${countedQuantity(run)} (${how}) at the end of ${day}: ${base}, ${parts.join(", ")}. A world that did not happen cannot be observed: the difference is the model's account, for the same ${run.unit === undefined ? "subscribers" : "agents"} with the same luck.`;
}

const endOf = (rows: readonly StockRow[]) => rows.at(-1) as StockRow;
