import { isoOf, quarterBounds, quarterOf, toDay } from "../market/date.ts";
import type { Sourced } from "../market/evidence.ts";
import { type Parameter, type Parameters, parameterValue } from "../market/parameter.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type ChurnSetting, newMeanFor, steadyTenure } from "./base-churn.ts";
import { type ClassDraw, centralClasses } from "./class-draw.ts";
import { codedEvents } from "./coded-events.ts";
import { billShare, codedBaseline, codedFlows, firstJoiners, monthlyGrowth } from "./coded-joining.ts";
import { CodedNumbers, RULES } from "./coded-numbers.ts";
import { codedPlans, codedRivals, firstDay, openingShares, tasteParameters, worthOf } from "./coded-plans.ts";
import type { Coding } from "./coding.ts";
import type { CodingRules } from "./coding-rules.ts";

/** People of a stretch of days who keep their terms, carried forward by the joining baseline alone. */
export interface CarriedForward {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly grossAdditions: number;
  readonly cancellations: number;
}

/** A coded case as a world to run, and what the run leaves out. */
export interface CodedWorld {
  /** The people whom the event can touch. */
  readonly scenario: Scenario;
  /** The others: how many on the evening before the start, and what they do. Add them to the run's figures. */
  readonly untouched?: { readonly people: number; readonly flows: readonly CarriedForward[] };
  /**
   * Where the case counts users: those who use a payer's account at the start. From the event on they take accounts of
   * their own; users are subscribers plus borrowers less those who have.
   */
  readonly borrowers?: {
    readonly people: number;
    readonly conversion: number;
    /** Time constant, months. */
    readonly months: number;
    /** ISO date. */
    readonly from: string;
  };
}

/** Months of tenure of the last class, which is open: docs/case-coding.md, tenure. */
const OLDEST_MONTHS = 60;

/**
 * The world of a coding.
 *
 * @param shared Shared parameters, with the values of a draw put in if there is one.
 * @param classes Values of the rules' numbers; their central ones by default.
 * @returns The scenario has every parameter, as a loaded one has.
 * @throws RangeError If a class is in no table, or no quit hazard gives the churn.
 */
export function worldOf(
  coding: Coding,
  rules: CodingRules,
  shared: Parameters,
  classes: ClassDraw = centralClasses,
): CodedWorld {
  const world = codedDocument(coding, rules, shared, classes);
  const { scenario } = world;
  return { ...world, scenario: { ...scenario, parameters: { ...shared, ...scenario.parameters } } };
}

/** The scenario of a coding: {@link worldOf} without what the run leaves out. */
export function scenarioOf(
  coding: Coding,
  rules: CodingRules,
  shared: Parameters,
  classes: ClassDraw = centralClasses,
): Scenario {
  return worldOf(coding, rules, shared, classes).scenario;
}

/** As {@link worldOf}; the scenario has the case's own parameters alone, as its file has. */
export function codedDocument(
  coding: Coding,
  rules: CodingRules,
  shared: Parameters,
  classes: ClassDraw = centralClasses,
): CodedWorld {
  const numbers = new CodedNumbers(coding, rules, classes);
  const { until, start, people } = coding;
  const own: Record<string, Parameter> = ownParameters(coding, numbers, shared);
  const parameters = { ...shared, ...own };
  const worth = worthOf(coding, numbers, parameters);
  const churn = churnOf(coding, numbers);
  const { latest, headline } = lastDays(start, until);
  const flows = codedFlows(coding, numbers, churn.value, latest);

  const touched = people.touched === undefined ? 1 : numbers.of("touched", people.touched).value;
  const borrowing = borrowersOf(coding, numbers);
  const payersPerUnit = borrowing === undefined ? 1 : 1 / (1 + borrowing.perPayer);
  const level: Sourced = {
    value: people.level.value * touched * payersPerUnit,
    evidence: touched === 1 && borrowing === undefined ? people.level.evidence : "assumed",
    source: [
      people.level.because,
      touched === 1 ? "" : `touched ${touched.toFixed(2)}, ${RULES}`,
      borrowing === undefined ? "" : `payers among the users: 1 / ${(1 + borrowing.perPayer).toFixed(2)}`,
    ]
      .filter((part) => part !== "")
      .join("; "),
  };
  const plans = codedPlans(coding, numbers, worth, level);
  const payers = openingPeople({ plans });
  const share = touched * payersPerUnit;

  const setting: ChurnSetting = {
    alpha: parameterValue(parameters, "quit.alpha"),
    trialLoss: parameterValue(parameters, "trial.nonConversion"),
    trialDays: coding.joining.trialDays,
    growth: monthlyGrowth(coding),
    oldest: Math.min(OLDEST_MONTHS, people.serviceMonths),
    bills: billsOf(coding, numbers),
    joiners: firstJoiners(flows, people.level.value, start),
    returners: numbers.of("returners", coding.joining.returners).value,
    definition: coding.churnDefinition,
  };
  const newMean = newMeanFor(churn.value, setting);
  // Only who reads the file looks at the ends; a draw is one of many worlds.
  const ends =
    classes === centralClasses
      ? [churn.low ?? churn.value, churn.high ?? churn.value].map((end) => newMeanFor(end, setting))
      : [newMean, newMean];
  own["quit.newMean"] = {
    ...shared["quit.newMean"],
    value: Number(newMean.toPrecision(6)),
    range: [Number(ends[0].toPrecision(4)), Number(ends[1].toPrecision(4))],
    evidence: "derived",
    source: `base churn ${churn.value.toFixed(4)} a month in the first three months; ${churn.source}`,
  };
  const scenario: Scenario = {
    $schema: "../scenario.schema.json",
    id: scenarioId(coding),
    title: coding.title,
    description: `Made from ${codingFile(coding)} by the rules of ${RULES}, from what was known when the event was announced.`,
    grade: coding.grade,
    ...(people.unit !== undefined && { unit: people.unit }),
    start,
    until,
    ...(latest === until ? {} : { latest }),
    headline: { period: headline, quantity: "closing" },
    currency: "XTS",
    churnDefinition: coding.churnDefinition,
    plans,
    ...(Object.keys(coding.rivals).length === 0 ? {} : { rivals: codedRivals(coding, numbers, worth) }),
    events: codedEvents({
      coding,
      numbers,
      worth,
      payers,
      families: [...new Set(Object.values(plans).map(({ family }) => family))],
      latest,
    }),
    opening: {
      tenure: steadyTenure(setting, newMean),
      evidence: "derived",
      source: `steady growth of ${(100 * setting.growth).toFixed(2)} % a month times shifted-beta-geometric survival (quit.alpha, quit.newMean), ${RULES}`,
    },
    joining: {
      baseline: codedBaseline(
        coding,
        numbers,
        flows,
        people.level.value * share,
        share,
        churn.value,
        parameters,
      ),
      trialDays: coding.joining.trialDays,
    },
    parameters: { ...own, ...tasteParameters(coding, numbers, worth, parameters) },
  };
  return {
    scenario,
    ...(touched === 1
      ? {}
      : { untouched: untouchedOf(people.level.value * (1 - touched), 1 - touched, churn.value, flows) }),
    ...(borrowing === undefined
      ? {}
      : {
          borrowers: {
            people: borrowing.perPayer * payers,
            conversion: borrowing.conversion,
            months: borrowing.months,
            from: borrowing.from,
          },
        }),
  };
}

