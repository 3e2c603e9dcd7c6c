import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { dateText, shortDate } from "./date-text.ts";
import { eventMarkers, eventRules } from "./event-markers.ts";
import { flowTotal } from "./flow-totals.ts";
import { haloText } from "./halo-text.ts";
import { numberChannel } from "./number-channel.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, plotWidth } from "./theme.ts";
import { type ChartWindow, instantOf, type PlotArea, timeChannel } from "./time-channel.ts";
import { runText, windowOf } from "./world.ts";

const height = 110;
const week = 7;

/**
 * What an event leaves behind, each in a panel of its own over the same days: comments a week, goodwill damage, and the
 * people a week who choose to leave. A mark says by when half of all comments were written and half of those people had
 * left. Weeks are counted back from the last day; up to six days at the start are in no bar, but count for the halves.
 *
 * @param scenario Whose events are marked; none if absent.
 * @example
 * await show(chart.aftermath(simulate(netflix.scenario, { seed: 1 }), netflix.scenario));
 */
export function aftermathChart(run: Outcome, scenario?: Scenario, options: EventOptions = {}): VegaLiteSpec {
  const window = windowOf(run);
  const { posts, damage } = run.mood;
  const left = Array.from({ length: posts.length }, (_, day) => flowTotal(run, "leftChoice", day, day));
  const events = scenarioEvents(scenario, options);
  const plot = { window, width: plotWidth, height };
  const anger = Array.from(damage, (value, day) => ({
    at: instantOf(window.from + day + 1),
    damage: Math.round(1000 * value) / 1000,
  }));
  const half = { posts: halfDay(posts, window), left: halfDay(left, window) };
  const panels = [
    { title: "Comments a week", layer: weekLayers(posts, half.posts, plot) },
    {
      title: "Goodwill damage",
      layer: [
        {
          data: { values: anger },
          mark: { type: "line", color: palette.simulated },
          encoding: {
            x: timeChannel("at", window),
            y: numberChannel("damage", "", [0, ...anger.map((row) => row.damage)], { parts: 10, ticks: 3 }),
          },
        },
      ],
    },
    { title: "People who choose to leave, a week", layer: weekLayers(left, half.left, plot) },
  ];
  return {
    name: "aftermath",
    title: {
      text: "The storm, the anger and the leaving",
      subtitle: `${run.title} · ${runText([run])} · simulated`,
    },
    description: captionOf(run, sum(posts), sum(left), half),
    spacing: 18,
    vconcat: panels.map(({ title, layer }, index) => ({
      width: plotWidth,
      height,
      // The first panel's title stands above the labels of the events.
      title: { text: title, fontSize: 12, fontWeight: 600, offset: 6 },
      layer: [...(index === 0 ? eventMarkers(events, window) : eventRules(events, plot)), ...layer],
    })),
  };
}

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);

/** The day by whose evening half of the total is reached; undefined if there is nothing to halve. */
function halfDay(values: ArrayLike<number>, window: ChartWindow): number | undefined {
  const total = sum(values);
  let reached = 0;
  for (let day = 0; total > 0 && day < values.length; day++) {
    reached += values[day];
    if (reached >= total / 2) return window.from + day;
  }
  return undefined;
}

function weekLayers(
  values: ArrayLike<number>,
  half: number | undefined,
  { window }: PlotArea,
): readonly Readonly<Record<string, unknown>>[] {
  const rows = [];
  const length = Math.min(week, values.length);
  for (let first = values.length % length; first < values.length; first += length) {
    rows.push({
      middle: instantOf(window.from + first + length / 2),
      to: instantOf(window.from + first + length),
      people: Math.round(sum(Array.from(values).slice(first, first + length))),
    });
  }
  const x = timeChannel("at", window);
  // Otherwise the axis makes room for half a bar on both sides.
  const middle = timeChannel("middle", window);
  const scale = peopleScale(
    rows.map(({ people }) => people),
    { ticks: 3 },
  );
  const bars = {
    data: { values: rows },
    mark: { type: "bar", color: palette.simulated, width: (plotWidth * length) / values.length - 1 },
    encoding: {
      x: { ...middle, scale: { ...(middle.scale as object), padding: 0 } },
      y: peopleChannel("people", "", scale),
    },
  };
  if (half === undefined) return [bars];
  const atStart = half - window.from < (window.to - window.from) * 0.7;
  const mark = { align: atStart ? "left" : "right", dx: atStart ? 6 : -6, baseline: "top" };
  return [
    bars,
    {
      data: { values: [{ at: instantOf(half + 1), text: `half by ${shortDate(half)}` }] },
      encoding: { x },
      layer: [
        { mark: { type: "rule", strokeWidth: 2, color: ink.text } },
        ...haloText(mark, {
          x,
          y: { value: 2 },
          text: { field: "text", type: "nominal" },
          color: { value: ink.text },
        }),
      ],
    },
  ];
}

function captionOf(
  run: Outcome,
  posts: number,
  left: number,
  half: { readonly posts?: number | undefined; readonly left?: number | undefined },
): string {
  const by = (day: number | undefined): string =>
    day === undefined ? "" : `, half of them by ${dateText(day)}`;
  return (
    `${run.title} (${runText([run])}): ${reportedPeople(posts)} comments${by(half.posts)}; ` +
    `${reportedPeople(left)} people chose to leave${by(half.left)}. ` +
    "By day or week only the comments of July and some readings of the brand were observed; who left when is the model's account."
  );
}
