import { gzipSync } from "node:zlib";
import { chart } from "../../chart/chart.ts";
import type { LabData } from "../../lab/lab-data.ts";
import { labFrame } from "../../lab/lab-frame.ts";
import type { Observation } from "../../scenario/observation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { simulate } from "../../simulation/simulate.ts";
import type { Case } from "../data/load-case.ts";
import { engineVersion } from "../engine-version.ts";
import { digestOf, labScript } from "../lab/lab-script.ts";
import { displayBundle } from "./display.ts";
import { liveOutput } from "./live-output.ts";
import { notebookCase } from "./notebook-case.ts";
import { currentSession } from "./session-access.ts";
import { show } from "./show.ts";

/** What the panel below a cell shows besides the scenario. */
export interface LabOptions {
  /** What was observed; a case's own by default. */
  readonly observed?: readonly Observation[];
  /** ISO date of the last day whose figures the model was fitted to. */
  readonly fittedUntil?: string;
  /** Agents while a slider moves and in the picture above the panel; 20,000 by default. At rest it is five times as many. */
  readonly subscribers?: number;
  /** Height of the panel, pixels; 1000 by default. */
  readonly height?: number;
}

const MOVING = 20_000;
const REST_TIMES = 5;
const HEIGHT = 1000;

/**
 * Show the interactive panel of a case below the cell: move a slider, see the subscribers leave. The engine runs in the
 * reader's browser. Above it stands a picture for those who read the notebook without running it.
 *
 * @param what A case, or a scenario.
 * @throws Error If the panel has not been built.
 * @example
 * await lab(netflix.scenario);
 */
export async function lab(what: Case | Scenario, options: LabOptions = {}): Promise<void> {
  const shown = display(what, options);
  currentSession()?.waitFor(shown);
  await shown;
}

async function display(what: Case | Scenario, options: LabOptions): Promise<void> {
  const own = notebookCase(what, options);
  const { scenario, observed, fittedUntil } = own;
  const { subscribers = MOVING, height = HEIGHT } = options;
  const fitted = fittedUntil === undefined ? {} : { fittedUntil };
  await show(chart.subscribers(simulate(scenario, { subscribers }), observed, scenario, fitted));
  const data: LabData = {
    cases: [own],
    version: engineVersion,
    agents: { moving: subscribers, rest: subscribers * REST_TIMES },
    isEmbedded: true,
  };
  const script = labScript();
  const html = labFrame({
    title: scenario.title,
    height,
    packedScript: packed(script),
    packedData: packed(JSON.stringify(data)),
    scriptDigest: digestOf(script),
    digest: digestOf,
  });
  await displayBundle({ "text/html": html, "text/plain": `The lab: ${scenario.title}` }, liveOutput);
}

/** Packed the same on every machine: without a time or the name of a system. */
function packed(text: string): string {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes.toString("base64");
}
