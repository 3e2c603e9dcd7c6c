import type { Candidate, Objective } from "../policy/candidate.ts";
import type { Optimisation } from "../policy/optimise.ts";
import type { Policy, PolicySpace } from "../policy/policy-space.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { capital } from "./capital.ts";
import { freePlace, type Place } from "./free-place.ts";
import { keyLayers, keyOf, letterSize, policyWords } from "./frontier-key.ts";
import { haloText } from "./halo-text.ts";
import { labelWidth } from "./label-width.ts";
import { numberChannel } from "./number-channel.ts";
import { peopleAxis } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, textSize } from "./theme.ts";

const width = 560;
const height = 300;
/** Most policies that have a letter. */
const lettered = 8;

/** What the frontier is shown with. */
export interface FrontierOptions {
  /** What stands on the horizontal axis; by default what the search weighed the objective against. */
  readonly against?: Objective;
  /** The levers, for what policies are called; the ids of their choices if absent. */
  readonly space?: PolicySpace;
  /** For the title of the case and its currency. */
  readonly scenario?: Scenario;
}

/**
 * Policies by two of their ends: all that were tried pale, those that no other beats in both marked with a letter, and what
 * was done as a black dot with dotted lines. Thin bars go from the 5 to the 95 % quantile over the seeds.
 *
 * @param optimum As `optimise` returns it.
 * @throws RangeError If `against` is the objective itself.
 * @example
 * await show(chart.frontier(await optimise(netflix.scenario, space), { space, scenario: netflix.scenario }));
 */
export function frontierChart(optimum: Optimisation, options: FrontierOptions = {}): VegaLiteSpec {
  const { objective, history, frontier, tried, runs } = optimum;
  const { against = rivalOf(objective), space, scenario } = options;
  if (against === objective) throw new RangeError(`against: expected another end than ${objective}`);
  const x = axisOf(against, tried, scenario?.currency);
  const y = axisOf(objective, tried, scenario?.currency);
  const pointOf = (candidate: Candidate) => ({
    x: candidate[against].mean,
    xLow: candidate[against].p05,
    xHigh: candidate[against].p95,
    y: candidate[objective].mean,
    yLow: candidate[objective].p05,
    yHigh: candidate[objective].p95,
  });
  const best = frontier.map(pointOf);
  const done = pointOf(history);
  const named = spaced(frontier, lettered);
  const letters = named.map((_, index) => String.fromCharCode(letterA + index));
  const pixel = (point: { readonly x: number; readonly y: number }): Place => ({
    x: shareOf(point.x, x) * width,
    y: (1 - shareOf(point.y, y)) * height,
  });
  const marks = [...best, done].map(pixel);
  const texts = [
    ...named.map((candidate, index) => ({ text: letters[index], point: pointOf(candidate) })),
    { text: was, point: done },
  ];
  const labels = freePlaces(
    texts.map(({ text, point }) => ({ text, at: pixel(point) })),
    marks,
    tried.map((candidate) => pixel(pointOf(candidate))),
  );
  const key = keyOf(named, letters, history.policy, space);
  return {
    name: "frontier",
    title: {
      text: `${capital(names[objective])} against ${names[against]}: what no other policy beats`,
      frame: "bounds",
      subtitle: [
        ...(scenario ? [`${scenario.title} · simulated`] : []),
        `grey: ${tried.length} policies that were tried, in ${runs} runs; blue: no other is better in both`,
        "above and to the right of the dotted lines: better in both than what was done",
      ],
    },
    description: captionOf(optimum, named, letters, against, (policy) =>
      policyWords(policy, history.policy, space),
    ),
    width,
    height,
    layer: [
      {
        data: { values: [done] },
        mark: { type: "rule", strokeDash: [2, 3] },
        encoding: { x: channel(x, "x") },
      },
      {
        data: { values: [done] },
        mark: { type: "rule", strokeDash: [2, 3] },
        encoding: { y: channel(y, "y") },
      },
      {
        data: { values: tried.map(pointOf).map(({ x, y }) => ({ x, y })) },
        mark: { type: "point", color: ink.axis, opacity: 0.5, size: 40 },
        encoding: { x: channel(x, "x"), y: channel(y, "y") },
      },
      {
        data: { values: [...best].sort((a, b) => a.x - b.x) },
        mark: { type: "line", color: palette.simulated, opacity: 0.5, strokeWidth: 1.5 },
        encoding: { x: channel(x, "x"), y: channel(y, "y") },
      },
      ...pointLayers(best, palette.simulated, x, y),
      ...pointLayers([done], palette.observed, x, y),
      ...labels.map(({ text, x, y }) => ({
        data: { values: [{}] },
        layer: haloText(
          {
            fontWeight: 600,
            fontSize: text === was ? textSize : letterSize,
            color: text === was ? palette.observed : palette.simulated,
          },
          { text: { value: text }, x: { value: x }, y: { value: y } },
        ),
      })),
      ...keyLayers(key, height),
    ],
  };
}

