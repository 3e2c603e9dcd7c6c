import type { OneAtATime } from "../sensitivity/one-at-a-time.ts";
import type { Sensitivity } from "../sensitivity/sensitivity.ts";
import { figureWords } from "./figure-scale.ts";
import { grouped } from "./grouped.ts";

/** How it was run: `119 runs of 20,000 agents`. */
export function sizeText({ runs, agents }: OneAtATime | Sensitivity): string {
  return `${grouped(runs)} runs of ${agents === "full" ? "every subscriber" : `${grouped(agents)} agents`}`;
}

/** What is looked at, in a title: a figure, or the effect of events. */
export function headOf(result: OneAtATime | Sensitivity): string {
  const [first, ...others] = result.without;
  if (first === undefined) return figureWords(result);
  return others.length < 3 ? `effect of ${first}` : "effect of the events";
}

/** The same on an axis and in a caption. */
export function whatOf(result: OneAtATime | Sensitivity): string {
  if (result.without.length === 0) return figureWords(result);
  return `change of ${figureWords(result)}`;
}

/** Of what the figure is a difference, if it is one. */
export function effectText(result: OneAtATime | Sensitivity): string[] {
  const { without } = result;
  if (without.length === 0) return [];
  return [`${figureWords(result)}, the world with ${without.join(", ")} less the same without`];
}

/** Over what parameters were moved. */
export function beliefText(moved: readonly { readonly over: "prior" | "posterior" | null }[]): string {
  const over = new Set(moved.flatMap((one) => (one.over === null ? [] : [one.over])));
  return over.size === 2 ? "the 90 % of posterior or prior" : `the ${[...over][0] ?? "prior"}'s 90 %`;
}
