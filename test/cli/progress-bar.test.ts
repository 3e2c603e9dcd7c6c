import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { progressBar, timeLeft } from "../../src/cli/progress-bar.ts";

/** A stream that keeps what is written. */
function stream(isTTY: boolean) {
  let text = "";
  const fake = {
    isTTY,
    columns: 80,
    write(part: string) {
      text += part;
      return true;
    },
    // What cli-progress asks a terminal for.
    cursorTo: () => true,
    clearLine: () => true,
    clearScreenDown: () => true,
  };
  return { fake: fake as unknown as NodeJS.WriteStream, text: () => text };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("without a terminal", () => {
  it("writes a line every ten seconds, with what is done and how long the rest takes", () => {
    const { fake, text } = stream(false);
    const bar = progressBar("runs", fake);
    for (let done = 1; done <= 30; done++) {
      vi.advanceTimersByTime(1000);
      bar.update(done, 40, "best 0.5");
    }
    bar.stop();
    expect(text()).toBe(
      "10 of 40 runs, 30 s left, best 0.5\n20 of 40 runs, 20 s left, best 0.5\n30 of 40 runs, 10 s left, best 0.5\n",
    );
  });

  it("says nothing about work that is over before", () => {
    const { fake, text } = stream(false);
    const bar = progressBar("%", fake);
    vi.advanceTimersByTime(9000);
    bar.update(100, 100);
    bar.stop();
    expect(text()).toBe("");
  });
});

describe("with a terminal", () => {
  it("draws a bar from the second on in which work turns out to be long, and gives the cursor back", () => {
    const { fake, text } = stream(true);
    const before = process.listenerCount("exit");
    const bar = progressBar("%", fake);
    vi.advanceTimersByTime(900);
    bar.update(10, 100);
    expect(text()).toBe("");
    vi.advanceTimersByTime(900);
    bar.update(20, 100);
    expect(text()).toContain("20 %, 8 s left");
    expect(process.listenerCount("exit")).toBe(before + 1);
    bar.stop();
    expect(process.listenerCount("exit")).toBe(before);
    const [hidden, shown] = ["\u001b[?25l", "\u001b[?25h"].map((code) => text().lastIndexOf(code));
    expect(shown).toBeGreaterThanOrEqual(hidden);
  });
});

it.each([
  [0, 5000, ""],
  [0.01, 3000, ""],
  [0.01, 10_000, "17 min left"],
  [0.5, 5000, "5 s left"],
  [0.25, 60_000, "3 min left"],
  [1, 60_000, "0 s left"],
])("time left of %d after %d ms: %s", (share, elapsed, text) => {
  expect(timeLeft(share, elapsed)).toBe(text);
});
