import { type Change, counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
const runOf = (change: Change) => simulate(scenarioOf(change), size);

// solution
const myNotice = 0.15;
const heavy = ["events.qwikster.severity=0.8", "parameters.rebrand.hassle=1.6"];
const knobs = [...heavy, `parameters.attention.notice=${myNotice}`];
const [{ closing: end, byPlan: by, grossAdditions }] = periodsOf(runOf({ set: knobs }));
const off = [end - 23.79e6, by.both - 11.59e6, by.dvd - 2.34e6, grossAdditions - 4.7e6];
const worst = Math.max(...off.map(Math.abs)) / 1e6;
const misses = off.map((people) => (people / 1e6).toFixed(2)).join(", ");
check("a heavier Qwikster, the same September", worst <= 0.13, {
  hint: `total, both, discs and joined are off by ${misses} million`,
});
// end of solution
