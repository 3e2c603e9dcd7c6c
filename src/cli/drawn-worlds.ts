import { type Draw, withDraw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import { caseUnder, ownParameters, parametersIn } from "../node/data/case-under.ts";
import {
  type Case,
  listCases,
  loadCase,
  loadCaseFolder,
  loadSharedParameters,
} from "../node/data/load-case.ts";
import { readPosterior } from "../node/data/load-posterior.ts";
import { carriedOver } from "../scenario/carried-over.ts";
import { freeze } from "../scenario/frozen.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { UsageError } from "./usage-error.ts";

/** What a manifest keeps of draws, beside their number. */
export interface DrawnRecord {
  /** SHA-256 of the posterior's file. */
  readonly posterior: string;
  /** Parameters of the posterior that keep the scenario's value. */
  readonly kept: readonly string[];
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
  const set = setBy(settings, ids);
  const record: DrawnRecord = {
    posterior: hash,
    kept: ids.filter((id) => Object.hasOwn(own, id) || set.has(id)),
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
      const kept = new Set([...record.kept, ...setBy(settings, ids)]);
      const under = from === undefined ? (draw: Draw) => drawnAlone(scenario, draw) : caseBy(from, scenario);
      return draws.map((draw) => {
        const world = under(draw);
        return freeze({ ...world, parameters: { ...world.parameters, ...pick(scenario.parameters, kept) } });
      });
    },
  };
}

const drawnAlone = (scenario: Scenario, draw: Draw): Scenario => ({
  ...scenario,
  parameters: withDraw(scenario.parameters, draw),
});

/** The case under a draw, with what was changed of it in a scenario. */
function caseBy(place: string, scenario: Scenario): (draw: Draw) => Scenario {
  const found = caseAt(place);
  const under = caseUnder(found);
  const shared = loadSharedParameters();
  return (draw) => carriedOver(found.scenario, scenario, under(withDraw(shared, draw)).scenario);
}

function pick(parameters: Parameters, ids: Iterable<string>): Parameters {
  return Object.fromEntries([...ids].map((id) => [id, parameters[id]]));
}

function caseAt(place: string): Case {
  return listCases().includes(place) ? loadCase(place) : loadCaseFolder(place);
}

/** Parameters that settings `path=value` set. */
function setBy(settings: readonly string[], ids: readonly string[]): ReadonlySet<string> {
  const paths = settings.map((setting) => setting.slice(0, Math.max(0, setting.indexOf("="))).trim());
  return new Set(
    ids.filter((id) =>
      paths.some((path) => ["parameters", `parameters.${id}`, `parameters.${id}.value`].includes(path)),
    ),
  );
}
