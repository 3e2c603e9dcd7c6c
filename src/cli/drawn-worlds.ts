import type { Draw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import { ownParameters, parametersIn } from "../node/data/case-under.ts";
import { parametersSet, underDraws } from "../node/data/drawn-scenario.ts";
import { readPosterior } from "../node/data/load-posterior.ts";
import { caseAt } from "../node/data/open-scenario.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { UsageError } from "./usage-error.ts";

/** What a manifest keeps of draws, beside their number. */
export interface DrawnRecord {
  /** SHA-256 of the posterior's file. */
  readonly posterior: string;
  /** Parameters of the posterior that keep the scenario's value. */
  readonly kept: readonly string[];
  /** Parameters to which the scenario's file itself gives a range that is not drawn from; absent if there are none. */
  readonly undrawn?: readonly string[];
  /** Case, or its folder, that is loaded anew under every draw; absent for a single scenario file. */
  readonly from?: string;
}

/** The draws of a command, and a scenario under them. */
export interface DrawnWorlds extends DrawnRecord {
  readonly draws: readonly Draw[];
  /** Parameters that are drawn. */
  readonly drawn: readonly string[];
  /** The worlds of a scenario, one a draw; parameters that settings set keep what they were set to. */
  of(scenario: Scenario, settings?: readonly string[]): Scenario[];
}

/** Where draws come from. */
export interface DrawOptions {
  readonly draws: number;
  readonly posterior?: string;
}

/**
 * The draws for the scenario that an argument of the command line names.
 *
 * @param place As of `caseFrom`: what its scenario file sets itself is kept.
 * @param settings What `--set` sets is kept.
 * @throws UsageError If the posterior has fewer draws.
 */
export function drawnWorlds(place: string, settings: readonly string[], options: DrawOptions): DrawnWorlds {
  const found = place.endsWith(".json") ? undefined : caseAt(place);
  const own = found === undefined ? parametersIn(place) : ownParameters(found);
  const { draws, hash } = drawsFor(options);
  const ids = Object.keys(draws[0]);
  const set = parametersSet(settings, ids);
  const undrawn = withRange(own, parametersSet(settings, Object.keys(own)));
  const record: DrawnRecord = {
    posterior: hash,
    kept: ids.filter((id) => Object.hasOwn(own, id) || set.has(id)),
    ...(undrawn.length > 0 && { undrawn }),
    ...(found !== undefined && { from: place }),
  };
  return worldsBy(record, draws);
}

/** The draws of a manifest. @throws ScenarioError If the posterior is another now. */
export function recordedWorlds(record: DrawnRecord, options: DrawOptions, manifest: string): DrawnWorlds {
  const { draws, hash } = drawsFor(options);
  if (hash !== record.posterior) {
    const hint = "--posterior names the file that it was made with";
    const issue = { path: "drawn.posterior", expected: `the posterior ${short(record.posterior)}`, hint };
    throw new ScenarioError([{ ...issue, found: short(hash) }], manifest);
  }
  return worldsBy(record, draws);
}

/** How people read a hash. */
function short(hash: string): string {
  return hash.slice(0, 12);
}

function drawsFor({ draws: count, posterior }: DrawOptions) {
  const { draws, hash } = readPosterior(posterior === undefined ? {} : { file: posterior });
  if (count > draws.length) {
    throw new UsageError("--draws", `at most ${draws.length}, the draws of the posterior`, `${count}`);
  }
  return { draws: draws.slice(0, count), hash };
}

function worldsBy(record: DrawnRecord, draws: readonly Draw[]): DrawnWorlds {
  const ids = Object.keys(draws[0]);
  const { from } = record;
  return {
    ...record,
    draws,
    drawn: ids.filter((id) => !record.kept.includes(id)),
    of(scenario, settings = []) {
      const kept = new Set([...record.kept, ...parametersSet(settings, ids)]);
      return draws.map(underDraws(scenario, kept, from === undefined ? undefined : caseAt(from)));
    },
  };
}

/** Parameters whose range leaves room, but for those that somebody chose. */
function withRange(own: Parameters, chosen: ReadonlySet<string>): string[] {
  return Object.entries(own)
    .filter(([id, { range }]) => !chosen.has(id) && range[0] < range[1])
    .map(([id]) => id);
}
