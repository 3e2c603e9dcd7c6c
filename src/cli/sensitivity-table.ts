import Table from "cli-table3";
import { capital } from "../chart/capital.ts";
import { grouped } from "../chart/grouped.ts";
import { quantityUnit } from "../experiment/quantity.ts";
import { directionOf } from "../sensitivity/direction-of.ts";
import type { OneAtATime } from "../sensitivity/one-at-a-time.ts";
import type { ParameterInfluence, Sensitivity } from "../sensitivity/sensitivity.ts";
import { figureText } from "./figure-text.ts";
import { format } from "./period-table.ts";

/** A table of strings: a head, rows, and sentences below. */
export interface PlainTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Which parameters move a figure, as a table: shares of the variance by Sobol, effects by Morris. */
export function sensitivityTable(result: Sensitivity): PlainTable {
  return result.method === "sobol" ? sobolTable(result) : morrisTable(result);
}

function sobolTable(result: Sensitivity): PlainTable {
  const { indices, spread, points, fixed, quantity } = result;
  const unit = quantityUnit(quantity);
  const sum = indices.reduce((total, { first }) => total + (first ?? 0), 0);
  return {
    title: titleOf(result),
    head: ["parameter", "alone", "5 % to 95 %", "with others", "5 % to 95 %", ...MOVED],
    rows: indices.map((index) => [
      index.parameter,
      percent(index.first),
      intervalText(index.firstInterval),
      percent(index.total),
      intervalText(index.totalInterval),
      ...movedOver(index),
    ]),
    notes: [
      ...(spread === null
        ? []
        : [
            `Over these: mean ${format(spread.mean, unit)}, 5 to 95 %: ${format(spread.p05, unit)} to ${format(spread.p95, unit)}.`,
          ]),
      `"alone": the share of the variance that would go if only this were known; all alone sum to ${percent(sum)}${sum > 1 ? ", more than there is" : ""}. "with others": the share that would stay if all but this were known.`,
      `Both are estimates from ${points} rows, each with the interval that resampled rows give it: read an order, not the differences between them.${cannotBe(indices)}`,
      `${points} rows; ${sizeText(result)}.`,
      ...(fixed.length === 0 ? [] : [fixedText(fixed)]),
      ...(indices.some(({ over }) => over === "posterior") ? [ONE_BY_ONE] : []),
      ...stopText(result),
    ],
  };
}

function morrisTable(result: Sensitivity): PlainTable {
  const { indices, quantity, points } = result;
  const unit = quantityUnit(quantity);
  const moving = indices.filter(({ muStar }) => (muStar ?? 0) > 0);
  const still = indices.filter(({ muStar }) => !((muStar ?? 0) > 0)).map(({ parameter }) => parameter);
  return {
    title: titleOf(result),
    head: ["parameter", "mu*", "error", "sigma", "more of it", "moved from", "to", "unit", "evidence"],
    rows: moving.map((index) => [
      index.parameter,
      format(index.muStar ?? 0, unit),
      index.muStarError === null ? "" : format(index.muStarError, unit),
      format(index.sigma ?? 0, unit),
      directionText(index),
      ...movedOver(index),
    ]),
    notes: [
      '"mu*": how far the figure moves when the parameter goes all the way, the others anywhere; "sigma": how much that differs from place to place.',
      `${points} trajectories; ${sizeText(result)}.`,
      ...(still.length === 0 ? [] : [`Without any effect: ${still.join(", ")}.`]),
      ...stopText(result),
    ],
  };
}

/** One parameter after the other at the ends of its central 90 %, as a table. */
export function oneAtATimeTable(result: OneAtATime): PlainTable {
  const { swings, central, quantity } = result;
  const unit = quantityUnit(quantity);
  const isStill = ({ atLow, atHigh }: OneAtATime["swings"][number]) =>
    atLow === central && atHigh === central;
  const column = swings.flatMap(({ atLow, atHigh }) => [atLow - central, atHigh - central]);
  const text = figureText({ people: Math.abs(central), money: Math.abs(central), column });
  const still = swings.filter(isStill).map(({ parameter }) => parameter);
  return {
    title: titleOf(result),
    head: ["parameter", "at its low end", "at its high end", "low", "high", "unit", "evidence"],
    rows: swings
      .filter((swing) => !isStill(swing))
      .map((swing) => [
        swing.parameter,
        text.difference(swing.atLow - central, unit),
        text.difference(swing.atHigh - central, unit),
        ...movedOver(swing),
      ]),
    notes: [
      `Against ${text.one(central, unit)} with every parameter as it is. What parameters do together is not seen here.`,
      `${capital(sizeText(result))}.`,
      ...(still.length === 0 ? [] : [`Without any effect: ${still.join(", ")}.`]),
      ...stopText(result),
    ],
  };
}

