import Table from "cli-table3";
import { grouped } from "../chart/grouped.ts";
import type { Attribution } from "../experiment/attribution.ts";
import { quantityUnit } from "../experiment/quantity.ts";
import type { Summary } from "../statistics/summarise.ts";
import { attributionNotes } from "./attribution-notes.ts";
import { signed } from "./period-table.ts";
import type { VariedShares } from "./varied-shares.ts";

/** How many interactions people are told of. */
const TOLD = 3;

/** An attribution as people read it. */
export function attributionTable(result: Attribution, varied: readonly VariedShares[]): string {
  const several = result.samples.length > 1;
  const isSampled = result.shares.some(({ standardError }) => standardError !== undefined);
  const text = signedBy(result.quantity);
  const table = new Table({
    head: [
      "because of",
      "with",
      result.quantity,
      ...(several ? [`5 % to 95 % of ${result.samples.length}`] : []),
      ...(isSampled ? ["± sampling"] : []),
    ],
    colAligns: ["left", "left", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  const row = (name: string, members: string, value: Summary, error?: number): void => {
    const sampling = error === undefined ? "" : text(error).replace("+", "");
    table.push([
      name,
      members,
      text(value.mean),
      ...(several ? [`${text(value.p05)} to ${text(value.p95)}`] : []),
      ...(isSampled ? [sampling] : []),
    ]);
  };
  for (const share of result.shares) {
    const { event, members, announced, standardError } = share;
    const others = members.filter((id) => id !== event).join(", ");
    row(event, announced > result.until ? "announced later" : others, share, standardError);
  }
  row("all events", "", result.totalSpread);
  const plain = (value: Summary): string => text(value.mean).replace("+", "");
  return [
    `${result.period} ${result.quantity}: ${plain(result.none)} without any event, ${plain(result.all)} with all.`,
    table.toString(),
    interactionsText(result, text),
    ...(varied.length === 0 ? [] : [variedTable(varied, text)]),
    attributionNotes(result).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function interactionsText({ interactions }: Attribution, text: (value: number) => string): string {
  const told = interactions.slice(0, TOLD).filter(({ mean }) => mean !== 0);
  if (told.length === 0) return "";
  const pairs = told.map(({ events: [a, b], mean }) => `${a} and ${b} ${text(mean)}`);
  return `Together beyond each alone: ${pairs.join("; ")} (half of it is in either share).`;
}

function variedTable(varied: readonly VariedShares[], text: (value: number) => string): string {
  const events = Object.keys(varied[0].low.shares);
  const table = new Table({
    head: ["one value moved, all else as it is", ...events],
    colAligns: ["left", ...events.map(() => "right" as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const { path, low, high } of varied) {
    const cells = events.map((event) => `${text(low.shares[event])} to ${text(high.shares[event])}`);
    table.push([`${path} ${low.value} to ${high.value}`, ...cells]);
  }
  return table.toString();
}

/** Shares in words: people in thousands, money in millions, rates in per cent; each with its sign. */
export function signedBy(quantity: string): (value: number) => string {
  const unit = quantityUnit(quantity);
  return unit === "people" ? inThousands : (value) => signed(value, unit);
}

function inThousands(value: number): string {
  const size = Math.abs(value) / 1000;
  const text = size < 100 ? size.toFixed(1) : grouped(size);
  if (Number(text) === 0) return "0";
  return `${value < 0 ? "-" : "+"}${text}k`;
}
