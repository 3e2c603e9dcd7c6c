import type { Attribution } from "../experiment/attribution.ts";
import { correlationInterval } from "../statistics/correlation-interval.ts";
import type { Summary } from "../statistics/summarise.ts";
import { attributionNotes, independentDraws, LEAST_SAMPLES } from "./attribution-notes.ts";
import { signedBy } from "./attribution-table.ts";
import type { VariedShares } from "./varied-shares.ts";
import { writeSection } from "./write-section.ts";

/** What the section says of how it was made. */
interface Made {
  readonly subscribers: number | "full";
  /** Absent for the case's own values. */
  readonly draws?: number;
  readonly vary: readonly string[];
  readonly group: readonly string[];
}

/** The strongest interactions that are shown. */
const SHOWN = 6;

/** Write what an attribution says into docs/validation.md, or, if values were moved, how the shares move with them. */
export function writeAttributionSection(
  result: Attribution,
  varied: readonly VariedShares[],
  made: Made,
): void {
  const [name, text] =
    varied.length === 0
      ? ["attribution", attributionSection(result, made)]
      : ["moved values", movedSection(result, varied, made)];
  writeSection("docs/validation.md", name, "churnkit attribute --write", text);
}

/** How shares move with single values, as text. */
export function movedSection(result: Attribution, varied: readonly VariedShares[], made: Made): string {
  const text = signedBy(result.quantity);
  const events = result.shares.filter(({ mean }) => mean !== 0).map(({ event }) => event);
  const rows = varied.map(({ path, low, high }) => [
    `\`${path}\` ${low.value} to ${high.value}`,
    ...events.map((event) => `${text(low.shares[event])} to ${text(high.shares[event])}`),
  ]);
  const asShipped = result.shares.filter(({ event }) => events.includes(event)).map(({ mean }) => text(mean));
  const head = ["one value moved", ...events.map((id) => `share of \`${id}\``)];
  const table = tableOf(head, [["none: all as shipped", ...asShipped], ...rows]);
  return `\`${commandOf(result, made)}\`:\n\n${table}`;
}

/** The same as text. */
export function attributionSection(result: Attribution, made: Made): string {
  const text = signedBy(result.quantity);
  const range = ({ p05, p95 }: Summary): string => `${text(p05)} to ${text(p95)}`;
  const heldIn = `5 % to 95 % of ${result.samples.length}`;
  const isTelling = independentDraws(result) >= LEAST_SAMPLES;
  const total = result.shares.reduce((sum, { mean }) => sum + mean, 0);
  const shares = result.shares.map(({ event, members, announced, standardError, ...share }) => [
    [event, ...members.filter((id) => id !== event)].map((id) => `\`${id}\``).join(", "),
    announced > result.until ? "0, announced later" : text(share.mean),
    announced > result.until ? "" : range(share),
    standardError === undefined || announced > result.until ? "" : text(standardError).replace("+", ""),
    `${((100 * share.mean) / total).toFixed(1)} %`,
  ]);
  const pairs = result.interactions
    .slice(0, SHOWN)
    .map(({ events, correlation, ...index }) => [
      events.map((event) => `\`${event}\``).join(" and "),
      text(index.mean),
      range(index),
      ...(isTelling ? [correlationText(correlation, independentDraws(result))] : []),
    ]);
  const { none, all, totalSpread } = result;
  const parts = [
    `\`${commandOf(result, made)}\` (${result.runs} runs):`,
    tableOf(
      ["event, and what goes with it", `share of ${result.quantity}`, heldIn, "± sampling", "of the total"],
      [...shares, ["all events", text(totalSpread.mean), range(totalSpread), "", "100 %"]],
    ),
    `Without any event ${range(none).replaceAll("+", "")} (mean ${text(none.mean).replace("+", "")}), with all ${range(all).replaceAll("+", "")} (mean ${text(all.mean).replace("+", "")}).`,
    tableOf(
      [
        "two events",
        "together beyond each alone",
        heldIn,
        ...(isTelling ? ["correlation of their shares, 95 % interval"] : []),
      ],
      pairs,
    ),
    attributionNotes(result)
      .map((note) => `- ${note}`)
      .join("\n"),
  ];
  return parts.join("\n\n");
}

/** A correlation with the interval of its own; several pairs are looked at, so read it with less trust than 95 %. */
function correlationText(correlation: number | undefined, n: number): string {
  if (correlation === undefined) return "";
  const [low, high] = correlationInterval(correlation, n);
  return `${correlation.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function commandOf(result: Attribution, { subscribers, draws = 0, vary, group }: Made): string {
  const { scenario, replicates, seed, period, quantity, rounds } = result;
  return [
    `npx churnkit attribute ${scenario} --period ${period} --quantity ${quantity}`,
    `--subscribers ${subscribers} --draws ${draws} --replicates ${replicates} --seed ${seed}`,
    ...(rounds === undefined ? [] : [`--rounds ${rounds}`]),
    ...group.map((text) => `--group ${text}`),
    ...vary.map((text) => `--vary ${text}`),
  ].join(" ");
}
