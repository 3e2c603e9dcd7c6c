import { createHash } from "node:crypto";
import { engineVersion } from "../node/engine-version.ts";
import type { RunIdentity } from "../node/kept-runs.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";

/** What the runs of a command are of, for the file that keeps them: what all commands say first, then its own. */
export function runIdentity(
  command: string,
  scenario: Scenario,
  drawn: DrawnWorlds | undefined,
  { agents, until }: { readonly agents: number | "full"; readonly until: string },
  own: RunIdentity,
): RunIdentity {
  return {
    engine: engineVersion,
    command,
    scenario: scenario.id,
    subscribers: String(agents),
    until,
    posterior: drawn?.posterior ?? "none",
    kept: drawn?.kept.join(", ") || "none",
    ...own,
  };
}

/** SHA-256 of plain data. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
