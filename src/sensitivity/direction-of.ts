import type { MorrisEffect } from "./morris-effects.ts";

/** Effects of which so much points one way have a direction. */
const ONE_WAY = 0.8;

/** Whether more of a parameter raises a figure or lowers it, or either, depending on where the others are. */
export function directionOf({ mu, muStar }: Pick<MorrisEffect, "mu" | "muStar">): "up" | "down" | "either" {
  if (Math.abs(mu) < ONE_WAY * muStar) return "either";
  return mu > 0 ? "up" : "down";
}
