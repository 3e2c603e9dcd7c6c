import { openingPeople } from "../../scenario/opening-people.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import type { DiaryEntry, Outcome, Period } from "../../simulation/outcome.ts";
import { estimatedOutcome } from "../estimated-outcome.ts";
import { spreadAround } from "../seed-spread.ts";
import type { Engine } from "./engine.ts";

/** What is to be seen. */
export interface Question {
  readonly history: Scenario;
  /** The reader's world; history itself if nothing was changed. */
  readonly world: Scenario;
  /** History without its main event, for the headline. */
  readonly without: Scenario | undefined;
  /** Worlds that the reader has kept. */
  readonly kept: readonly Scenario[];
  readonly seed: number;
}

/** What can be drawn: both worlds with the same subscribers and luck. */
export interface Picture {
  readonly question: Question;
  readonly history: Outcome;
  readonly world: Outcome;
  readonly without?: Outcome;
  /** The worlds that were kept, at the full size. */
  readonly kept?: readonly Outcome[];
  /** Periods of both worlds under several seeds, once the hand has rested. */
  readonly ensemble?: SeedPeriods;
  /** Whether this is the full size. */
  readonly atRest: boolean;
}

/** Periods of every world under several seeds, laid around its run at the full size; see `spreadAround`. */
export interface SeedPeriods {
  /** Agents of the runs that tell how far luck goes. */
  readonly agents: number;
  readonly history: readonly (readonly Period[])[];
  readonly world: readonly (readonly Period[])[];
  /** Of each world that was kept. */
  readonly kept: readonly (readonly (readonly Period[])[])[];
}

/** How large runs are, and how many make intervals. */
export interface Sizes {
  /** Agents while a hand moves. */
  readonly moving: number;
  readonly rest: number;
  /** Seeds of the ensemble. */
  readonly seeds: number;
}

/** How long a hand must be still to be at rest, ms. */
const STILL = 250;

/**
 * Decides what is run when: small runs while a hand moves, never more than one waiting, the newest position only; at rest
 * the full size, then an ensemble of small ones. A newer position ends the runs of an older one, but for a small one
 * that is under way.
 */
export class Director {
  private readonly live: Engine;
  private readonly rest: Engine;
  readonly sizes: Sizes;
  private readonly show: (picture: Picture) => void;
  private readonly fail: (error: Error) => void;
  private readonly known = new WeakMap<Scenario, Map<string, Outcome>>();
  private newest: Question | undefined;
  private isMoving = false;
  private stillness: ReturnType<typeof setTimeout> | undefined;

  constructor(
    engines: { readonly live: Engine; readonly rest: Engine },
    sizes: Sizes,
    show: (picture: Picture) => void,
    fail: (error: Error) => void,
  ) {
    this.live = engines.live;
    this.rest = engines.rest;
    this.sizes = sizes;
    this.show = show;
    this.fail = fail;
  }

  /** Whether runs are done beside the page, so that a picture never waits for another's drawing. */
  get isApart(): boolean {
    return this.live.isApart;
  }

  /** See another world. */
  ask(question: Question): void {
    this.newest = question;
    clearTimeout(this.stillness);
    this.rest.cancel();
    if (!this.isMoving) void this.follow();
  }

  /** Ask for nothing any more; what is under way is dropped, and the engines end. */
  end(): void {
    this.newest = undefined;
    clearTimeout(this.stillness);
    this.live.end();
    this.rest.end();
  }

  /** A run at the full size with its persons, for who left and why. */
  persons(scenario: Scenario, seed: number): Promise<Outcome> {
    return this.outcome(this.rest, scenario, this.sizes.rest, seed, true);
  }

  /** The diary of a subscriber at the full size. @param person Its number, from 0. */
  async diary(scenario: Scenario, seed: number, person: number): Promise<readonly DiaryEntry[]> {
    const subscribers = sizeOf(scenario, this.sizes.rest);
    const { diary = [] } = await this.rest.run({ scenario, subscribers, seed, follow: person });
    return diary;
  }

