import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  asStored,
  inputsHash,
  readBankCache,
  UnfinishedDraws,
  writeBankCache,
} from "../../../src/node/bank/bank-cache.ts";
import { loadBankInputs } from "../../../src/node/bank/load-bank.ts";
import { readCaseWindows } from "../../../src/node/data/case-windows.ts";
import { useFolder } from "../../support/use-folder.ts";

const windows = readCaseWindows().slice(0, 6);
const inFolder = useFolder();
const folder = () => mkdtempSync(inFolder("bank-"));
const row = (shift: number) =>
  Float64Array.from(windows, ({ quantity }, index) =>
    quantity === "closing" ? 24_123_456 + shift : (-1) ** index * (123_456.7 + shift),
  );
const record = { hash: "abc", draws: 2, subscribers: 100, engine: "0" };

test("another name of what a coding counts leaves shipped draws fresh, another level does not", () => {
  const inputs = loadBankInputs(100);
  const withPeople = (people: Partial<(typeof inputs.codings)[0]["people"]>) => ({
    ...inputs,
    codings: inputs.codings.map((one) => ({ ...one, people: { ...one.people, ...people } })),
  });
  const hash = inputsHash(inputs, []);
  expect(inputsHash(withPeople({ unit: "cartons" }), [])).toBe(hash);
  expect(inputsHash(withPeople({ serviceMonths: 7 }), [])).not.toBe(hash);
});

test("figures come back as they are stored, four digits, five for a level", () => {
  const dataDir = folder();
  const figures = new Map([
    [1, row(5)],
    [0, row(0)],
  ]);
  writeBankCache(record, { windows }, figures, dataDir);
  const read = readBankCache({ windows }, dataDir);
  expect(read?.record).toEqual(record);
  expect([...(read?.figures.keys() ?? [])]).toEqual([0, 1]);
  expect(read?.figures.get(0)).toEqual(asStored(row(0), windows));
  expect(read?.figures.get(0)?.[0]).toBe(24_123_000);
  expect(Math.abs(read?.figures.get(0)?.[3] as number)).toBe(123_500);
});

test("a window that the table lacks is not known, and a table that is not there is none", () => {
  const dataDir = folder();
  writeBankCache(record, { windows: windows.slice(0, 2) }, new Map([[0, row(0).slice(0, 2)]]), dataDir);
  const figures = readBankCache({ windows }, dataDir)?.figures.get(0);
  expect(Array.from(figures ?? []).map(Number.isNaN)).toEqual([false, false, true, true, true, true]);
  expect(readBankCache({ windows }, folder())).toBeUndefined();
});

test("draws that were done before a stop are there again, a row that was cut off is not", () => {
  const place = folder();
  const unfinished = new UnfinishedDraws("0123456789abcdef0123", windows, place);
  expect(unfinished.read().size).toBe(0);
  unfinished.add(7, row(1));
  unfinished.add(3, row(2));
  const [file] = readdirSync(place);
  const path = join(place, file);
  writeFileSync(path, `${readFileSync(path, "utf8")}4,1.2,3`);
  const again = new UnfinishedDraws("0123456789abcdef0123", windows, place).read();
  expect([...again.keys()]).toEqual([7, 3]);
  expect(again.get(3)).toEqual(asStored(row(2), windows));
  // Rows that come later are not mixed with what was cut off.
  writeFileSync(path, `${readFileSync(path, "utf8")}1`);
  const next = new UnfinishedDraws("0123456789abcdef0123", windows, place);
  next.read();
  next.add(4, row(3));
  expect([...next.read().keys()]).toEqual([7, 3, 4]);
  writeFileSync(path, "dra");
  next.read();
  next.add(5, row(4));
  expect([...next.read().keys()]).toEqual([5]);
  expect(new UnfinishedDraws("another", windows, place).read().size).toBe(0);
});
