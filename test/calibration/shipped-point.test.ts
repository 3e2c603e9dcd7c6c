import { beforeAll, expect, it } from "vitest";
import { stageLoss, stageMisses } from "../../src/calibration/calibrate.ts";
import { withValues } from "../../src/calibration/calibrated.ts";
import { priorOf } from "../../src/market/prior.ts";
import { casesUnder } from "../../src/node/data/cases-under.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { workerExecutor } from "../../src/node/worker-executor.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { plan } from "./netflix-plan.ts";

beforeAll(ensureBuilt, 120_000);

const shared = loadSharedParameters();

/** In prior standard deviations. */
const STEP = 0.25;

/**
 * How much better a neighbour may be: half a unit of the logarithm of the posterior density, by which a point lies lower
 * that is one posterior standard deviation from the best. Agents and seeds are those of the plan, so that shipped point
 * and neighbours meet the very subscribers, with the very luck, that the fit met: there is no sampling error to allow for.
 */
const TOLERANCE = 0.5;

type Values = Readonly<Record<string, number>>;

it.each(["mood", "event"])(
  "the shipped point of the stage %s is at least as good as its neighbours",
  async (id) => {
    const stage = plan.stages.find((one) => one.id === id);
    if (!stage) throw new Error(`no stage ${id}`);
    const shifted = (values: Values, name: string, steps: number): Values => ({
      ...values,
      [name]: values[name] + steps * priorOf(shared[name]).sd,
    });
    const shipped = Object.fromEntries(stage.free.map((name) => [name, shared[name].value]));
    const neighbours = stage.free.flatMap((name) =>
      [-STEP, STEP].map((step) => [`${name} ${step}`, shifted(shipped, name, step)] as const),
    );
    // A point that is off by one standard deviation, and the step back towards the shipped one.
    const off = shifted(shipped, stage.free[0], 1);
    const trials = [
      shipped,
      ...neighbours.map(([, values]) => values),
      off,
      shifted(off, stage.free[0], -STEP),
    ];

    const parameters = trials.map((values) => withValues(shared, values));
    const misses = await stageMisses(stage, plan, casesUnder(), parameters, workerExecutor(2));
    const losses = misses.map((one, index) => stageLoss(one, shared, trials[index]));

    const better = neighbours.filter((_, index) => losses[index + 1] < losses[0] - TOLERANCE);
    expect(better).toEqual([]);
    // The same question shows a point that was not fitted for what it is.
    const [lossOff, lossBack] = losses.slice(-2);
    expect(lossBack).toBeLessThan(lossOff - TOLERANCE);
  },
);
