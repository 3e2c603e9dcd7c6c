import type { Scenario } from "../scenario/scenario.ts";
import { whereTo } from "../simulation/moves.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { LAPSED } from "../simulation/population.ts";
import type { WhoRow } from "./who-left.ts";

/** Where the subscribers of a plan are at the end. */
export interface PlanMoves {
  /** The plan of the first day. */
  readonly title: string;
  /** Who had it then. */
  readonly people: number;
  readonly rows: readonly WhoRow[];
}

/** Ways to be gone, in the order in which they are told. */
const GONE: Readonly<Record<string, string>> = {
  rival: "Gone to a rival",
  nothing: "Gone, nothing instead",
  trial: "Gone at the end of the trial",
  quit: "Gone, outside the story",
};
const KEPT = "kept";
/** Plans that fewer went to, of all who had the plan before, are told as one. */
const FEW = 0.01;

/** Plan before and after: of the first day's subscribers of each plan, the largest first, where they are on the last. */
export function planMoves(
  { history, world }: { readonly history: Outcome; readonly world: Outcome },
  scenarios: readonly Scenario[],
): PlanMoves[] {
  const titleOf = (plan: string) =>
    scenarios.map(({ plans }) => plans[plan]?.title).find((title) => title !== undefined) ?? plan;
  const [here, there] = [endsOf(history), endsOf(world)];
  return [...here]
    .map(([plan, ends]) => {
      const people = [...ends.values()].reduce((sum, count) => sum + count, 0);
      return {
        title: titleOf(plan),
        people,
        rows: rowsOf(ends, there.get(plan) ?? new Map(), people, titleOf),
      };
    })
    .sort((a, b) => b.people - a.people);
}

/** People by the plan of the first day and by where they are on the last: `kept`, another plan's id, a way to be gone. */
function endsOf({ persons, agents, plans, destinations, peoplePerAgent }: Outcome) {
  const ends = new Map<string, Map<string, number>>();
  if (!persons) return ends;
  for (let person = 0; person < agents; person++) {
    const plan = plans[persons.first[person]];
    const last = persons.last[person];
    let end: string = KEPT;
    if (last === LAPSED) {
      const left = whereTo(persons.reason[person], plans.length, destinations);
      end = `gone ${Object.hasOwn(GONE, left) ? left : "rival"}`;
    } else if (last !== persons.first[person]) end = `plan ${plans[last]}`;
    const counts = ends.get(plan) ?? new Map<string, number>();
    ends.set(plan, counts.set(end, (counts.get(end) ?? 0) + peoplePerAgent));
  }
  return ends;
}

function rowsOf(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  people: number,
  titleOf: (plan: string) => string,
): WhoRow[] {
  const row = (title: string, ends: readonly string[]): WhoRow => {
    const sum = (counts: ReadonlyMap<string, number>) =>
      ends.reduce((total, end) => total + (counts.get(end) ?? 0), 0);
    return { title, history: sum(before), world: sum(after), of: people };
  };
  const taken = [...new Set([...before.keys(), ...after.keys()])].filter((end) => end.startsWith("plan "));
  const isFew = (end: string) => Math.max(before.get(end) ?? 0, after.get(end) ?? 0) < FEW * people;
  const few = taken.filter(isFew);
  return [
    row("Still have it", [KEPT]),
    ...taken
      .filter((end) => !isFew(end))
      .map((end) => row(`Now “${titleOf(end.slice("plan ".length))}”`, [end]))
      .sort((a, b) => b.history - a.history || b.world - a.world),
    row(few.length === 1 ? `Now “${titleOf(few[0].slice("plan ".length))}”` : "Now another plan", few),
    ...Object.entries(GONE).map(([way, title]) => row(title, [`gone ${way}`])),
  ].filter(({ history, world }) => history + world > 0);
}