/** A table for the terminal. */
export function terminalTable({ title, head, rows, notes }: PlainTable): string {
  const right = new Set(["alone", "with others", "5 % to 95 %", "mu*", "error", "sigma", "at its low end"]);
  for (const name of ["at its high end", "moved from", "to", "low", "high"]) right.add(name);
  const table = new Table({
    head: [...head],
    colAligns: head.map((name) => (right.has(name) ? "right" : "left")),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push([...row]);
  return `${title}\n\n${table}\n\n${notes.join("\n")}`;
}

/** The same in Markdown. */
export function markdownTable({ title, head, rows, notes }: PlainTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const code = (row: readonly string[]): string[] =>
    row.map((cell, index) => (index === 0 ? `\`${cell}\`` : cell));
  return [
    `**${title}**`,
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map((row) => line(code(row))),
    "",
    ...notes,
  ].join("\n");
}

function titleOf(result: Sensitivity | OneAtATime): string {
  const { title, quantity, period, without } = result;
  const effect = without.length === 0 ? "" : `, what ${without.join(", ")} changed`;
  return `${title}: ${quantity} ${period}${effect}`;
}

function movedOver({
  low,
  high,
  unit,
  evidence,
  over,
}: Pick<ParameterInfluence, "low" | "high" | "unit" | "over" | "evidence">) {
  // The luck has no values, only others.
  if (evidence === null) return ["", "", unit, ""];
  const known = over === "posterior" ? `${evidence} (posterior)` : evidence;
  return [short(low), short(high), unit, known];
}

function sizeText({ runs, agents, seed, replicates }: Sensitivity | OneAtATime): string {
  const seeds = replicates > 1 ? `seeds ${seed} to ${seed + replicates - 1}` : `seed ${seed}`;
  const each = agents === "full" ? "every subscriber" : `${grouped(agents)} agents`;
  return `${grouped(runs)} runs of ${each}, ${seeds}`;
}

function stopText({ stopped }: Sensitivity | OneAtATime): string[] {
  return stopped ? ["Stopped before all runs were made; this is what the finished ones say."] : [];
}

const DIRECTIONS = { up: "raises it", down: "lowers it", either: "either way" } as const;

function directionText({ mu, muStar }: ParameterInfluence): string {
  return mu === null || muStar === null ? "" : DIRECTIONS[directionOf({ mu, muStar })];
}

const ONE_BY_ONE =
  "The posterior is taken parameter by parameter; what it says of several together is left out, so the spread is wider than that of `run --draws`.";

/** Parameters that stayed as they are, the most influential by name. */
function fixedText(fixed: readonly string[]): string {
  const named = fixed.slice(0, NAMED).join(", ");
  const all = fixed.length > NAMED ? `${named} and ${fixed.length - NAMED} more` : named;
  return `Left as they are, because a screening found them less influential: ${all}.`;
}

const NAMED = 8;

const MOVED = ["moved from", "to", "unit", "evidence"] as const;

function intervalText(interval: readonly [number, number] | null): string {
  return interval === null ? "" : interval.map(percent).join(" to ");
}

/** Known alone, a parameter takes away no more than it has a part in: where it seems so, that is the estimates' error. */
function cannotBe(indices: readonly ParameterInfluence[]): string {
  const above = indices.filter(
    ({ first, total }) => Math.round(100 * (first ?? 0)) > Math.round(100 * (total ?? 0)),
  );
  if (above.length === 0) return "";
  return ` "alone" above "with others" cannot be; here it is such error: ${above.map(({ parameter }) => parameter).join(", ")}.`;
}

function percent(share: number | null): string {
  return share === null ? "" : `${Math.round(share * 100)} %`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
