import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { dateText } from "../../chart/date-text.ts";
import { reportedPeople } from "../../chart/people-scale.ts";
import { toDay } from "../../market/date.ts";
import { countedUnit } from "../../scenario/counted-unit.ts";
import type { Observation } from "../../scenario/observation.ts";
import { openingPeople } from "../../scenario/opening-people.ts";
import { quartersOf } from "../../simulation/periods.ts";
import { type CaseWindow, unitOf } from "../../validation/case-window.ts";
import { codingFile } from "../../validation/coded-world.ts";
import { parseCoding } from "../../validation/parse-coding.ts";
import { type WindowOutcome, windowOutcome } from "../../validation/window-outcome.ts";
import { loadSeries } from "./case-observations.ts";
import { readCaseWindows } from "./case-windows.ts";
import { loadCodingRules } from "./coded-cases.ts";
import type { Case } from "./load-case.ts";
import { packageDataDir } from "./package-data.ts";
import { readTextFile } from "./text-file.ts";

/**
 * What is to be known of a case before its figures are read, in sentences: that only those subscribers are simulated whom
 * its event can touch, and what was observed where nothing of it can stand beside the simulated figures.
 *
 * @param comparable What was observed of the very people who are simulated.
 */
export function caseRemarks(found: Case, comparable: readonly Observation[]): string[] {
  const touched = touchedText(found);
  const how = touched === "" ? "in another measure than is shown" : "with all whom it cannot touch";
  return [touched, observedElsewhere(found, comparable, how)].filter((text) => text !== "");
}

/** `Simulated are 30.0 M of 60.0 M subscribers, about half: those whom the event can touch (…).` Empty if they are all. */
function touchedText({ folder, scenario }: Case): string {
  const path = join(folder, codingFile({ sheet: 1 }));
  if (!existsSync(path)) return "";
  const rules = loadCodingRules();
  const { touched, level } = parseCoding(readTextFile(path), rules, path).people;
  if (touched === undefined) return "";
  const opening = openingPeople(scenario);
  const share = "class" in touched ? `, ${rules.tables.touched.classes[touched.class].criterion}` : "";
  const all = reportedPeople(level.value);
  return `Simulated are ${reportedPeople(opening)} of ${all} ${countedUnit(scenario)}${share}: those whom the event can touch (${touched.because}).`;
}

/** What was observed in the windows of a case that comes with the kit, if none of it is shown beside the simulated. */
function observedElsewhere(
  { folder, scenario }: Case,
  comparable: readonly Observation[],
  how: string,
): string {
  if (dirname(resolve(folder)) !== resolve(packageDataDir)) return "";
  const start = toDay(scenario.start);
  const quarters = quartersOf(start, toDay(scenario.until));
  const closings = comparable.filter(({ quantity }) => quantity === "closing");
  const windows = readCaseWindows().filter(
    ({ case: id, to }) => id === scenario.id && to >= scenario.start && to <= scenario.until,
  );
  const isShown = (window: CaseWindow) =>
    closings.some(({ to }) => to === window.to) ||
    (quarters.some(
      ({ first, last }) => start + first === toDay(window.from) && start + last === toDay(window.to),
    ) &&
      windowOutcome(window, comparable) !== undefined);
  if (windows.length === 0 || windows.some(isShown)) return "";
  const series = loadSeries(scenario.id);
  const told = windows.flatMap((window) => {
    const outcome = windowOutcome(window, series);
    return outcome ? [`${outcomeText(window, outcome)} ${spanText(window)}`] : [];
  });
  if (told.length === 0) return "";
  return `Observed, ${how}: ${told.join("; ")}. How far the model misses each: docs/validation.md, “The case bank”.`;
}

const names: Readonly<Record<string, string>> = {
  netAdditions: "net additions",
  grossAdditions: "gross additions",
  monthlyChurn: "churn a month",
};

function outcomeText({ quantity }: CaseWindow, { observed, base }: WindowOutcome): string {
  const name = names[quantity] ?? quantity;
  const unit = unitOf(quantity);
  if (unit !== "points") return `${name} ${percent(observed, unit === "shape")}`;
  if (quantity === "closing") return `${reportedPeople(observed)} at the end`;
  const isNet = quantity === "netAdditions";
  const share =
    base === undefined ? "" : ` (${percent(observed / base, isNet)} of all ${reportedPeople(base)})`;
  return `${name} ${reportedPeople(observed, isNet)}${share}`;
}

function percent(value: number, isSigned: boolean): string {
  const digits = (Math.abs(value) * 100).toFixed(1);
  return `${value < 0 ? "−" : isSigned ? "+" : ""}${digits} %`;
}

function spanText({ from, to }: CaseWindow): string {
  const [first, last] = [from, to].map((date) => dateText(toDay(date)));
  // One year is said once.
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `from ${isOneYear ? first.slice(0, -" 2011".length) : first} to ${last}`;
}
