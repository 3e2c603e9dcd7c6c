import { expect, it } from "vitest";
import { diaryLines } from "../../src/lab/diary-text.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const run = simulate(netflix, { subscribers: 600 });

it("tells a bill in the order in which things came: the news, the thought, the deed", () => {
  const lines = diaryLines(
    [
      { date: "2011-07-14", plan: "both-1", heard: 1.2, told: ["price"], paid: 9.99 },
      { date: "2011-08-14", plan: "both-1", heard: 0, told: [], thought: "habit", paid: 9.99 },
      {
        date: "2011-10-14",
        plan: "both-1",
        heard: 2,
        told: ["price"],
        thought: "notice",
        paid: 7.99,
        now: "streaming",
      },
      { date: "2011-11-14", plan: "streaming", heard: 0, told: [], left: 0 },
      { date: "2011-12-14", paid: 7.99, now: "streaming" },
    ],
    run,
    netflix,
  );
  expect(lines.map(({ date, before, deed }) => [date, before, deed])).toEqual([
    [
      "14 Jul",
      "news about “Streaming and DVDs become two plans”; a friend had left: did not act on it",
      "Paid $9.99.",
    ],
    ["14 Aug", "looked at the bill, as some do every month", "Paid $9.99 and stayed."],
    [
      "14 Oct",
      "news about “Streaming and DVDs become two plans”; friends had left: read it and thought again",
      "Changed from “1 disc + streaming” to “Streaming only”, and paid $7.99.",
    ],
    ["14 Nov", "", "Left: for reasons outside the story."],
    ["14 Dec", "", "Came back, to “Streaming only” at $7.99."],
  ]);
  expect(lines.map(({ isTurn }) => isTurn)).toEqual([false, false, true, true, true]);
});
