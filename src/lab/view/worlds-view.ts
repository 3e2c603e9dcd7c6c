import type { Outcome } from "../../simulation/outcome.ts";
import type { Colours } from "./colours.ts";

/** Both worlds, and how wide and in which colours they are drawn. */
export interface WorldsView {
  readonly width: number;
  readonly colours: Colours;
  readonly history: Outcome;
  readonly world: Outcome;
  /** Whether the reader's world differs from history. */
  readonly isChanged: boolean;
}

/** The same in a plot over time. */
export interface WorldsOverTime extends WorldsView {
  readonly height: number;
}
