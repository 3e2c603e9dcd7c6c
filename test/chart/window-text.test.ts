import { describe, expect, test } from "vitest";
import { windowText } from "../../src/chart/window-text.ts";

describe("windowText", () => {
  test.each([
    ["2022-01-01", "2022-03-31", "Jan–Mar 2022"],
    ["2022-01-01", "2022-01-31", "Jan 2022"],
    ["2020-10-04", "2021-01-02", "Oct–Dec 2020"],
    ["2018-07-01", "2019-04-30", "Jul 2018–Apr 2019"],
    ["2024-10-25", "2024-10-29", "25–29 Oct 2024"],
    ["2024-10-25", "2024-11-05", "25 Oct–5 Nov 2024"],
    ["2024-10-25", "2024-10-25", "25 Oct 2024"],
  ])("%s to %s is %s", (from, to, text) => {
    expect(windowText({ from, to })).toBe(text);
  });
});
