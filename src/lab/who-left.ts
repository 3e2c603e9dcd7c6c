import { dateText } from "../chart/date-text.ts";
import { isoOf, toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { movesOf } from "../simulation/moves.ts";
import type { Outcome, Persons } from "../simulation/outcome.ts";
import { LAPSED, LEFT_AT_TRIAL, LEFT_BACKGROUND, LEFT_BY_CHOICE } from "../simulation/population.ts";
import { quantileOfSorted, sorted } from "../statistics/quantile.ts";
import { moneyText } from "./amounts.ts";

/** A line of a comparison of two worlds, in people. */
export interface WhoRow {
  readonly title: string;
  readonly history: number;
  readonly world: number;
  /** Of how many; absent where the rows are parts of one whole. */
  readonly of?: number;
}

/** Of those who were there on the first day and are gone at the end: why they left, the most frequent in history first. */
export function leftByCause(history: Outcome, world: Outcome, scenario: Scenario): WhoRow[] {
  const gone = (run: Outcome) => {
    const people = new Map<string, number>();
    for (const { before, left, people: count } of movesOf(run).moves) {
      if (before === undefined || left === undefined) continue;
      people.set(left, (people.get(left) ?? 0) + count);
    }
    return people;
  };
  return rowsOf(gone(history), gone(world), (cause) => causeTitle(cause, scenario));
}

/** Classes of tenure on the first day: completed months from which each begins. */
const TENURES = [
  { from: 0, title: "Less than 3 months" },
  { from: 3, title: "3 to 11 months" },
  { from: 12, title: "12 to 23 months" },
  { from: 24, title: "24 months or more" },
];

/** Of the same: how long they had been subscribers on the first day; a class without anybody is left out. */
export function leftByTenure(history: Outcome, world: Outcome): WhoRow[] {
  const { agents, persons } = history;
  if (!persons) return [];
  const classOf = (person: number) => TENURES.filter(({ from }) => persons.tenure[person] >= from).length - 1;
  return partsOf(
    history,
    world,
    agents,
    TENURES.map(({ title }) => title),
    classOf,
  );
}

/** Parts of equal size into which the subscribers of the first day are divided by how much a price matters to them. */
const PARTS = 4;

/**
 * Of the same: how much a price mattered to them, by what their plan was worth to them beyond its price on the first
 * day; those first to whom it mattered most.
 */
export function leftBySurplus(history: Outcome, world: Outcome): WhoRow[] {
  const [here, there] = [history.persons, world.persons];
  if (!here || !there) return [];
  const { agents } = history;
  const ascending = sorted(here.surplus.subarray(0, agents));
  const ends = Array.from({ length: PARTS - 1 }, (_, part) =>
    quantileOfSorted(ascending, (part + 1) / PARTS),
  );
  const text = (end: number) => moneyText(end, history.currency, true);
  const titles = Array.from({ length: PARTS }, (_, part) =>
    part === 0
      ? `Most: worth up to ${text(ends[0])}`
      : part === PARTS - 1
        ? `Least: worth over ${text(ends[part - 1])}`
        : `Worth up to ${text(ends[part])}`,
  );
  return partsOf(
    history,
    world,
    agents,
    titles,
    (person) => ends.filter((end) => here.surplus[person] > end).length,
  );
}

/** Those of each part who are gone, beside all of it; a part without anybody is left out. */
function partsOf(
  history: Outcome,
  world: Outcome,
  agents: number,
  titles: readonly string[],
  partOf: (person: number) => number,
): WhoRow[] {
  const [all, before, after] = [history, history, world].map(() => new Float64Array(titles.length));
  const [here, there] = [history.persons, world.persons];
  if (!here || !there) return [];
  for (let person = 0; person < agents; person++) {
    const part = partOf(person);
    all[part] += history.peoplePerAgent;
    if (here.last[person] === LAPSED) before[part] += history.peoplePerAgent;
    if (there.last[person] === LAPSED) after[part] += world.peoplePerAgent;
  }
  return titles
    .map((title, part) => ({ title, history: before[part], world: after[part], of: all[part] }))
    .filter(({ of }) => of > 0);
}

function rowsOf(
  history: ReadonlyMap<string, number>,
  world: ReadonlyMap<string, number>,
  titleOf: (key: string) => string,
): WhoRow[] {
  return [...new Set([...history.keys(), ...world.keys()])]
    .map((key) => ({ title: titleOf(key), history: history.get(key) ?? 0, world: world.get(key) ?? 0 }))
    .sort((a, b) => b.history - a.history || b.world - a.world);
}

const causes: Readonly<Record<string, string>> = {
  quit: "For reasons outside the story",
  trial: "At the end of the trial",
  nothing: "Chose to have nothing instead",
};

/** Why somebody left, in words. */
function causeTitle(cause: string, scenario: Scenario): string {
  return causes[cause] ?? `Chose ${scenario.rivals?.[cause]?.title ?? cause}`;
}

/** What happened to one of the opening's subscribers in a run, sentence by sentence. */
export function lifeOf(run: Outcome, scenario: Scenario, person: number): string[] {
  const { persons } = run;
  if (!persons) throw new RangeError("invalid outcome; the run must keep its persons");
  const titleOf = (plan: number) => scenario.plans[run.plans[plan]]?.title ?? run.plans[plan];
  const dayText = (plusOne: number) => dateText(toDay(run.start) + plusOne - 1);
  const sentences: string[] = [];
  const left = persons.firstLeft[person];
  const isGone = persons.last[person] === LAPSED;
  if (left > 0)
    sentences.push(`Left on ${dayText(left)}: ${reasonText(run, scenario, persons.firstReason[person])}.`);
  if (left > 0 && !isGone) sentences.push(`Came back on ${dayText(persons.since[person])}.`);
  else if (isGone && persons.since[person] > left) {
    sentences.push(
      `Came back, and left again on ${dayText(persons.since[person])}: ${reasonText(run, scenario, persons.reason[person])}.`,
    );
  }
  if (!isGone) {
    const isSame = persons.last[person] === persons.first[person];
    const plan = `“${titleOf(persons.last[person])}”`;
    const day = dateText(toDay(run.until));
    const again = left > 0 ? `Has ${plan} again` : `Still has ${plan}`;
    sentences.push(`${isSame ? again : `Now has ${plan}`} on ${day}.`);
  }
  return sentences;
}

/** Who one of the opening's subscribers was on the first day; the same person, with the same luck, in every world. */
export function subscriberText(run: Outcome, scenario: Scenario, person: number): string {
  const { first, tenure, billingDay } = run.persons as Persons;
  const plan = scenario.plans[run.plans[first[person]]];
  const price = plan.price.filter(({ from }) => from <= isoOf(toDay(run.start))).at(-1)?.amount;
  const paid = price === undefined ? "" : ` at ${moneyText(price, scenario.currency)} a month`;
  const months = tenure[person];
  return `“${plan.title}”${paid}, a subscriber for ${months === 1 ? "1 month" : `${months} months`}, billed on day ${billingDay[person]} of the month.`;
}

/** Why somebody left, by the reason's code, in words. */
export function reasonText({ plans, destinations }: Outcome, scenario: Scenario, reason: number): string {
  if (reason === LEFT_BACKGROUND) return "for reasons outside the story";
  if (reason === LEFT_AT_TRIAL) return "the trial was over";
  const destination = destinations[reason - LEFT_BY_CHOICE - plans.length];
  if (destination === undefined || destination === destinations.at(-1))
    return "chose to have nothing instead";
  const rival = destination.split("/")[0];
  return `chose ${scenario.rivals?.[rival]?.title ?? rival}`;
}
