import { describe, expect, it } from "vitest";
import { caseRemarks } from "../../../src/node/data/case-remarks.ts";
import { comparableObserved } from "../../../src/node/data/comparable-observed.ts";
import { listCases, loadCase } from "../../../src/node/data/load-case.ts";

const remarksOf = (id: string) => {
  const found = loadCase(id);
  return caseRemarks(found, comparableObserved(found)).join(" ");
};

describe("the remarks of a case", () => {
  it("say that only a part of all subscribers is simulated", () => {
    expect(remarksOf("peloton-2022")).toMatch(
      /^Simulated are 2\.37M of 2\.96M subscribers, most: those whom the event can touch \(.+\)\. Observed, /,
    );
  });

  it("say what was observed where nothing of it stands beside the simulated", () => {
    expect(remarksOf("brand-tropicana-2009")).toBe(
      "Observed, in another measure than is shown: units −20.0 % from 1 January to 22 February 2009. How far the model misses each: docs/validation.md, “The case bank”.",
    );
    expect(remarksOf("washingtonpost-2024-2025")).toContain(
      "cancellations 250k (10.0 % of all 2.50M) from 25 October to 29 October 2024",
    );
  });

  it("are of no case whose observed figures are shown", () => {
    const silent = listCases().filter((id) => remarksOf(id) === "");
    expect(silent).toEqual(expect.arrayContaining(["netflix-2011", "netflix-2007", "spotify-2021-2024"]));
  });

  it("are there for every case of whose people nothing is shown", () => {
    const apart = listCases().filter((id) => comparableObserved(loadCase(id)).length === 0);
    expect(apart.length).toBeGreaterThan(0);
    for (const id of apart)
      expect(remarksOf(id), id).toMatch(
        /Observed, (in another measure than is shown|with all whom it cannot touch): /,
      );
  });
});
