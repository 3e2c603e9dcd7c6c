import { checkAdditions, checkEventDates, checkRunDates } from "./check-dates.ts";
import { checkHeadlinePeriod, checkHeadlineQuantity } from "./check-headline.ts";
import { checkIntervals } from "./check-intervals.ts";
import { checkBaseline, checkPlanShares } from "./check-joining.ts";
import { checkWording } from "./check-notices.ts";
import { checkOpenings, checkPlanCount, checkPricePaths, checkTenure } from "./check-plans.ts";
import { checkPolicies, checkPriceClasses, checkRollouts } from "./check-policies.ts";
import { checkAdded, checkPriced, checkPriceSizes } from "./check-prices.ts";
import { checkEventIds, checkReferences } from "./check-references.ts";
import { checkAmounts, checkAudience } from "./check-responses.ts";
import { checkReversals } from "./check-reversals.ts";
import type { ScenarioIssue } from "./issue.ts";
import type { JsonPath } from "./json-path.ts";
import type { Loose } from "./loose.ts";
import type { Scenario } from "./scenario.ts";

/** Notes a problem at a place. */
export type Report = (place: JsonPath, expected: string, found: string, hint?: string) => void;

/** One rule, or a few that belong together, about how parts of a scenario fit each other. */
export type CrossCheck = (scenario: Loose<Scenario>, report: Report) => void;

const checks: readonly CrossCheck[] = [
  checkRunDates,
  checkHeadlinePeriod,
  checkHeadlineQuantity,
  checkPricePaths,
  checkPlanCount,
  checkOpenings,
  checkTenure,
  checkEventIds,
  checkEventDates,
  checkAdditions,
  checkReferences,
  checkPriced,
  checkPriceSizes,
  checkAdded,
  checkReversals,
  checkPolicies,
  checkRollouts,
  checkPriceClasses,
  checkAmounts,
  checkAudience,
  checkWording,
  checkBaseline,
  checkPlanShares,
  checkIntervals,
];

/**
 * Everything in a scenario that contradicts something else in it. Parts that are broken in themselves are
 * passed over, and so is what depends on them.
 *
 * @param render Turns a place into the path that the issue shows.
 */
export function crossCheck(scenario: Loose<Scenario>, render: (place: JsonPath) => string): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const report: Report = (place, expected, found, hint) => {
    const issue = { path: render(place), expected, found };
    issues.push(hint === undefined ? issue : { ...issue, hint });
  };
  for (const check of checks) check(scenario, report);
  return issues;
}
