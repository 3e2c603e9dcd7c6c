import { expect, test } from "vitest";
import { asStored, inputsHash, readBankCache } from "../../../src/node/bank/bank-cache.ts";
import { loadBankInputs } from "../../../src/node/bank/load-bank.ts";
import { loadPosterior } from "../../../src/node/data/load-posterior.ts";
import { bankDraw } from "../../../src/validation/bank-draw.ts";

const cache = readBankCache(loadBankInputs(0));
if (!cache) throw new Error("data/validation.csv: expected the bank's draws, found none");
const { record, figures } = cache;
const inputs = loadBankInputs(record.subscribers);
const posterior = loadPosterior();

test("the shipped draws are of the present codings, rules, parameters and posterior", () => {
  expect(
    inputsHash(inputs, posterior),
    "data/validation.csv is stale: `npx churnkit validate --write` makes it anew",
  ).toBe(record.hash);
  expect(figures.size).toBe(record.draws);
});

test("the present engine gives the shipped figures: some cases of two draws simulated anew", () => {
  const cases = ["washingtonpost-2024-2025", "spotify-2021-2024", "brand-tropicana-2009"];
  const codings = inputs.codings.filter((coding) => cases.includes(coding.case));
  const numbers = [...figures.keys()];
  for (const number of [numbers[0], numbers[Math.floor(numbers.length / 2)]]) {
    const again = asStored(bankDraw({ ...inputs, codings }, posterior[number], number), inputs.windows);
    const shipped = figures.get(number) as Float64Array;
    inputs.windows.forEach((window, index) => {
      if (!cases.includes(window.case)) return;
      expect(again[index], `draw ${number}: ${window.case} ${window.from}`).toBe(shipped[index]);
    });
  }
});

test("every window that counts has a figure in every draw", () => {
  for (const row of figures.values()) {
    inputs.windows.forEach((window, index) => {
      if (window.counts) expect(Number.isFinite(row[index]), `${window.case} ${window.from}`).toBe(true);
    });
  }
});
