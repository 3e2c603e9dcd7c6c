import { quantitiesOf } from "../experiment/quantity.ts";
import type { FigureName } from "../experiment/uncertainty.ts";
import { toDay } from "../market/date.ts";
import type { Draw } from "../market/draw.ts";
import { ownParameters } from "../node/data/case-under.ts";
import { type Case, listCases, loadCase } from "../node/data/load-case.ts";
import { hasPosterior, readPosterior } from "../node/data/load-posterior.ts";
import { scenarioUnder, worldUnder } from "../node/data/world-under.ts";
import { didYouMean } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Margin, marginsOf } from "../sensitivity/margin.ts";
import type { WorldUnder } from "../sensitivity/point-runs.ts";
import { quartersOf } from "../simulation/periods.ts";
import { caseFrom } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

/** What is asked of which worlds. */
export interface SensitivityQuestion {
  readonly scenario: Scenario;
  readonly under: WorldUnder;
  readonly margins: readonly Margin[];
  readonly figures: readonly FigureName[];
  readonly over: "prior" | "posterior";
  /** SHA-256 of the posterior's file, if margins are its own. */
  readonly posterior?: string;
}

/** Options that say what is asked. */
export interface QuestionOptions {
  readonly quantity: readonly string[];
  readonly period?: string;
  readonly parameters?: string;
  readonly over?: "prior" | "posterior";
}

/** A case, or a scenario that is not in a case's folder. */
export type AskedCase = Omit<Case, "folder"> & Partial<Case>;

/** The case or scenario file that an argument names. @throws ScenarioError If there is none or its files have mistakes. */
export function askedCase(place: string): AskedCase {
  return listCases().includes(place) ? loadCase(place) : caseFrom(place);
}

/**
 * The question that a case and options ask: of the headline's figure and quarter unless they say otherwise, of every
 * uncertain parameter, over the posterior if there is one.
 *
 * @throws UsageError If an option does not fit the case; names the nearest that does.
 */
export function sensitivityQuestion(found: AskedCase, options: QuestionOptions): SensitivityQuestion {
  const { scenario, observed, folder } = found;
  const own = folder === undefined ? [] : Object.keys(ownParameters({ folder }));
  const over = options.over ?? (hasPosterior() ? "posterior" : "prior");
  const posterior = over === "posterior" ? readPosterior() : undefined;
  const draws = (posterior?.draws ?? []).map((draw) => withoutOwn(draw, new Set(own)));
  return {
    scenario,
    under: folder === undefined ? scenarioUnder(scenario) : worldUnder({ scenario, observed, folder }),
    margins: marginsFor(scenario, draws, options),
    figures: figuresOf(scenario, options),
    over,
    ...(posterior && { posterior: posterior.hash }),
  };
}

function figuresOf(scenario: Scenario, options: QuestionOptions): FigureName[] {
  const { headline } = scenario;
  const period = options.period ?? headline.period;
  const quarters = quartersOf(toDay(scenario.start), toDay(scenario.latest ?? scenario.until));
  checkName(
    "--period",
    period,
    quarters.map((quarter) => quarter.period),
  );
  const quantities = options.quantity.length > 0 ? [...new Set(options.quantity)] : [headline.quantity];
  const known = quantitiesOf(scenario);
  for (const quantity of quantities) checkName("--quantity", quantity, known);
  return quantities.map((quantity) => ({ quantity, period }));
}

function marginsFor(
  { parameters }: Scenario,
  draws: readonly Draw[],
  { parameters: text }: QuestionOptions,
): Margin[] {
  const ids = text?.split(",").map((id) => id.trim());
  for (const id of ids ?? []) checkName("--parameters", id, Object.keys(parameters), "the id of a parameter");
  return marginsOf(parameters, { ...(ids && { ids }), draws });
}

/** What a case says of a parameter itself counts more than the shared posterior. */
function withoutOwn(draw: Draw, own: ReadonlySet<string>): Draw {
  return own.size === 0 ? draw : Object.fromEntries(Object.entries(draw).filter(([id]) => !own.has(id)));
}

function checkName(option: string, found: string, known: readonly string[], expected?: string): void {
  if (known.includes(found)) return;
  throw new UsageError(
    option,
    expected ?? `one of ${known.join(", ")}`,
    found === "" ? "an empty text" : found,
    didYouMean(found, known),
  );
}
