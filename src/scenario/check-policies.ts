import { type Day, isoOf } from "../market/date.ts";
import { checkSum } from "./check-plans.ts";
import type { CrossCheck, Report } from "./cross-check.ts";
import { dayIf, daysInForce, eventsOf, type LooseEvent, type PlacedEvent } from "./event-days.ts";
import type { Loose } from "./loose.ts";
import type { Scenario } from "./scenario.ts";

/** A policy about the prices of another event. */
type Policy = Extract<LooseEvent, { readonly type?: "grandfathering" | "rollout" | undefined }>;

/** Subscribers fall into at most this many groups by the prices that they meet: it must fit into six bits. */
const mostPriceClasses = 64;

/** Grandfathering and rollouts are of a change of prices that existing subscribers have yet to meet. */
export const checkPolicies: CrossCheck = (scenario, report) => {
  const events = eventsOf(scenario);
  for (const [position, { event, place }] of events.entries()) {
    if (!isPolicy(event) || event.of === undefined || event.of === event.id) continue;
    const meant = events.find(({ event: other }) => other.id === event.of)?.event;
    if (meant === undefined) continue;
    const at = [...place, "of"];
    const target = JSON.stringify(event.of);
    if (!isPriceEvent(meant)) {
      if (meant.type !== undefined) {
        report(at, "an event that changes prices", `${target}, a ${meant.type}`);
      }
      continue;
    }
    if (meant.for === "new") {
      report(at, "an event that concerns existing subscribers", `${target}, which is for new ones alone`);
      continue;
    }
    checkDates({ event, place }, meant, report);
    const undone = events.find(({ event: other }) => other.type === "reversal" && other.of === event.of);
    if (event.type === "grandfathering" && undone) {
      report(
        at,
        "an event that is not taken back",
        `${target}, taken back by ${undone.event.id}`,
        "what everybody gets back nobody needs to keep: leave out one of the two",
      );
    }
    for (const { event: other } of events.slice(0, position)) {
      if (!isPolicy(other) || other.of !== event.of || other.id === event.id) continue;
      if (other.type !== event.type) {
        report(
          at,
          "an event with one policy for existing subscribers",
          `${target}, which ${other.id} is of too`,
        );
      } else if (event.type === "grandfathering" && other.type === "grandfathering") {
        const shared = overlap(event, other, scenario);
        if (shared !== undefined) {
          report(
            "families" in event ? [...place, "families"] : at,
            "families that keep their price by one event",
            `${JSON.stringify(shared)}, which keeps it by ${other.id} too`,
          );
        }
      }
    }
  }
};

/** A rollout's steps: shares of everybody, in the order of days that are still to come; one rollout in a scenario. */
export const checkRollouts: CrossCheck = (scenario, report) => {
  const rollouts = eventsOf(scenario).filter(({ event }) => event.type === "rollout");
  const start = dayIf(scenario.start);
  for (const [position, { event, place }] of rollouts.entries()) {
    if (event.type !== "rollout") continue;
    if (position > 0) {
      report([...place, "type"], "one rollout in a scenario", `a second one after ${rollouts[0].event.id}`);
    }
    const announced = dayIf(event.announced);
    event.steps?.forEach((step, index) => {
      const at = [...place, "steps", index, "effective"];
      const [before, day] = [dayIf(event.steps?.[index - 1]?.effective), dayIf(step?.effective)];
      if (day === undefined) return;
      if (before !== undefined && day <= before) {
        report(at, `a date after the step before, ${isoOf(before)}`, isoOf(day));
      } else if (announced !== undefined && day < announced) {
        report(at, `a date not before its announcement, ${event.announced}`, isoOf(day));
      } else if (start !== undefined && day < start) {
        report(at, `a date not before the start, ${isoOf(start)}`, isoOf(day));
      }
    });
    if (event.steps)
      checkSum(
        event.steps.map((step) => step?.share),
        [...place, "steps"],
        report,
      );
  }
};

/** There are no more groups of subscribers by the prices that they meet than a run can tell apart. */
export const checkPriceClasses: CrossCheck = (scenario, report) => {
  let cohorts = 1;
  const days = new Set<Day>();
  for (const { event } of eventsOf(scenario)) {
    if (event.type === "rollout") cohorts = Math.max(cohorts, event.steps?.length ?? 1);
    const first = isPriceEvent(event) && event.for !== "existing" ? newFrom(event) : undefined;
    if (first !== undefined) days.add(first);
  }
  const classes = cohorts + days.size;
  if (classes > mostPriceClasses) {
    const expected = `at most ${mostPriceClasses} steps of a rollout and days on which prices change for newcomers`;
    report(["events"], expected, String(classes));
  }
};

function checkDates(
  { event, place }: PlacedEvent & { event: Policy },
  meant: LooseEvent,
  report: Report,
): void {
  const charged = existingFrom(meant);
  const announced = dayIf(event.announced);
  if (charged === undefined) return;
  if (announced !== undefined && announced > charged) {
    report(
      [...place, "announced"],
      `a date not after ${meant.id} is charged to existing subscribers, ${isoOf(charged)}`,
      isoOf(announced),
      "what is charged already is given back by a reversal or a price-change",
    );
  }
  const until = event.type === "grandfathering" ? dayIf(event.until) : undefined;
  if (until !== undefined && until < charged) {
    report(
      [...place, "until"],
      `a date not before ${meant.id} takes effect, ${isoOf(charged)}`,
      isoOf(until),
    );
  }
}

/** A family that both keep the old price for; undefined if there is none, or it cannot be told. */
function overlap(
  one: Policy & { type?: "grandfathering" | undefined },
  other: Policy & { type?: "grandfathering" | undefined },
  scenario: Loose<Scenario>,
): string | undefined {
  const all = Object.values(scenario.plans ?? {}).map((plan) => plan?.family);
  const [a, b] = [one, other].map((policy) => ("families" in policy ? (policy.families ?? []) : all));
  return a.find((family) => family !== undefined && b.includes(family));
}

function isPolicy(event: LooseEvent): event is Policy {
  return event.type === "grandfathering" || event.type === "rollout";
}

function isPriceEvent(event: LooseEvent): boolean {
  return event.type === "price-change" || event.type === "plan-split" || event.type === "new-plan";
}

function existingFrom(event: LooseEvent): Day | undefined {
  const { effective, announced } = event;
  if (daysInForce(event) === undefined) return undefined;
  return dayIf(typeof effective === "object" ? effective.existing : (effective ?? announced));
}

function newFrom(event: LooseEvent): Day | undefined {
  const { effective, announced } = event;
  if (daysInForce(event) === undefined) return undefined;
  return dayIf(typeof effective === "object" ? effective.new : (effective ?? announced));
}
