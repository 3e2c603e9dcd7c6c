import type { MarketEvent } from "../market/event.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withoutEvents } from "../scenario/without.ts";
import type { Job } from "./job.ts";
import type { Player } from "./players.ts";

/** Runs of coalitions of events, each world once: coalitions that leave the same events share a run. */
export class CoalitionJobs {
  readonly jobs: Job[] = [];
  readonly #players: readonly Player[];
  readonly #events = new Map<number, readonly MarketEvent[]>();

  constructor(players: readonly Player[]) {
    this.#players = players;
  }

  /**
   * Add the runs of some coalitions, in a world under a seed.
   *
   * @param job The run with every event.
   * @returns Place of a coalition's run in `jobs`.
   * @throws ScenarioError If the world of a coalition contradicts itself.
   */
  add(job: Job, coalitions: readonly number[]): (coalition: number) => number {
    const places = new Map<number, number>();
    const known = new Map<string, number>();
    for (const coalition of coalitions) {
      const events = this.#eventsOf(coalition, job.scenario);
      const key = events.map(({ id }) => id).join();
      let place = known.get(key);
      if (place === undefined) {
        place = this.jobs.push({ ...job, scenario: Object.freeze({ ...job.scenario, events }) }) - 1;
        known.set(key, place);
      }
      places.set(coalition, place);
    }
    return (coalition) => places.get(coalition)!;
  }

  /** Worlds of one attribution differ in their parameters alone, so that a coalition is checked once. */
  #eventsOf(coalition: number, scenario: Scenario): readonly MarketEvent[] {
    let events = this.#events.get(coalition);
    if (events === undefined) {
      const absent = this.#players.filter((_, player) => !(coalition & (1 << player)));
      const ids = absent.flatMap(({ members }) => members);
      const result = withoutEvents(scenario, ids);
      if (!result.ok) throw new ScenarioError(result.issues, `without ${ids.join(", ")}`);
      events = result.scenario.events;
      this.#events.set(coalition, events);
    }
    return events;
  }
}
