import type { CrossCheck } from "./cross-check.ts";
import { eventsOf } from "./event-days.ts";
import { isBroken } from "./loose.ts";

/** Compensation has an amount, and nothing else has. */
export const checkAmounts: CrossCheck = (scenario, report) => {
  for (const { event, place } of eventsOf(scenario)) {
    if (event.type !== "response" || event.kind === undefined) continue;
    if (event.kind === "compensate" && event.amount === undefined && !isBroken(event, "amount")) {
      report([...place, "amount"], "an amount of money with compensate", "nothing");
    }
    if (event.kind !== "compensate" && event.amount !== undefined) {
      report([...place, "amount"], `no amount with ${event.kind}`, String(event.amount));
    }
  }
};

/** What concerns those who subscribe is not for new ones alone, and what concerns new ones not for the others. */
export const checkAudience: CrossCheck = (scenario, report) => {
  for (const { event, place } of eventsOf(scenario)) {
    const wrong =
      event.type === "onboarding" ? "existing" : audience.includes(event.type) ? "new" : undefined;
    if (wrong === undefined || event.for !== wrong) continue;
    const right = wrong === "new" ? "existing" : "new";
    report([...place, "for"], `${right} or all with ${event.type}`, JSON.stringify(wrong));
  }
};

const audience: readonly (string | undefined)[] = [
  "grandfathering",
  "rollout",
  "retention-offer",
  "win-back-offer",
];
