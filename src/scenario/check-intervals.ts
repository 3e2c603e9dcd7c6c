import type { CrossCheck, Report } from "./cross-check.ts";
import { isKeyed, type JsonPath } from "./json-path.ts";

/** Every number with a plausible interval lies in it: low <= value <= high. */
export const checkIntervals: CrossCheck = (scenario, report) => walk(scenario, [], report);

function walk(value: unknown, place: JsonPath, report: Report): void {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) walk(element, [...place, index], report);
  }
  if (!isKeyed(value)) return;
  const { low, value: middle, high } = value;
  if (typeof low === "number" && typeof high === "number" && low > high) {
    report([...place, "low"], `at most high, ${high}`, String(low));
  } else if (typeof middle === "number") {
    if (typeof low === "number" && low > middle)
      report([...place, "low"], `at most the value, ${middle}`, String(low));
    if (typeof high === "number" && high < middle)
      report([...place, "high"], `at least the value, ${middle}`, String(high));
  }
  for (const key of Object.keys(value)) walk(value[key], [...place, key], report);
}
