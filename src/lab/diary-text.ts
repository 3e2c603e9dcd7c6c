import { shortDate } from "../chart/date-text.ts";
import { toDay } from "../market/date.ts";
import { eventTitle } from "../market/event-title.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { DiaryEntry, Outcome } from "../simulation/outcome.ts";
import { moneyText } from "./amounts.ts";
import { reasonText } from "./who-left.ts";

/** A billing day in words. */
export interface DiaryLine {
  readonly date: string;
  /** What had come, and whether it was read; empty if nothing had. */
  readonly before: string;
  readonly deed: string;
  /** Whether this day changed anything. */
  readonly isTurn: boolean;
}

const thoughts: Readonly<Record<NonNullable<DiaryEntry["thought"]>, string>> = {
  habit: "looked at the bill, as some do every month",
  notice: "read it and thought again",
  press: "had read of it in the press and thought again",
};

/** A subscriber's months in words, one line for each billing day. */
export function diaryLines(diary: readonly DiaryEntry[], run: Outcome, scenario: Scenario): DiaryLine[] {
  const titleOf = (plan: string | undefined) => `“${scenario.plans[plan ?? ""]?.title ?? plan}”`;
  return diary.map((entry) => ({
    date: shortDate(toDay(entry.date)),
    before: before(entry, scenario),
    deed: deed(entry, run, scenario, titleOf),
    isTurn: entry.left !== undefined || entry.now !== undefined,
  }));
}

function before({ told = [], thought, heard = 0, left }: DiaryEntry, { events }: Scenario): string {
  const [news] = told;
  const event = events.find(({ id }) => id === news);
  const parts: string[] = [];
  if (event) parts.push(`news about “${eventTitle(event)}”`);
  if (Math.round(heard) >= 1) parts.push(`${Math.round(heard) === 1 ? "a friend" : "friends"} had left`);
  const was = parts.join("; ");
  const isOwn = left !== undefined && thought === undefined;
  const did =
    thought === undefined
      ? event && !isOwn
        ? "did not act on it"
        : ""
      : thoughtText(thought, event !== undefined);
  return [was, did].filter((part) => part !== "").join(": ");
}

function thoughtText(thought: NonNullable<DiaryEntry["thought"]>, isTold: boolean): string {
  return thought === "notice" && !isTold ? thoughts.habit : thoughts[thought];
}

function deed(
  { plan, paid, now, left, thought, endsTrial }: DiaryEntry,
  run: Outcome,
  scenario: Scenario,
  titleOf: (plan: string | undefined) => string,
): string {
  if (left !== undefined) return `Left: ${reasonText(run, scenario, left)}.`;
  const bill = moneyText(paid ?? 0, scenario.currency);
  if (plan === undefined) return `Came back, to ${titleOf(now)} at ${bill}.`;
  if (now !== undefined) return `Changed from ${titleOf(plan)} to ${titleOf(now)}, and paid ${bill}.`;
  const end = endsTrial ? "The trial was over; " : "";
  return `${end}${end ? "paid" : "Paid"} ${bill}${thought === undefined ? "" : " and stayed"}.`;
}
