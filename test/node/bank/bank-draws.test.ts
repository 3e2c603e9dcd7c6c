import { expect, test } from "vitest";
import { inputsHash } from "../../../src/node/bank/bank-cache.ts";
import { drawBank } from "../../../src/node/bank/draw-bank.ts";
import { loadBankInputs } from "../../../src/node/bank/load-bank.ts";
import { shockWindows } from "../../../src/node/bank/shock-windows.ts";
import { type BankInputs, bankDraw } from "../../../src/validation/bank-draw.ts";
import { measured } from "../../../src/validation/measured-window.ts";
import { ensureBuilt } from "../../notebook/built.ts";

const all = loadBankInputs(300);
const cases = ["netflix-us-2019", "washingtonpost-2024-2025", "blockbuster-online-2006-2007"];
const inputs: BankInputs = {
  ...all,
  windows: all.windows.filter((window) => cases.includes(window.case)),
  codings: all.codings.filter((coding) => cases.includes(coding.case) && coding.sheet === 1),
};
const draws = [
  { "choice.scale": 6, "joining.priceElasticity": -1.2 },
  { "choice.scale": 8, "joining.priceElasticity": -2 },
];

test("a draw gives a figure to every window of a coded event, and none to others", () => {
  const figures = bankDraw(inputs, draws[0], 0);
  inputs.windows.forEach((window, index) => {
    const served = inputs.codings.some((one) => one.case === window.case && one.event === window.event);
    expect(Number.isNaN(figures[index]), `${window.case} ${window.event}`).toBe(!served);
  });
  expect(bankDraw(inputs, draws[0], 0)).toEqual(figures);
  expect(bankDraw(inputs, draws[1], 0)).not.toEqual(figures);
  expect(bankDraw(inputs, draws[0], 1)).not.toEqual(figures);
});

test("what the sheet knows of a window's days before the start is added", () => {
  const index = inputs.windows.findIndex(({ from }) => from === "2006-07-01");
  const bare = inputs.codings.map(({ window: _, ...coding }) => coding);
  const known =
    bankDraw(inputs, draws[0], 0)[index] - bankDraw({ ...inputs, codings: bare }, draws[0], 0)[index];
  expect(known).toBeCloseTo(100_000, 3);
});

test("threads give what one thread gives, draws that are known are not done again", async () => {
  await ensureBuilt();
  const figures = new Map<number, Float64Array>();
  const isComplete = await drawBank(inputs, draws, {
    workers: 2,
    known: new Set([0]),
    onDraw: (number, row) => figures.set(number, row),
  });
  expect(isComplete).toBe(true);
  expect([...figures.keys()]).toEqual([1]);
  expect(figures.get(1)).toEqual(bankDraw(inputs, draws[1], 1));
});

test("a draw that cannot be simulated is named", async () => {
  await ensureBuilt();
  const wrong = { "choice.scal": 6 };
  const done = drawBank(inputs, [draws[0], wrong], { workers: 1, known: new Set([0]), onDraw: () => {} });
  await expect(done).rejects.toThrow(/^draw 1: .*choice\.scal/);
});

test("it stops when it is asked to", async () => {
  await ensureBuilt();
  const many = Array.from({ length: 500 }, () => draws[0]);
  const isComplete = await drawBank(inputs, many, { workers: 1, onDraw: () => {}, shouldStop: () => true });
  expect(isComplete).toBe(false);
});

test("the hash changes with a coding, a rule, a parameter, a draw, and not with a source's words", () => {
  const hash = inputsHash(inputs, draws);
  const [first, ...rest] = inputs.codings;
  const value = inputs.parameters["choice.scale"];
  const changed = [
    inputsHash({ ...inputs, codings: [{ ...first, until: "2019-09-29" }, ...rest] }, draws),
    inputsHash(
      { ...inputs, parameters: { ...inputs.parameters, "choice.scale": { ...value, value: 7 } } },
      draws,
    ),
    inputsHash({ ...inputs, subscribers: 301 }, draws),
    inputsHash({ ...inputs, widened: [] }, draws),
    inputsHash(inputs, [draws[1], draws[0]]),
  ];
  expect(new Set([hash, ...changed]).size).toBe(changed.length + 1);
  const renamed = { ...inputs.parameters, "choice.scale": { ...value, source: "another text" } };
  expect(inputsHash({ ...inputs, parameters: renamed }, draws)).toBe(hash);
});

test("windows come with what was observed, the price change and the churn before", () => {
  const figures = new Map(draws.map((draw, number) => [number, bankDraw(inputs, draw, number)]));
  const shocks = shockWindows(inputs, figures);
  const netflix = shocks.filter(({ window }) => window.case === "netflix-us-2019");
  expect(netflix.length).toBeGreaterThan(0);
  // 7.99, 10.99 and 13.99 dollars rose to 8.99, 12.99 and 15.99: between 12.5 and 18.2 %.
  for (const { priceChange } of netflix) {
    expect(priceChange).toBeGreaterThan(0.125);
    expect(priceChange).toBeLessThan(0.182);
  }
  const [post] = shocks
    .filter(({ window }) => window.quantity === "cancellations" && window.counts)
    .map(measured);
  // 250,000 of 2.5 million in five days.
  expect(post.observed).toBeCloseTo(10, 9);
  expect(post.priceChange).toBe(0);
  expect(post.baselines.persistence).toBeLessThan(1);
});
