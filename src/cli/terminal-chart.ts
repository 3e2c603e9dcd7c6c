import type { PeriodSpread } from "../experiment/replicate.ts";
import { countedUnit } from "../scenario/counted-unit.ts";
import type { Period } from "../simulation/outcome.ts";
import type { Summary } from "../statistics/summarise.ts";

export interface QuarterChartOptions {
  /** Draw with ASCII characters alone; `needsAscii` tells for a terminal. */
  readonly ascii?: boolean;
  /** Most columns of a line, at least 50; 78 by default. */
  readonly width?: number;
  /** What is counted, in the plural; subscribers by default. */
  readonly unit?: string;
}

/** A line of the chart. */
interface Bar {
  readonly family: string;
  readonly role: "observed" | "simulated";
  readonly people: number;
}

const EIGHTHS = " ▏▎▍▌▋▊▉";
const DEFAULT_WIDTH = 78;
const LONGEST_NAME = 12;

/**
 * Closing subscribers of each period by plan family as bars for a terminal, simulated below observed; of several
 * replicates the means. All bars have one scale, so that quarters can be compared.
 *
 * @returns Lines of at most `width` columns joined by line feeds; empty without periods.
 */
export function quarterChart(
  periods: readonly (Period | PeriodSpread)[],
  options: QuarterChartOptions = {},
): string {
  const { ascii = false, width = DEFAULT_WIDTH, unit = countedUnit({}) } = options;
  const blocks = periods.map((period) => ({ title: titleOf(period, ascii, unit), bars: barsOf(period) }));
  const bars = blocks.flatMap((block) => block.bars);
  const most = Math.max(...bars.map(({ people }) => people), Number.MIN_VALUE);
  const nameWidth = Math.min(LONGEST_NAME, Math.max(0, ...bars.map(({ family }) => family.length)));
  const figureWidth = Math.max(0, ...bars.map(({ people }) => peopleInWords(people).length));
  const room = width - nameWidth - figureWidth - " observed   ".length - 1;
  const line = ({ family, role, people }: Bar, index: number, all: readonly Bar[]) => {
    const name = index > 0 && all[index - 1].family === family ? "" : shortened(family, ascii);
    const figure = peopleInWords(people).padStart(figureWidth);
    const length = (people / most) * room;
    return `${name.padEnd(nameWidth)} ${role.padEnd("simulated".length)} ${figure} ${drawn(length, role, ascii)}`.trimEnd();
  };
  return blocks.map(({ title, bars }) => [title, ...bars.map(line)].join("\n")).join("\n\n");
}

/** Whether a terminal of this environment cannot be trusted with more than ASCII. */
export function needsAscii(environment: Readonly<Record<string, string | undefined>>): boolean {
  const { TERM, LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = LC_ALL || LC_CTYPE || LANG;
  return TERM === "dumb" || TERM === "linux" || (locale !== undefined && !/utf-?8/i.test(locale));
}

/** The totals, and how far the simulated one is off. */
function titleOf(
  { period, partial, closing, observed }: Period | PeriodSpread,
  ascii: boolean,
  unit: string,
): string {
  const simulated = middle(closing);
  const name = `${period}${partial ? " (part)" : ""}`;
  if (observed?.closing === undefined) return `${name}: ${peopleInWords(simulated)} ${unit} simulated`;
  const share = (simulated / observed.closing - 1) * 100;
  const minus = ascii ? "-" : "−";
  const sign = share < 0 ? minus : "+";
  const miss = `${sign}${Math.abs(share).toFixed(1)} %`;
  return `${name}: ${peopleInWords(observed.closing)} ${unit} observed, ${peopleInWords(simulated)} simulated (${miss})`;
}

function barsOf({ byPlan, observed }: Period | PeriodSpread): Bar[] {
  return Object.entries(byPlan as Readonly<Record<string, number | Summary>>).flatMap(([family, figure]) => {
    const seen = observed?.byPlan?.[family];
    const simulated: Bar = { family, role: "simulated", people: middle(figure) };
    return seen === undefined ? [simulated] : [{ family, role: "observed", people: seen }, simulated];
  });
}

const middle = (figure: number | Summary) => (typeof figure === "number" ? figure : figure.mean);

function drawn(length: number, role: Bar["role"], ascii: boolean): string {
  if (ascii) return (role === "observed" ? "#" : "=").repeat(Math.round(length));
  const whole = Math.floor(length);
  const eighth = Math.floor((length - whole) * 8);
  return "█".repeat(whole) + EIGHTHS[eighth].trim();
}

const shortened = (name: string, ascii: boolean) =>
  name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}${ascii ? "." : "…"}`;

function peopleInWords(people: number): string {
  if (people >= 1e6) return `${(people / 1e6).toFixed(2)}M`;
  return people >= 1e4 ? `${Math.round(people / 1e3)}k` : `${Math.round(people)}`;
}
