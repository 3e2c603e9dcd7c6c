import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { bankFigures } from "../../src/cli/bank-figures.ts";
import { inputsHash, UnfinishedDraws } from "../../src/node/bank/bank-cache.ts";
import { loadBankInputs } from "../../src/node/bank/load-bank.ts";
import { loadPosterior } from "../../src/node/data/load-posterior.ts";
import { ensureBuilt } from "../notebook/built.ts";

beforeAll(ensureBuilt, 120_000);

/** A bank of one case, quickly simulated. */
function smallBank() {
  const all = loadBankInputs(60);
  const codings = all.codings.filter((coding) => coding.case === "peloton-2022");
  const windows = all.windows.filter((window) => window.case === "peloton-2022" && window.counts);
  return { ...all, windows, codings };
}

it("goes on from stopped work when all is made anew, and leaves none of it behind", async () => {
  const inputs = smallBank();
  const posterior = loadPosterior().slice(0, 2);
  const folder = mkdtempSync(join(tmpdir(), "churnkit-bank-"));
  const unfinished = new UnfinishedDraws(inputsHash(inputs, posterior), inputs.windows, folder);
  // No run gives these: they show whether a draw was kept.
  const marked = new Float64Array(inputs.windows.length).fill(-1e6);
  const recompute = async () => {
    let said = "";
    const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      said += text;
      return true;
    });
    try {
      const figures = await bankFigures(inputs, posterior, { workers: 1, recompute: true, draws: 2, folder });
      return { figures: figures!, said };
    } finally {
      spy.mockRestore();
    }
  };
  unfinished.add(0, marked);
  const resumed = await recompute();
  expect(resumed.said).toContain("Going on from 1 draw done before.");
  expect([...resumed.figures.get(0)!]).toEqual([...marked]);
  expect(resumed.figures.get(1)![0]).not.toBe(-1e6);
  expect(existsSync(unfinished.path)).toBe(false);

  for (const number of [0, 1]) unfinished.add(number, marked);
  const anew = await recompute();
  expect(anew.said).not.toContain("Going on");
  expect(anew.figures.get(0)![0]).not.toBe(-1e6);
  expect([...anew.figures.get(1)!]).toEqual([...resumed.figures.get(1)!]);
}, 120_000);
