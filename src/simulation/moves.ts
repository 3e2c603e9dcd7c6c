import type { Outcome } from "./outcome.ts";
import { LAPSED, LEFT_AT_TRIAL, LEFT_BACKGROUND, LEFT_BY_CHOICE } from "./population.ts";

/** Where people were on the first day and at the end of a run, in people; 0 never stands. */
export interface Move {
  /** Plan family on the morning of the first day; absent for who was not there. */
  readonly before?: string;
  /** Plan family at the end; absent for who is gone. */
  readonly after?: string;
  /**
   * Of those gone: `quit` (for reasons outside the story), `trial` (at its end, unpaid), `nothing` (chose to have nothing
   * instead), or the id of the rival that they chose.
   */
  readonly left?: string;
  readonly people: number;
}

/** Everybody who was there on the first day of a run or at its end, by plan family. */
export interface Moves {
  readonly title: string;
  /** ISO dates of the first and last day. */
  readonly start: string;
  readonly until: string;
  readonly agents: number;
  readonly seed: number;
  readonly families: readonly string[];
  /** Rivals of the scenario, by id. */
  readonly rivals: readonly string[];
  readonly moves: readonly Move[];
  /** Who left and was there again at the end; they count as if they had stayed. */
  readonly cameBack: number;
  /** Who came and had gone again by the end; they are in no move. */
  readonly passedThrough: number;
}

/**
 * Who was where before and after: from the plan families of the first morning (and from outside) to those of the last
 * evening (and to where leavers went). Every agent is counted once, so the moves with a `before` sum to the opening and
 * those with an `after`, family by family, to the closing of the last quarter.
 *
 * @param outcome A run that kept its persons; for another last day, run it with `until`.
 * @throws RangeError If the run did not keep its persons.
 * @example
 * const moves = movesOf(simulate(netflix.scenario, { subscribers: 20_000, keepPersons: true }));
 */
export function movesOf(outcome: Outcome): Moves {
  const { persons, plans, families, familyOf, destinations, agents, peoplePerAgent } = outcome;
  if (!persons) throw new RangeError("invalid outcome; the run must keep its persons (keepPersons: true)");
  const counts = new Map<string, { readonly move: Omit<Move, "people">; count: number }>();
  let cameBack = 0;
  let passedThrough = 0;
  for (let person = 0; person < persons.last.length; person++) {
    const wasThere = person < agents;
    const isThere = persons.last[person] !== LAPSED;
    if (!wasThere && !isThere) {
      passedThrough++;
      continue;
    }
    if (wasThere && isThere && persons.firstLeft[person] > 0) cameBack++;
    const before = wasThere ? families[familyOf[persons.first[person]]] : undefined;
    const after = isThere ? families[familyOf[persons.last[person]]] : undefined;
    const left = isThere ? undefined : whereTo(persons.reason[person], plans.length, destinations);
    const key = [before, after, left].join("|");
    const known = counts.get(key);
    if (known) known.count++;
    else {
      const move = { ...(before && { before }), ...(after && { after }), ...(left && { left }) };
      counts.set(key, { move, count: 1 });
    }
  }
  const rivals = [...new Set(destinations.slice(0, -1).map(rivalOf))];
  const places = [...families, undefined];
  const ends = [...families, ...rivals, "nothing", "trial", "quit"];
  const order = ({ before, after, left }: Omit<Move, "people">) =>
    places.indexOf(before) * ends.length + ends.indexOf((after ?? left) as string);
  return {
    title: outcome.title,
    start: outcome.start,
    until: outcome.until,
    agents,
    seed: outcome.seed,
    families,
    rivals,
    moves: [...counts.values()]
      .map(({ move, count }) => ({ ...move, people: count * peoplePerAgent }))
      .sort((a, b) => order(a) - order(b)),
    cameBack: cameBack * peoplePerAgent,
    passedThrough: passedThrough * peoplePerAgent,
  };
}

const rivalOf = (destination: string) => destination.split("/")[0];

/**
 * Where somebody went who left, as `Move.left` names it.
 *
 * @param reason As in `Persons.reason`.
 * @param plans Number of the service's own plans, which come first among what can be chosen.
 */
export function whereTo(reason: number, plans: number, destinations: readonly string[]): string {
  if (reason === LEFT_BACKGROUND) return "quit";
  if (reason === LEFT_AT_TRIAL) return "trial";
  return rivalOf(destinations[reason - LEFT_BY_CHOICE - plans]);
}