/** Name of a coding's file in the folder of its case. */
export function codingFile({ sheet }: Pick<Coding, "sheet">): string {
  return sheet === 1 ? "coding.json" : `coding.event-${sheet}.json`;
}

/** Name of its central scenario's file. */
export function scenarioFile({ sheet }: Pick<Coding, "sheet">): string {
  return sheet === 1 ? "scenario.json" : `scenario.event-${sheet}.json`;
}

/** Id of a coding's scenario: the case's, with the number of a later sheet. */
function scenarioId({ case: id, sheet }: Pick<Coding, "case" | "sheet">): string {
  return sheet === 1 ? id : `${id}-event-${sheet}`;
}

/** The last day, the end of a quarter, and the last whole quarter, which is the headline's. */
function lastDays(start: string, until: string): { latest: string; headline: string } {
  let headline = quarterOf(toDay(until));
  if (quarterBounds(headline).start < toDay(start)) headline = quarterOf(quarterBounds(headline).end + 1);
  return { latest: isoOf(quarterBounds(headline).end), headline };
}

function churnOf(coding: Coding, numbers: CodedNumbers): Sourced {
  const { churn } = coding;
  if ("class" in churn) return numbers.classed("churn", churn);
  const range = numbers.classed("churnRange", churn.of);
  return {
    value: churn.value * range.value,
    low: churn.value * (range.low ?? 1),
    high: churn.value * (range.high ?? 1),
    evidence: "reported",
    source: churn.of.because,
  };
}

/** What the case overrides besides the worth of the offer and the base churn. */
function ownParameters(coding: Coding, numbers: CodedNumbers, shared: Parameters): Record<string, Parameter> {
  const own: Record<string, Parameter> = {};
  const put = (id: string, { value, low = value, high = value, evidence, source }: Sourced) => {
    own[id] = { ...shared[id], value, range: [low, high], evidence, source };
  };
  const { leaving, joining, machine } = coding;
  if (leaving.class !== "click") put("switching.cost", numbers.classed("leaving", leaving));
  if (leaving.class === "shelf") {
    for (const name of ["ordinary", "inertRatio"]) {
      put(`attention.${name}`, numbers.classed("shelf", { class: name, because: leaving.because }));
    }
  }
  if (joining.returns !== undefined) put("return.share", numbers.classed("returns", joining.returns));
  if (machine !== undefined) {
    const { value, range, evidence, source } = shared["joining.priceElasticity"];
    const part = billShare(numbers, machine);
    const [low, high] = range.map((end) => end * part);
    put("joining.priceElasticity", {
      value: value * part,
      low,
      high,
      evidence,
      source: `${source}; x ${part.toFixed(3)}, ${machine.because}`,
    });
  }
  return own;
}

function billsOf(coding: Coding, numbers: CodedNumbers): { share: number; months: number }[] {
  const named = coding.opening === undefined ? 1 : numbers.of("opening", coding.opening).value;
  return Object.entries(openingShares(coding, named)).map(([id, share]) => ({
    share,
    months: coding.plans[id].billingMonths ?? 1,
  }));
}

function borrowersOf(coding: Coding, numbers: CodedNumbers) {
  if (coding.people.counts !== "users") return undefined;
  const event = coding.events.find(({ type }) => type === "sharing-enforcement");
  if (event?.type !== "sharing-enforcement")
    throw new RangeError("users: expected an event about shared accounts");
  return {
    perPayer: numbers.of("sharing", event.borrowers, "borrowers").value,
    conversion: numbers.of("sharing", event.conversion, "conversion").value,
    months: numbers.of("sharing", event.months, "months").value,
    from: firstDay(event),
  };
}

function untouchedOf(
  people: number,
  share: number,
  churn: number,
  flows: ReturnType<typeof codedFlows>,
): NonNullable<CodedWorld["untouched"]> {
  let stock = people;
  const carried = flows.map(({ from, to, months, grossAdditions }) => {
    const gross = grossAdditions * share;
    const cancellations = stock * churn * months;
    stock += gross - cancellations;
    return { from, to, grossAdditions: gross, cancellations };
  });
  return { people, flows: carried };
}
