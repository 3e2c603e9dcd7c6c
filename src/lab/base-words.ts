import type { LabCase } from "./lab-data.ts";

/** How the panel speaks of a case as it came: of what has happened, or of what is only planned. */
export interface BaseWords {
  readonly isPlan: boolean;
  /** Title of its line and its column. */
  readonly label: string;
  /** After a preposition: `in history`. */
  readonly noun: string;
  /** What a presentation asks before it shows how subscribers, plans and the reader's world went on. */
  readonly asks: { readonly outcome: string; readonly plans: string; readonly world: string };
  /** What stands in the choice of events to add. */
  readonly otherEvents: string;
}

const history: BaseWords = {
  isPlan: false,
  label: "history",
  noun: "history",
  asks: {
    outcome: "What do you think happened?",
    plans: "Which plans did they choose?",
    world: "What would have happened in our world?",
  },
  otherEvents: "what else could have been done …",
};

const plan: BaseWords = {
  isPlan: true,
  label: "as planned",
  noun: "the plan",
  asks: {
    outcome: "What do you think will happen?",
    plans: "Which plans will they choose?",
    world: "What would happen in our world?",
  },
  otherEvents: "what else could be done …",
};

/**
 * The words for a case. One that comes with the kit has happened, and so has any of which figures were observed; a scenario
 * of the reader's own without them is a plan, as one of days to come always is.
 */
export function baseWords({ observed, isObservedApart, argument, file, isOfNotebook }: LabCase): BaseWords {
  const isShipped = argument === undefined && file === undefined && !isOfNotebook;
  return isShipped || observed.length > 0 || isObservedApart ? history : plan;
}
