import type { Evidence } from "../market/evidence.ts";

/** What a class is worth. */
export interface ClassNumber {
  /** What can be counted on a sheet and puts a case into the class. */
  readonly criterion?: string;
  readonly value: number;
  /** Ends of the central 90 %; fixed if absent. */
  readonly low?: number;
  readonly high?: number;
  readonly evidence: Evidence;
  readonly source: string;
}

/** A table of the coding rules. */
interface CodingTable {
  readonly title: string;
  /** What a number of the table is: its unit in words. */
  readonly unit: string;
  /** `class`: drawn once in a draw for all cases; `case`: drawn for each case. */
  readonly drawn: "class" | "case";
  readonly classes: Readonly<Record<string, ClassNumber>>;
}

/** The season of a quarter, first to fourth, as a factor of joining. */
export interface Season {
  readonly criterion: string;
  readonly factors: readonly [number, number, number, number];
  /** What the distances from 1 are multiplied by. */
  readonly stretch?: ClassNumber;
  readonly evidence: Evidence;
  readonly source: string;
}

/** The coding rules as data, `data/coding-rules.json`; see docs/case-coding.md. */
export interface CodingRules {
  /** Bill that all prices are normalised to, dollars a month. */
  readonly bill: ClassNumber;
  readonly tables: Readonly<Record<string, CodingTable>>;
  readonly seasons: Readonly<Record<string, Season>>;
}
