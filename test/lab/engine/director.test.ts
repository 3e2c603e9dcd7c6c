import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Director, type Picture, type Question } from "../../../src/lab/engine/director.ts";
import type { Engine, RunRequest } from "../../../src/lab/engine/engine.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { netflix } from "../netflix.ts";

interface Asked extends RunRequest {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** An engine whose runs end when a test says so. */
class HeldEngine implements Engine {
  readonly isApart = true;
  readonly asked: Asked[] = [];
  isEnded = false;

  run(request: RunRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => this.asked.push({ ...request, resolve, reject }));
  }

  cancel(): void {}

  end(): void {
    this.isEnded = true;
  }
}

const world = (title: string): Scenario => ({ ...netflix, title });
const [good, bad] = [world("good"), world("bad")];
const question = (shown: Scenario): Question => ({
  history: netflix,
  world: shown,
  without: undefined,
  kept: [],
  seed: 1,
});

let outcome: Outcome;
beforeAll(() => {
  outcome = simulate(netflix, { subscribers: 500 });
});

describe("a director", () => {
  let live: HeldEngine;
  let rest: HeldEngine;
  let shown: Picture[];
  let failures: string[];
  let director: Director;

  beforeEach(() => {
    [live, rest, shown, failures] = [new HeldEngine(), new HeldEngine(), [], []];
    director = new Director(
      { live, rest },
      { moving: 500, rest: 500, seeds: 2 },
      (picture) => shown.push(picture),
      ({ message }) => failures.push(message),
    );
  });

  /** End the run that was asked for last. */
  const settle = async (count: number, end: (asked: Asked) => void) => {
    await vi.waitFor(() => expect(live.asked).toHaveLength(count));
    end(live.asked[count - 1]);
  };
  const answer = ({ resolve }: Asked) => resolve(outcome);
  const refuse = ({ reject }: Asked) => reject(new Error("no such world"));

  it("draws the newest world though the run of an older one fails, and tells nothing of that", async () => {
    director.ask(question(bad));
    await settle(1, answer);
    await vi.waitFor(() => expect(live.asked[1]?.scenario).toBe(bad));
    director.ask(question(good));
    await settle(2, refuse);
    await settle(3, answer);
    await vi.waitFor(() => expect(shown.map(({ question: { world } }) => world.title)).toEqual(["good"]));
    expect(failures).toEqual([]);
    director.end();
  });

  it("tells that the run of the newest world failed", async () => {
    director.ask(question(bad));
    await settle(1, answer);
    await settle(2, refuse);
    await vi.waitFor(() => expect(failures).toEqual(["no such world"]));
    expect(shown).toEqual([]);
    director.end();
  });

  it("shows nothing and asks for nothing once it has ended, and its engines end", async () => {
    director.ask(question(good));
    await settle(1, answer);
    await vi.waitFor(() => expect(live.asked).toHaveLength(2));
    director.end();
    answer(live.asked[1]);
    await new Promise((resolve) => setTimeout(resolve));
    expect([live.isEnded, rest.isEnded, shown, rest.asked]).toEqual([true, true, [], []]);
  });
});
