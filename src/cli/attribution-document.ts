import Papa from "papaparse";
import type { Attribution } from "../experiment/attribution.ts";
import type { Summary } from "../statistics/summarise.ts";
import type { VariedShares } from "./varied-shares.ts";

/** What `attribute --json` prints: the contract's keys first. */
export function attributionDocument(result: Attribution, varied: readonly VariedShares[]): object {
  const { quantity, period, total, totalSpread, none, all, opening, method, rounds } = result;
  const { scenario, start, until, agents, seed, replicates, draws, runs } = result;
  return {
    scenario,
    quantity,
    period,
    total,
    shares: result.shares.map(({ event, members, title, announced, standardError, ...share }) => ({
      event,
      members,
      ...interval(share),
      ...(standardError !== undefined && { standardError }),
      title,
      announced,
    })),
    interactions: result.interactions.map(({ events, correlation, ...index }) => ({
      events,
      ...interval(index),
      ...(correlation !== undefined && { correlation }),
    })),
    totalInterval: interval(totalSpread),
    none: interval(none),
    all: interval(all),
    ...(opening !== undefined && { opening }),
    method,
    ...(rounds !== undefined && { rounds }),
    ...{ start, until, agents, seed, replicates, draws, runs },
    ...(varied.length > 0 && { varied }),
  };
}

function interval({ mean, p05, p50, p95 }: Summary): Summary {
  return { mean, p05, p50, p95 };
}

/** Every draw and seed with its shares, a row each. */
export function sharesCsv({ shares, samples }: Attribution): string {
  const events = shares.map(({ event }) => event);
  const data = samples.map(({ world, seed, none, all, shares: own }) => [
    ...[world, seed, none, all],
    ...events.map((event) => own[event] ?? 0),
  ]);
  const fields = ["draw", "seed", "none", "all", ...events];
  return `${Papa.unparse({ fields, data }, { newline: "\n" })}\n`;
}
