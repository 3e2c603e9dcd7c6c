import { parseDay } from "../../market/date.ts";

/** How the cells of a column are read. */
export interface Column<T> {
  /** What an error says was expected. */
  readonly expected: string;
  /** The value of a cell without the blanks around it, or `undefined` if it is not one. */
  readonly read: (cell: string) => T | undefined;
}

/** Any text but none. */
export const text: Column<string> = {
  expected: "a text that is not empty",
  read: (cell) => (cell === "" ? undefined : cell),
};

/** Any text, none included. */
export const optionalText: Column<string> = { expected: "a text", read: (cell) => cell };

/** A decimal number with a point, without thousands separators, units or percent signs. */
export const number: Column<number> = {
  expected: "a number such as 24590000 or 0.042",
  read: (cell) => {
    const value = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
    return Number.isFinite(value) ? value : undefined;
  },
};

/** A calendar date, YYYY-MM-DD. */
export const isoDate: Column<string> = {
  expected: "a calendar date, YYYY-MM-DD",
  read: (cell) => (parseDay(cell) === undefined ? undefined : cell),
};

/** One of a few words. */
export function oneOf<W extends string>(...words: readonly W[]): Column<W> {
  return {
    expected: `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`,
    read: (cell) => words.find((word) => word === cell),
  };
}
