import { describe, expect, it } from "vitest";
import { attributionNotes } from "../../src/cli/attribution-notes.ts";
import { sampleAttribution } from "../chart/sample-attribution.ts";

/** Thirty draws by which every share is multiplied. */
const thirty = Array.from({ length: 30 }, (_, draw) => 0.7 + 0.02 * draw);

describe("notes", () => {
  it("name shares that surely move together, from thirty draws on", () => {
    const together = attributionNotes(sampleAttribution(thirty)).find((note) =>
      note.includes("rise and fall"),
    );
    expect(together).toContain(
      "price and name rise and fall together (correlation 1.00, 95 % interval allowing for ",
    );
    expect(together).toContain("from 30 draws");
    expect(attributionNotes(sampleAttribution(thirty.slice(0, 12))).join()).not.toContain("correlation");
  });

  it("name shares of which one is the other's loss, if the interval of the correlation leaves no doubt", () => {
    const { interactions, ...result } = sampleAttribution(thirty);
    const notes = (correlation: number) =>
      attributionNotes({
        ...result,
        interactions: [{ ...interactions[0]!, events: ["price", "name"] as const, correlation }],
      }).filter((note) => note.includes("correlation"));
    expect(notes(-0.7)).toEqual([
      "price and name are weakly told apart: draws that give one more give the other less (correlation -0.70, 95 % interval allowing for 1 pair -0.85 to -0.45, from 30 draws).",
    ]);
    expect(notes(-0.5)).toEqual([]);
    expect(notes(0.45)).toEqual([]);
  });

  it("say how much so few draws hold", () => {
    const few = attributionNotes(sampleAttribution(thirty.slice(0, 12)));
    expect(few).toContainEqual(
      expect.stringContaining("holds a new one in about 76 of 100 cases, not in 90"),
    );
    const many = Array.from({ length: 40 }, (_, draw) => 0.7 + 0.01 * draw);
    expect(attributionNotes(sampleAttribution(many)).join()).not.toContain("holds a new one");
  });

  it("say what came so late that few had a bill since, and what the intervals hold", () => {
    const notes = attributionNotes(sampleAttribution());
    expect(notes).toContain(
      "name was announced 13 days before the end: about 43 % of subscribers had a bill since, the others meet it later.",
    );
    expect(notes.at(-1)).toContain("--vary does");
    expect(attributionNotes(sampleAttribution([1])).at(-1)).toMatch(
      /^One draw and one seed give no intervals/,
    );
    const seeds = { ...sampleAttribution(), draws: 1, replicates: 5 };
    expect(attributionNotes(seeds).at(-1)).toContain("hold luck alone; --draws adds");
  });

  it("say that there is nothing to share out", () => {
    const { shares, ...result } = sampleAttribution();
    const later = shares.filter(({ announced }) => announced > result.until);
    expect(later).toHaveLength(1);
    expect(attributionNotes({ ...result, shares: later })).toEqual([
      "No event is announced by 2011-09-30: there is nothing to share out.",
    ]);
  });

  it("name shares whose sign is not known", () => {
    const result = sampleAttribution();
    const unsure = { ...result.shares[0]!, p05: -1, p95: 1 };
    const notes = attributionNotes({ ...result, shares: [unsure, ...result.shares.slice(1)] });
    expect(notes).toContain("Whether it added or took away is not known: price.");
  });
});
