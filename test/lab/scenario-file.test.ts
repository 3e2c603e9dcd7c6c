import { expect, it } from "vitest";
import { openedCase, readScenarioFile } from "../../src/lab/scenario-file.ts";
import { netflix } from "./netflix.ts";

const known = { scenario: netflix, observed: [] };

it("a file of another currency is a case of its own, without what was observed in the case's", () => {
  const opened = openedCase("in yen.json", { ...netflix, currency: "JPY" }, known);
  expect(opened).toMatchObject({ id: "netflix-2011-in-yen" });
  expect(opened.like).toBeUndefined();
  expect(opened.note).toContain("its amounts are in JPY, those of netflix-2011 in USD");
});

it("one that is no world of its case has the case's figures, and one of no case its own id", () => {
  expect(openedCase("mine.json", netflix, known)).toMatchObject({
    id: "netflix-2011-mine",
    like: "netflix-2011",
  });
  expect(openedCase("mine.json", { ...netflix, id: "my-case" }, undefined)).toMatchObject({ id: "my-case" });
});

it.each(["seed,date,plan\n1,2027-01-01,basic\n", "", "[1, 2]", "\u0089PNG"])("%j is no scenario", (text) => {
  expect(readScenarioFile("ledger.csv", text, netflix.parameters)).toEqual({
    problems: ["ledger.csv is no scenario: a scenario is a JSON file, which begins with {"],
  });
});

it("of what begins as one it is told where it goes wrong", () => {
  const read = readScenarioFile("mine.json", "\uFEFF {\n not json", netflix.parameters);
  expect(read).toEqual({ problems: [expect.stringMatching(/^mine\.json: line 2, column 2: expected /)] });
});
