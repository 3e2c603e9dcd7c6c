import type { Bills } from "./bills.ts";
import type { Course } from "./course.ts";
import type { Part } from "./part.ts";
import type { Population } from "./population.ts";
import type { Tally } from "./tally.ts";

/** What all that changes the subscribers of a part shares: what is settled, whom it concerns, and where it is counted. */
export interface PartWork {
  readonly course: Course;
  readonly population: Population;
  readonly part: Part;
  readonly tally: Tally;
  readonly bills: Bills;
}
