import type { Sourced } from "../market/evidence.ts";
import type { ClassDraw } from "./class-draw.ts";
import type { Classed, Coded, Coding } from "./coding.ts";
import type { ClassNumber, CodingRules, Season } from "./coding-rules.ts";

/** Where a reader finds the rules. */
export const RULES = "docs/case-coding.md";

/** What the classes and the numbers of a coding are worth in a draw. */
export class CodedNumbers {
  readonly coding: Coding;
  readonly rules: CodingRules;
  readonly #draw: ClassDraw;

  constructor(coding: Coding, rules: CodingRules, draw: ClassDraw) {
    this.coding = coding;
    this.rules = rules;
    this.#draw = draw;
  }

  /**
   * The number of a class, or the case's own.
   *
   * @param table Table of the class.
   * @param name Name of the case's own number among the case's draws; the table's by default.
   */
  of(table: string, coded: Coded, name: string = table): Sourced {
    if ("class" in coded) return this.classed(table, coded);
    const { because, ...number } = coded;
    return { ...number, value: this.#draw(`${this.coding.case}:${name}`, coded), source: because };
  }

  /** The number of a class of a table. */
  classed(table: string, { class: name, because }: Classed): Sourced {
    const { drawn } = this.rules.tables[table];
    const number = classNumber(this.rules, table, name);
    const id = `${table}.${name}`;
    const value = this.#draw(drawn === "class" ? id : `${this.coding.case}:${id}`, number);
    return {
      value,
      ...(number.low === undefined ? {} : { low: number.low }),
      ...(number.high === undefined ? {} : { high: number.high }),
      evidence: number.evidence,
      source: `${RULES}, ${table}: ${name}; ${because}`,
    };
  }

  /** Factors of joining in the four quarters of a year. */
  season(): readonly number[] {
    const name = this.coding.joining.season.class;
    const { factors, stretch } = seasonOf(this.rules, name);
    const far = stretch === undefined ? 1 : this.#draw(`season.${name}`, stretch);
    return factors.map((factor) => 1 + far * (factor - 1));
  }
}

/**
 * The number of a class in the rules.
 *
 * @throws RangeError If there is no such table or class.
 */
export function classNumber(rules: CodingRules, table: string, name: string): ClassNumber {
  const classes = rules.tables[table]?.classes;
  if (classes === undefined) throw new RangeError(`no table of the coding rules: ${table}`);
  if (!Object.hasOwn(classes, name)) {
    throw new RangeError(`${table}: expected one of ${Object.keys(classes).join(", ")}, found ${name}`);
  }
  return classes[name];
}

function seasonOf(rules: CodingRules, name: string): Season {
  if (!Object.hasOwn(rules.seasons, name)) {
    throw new RangeError(`season: expected one of ${Object.keys(rules.seasons).join(", ")}, found ${name}`);
  }
  return rules.seasons[name];
}
