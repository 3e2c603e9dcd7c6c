import { isoOf } from "../market/date.ts";
import type { CrossCheck } from "./cross-check.ts";
import { dayIf, daysInForce, eventsOf, lastDay } from "./event-days.ts";

/** `start`, `until` and `latest` follow each other. */
export const checkRunDates: CrossCheck = (scenario, report) => {
  const start = dayIf(scenario.start);
  const until = dayIf(scenario.until);
  const latest = dayIf(scenario.latest);
  if (start !== undefined && until !== undefined && until < start) {
    report(["until"], `a date not before the start, ${scenario.start}`, `${scenario.until}`);
  }
  if (until !== undefined && latest !== undefined && latest < until) {
    report(["latest"], `a date not before until, ${scenario.until}`, `${scenario.latest}`);
  }
};

/** People whom a rival wins elsewhere come over days that follow each other. */
export const checkAdditions: CrossCheck = (scenario, report) => {
  for (const [id, rival] of Object.entries(scenario.rivals ?? {})) {
    for (const [index, addition] of (rival?.additions ?? []).entries()) {
      const from = dayIf(addition?.from);
      const to = dayIf(addition?.to);
      if (from === undefined || to === undefined || to >= from) continue;
      const place = ["rivals", id, "additions", index, "to"];
      report(place, `a date not before from, ${addition?.from}`, `${addition?.to}`);
    }
  }
};

/** No event is announced after the last day, in force before its announcement, or over before it begins. */
export const checkEventDates: CrossCheck = (scenario, report) => {
  const last = lastDay(scenario);
  for (const { event, place } of eventsOf(scenario)) {
    const announced = dayIf(event.announced);
    if (announced === undefined) continue;
    if (last !== undefined && announced > last) {
      report([...place, "announced"], `a date not after the last day, ${isoOf(last)}`, `${event.announced}`);
    }
    const { effective } = event;
    const dates = typeof effective === "object" ? Object.entries(effective) : [["", effective] as const];
    for (const [key, iso] of dates) {
      const day = dayIf(iso);
      if (day === undefined || day >= announced) continue;
      const at = key === "" ? [...place, "effective"] : [...place, "effective", key];
      report(at, `a date not before its announcement, ${event.announced}`, `${iso}`);
    }
    if (
      event.type !== "competitor-offer" &&
      event.type !== "retention-offer" &&
      event.type !== "win-back-offer"
    )
      continue;
    const begin = Math.max(announced, daysInForce(event)?.first ?? announced);
    const end = dayIf(event.until);
    if (end !== undefined && end < begin) {
      const what = begin === announced ? "announcement" : "beginning";
      report([...place, "until"], `a date not before the offer's ${what}, ${isoOf(begin)}`, `${event.until}`);
    }
  }
};
