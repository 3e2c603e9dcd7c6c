import { expect, it } from "vitest";
import { changeText } from "../../src/lab/change-text.ts";
import { noChange } from "../../src/lab/world-change.ts";
import { netflix } from "./netflix.ts";

it("says in words what a reader has changed", () => {
  expect(changeText(noChange, netflix)).toBe("");
  const plan = netflix.plans["both-1"].title;
  const price = netflix.events.find(({ id }) => id === "price")?.title;
  const change = {
    without: ["qwikster"],
    with: [],
    set: {
      "events.price.prices.both-1": 12.99,
      "events.price.announced": "2011-08-01",
      "parameters.attention.notice.value": 0.5,
    },
  };
  const text = changeText(change, netflix);
  const qwikster = netflix.events.find(({ id }) => id === "qwikster")?.title;
  expect(text).toBe(
    `Changed: without “${qwikster}”; “${price}”, prices of “${plan}”: 12.99; “${price}”, announced: 1 August 2011; attention.notice: 0.5.`,
  );
});
