import { describe, expect, it } from "vitest";
import { attributionNotes } from "../../src/cli/attribution-notes.ts";
import { sampleAttribution } from "../chart/sample-attribution.ts";

const ten = [0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3];

describe("notes", () => {
  it("name shares that move together, from ten draws and seeds on", () => {
    const together = attributionNotes(sampleAttribution(ten)).find((note) => note.includes("rise and fall"));
    expect(together).toContain(
      "price and name rise and fall together (correlation 1.00 over 10 draws and seeds)",
    );
    expect(attributionNotes(sampleAttribution()).join()).not.toContain("correlation");
  });

  it("name shares of which one is the other's loss", () => {
    const { interactions, ...result } = sampleAttribution(ten);
    const pair = { ...interactions[0]!, events: ["price", "name"] as const, correlation: -0.7 };
    const [note] = attributionNotes({ ...result, interactions: [pair] });
    expect(note).toBe(
      "price and name are weakly told apart: draws that give one more give the other less (correlation -0.70 over 10 draws and seeds).",
    );
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
