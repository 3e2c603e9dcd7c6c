import { beforeAll, describe, expect, it } from "vitest";
import { simulateOnWorkers } from "../../src/node/simulate-on-workers.ts";
import { StoppedError, simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "../experiment/tiny-runs.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { expectSameBytes } from "../support/ledger-checks.ts";

beforeAll(ensureBuilt, 120_000);

const quarter = { until: "2011-09-30" };

describe("simulateOnWorkers", () => {
  // On one thread below 250,000 agents, shared out from there on.
  it.each([3000, 260_000])("gives with %i agents what simulate gives, persons too", async (subscribers) => {
    const options = { ...quarter, subscribers, seed: 3, keepPersons: true };
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const outcome = await simulateOnWorkers(netflix, { ...options, workers: 2, onProgress });
    const same = simulate(netflix, options);
    expectSameBytes(outcome, same);
    expect(Object.keys(outcome.persons ?? {}).sort()).toEqual(Object.keys(same.persons ?? {}).sort());
    for (const [name, column] of Object.entries(same.persons ?? {})) {
      const other = outcome.persons?.[name as keyof typeof outcome.persons];
      expect(Buffer.compare(bytesOf(other as Uint8Array), bytesOf(column)), name).toBe(0);
    }
    expect(shares.at(-1)).toBe(1);
  });

  it("keeps nobody unless it is asked to", async () => {
    expect(await simulateOnWorkers(netflix, { ...quarter, subscribers: 300 })).not.toHaveProperty("persons");
  });

  it("stops when it is told to", async () => {
    const stop = simulateOnWorkers(netflix, { subscribers: 2_000_000, workers: 2, shouldStop: () => true });
    await expect(stop).rejects.toThrow(StoppedError);
  });

  it.each([
    [{ workers: 0 }, "invalid workers"],
    [{ subscribers: 12 }, "invalid subscribers"],
    [{ seed: -1 }, "invalid seed"],
  ])("refuses %j", async (options, message) => {
    await expect(simulateOnWorkers(netflix, options)).rejects.toThrow(message);
  });
});

function bytesOf(column: ArrayBufferView): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}
