import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** A case as the panel gets it. */
export interface LabCase {
  readonly scenario: Scenario;
  readonly observed: readonly Observation[];
  /** Whether figures were observed, but of other people besides those of the scenario, and so are not here. */
  readonly isObservedApart?: boolean;
  /** What is to be known of the case before its figures are read, in sentences. */
  readonly remarks?: readonly string[];
  /** ISO date of the last day whose figures the model was fitted to. */
  readonly fittedUntil?: string;
  /** What names it on the command line, if its id does not: a file or folder. */
  readonly argument?: string;
  /** Whether it is a scenario of a notebook's own, which no file has yet: `argument` is the one that it can be saved as. */
  readonly isOfNotebook?: boolean;
  /** The file that the reader opened, if it is no case of the page: links carry it where they can. */
  readonly file?: OpenedFile;
}

/** A scenario file that is no case of the page. */
export interface OpenedFile {
  readonly text: string;
  /** Id of the case whose observed figures it is shown with. */
  readonly observed?: string;
  /** Whether it is too long for a link. */
  readonly isTooLong?: boolean;
}

/** What a page gives to its panel. */
export interface LabData {
  readonly cases: readonly LabCase[];
  /** Version of the engine. */
  readonly version: string;
  /** Agents while a slider moves, and at rest. */
  readonly agents?: { readonly moving: number; readonly rest: number };
  /** Whether it stands in a frame that may neither save files nor have an address. */
  readonly isEmbedded?: boolean;
}

/** Id of the page's element that has the data as JSON. */
export const LAB_DATA_ID = "churnkit-lab-data";