  private async follow(): Promise<void> {
    this.isMoving = true;
    for (let shown: Question | undefined; this.newest && shown !== this.newest; ) {
      shown = this.newest;
      try {
        const picture = await this.moving(shown);
        if (this.newest) this.show(picture);
      } catch (error) {
        if (shown === this.newest) this.fail(error as Error);
      }
    }
    this.isMoving = false;
    const asked = this.newest;
    this.stillness = setTimeout(() => {
      if (asked && asked === this.newest) void this.settle(asked);
    }, STILL);
  }

  /** Small runs, as what they change about history at the full size once that is known. */
  private async moving(question: Question): Promise<Picture> {
    const { history, world, seed } = question;
    const { moving, rest } = this.sizes;
    const before = await this.outcome(this.live, history, moving, seed);
    const now = await this.outcome(this.live, world, moving, seed);
    const full = this.knownOutcome(history, rest, seed);
    if (!full) return { question, history: before, world: now, atRest: false };
    const estimate = world === history ? full : estimatedOutcome(full, before, now);
    return { question, history: full, world: estimate, atRest: false };
  }

  private async settle(question: Question): Promise<void> {
    const { history, world, without, seed } = question;
    const { rest, moving, seeds } = this.sizes;
    const run = (scenario: Scenario) => this.outcome(this.rest, scenario, rest, seed);
    const isNewest = () => question === this.newest;
    try {
      let picture: Picture = { question, history: await run(history), world: await run(world), atRest: true };
      if (!isNewest()) return;
      this.show(picture);
      if (without) picture = { ...picture, without: await run(without) };
      if (!isNewest()) return;
      this.show(picture);
      const kept: Outcome[] = [];
      for (const scenario of question.kept) kept.push(await run(scenario));
      if (!isNewest()) return;
      picture = { ...picture, kept };
      this.show(picture);
      // Small runs have their engine. World after world it learns what it has to do when the hand moves again; the one
      // without the main event is run for that alone.
      const several = async (scenarios: readonly Scenario[]) => {
        const runs = scenarios.map((): Period[][] => []);
        for (let index = 0; index < seeds && isNewest(); index++) {
          for (const [at, scenario] of scenarios.entries()) {
            const outcome = await this.outcome(this.live, scenario, moving, seed + index);
            runs[at].push(periodsWithMoney(outcome, scenario));
          }
        }
        const around: Period[][][] = [];
        for (const [at, scenario] of scenarios.entries()) {
          const full = await run(scenario);
          const share = sizeOf(scenario, moving) / full.agents;
          around.push(spreadAround(periodsWithMoney(full, scenario), runs[at], share));
        }
        return around;
      };
      const [ofHistory, ofWorld] = await several(without ? [history, world, without] : [history, world]);
      if (!isNewest()) return;
      const ensemble = { agents: moving, history: ofHistory, world: ofWorld, kept: [] };
      this.show({ ...picture, ensemble });
      if (kept.length === 0) return;
      const ofKept = await several(question.kept);
      if (isNewest()) this.show({ ...picture, ensemble: { ...ensemble, kept: ofKept } });
    } catch (error) {
      if (isNewest()) this.fail(error as Error);
    }
  }

  private async outcome(
    engine: Engine,
    scenario: Scenario,
    size: number,
    seed: number,
    keepPersons = false,
  ): Promise<Outcome> {
    const known = this.knownOutcome(scenario, size, seed, keepPersons);
    if (known) return known;
    const subscribers = sizeOf(scenario, size);
    const outcome = await engine.run({ scenario, subscribers, seed, ...(keepPersons && { keepPersons }) });
    const runs = this.known.get(scenario) ?? new Map<string, Outcome>();
    this.known.set(scenario, runs.set(keyOf(subscribers, seed, keepPersons), outcome));
    return outcome;
  }

  private knownOutcome(
    scenario: Scenario,
    size: number,
    seed: number,
    keepPersons = false,
  ): Outcome | undefined {
    return this.known.get(scenario)?.get(keyOf(sizeOf(scenario, size), seed, keepPersons));
  }
}

/** As many agents as asked for, but no more than there are people. */
function sizeOf(scenario: Scenario, size: number): number {
  return Math.min(size, Math.round(openingPeople(scenario)));
}

function keyOf(subscribers: number, seed: number, keepPersons: boolean): string {
  return `${subscribers} ${seed} ${keepPersons}`;
}