/** What a search weighs its objective against. */
const rivalOf = (objective: Objective): Objective =>
  objective === "subscribers" ? "contribution" : "subscribers";

const was = "as it was";
const letterA = 65;

const names: Readonly<Record<Objective, string>> = {
  contribution: "contribution",
  subscribers: "subscribers",
  trust: "trust",
};

/** At most so many, evenly spaced, the first and the last among them. */
function spaced<One>(all: readonly One[], most: number): One[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))]);
}

interface FrontierAxis {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly axis: Readonly<Record<string, unknown>>;
}

function axisOf(end: Objective, tried: readonly Candidate[], currency = "money"): FrontierAxis {
  const values = tried.flatMap((candidate) => [candidate[end].p05, candidate[end].mean, candidate[end].p95]);
  if (end === "trust") {
    const { scale, axis } = numberChannel("trust", "", values, { zero: false, parts: 1000, ticks: 5 });
    return {
      title: "trust at the end (less the damage to goodwill)",
      domain: scale.domain,
      axis: axis as object as FrontierAxis["axis"],
    };
  }
  const scale = peopleScale(values, { zero: false, ticks: 5 });
  const title = end === "subscribers" ? "subscribers at the end" : `contribution over the run, ${currency}`;
  return {
    title: `${title}${scale.domain[0] > 0 ? " (axis cut)" : ""}`,
    domain: scale.domain as [number, number],
    axis: peopleAxis(scale),
  };
}

const shareOf = (value: number, { domain: [least, most] }: FrontierAxis) => (value - least) / (most - least);

const channel = ({ title, domain, axis }: FrontierAxis, field: string) => ({
  field,
  type: "quantitative",
  title,
  scale: { domain, zero: false, nice: false },
  axis: { ...axis, grid: true },
});

type Point = Readonly<Record<"x" | "xLow" | "xHigh" | "y" | "yLow" | "yHigh", number>>;

function pointLayers(points: readonly Point[], color: string, x: FrontierAxis, y: FrontierAxis) {
  const bar = { type: "rule", color, strokeWidth: 1.5, opacity: 0.6 };
  return [
    {
      data: { values: points },
      encoding: { x: channel(x, "x"), y: channel(y, "y") },
      layer: [
        { mark: bar, encoding: { x: channel(x, "xLow"), x2: { field: "xHigh" } } },
        { mark: bar, encoding: { y: channel(y, "yLow"), y2: { field: "yHigh" } } },
        { mark: { type: "point", color, size: 90 } },
      ],
    },
  ];
}

const boxAround = ({ x, y }: Place, radius: number) => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

/** Each text in the first place near its point where it meets no other text and no marked point. */
function freePlaces(
  texts: readonly { readonly text: string; readonly at: Place }[],
  marks: readonly Place[],
  pale: readonly Place[],
) {
  const taken = marks.map((place) => boxAround(place, 6));
  const quiet = pale.map((place) => boxAround(place, 4));
  return texts.map(({ text, at }) => {
    const size = { width: labelWidth(text, text === was ? textSize : letterSize), height: letterSize };
    const { place, box } = freePlace(at, size, { width, height }, taken, quiet);
    taken.push(box);
    return { text, ...place };
  });
}

function captionOf(
  { objective, history, frontier, tried, runs }: Optimisation,
  named: readonly Candidate[],
  letters: readonly string[],
  against: Objective,
  wordsOf: (policy: Policy) => string,
): string {
  const number = (end: Objective, value: number) =>
    `${names[end]} ${end === "trust" ? value.toFixed(3).replace("-", "−") : reportedPeople(value)}`;
  const both = (candidate: Candidate) =>
    [objective, against].map((end) => number(end, candidate[end].mean)).join(", ");
  const list = named.map(
    (candidate, index) => `${letters[index]} (${wordsOf(candidate.policy)}) ${both(candidate)}`,
  );
  const more = frontier.length > named.length ? ` (${named.length} of ${frontier.length})` : "";
  return `Of ${tried.length} policies tried in ${runs} runs no other beats these in ${names[objective]} and ${names[rivalOf(objective)]} at once${more}: ${list.join("; ")}; what was done brought ${both(history)}.`;
}
