import { haloText } from "./halo-text.ts";
import { peopleAxis } from "./people-channel.ts";
import { peopleScale, peopleText, peopleUnit, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette } from "./theme.ts";

const width = 460;
const rowHeight = 34;

/** A guess: one number of people, or one with an interval, such as a `Summary` of replicates. */
export type Guess = number | { readonly p05: number; readonly p50: number; readonly p95: number };

/**
 * Guesses of one number beside what it turned out to be: a row for each, with how far off it was. A guess with an
 * interval has a bar from its 5 to its 95 % quantile.
 *
 * @param quantity What was guessed, with its day: `Subscribers on 31 December 2011`.
 * @param guesses By who made them, in people; at least one.
 * @param observed In people.
 * @throws RangeError If there is no guess, or a number is not finite.
 * @example
 * await show(chart.guesses("Subscribers on 31 December 2011", { You: 25e6 }, 24_400_000));
 */
export function guessesChart(
  quantity: string,
  guesses: Readonly<Record<string, Guess>>,
  observed: number,
): VegaLiteSpec {
  const rows = Object.entries(guesses).map(([who, guess]) => rowOf(who, guess, observed));
  if (rows.length === 0) throw new RangeError("guesses: expected at least one, found none");
  const numbers = rows.flatMap(({ value, low, high }) => [value, low, high]);
  const wrong = [observed, ...numbers].find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`guesses: expected numbers of people, found ${wrong}`);
  const ends = roomForLabels(numbers, observed);
  // Nobody counts fewer than no people: there labels stand on the near side of their points.
  const isCut = ends[0] < 0 && Math.min(observed, ...numbers) >= 0;
  const scale = peopleScale([...numbers, isCut ? 0 : ends[0], ends[1]], { zero: false });
  const seen = `observed ${reportedPeople(observed)}`;
  const x = {
    type: "quantitative",
    scale: { domain: scale.domain, zero: false, nice: false },
    axis: { ...peopleAxis(scale), title: scale.domain[0] > 0 ? "people (axis cut)" : "people", grid: true },
  };
  const y = {
    field: "who",
    type: "nominal",
    title: null,
    sort: rows.map(({ who }) => who),
    axis: { labelColor: palette.observed, labelLimit: 260, grid: false, ticks: false, domain: false },
  };
  const height = rows.length * rowHeight;
  return {
    name: "guesses",
    title: { text: `${quantity}: guesses and what came`, frame: "bounds" },
    description: captionOf(quantity, rows, seen),
    width,
    height,
    layer: [
      {
        data: { values: [{ observed }] },
        encoding: { x: { ...x, field: "observed" } },
        layer: [
          { mark: { type: "rule", strokeWidth: 2, color: palette.observed } },
          ...haloText(
            { baseline: "bottom", dy: -2, color: palette.observed, fontWeight: 600 },
            { text: { value: seen }, y: { value: 0 } },
          ),
        ],
      },
      {
        data: { values: rows },
        encoding: { y },
        layer: [
          {
            mark: { type: "rule", strokeWidth: 6, opacity: 0.35, color: palette.simulated },
            encoding: { x: { ...x, field: "low" }, x2: { field: "high" } },
          },
          {
            mark: { type: "point", filled: true, size: 90, color: palette.simulated },
            encoding: { x: { ...x, field: "value" } },
          },
          ...labelLayers(x, observed, isCut ? Math.min(...numbers) - ends[0] : 0),
        ],
      },
    ],
  };
}

/** Ends of the axis beyond which no label reaches; labels stand on the far side of their points. */
function roomForLabels(numbers: readonly number[], observed: number): [number, number] {
  const least = Math.min(observed, ...numbers);
  const most = Math.max(observed, ...numbers);
  const room = labelRoom * (most - least);
  return [least < observed ? least - room : least, most > observed ? most + room : most];
}

/** Width of a label as a share of the span of the numbers. */
const labelRoom = 0.45;

/**
 * Labels beside the points, on the side away from what was observed.
 *
 * @param near Below it they stand on the other side.
 */
function labelLayers(x: object, observed: number, near: number): readonly object[] {
  const [right, left] = [
    { field: "value", gte: observed },
    { field: "value", lt: observed },
  ];
  const filters = {
    right: near > 0 ? { or: [right, { field: "value", lt: near }] } : right,
    left: near > 0 ? { and: [left, { field: "value", gte: near }] } : left,
  };
  const side = (isRight: boolean) => ({
    transform: [{ filter: isRight ? filters.right : filters.left }],
    layer: haloText(
      { align: isRight ? "left" : "right", dx: isRight ? 10 : -10 },
      { x: { ...x, field: isRight ? "high" : "low" }, text: { field: "text", type: "nominal" } },
    ),
  });
  return [side(true), side(false)];
}

interface Row {
  readonly who: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

function rowOf(who: string, guess: Guess, observed: number): Row {
  const { p05, p50, p95 } = typeof guess === "number" ? { p05: guess, p50: guess, p95: guess } : guess;
  const unit = peopleUnit(observed, observed >= 1e6 ? 1e4 : 1e3);
  const text = `${peopleText(p50, unit)} (${peopleText(p50 - observed, unit, true)})`;
  return { who, value: p50, low: p05, high: p95, text };
}

function captionOf(quantity: string, rows: readonly Row[], seen: string): string {
  const parts = rows.map(({ who, text, value, low, high }) =>
    low === value && high === value
      ? `${who} ${text}`
      : `${who} ${text}, 5 to 95 % ${reportedPeople(low)} to ${reportedPeople(high)}`,
  );
  return `${quantity}, ${seen}. Guesses, with their distance from it: ${parts.join("; ")}.`;
}
