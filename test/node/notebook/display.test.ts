import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { check } from "../../../src/node/notebook/check.ts";
import { displayBundle, md } from "../../../src/node/notebook/display.ts";
import { progress } from "../../../src/node/notebook/progress.ts";

// Without a kernel everything is printed; with one, the notebooks in test/notebook show the same functions at work.
const printed = vi.spyOn(console, "log").mockImplementation(() => {});
const lines = () => printed.mock.calls.map(([line]) => line);
beforeEach(() => printed.mockClear());
afterEach(() => vi.unstubAllEnvs());

describe("without a kernel", () => {
  test("a bundle and Markdown are printed as plain text", async () => {
    await displayBundle({ "text/html": "<b>1</b>", "text/plain": "1" });
    await md("# Title");
    await displayBundle({ "image/png": new Uint8Array(1) });
    expect(lines()).toEqual(["1", "# Title", "(an output without a plain text)"]);
  });

  test("progress is printed once", async () => {
    const bar = progress(3, "runs");
    for (let run = 0; run < 3; run++) await bar.advance();
    expect(lines()).toEqual(["runs: 0 of 3"]);
  });
});

describe("in Deno's kernel", () => {
  const sent: unknown[] = [];
  beforeEach(() => {
    sent.length = 0;
    const broadcast = async (type: string, content: object) => void sent.push({ type, ...content });
    vi.stubGlobal("Deno", { jupyter: { broadcast } });
  });
  afterEach(() => vi.unstubAllGlobals());

  test("a bundle is broadcast with its metadata, bytes as base64", async () => {
    await displayBundle({ "image/png": new Uint8Array([1, 2]) }, { "image/png": { width: 3 } });
    const content = { data: { "image/png": "AQI=" }, metadata: { "image/png": { width: 3 } }, transient: {} };
    expect(sent).toEqual([{ type: "display_data", ...content }]);
  });

  test("progress replaces its output and ends at the total", async () => {
    const bar = progress(2, "runs");
    await bar.advance(2);
    const shown = { data: { "text/plain": "runs: 2 of 2" } };
    expect(sent).toMatchObject([{ type: "display_data" }, { type: "update_display_data", ...shown }]);
    const [first, last] = sent as { transient: object }[];
    expect(last?.transient).toEqual(first?.transient);
  });
});

describe("check", () => {
  test.each([
    [true, "✓ sum", true],
    [() => true, "✓ sum", true],
    [false, "✗ sum: add them", false],
    [
      () => {
        throw new Error("no list");
      },
      "✗ sum: no list. add them",
      false,
    ],
  ])("case %#", (condition, line, passed) => {
    expect(check("sum", condition, { hint: "add them" })).toBe(passed);
    expect(lines()).toEqual([line]);
  });

  test.each([
    [true, "✓ sum: 7 of 9"],
    [false, "✗ sum: 7 of 9; add them"],
  ])("shows what the answer came to under either verdict (%s)", (passed, line) => {
    check("sum", passed, { result: "7 of 9", hint: "add them" });
    expect(lines()).toEqual([line]);
  });

  test("throws in a strict run, and only if it fails", () => {
    vi.stubEnv("CHURNKIT_STRICT", "1");
    expect(check("sum", true)).toBe(true);
    expect(() => check("sum", false)).toThrow("✗ sum");
  });

  test("takes only true for an answer", () => {
    expect(check("sum", (() => 1) as unknown as () => boolean)).toBe(false);
  });
});

test("progress refuses what cannot be counted", async () => {
  expect(() => progress(0, "runs")).toThrow(RangeError);
  await expect(progress(1, "runs").advance(-1)).rejects.toThrow(RangeError);
});
