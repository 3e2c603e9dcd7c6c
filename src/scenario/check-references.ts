import type { RivalPlan } from "../market/plan.ts";
import type { CrossCheck, Report } from "./cross-check.ts";
import { eventsOf, type LooseEvent } from "./event-days.ts";
import type { JsonPath } from "./json-path.ts";
import { isBroken, type Loose } from "./loose.ts";
import { didYouMean } from "./nearest.ts";
import type { Scenario } from "./scenario.ts";

/** Stands for every event where ids of events are asked for, so that no event can be called so. */
export const everyEvent = "all";

/** Each event has an id of its own. */
export const checkEventIds: CrossCheck = (scenario, report) => {
  const seen = new Set<string>();
  for (const { event, place } of eventsOf(scenario)) {
    if (event.id === undefined) continue;
    if (seen.has(event.id))
      report([...place, "id"], "an id that no other event has", JSON.stringify(event.id));
    if (event.id === everyEvent) report([...place, "id"], "an id that does not mean every event", '"all"');
    seen.add(event.id);
  }
};

/** Events name plans, families, components, rivals and events that exist. */
export const checkReferences: CrossCheck = (scenario, report) => {
  const plans = scenario.plans && Object.keys(scenario.plans);
  const families = scenario.plans && Object.values(scenario.plans).map((plan) => plan?.family);
  const rivals = isBroken(scenario, "rivals") ? undefined : (scenario.rivals ?? {});
  const sold = [...(scenario.plans ? Object.values(scenario.plans) : [undefined]), ...rivalPlans(rivals)];
  const components = sold.flatMap((plan) => (plan?.components ? Object.keys(plan.components) : [undefined]));
  const events = scenario.events?.map((event) => event?.id);

  for (const { event, place } of eventsOf(scenario)) {
    const check = (name: string | undefined, names: Names, what: string, ...at: JsonPath) =>
      mention(name, names, what, [...place, ...at], report);
    if ("rival" in event) {
      check(event.rival, rivals && Object.keys(rivals), "a rival", "rival");
      const rival = Object.entries(rivals ?? {}).find(([id]) => id === event.rival)?.[1];
      const own = rival?.plans && Object.keys(rival.plans);
      const offered = event.type === "competitor-offer" ? (event.plans ?? []) : [];
      const priced = event.type === "competitor-price-change" ? Object.keys(event.prices ?? {}) : [];
      for (const [index, id] of offered.entries()) check(id, own, `a plan of ${event.rival}`, "plans", index);
      for (const id of priced) check(id, own, `a plan of ${event.rival}`, "prices", id);
      continue;
    }
    const priced = "prices" in event ? Object.keys(event.prices ?? {}) : [];
    const added = "adds" in event ? (event.adds ?? []) : [];
    const named = event.type === "rebrand" || event.type === "grandfathering" ? (event.families ?? []) : [];
    for (const id of priced) check(id, plans, "a plan", "prices", id);
    for (const [index, id] of added.entries()) check(id, plans, "a plan", "adds", index);
    for (const [index, id] of named.entries()) check(id, families, "a family of plans", "families", index);
    const closed = event.type === "plan-merge" ? (event.from ?? []) : [];
    for (const [index, id] of closed.entries()) check(id, plans, "a plan", "from", index);
    if (event.type === "plan-merge") check(event.into, plans, "a plan", "into");
    if ("component" in event) check(event.component, components, "a component of a plan", "component");
    if (isOfEvent(event)) check(event.of, events, "an event", "of");
    if (event.type === "response") check(event.to, events, "an event", "to");
    if (event.type === "notice") check(event.about, events, "an event", "about");
  }
};

/** Whether an event is about another one that it names in `of`. */
export function isOfEvent(
  event: LooseEvent,
): event is Extract<LooseEvent, { readonly type?: "reversal" | "grandfathering" | "rollout" | undefined }> {
  return event.type === "reversal" || event.type === "grandfathering" || event.type === "rollout";
}

type Names = readonly (string | undefined)[] | undefined;

/** More names than this are not listed in a message. */
const mostListed = 8;

/** Notes a name that is not among those that exist; silent while any of these is broken or unknown. */
export function mention(
  name: string | undefined,
  names: Names,
  what: string,
  place: JsonPath,
  report: Report,
): void {
  if (name === undefined || names === undefined || names.includes(name)) return;
  const known = [...new Set(names)];
  if (known.includes(undefined)) return;
  const all = known as string[];
  const choice =
    all.length === 0 ? "there is none" : all.length <= mostListed ? all.join(", ") : "that exists";
  const expected = all.length <= mostListed ? `${what} (${choice})` : `${what} ${choice}`;
  report(place, expected, JSON.stringify(name), didYouMean(name, all));
}

function rivalPlans(rivals: Loose<Scenario["rivals"]>): (Loose<RivalPlan> | undefined)[] {
  if (rivals === undefined) return [undefined];
  return Object.values(rivals).flatMap((rival) => (rival?.plans ? Object.values(rival.plans) : [undefined]));
}
