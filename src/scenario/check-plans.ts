import { type Day, isoOf } from "../market/date.ts";
import type { Plan, PriceStep } from "../market/plan.ts";
import type { CrossCheck, Report } from "./cross-check.ts";
import { dayIf, daysInForce, eventsOf } from "./event-days.ts";
import type { JsonPath } from "./json-path.ts";
import type { Loose } from "./loose.ts";

/** Price paths, the rivals' too, go forward in time. */
export const checkPricePaths: CrossCheck = (scenario, report) => {
  for (const [id, plan] of Object.entries(scenario.plans ?? {})) {
    checkOrder(plan?.price, ["plans", id, "price"], report);
  }
  for (const [rivalId, rival] of Object.entries(scenario.rivals ?? {})) {
    for (const [id, plan] of Object.entries(rival?.plans ?? {})) {
      checkOrder(plan?.price, ["rivals", rivalId, "plans", id, "price"], report);
    }
  }
};

/** A subscriber's choice is one of 32: nothing, or one of as many plans. */
const mostPlans = 31;

/** The service and its rivals together have no more plans than a subscriber can choose among. */
export const checkPlanCount: CrossCheck = (scenario, report) => {
  const rivals = Object.values(scenario.rivals ?? {}).flatMap((rival) => Object.keys(rival?.plans ?? {}));
  const count = Object.keys(scenario.plans ?? {}).length + rivals.length;
  if (count > mostPlans) report(["plans"], `at most ${mostPlans} plans, the rivals' included`, String(count));
};

/** There are opening subscribers, and each of their plans is sold at the start. */
export const checkOpenings: CrossCheck = (scenario, report) => {
  const plans = Object.entries(scenario.plans ?? {});
  if (scenario.plans === undefined) return;
  const start = dayIf(scenario.start);
  for (const [id, plan] of plans) {
    if (!(plan?.opening?.value !== undefined && plan.opening.value > 0) || start === undefined) continue;
    const isAdded = eventsOf(scenario).some(
      ({ event }) =>
        "adds" in event && event.adds?.includes(id) && (daysInForce(event)?.first ?? start) <= start,
    );
    if (isSoldBy(plan, start) !== false || isAdded) continue;
    report(
      ["plans", id, "opening"],
      `no opening subscribers of a plan that is not sold on ${isoOf(start)}`,
      String(plan.opening.value),
      "give the plan a price from the start or earlier",
    );
  }
  const openings = plans.map(([, plan]) =>
    plan === undefined ? undefined : (plan.opening ?? { value: 0 }).value,
  );
  if (openings.every((opening) => opening === 0)) {
    report(["plans"], "at least one plan with opening subscribers", "none");
  }
};

/** Tenure classes go up, and their shares sum to 1. */
export const checkTenure: CrossCheck = (scenario, report) => {
  const classes = scenario.opening?.tenure;
  if (classes === undefined) return;
  classes.forEach((tenure, index) => {
    const [before, months] = [classes[index - 1]?.months, tenure?.months];
    if (before !== undefined && months !== undefined && months <= before) {
      report(
        ["opening", "tenure", index, "months"],
        `more months than the class before, ${before}`,
        String(months),
      );
    }
  });
  checkSum(
    classes.map((tenure) => tenure?.share),
    ["opening", "tenure"],
    report,
  );
};

/** Rounding that a sum of shares may show. */
const roundingOfShares = 1e-6;

/** Notes shares that do not sum to 1, if all of them are known. */
export function checkSum(shares: readonly (number | undefined)[], place: JsonPath, report: Report): void {
  if (shares.some((share) => share === undefined)) return;
  const sum = shares.reduce<number>((total, share) => total + share!, 0);
  if (Math.abs(sum - 1) > roundingOfShares) {
    report(place, "shares that sum to 1", `a sum of ${Number(sum.toFixed(9))}`);
  }
}

/** Whether a plan's own price path has it on sale on a day; `undefined` if the path is broken. */
export function isSoldBy(plan: Loose<Plan>, day: Day): boolean | undefined {
  const days = plan.price?.map((step) => dayIf(step?.from));
  if (days?.some((from) => from !== undefined && from <= day)) return true;
  return days === undefined || days.includes(undefined) ? undefined : false;
}

function checkOrder(path: Loose<readonly PriceStep[]> | undefined, place: JsonPath, report: Report): void {
  path?.forEach((step, index) => {
    const [before, from] = [dayIf(path[index - 1]?.from), dayIf(step?.from)];
    if (before !== undefined && from !== undefined && from <= before) {
      report([...place, index, "from"], `a date after the step before, ${isoOf(before)}`, isoOf(from));
    }
  });
}
