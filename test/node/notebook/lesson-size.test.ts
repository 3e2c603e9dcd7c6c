import { afterEach, describe, expect, test, vi } from "vitest";
import { lessonSize } from "../../../src/node/notebook/lesson-size.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("lessonSize", () => {
  test("is what the notebook asks for", () => {
    expect(lessonSize(20_000)).toEqual({ subscribers: 20_000, seed: 1 });
    expect(lessonSize(20_000, 7).seed).toBe(7);
  });

  test("is what the environment asks for, if it does", () => {
    vi.stubEnv("CHURNKIT_SUBSCRIBERS", "3000");
    expect(lessonSize(20_000).subscribers).toBe(3000);
  });

  test.each(["many", "12.5", "99", "-1"])("names the setting when it is no size: %s", (value) => {
    vi.stubEnv("CHURNKIT_SUBSCRIBERS", value);
    expect(() => lessonSize(20_000)).toThrow(
      `CHURNKIT_SUBSCRIBERS: expected a whole number of agents from 100, found "${value}"`,
    );
  });

  test("names the notebook's own number when that is no size", () => {
    expect(() => lessonSize(5)).toThrow("subscribers: expected a whole number of agents from 100, found 5");
  });
});
