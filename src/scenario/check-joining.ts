import { isoOf } from "../market/date.ts";
import { checkSum } from "./check-plans.ts";
import { mention } from "./check-references.ts";
import type { CrossCheck } from "./cross-check.ts";
import { dayIf, lastDay } from "./event-days.ts";

/** The stretches of the joining baseline cover every day from the start to the last exactly once, in order. */
export const checkBaseline: CrossCheck = (scenario, report) => {
  const baseline = scenario.joining?.baseline;
  const [start, last] = [dayIf(scenario.start), lastDay(scenario)];
  if (baseline === undefined || start === undefined || last === undefined || last < start) return;
  const place = ["joining", "baseline"];
  const stretches = baseline.map((stretch) => ({ from: dayIf(stretch?.from), to: dayIf(stretch?.to) }));
  stretches.forEach(({ from, to }, index) => {
    if (from !== undefined && to !== undefined && to < from) {
      report([...place, index, "to"], `a date not before from, ${isoOf(from)}`, isoOf(to));
    }
    const before = stretches[index - 1];
    if (from === undefined || before?.from === undefined || before.to === undefined) return;
    const at = [...place, index, "from"];
    if (from <= before.from)
      report(at, `a date after the stretch before begins, ${isoOf(before.from)}`, isoOf(from));
    else if (from <= before.to)
      report(at, `the day after the stretch before, ${isoOf(before.to + 1)}`, `${isoOf(from)}, an overlap`);
    else if (from > before.to + 1 && before.to + 1 <= last && from > start) {
      report(at, `the day after the stretch before, ${isoOf(before.to + 1)}`, `${isoOf(from)}, a gap`);
    }
  });
  if (stretches.length === 0)
    report(place, `stretches from ${isoOf(start)} to ${isoOf(last)}`, "an empty list");
  const [first, end] = [stretches[0]?.from, stretches.at(-1)?.to];
  if (first !== undefined && first > start) {
    report([...place, 0, "from"], `a date not after the start, ${isoOf(start)}`, `${isoOf(first)}, a gap`);
  }
  if (end !== undefined && end < last) {
    report(
      [...place, stretches.length - 1, "to"],
      `a date not before the last day, ${isoOf(last)}`,
      `${isoOf(end)}, a gap`,
    );
  }
};

/** Joiners' shares name families of plans and sum to 1. */
export const checkPlanShares: CrossCheck = (scenario, report) => {
  const shares = scenario.joining?.planShares;
  if (shares === undefined) return;
  const families = scenario.plans && Object.values(scenario.plans).map((plan) => plan?.family);
  const place = ["joining", "planShares"];
  for (const family of Object.keys(shares))
    mention(family, families, "a family of plans", [...place, family], report);
  checkSum(
    Object.values(shares).map((share) => share?.value),
    place,
    report,
  );
};
