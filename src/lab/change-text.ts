import { dateText } from "../chart/date-text.ts";
import { parseDay, toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventName } from "./event-name.ts";
import type { WorldChange } from "./world-change.ts";

/**
 * What a reader has changed, in words: `Changed: without “Qwikster”; “Streaming and DVDs become two plans”, prices of “Both,
 * 1 disc”: 12.99.` Empty if nothing was.
 *
 * @param base The case as it came.
 */
export function changeText({ without, with: added, set }: WorldChange, base: Scenario): string {
  const events = [...base.events, ...added];
  const titleOf = (id: string) => {
    const event = events.find((one) => one.id === id);
    return `“${event ? eventName(event, events) : id}”`;
  };
  const parts = [
    ...without.map((id) => `without ${titleOf(id)}`),
    ...added.map((event) => `with ${titleOf(event.id)} on ${dateText(toDay(event.announced))}`),
    ...Object.entries(set).map(([path, value]) => `${placeText(path, base, titleOf)}: ${valueText(value)}`),
  ];
  return parts.length === 0 ? "" : `Changed: ${parts.join("; ")}.`;
}

/** What a path names, in words where it has any: `events.price.prices.both-1` is the event's `prices of “Both, 1 disc”`. */
function placeText(path: string, { plans }: Scenario, titleOf: (event: string) => string): string {
  const [kind, id, ...rest] = path.split(".");
  const inWords = (steps: readonly string[]) => {
    const plan = plans[steps.at(-1) ?? ""];
    return plan ? [...steps.slice(0, -1), `of “${plan.title}”`].join(" ") : steps.join(" ");
  };
  if (kind === "events" && rest.length > 0) return `${titleOf(id)}, ${inWords(rest)}`;
  if (kind === "parameters" && rest.at(-1) === "value") return [id, ...rest.slice(0, -1)].join(".");
  if (kind === "plans" && plans[id]) return `“${plans[id].title}”, ${rest.join(" ")}`;
  return path;
}

function valueText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return parseDay(value) === undefined ? value : dateText(toDay(value));
}
