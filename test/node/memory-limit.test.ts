import { describe, expect, it } from "vitest";
import { checkMemory, checkThreads, memoryLimit } from "../../src/node/memory-limit.ts";

describe("the limit of memory", () => {
  it("is what the system has free", () => {
    const limit = memoryLimit({});
    expect(limit).toBeGreaterThan(1e6);
    expect(Number.isFinite(limit)).toBe(true);
  });

  it("is what the environment says, in megabytes", () => {
    expect(memoryLimit({ CHURNKIT_MEMORY_MB: "250" })).toBe(250e6);
    expect(() => memoryLimit({ CHURNKIT_MEMORY_MB: "much" })).toThrow(
      /^invalid CHURNKIT_MEMORY_MB; must be /,
    );
  });
});

describe("a run", () => {
  it("is let through up to the limit, threads included", () => {
    expect(() => checkMemory(100e6, 1e6, 200e6, 2)).not.toThrow();
    expect(() => checkMemory(100e6 + 1, 1e6, 200e6, 2)).toThrow(RangeError);
  });

  it("that would not fit is told how many agents would", () => {
    const refusal =
      /^invalid subscribers; must be at most ([\d,]+) here: 24,590,000 \(they take 500 MB of memory, and 100 MB the 2 threads that run them; 300 MB may be taken; CHURNKIT_MEMORY_MB sets another limit\)$/;
    let most = 0;
    try {
      checkMemory(500e6, 24_590_000, 300e6, 2);
    } catch (error) {
      most = Number(refusal.exec((error as Error).message)?.[1].replaceAll(",", ""));
    }
    expect(most).toBe(9_800_000);
    expect(() => checkMemory((500e6 / 24_590_000) * most, most, 300e6, 2)).not.toThrow();
  });

  it("may have as many threads as fit, and one in any case", () => {
    expect(() => checkThreads(4, 200e6)).not.toThrow();
    expect(() => checkThreads(5, 200e6)).toThrow(
      /^invalid workers; must be at most 4 with 200 MB of memory: 5$/,
    );
    expect(() => checkThreads(1, 1e6)).not.toThrow();
  });

  it("has no room at all where the threads alone take more than there is", () => {
    expect(() => checkMemory(1e6, 1000, 10e6, 1)).toThrow(/must be at most 0 here/);
  });
});
