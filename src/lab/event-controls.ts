import { z } from "zod";
import type { MarketEvent } from "../market/event.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { scenarioSchema } from "../scenario/schema.ts";
import { schemaAt, whenPresent } from "../scenario/schema-at.ts";
import { datesOf } from "./date-shift.ts";

interface ControlBase {
  /** Place in the scenario, as of `--set`. */
  readonly path: string;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly hint: string;
}

/** A size that a slider moves. */
export interface NumberControl extends ControlBase {
  readonly kind: "number";
  readonly value: number;
  /** As it is in the case. */
  readonly original: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Prices and other sums of money have a currency, shares are shown in per cent. */
  readonly unit: "money" | "share" | "days" | "months" | "people" | "";
}

export interface DateControl extends ControlBase {
  readonly kind: "date";
  readonly value: string;
  readonly original: string | undefined;
}

export interface ChoiceControl extends ControlBase {
  readonly kind: "choice";
  readonly value: string;
  readonly original: string | undefined;
  readonly options: readonly string[];
}

export type EventControl = NumberControl | DateControl | ChoiceControl;

type Sizing = readonly [title: string, unit: NumberControl["unit"], max: number, step: number];

/** How the sizes of events are shown, by the last part of their path. */
const sizes: Readonly<Record<string, Sizing>> = {
  severity: ["Anger it stirs", "", 2, 0.05],
  reach: ["Reach", "share", 1, 0.01],
  wakesUnaffected: ["Wakes the unaffected", "share", 1, 0.01],
  share: ["Share of the viewing", "share", 1, 0.005],
  quality: ["Quality", "share", 1, 0.05],
  hassle: ["Trouble, of the usual", "share", 1, 0.05],
  discount: ["Discount a month", "money", 10, 0.5],
  amount: ["Sum paid once", "money", 20, 0.5],
  months: ["Months", "months", 12, 1],
  price: ["Price a month", "money", 20, 0.5],
  freeDays: ["Free days", "days", 90, 1],
  extras: ["Worth of extras a month", "money", 5, 0.25],
  eligible: ["May take it up", "share", 1, 0.01],
  expectations: ["Says what to expect", "share", 1, 0.05],
  doubts: ["Eases doubts", "share", 1, 0.05],
  roadmap: ["Shows what comes", "share", 1, 0.05],
  tone: ["Kind in tone", "share", 1, 0.05],
  borrowers: ["Borrowers", "people", 1e8, 1e5],
  conversion: ["Conversion", "share", 1, 0.01],
  lenders: ["Lenders", "share", 1, 0.01],
  burden: ["Burden a month", "money", 20, 0.5],
};

const dateTitles: Readonly<Record<string, string>> = {
  announced: "Announced",
  effective: "In force from",
  "effective.new": "For new subscribers from",
  "effective.existing": "For existing subscribers from",
  until: "Until",
};

/** A price can be moved to one and a half of the dearest of its event. */
const DEAREST = 1.5;

/** Types of events that the firm does to its subscribers, so that anger can be added to them. */
const stirring = new Set([
  "price-change",
  "plan-split",
  "new-plan",
  "rebrand",
  "media",
  "plan-merge",
  "content-loss",
]);

/** Everything of an event that a reader can move: its sizes, its dates and what it says. */
export function eventControls(
  event: MarketEvent,
  original: MarketEvent | undefined,
  scenario: Scenario,
): EventControl[] {
  const root = `events.${event.id}`;
  const index = scenario.events.findIndex(({ id }) => id === event.id);
  const hintOf = (...below: string[]) => hintAt(scenario, ["events", index, ...below]);
  const controls: EventControl[] = [];
  if ("prices" in event) controls.push(...priceControls(event, original, scenario, hintOf("prices")));
  const numbers = numbersOf(event);
  if (stirring.has(event.type) && !numbers.some(([path]) => path === "severity"))
    numbers.unshift(["severity", 0]);
  for (const [path, value] of numbers) {
    const sizing = sizes[path.split(".").at(-1) as string];
    if (sizing === undefined) continue;
    const [title, unit, max, step] = sizing;
    const before = numberAt(original, path) ?? (path === "severity" && original ? 0 : undefined);
    controls.push({
      kind: "number",
      path: `${root}.${path}`,
      title: path === "notice.reach" ? "Notice reaches" : title,
      hint: hintOf(...path.split(".")),
      value,
      original: before,
      // No length of time is nothing at all.
      min: unit === "months" ? Math.min(step, value) : 0,
      max: Math.max(max, value, before ?? 0),
      step,
      unit,
    });
  }
  if (event.type === "response") {
    const kinds = ["silence", "explain", "listen", "apologise", "compensate", "announce-vision"];
    const before = original?.type === "response" ? original.kind : undefined;
    controls.push({
      kind: "choice",
      path: `${root}.kind`,
      title: "The firm’s answer",
      hint: hintOf("kind"),
      value: event.kind,
      original: before,
      options: kinds,
    });
  }
  const dates = new Map(original ? datesOf(original) : []);
  for (const [path, value] of datesOf(event)) {
    const title = dateTitles[path] ?? path;
    controls.push({
      kind: "date",
      path: `${root}.${path}`,
      title,
      hint: hintOf(...path.split(".")),
      value,
      original: dates.get(path),
    });
  }
  return controls;
}

function priceControls(
  event: Extract<MarketEvent, { prices: unknown }>,
  original: MarketEvent | undefined,
  scenario: Scenario,
  hint: string,
): NumberControl[] {
  const known = original && "prices" in original ? original.prices : {};
  const rival = "rival" in event ? scenario.rivals?.[event.rival] : undefined;
  const plans: Readonly<Record<string, { readonly title?: string }>> = rival ? rival.plans : scenario.plans;
  const dearest = Math.max(...Object.values(event.prices), ...Object.values(known));
  return Object.entries(event.prices).map(([plan, value]) => ({
    kind: "number",
    path: `events.${event.id}.prices.${plan}`,
    title: plans[plan]?.title ?? plan,
    hint,
    value,
    original: known[plan],
    min: 0,
    max: Math.ceil(dearest * DEAREST),
    step: 0.01,
    unit: "money",
  }));
}

/** Numbers of an event by path, without prices and the steps of a rollout. */
function numbersOf(event: MarketEvent): [path: string, value: number][] {
  return Object.entries(event).flatMap(([key, value]): [string, number][] => {
    if (typeof value === "number") return [[key, value]];
    if (key !== "notice" || typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([inner, number]): [string, number][] =>
      typeof number === "number" ? [[`notice.${inner}`, number]] : [],
    );
  });
}

function numberAt(event: MarketEvent | undefined, path: string): number | undefined {
  return event && numbersOf(event).find(([known]) => known === path)?.[1];
}

function hintAt(scenario: Scenario, place: readonly (string | number)[]): string {
  const schema = schemaAt(scenarioSchema, scenario, [...place]);
  const told = [schema, schema && whenPresent(schema)].map(
    (one) => one && (z.globalRegistry.get(one) as { description?: string } | undefined)?.description,
  );
  return told.find((text) => text !== undefined) ?? "";
}
