import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { caseArgument, compareCommand, runCommand } from "../../src/lab/compare-command.ts";
import type { LabData } from "../../src/lab/lab-data.ts";
import { noChange } from "../../src/lab/world-change.ts";
import { churnkit } from "../cli/command.ts";
import { useFolder } from "../support/use-folder.ts";
import { netflix } from "./netflix.ts";

const inFolder = useFolder();
const state = { case: "netflix-2011", seed: 1, change: noChange, worlds: [] };
const change = { without: ["qwikster"], with: [], set: { "events.price.severity": 0.5 } };
const known = { scenario: netflix, observed: [] };

it("names a case of the kit by its id", () => {
  expect(compareCommand(known, { ...state, change, seed: 2 })).toBe(
    "npx churnkit compare netflix-2011 --without qwikster --set events.price.severity=0.5 --seed 2",
  );
  expect(compareCommand(known, state)).toBeUndefined();
  expect(
    compareCommand(known, { ...state, change: { ...change, with: [netflix.events[0]] } }),
  ).toBeUndefined();
});

it("one that runs names the same file, and the saved world only where events were added", () => {
  const mine = { ...known, argument: "mine.json" };
  expect(runCommand(mine, state, 5000, "netflix-2011.json")).toBe(
    "npx churnkit run mine.json --subscribers 5000 --seed 1",
  );
  expect(compareCommand(mine, { ...state, change })).toContain(" compare mine.json ");
  const added = { ...state, change: { ...noChange, with: [netflix.events[0]] } };
  expect(runCommand(mine, added, 5000, "netflix-2011-your-world.json")).toBe(
    "npx churnkit run netflix-2011-your-world.json --subscribers 5000 --seed 1",
  );
});

it("names a scenario that the reader opened by its file, with which the command works", async () => {
  const mine = { ...netflix, id: "my-netflix" };
  const own = { scenario: mine, observed: [], file: { text: JSON.stringify(mine) } };
  const command = compareCommand(own, { ...state, case: "my-netflix", change }) ?? "";
  expect(command).toMatch(/^npx churnkit compare my-netflix\.json --without qwikster /);
  writeFileSync(inFolder(caseArgument(own)), own.file.text);
  const words = command.replace("my-netflix.json", inFolder("my-netflix.json")).split(" ").slice(2);
  const size = ["--subscribers", "300", "--until", "2011-07-20", "--workers", "1"];
  const { code, stdout } = await churnkit(...words, ...size);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("without qwikster") });
});

it("names a case of a page that was made from a file by that file", async () => {
  const file = inFolder("my-netflix.json");
  writeFileSync(file, JSON.stringify({ ...netflix, id: "my-netflix" }));
  const page = inFolder("lab.html");
  const { code } = await churnkit("lab", file, "--out", page);
  expect(code).toBe(0);
  const [, data] = /<script[^>]*application\/json[^>]*>([^<]*)</.exec(readFileSync(page, "utf8")) ?? [];
  const { cases } = JSON.parse(data ?? "") as LabData;
  expect(compareCommand(cases[0], { ...state, case: "my-netflix", change })).toMatch(
    /^npx churnkit compare my-netflix\.json --without qwikster /,
  );
});
