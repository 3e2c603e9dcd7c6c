import { periodsOf } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { runOf } from "../lessons/qwikster.ts";

// solution
const myNotice = 0.2;
const heavy = ["events.qwikster.severity=0.8", "parameters.rebrand.hassle=1.6"];
const knobs = [...heavy, `parameters.attention.notice=${myNotice}`];
const [{ closing: end, byPlan: by, grossAdditions }] = periodsOf(runOf({ set: knobs }));
const off = [end - 23.79e6, by.both - 11.59e6, by.dvd - 2.34e6, grossAdditions - 4.7e6];
const worst = Math.max(...off.map(Math.abs)) / 1e6;
const misses = off.map((people) => (people / 1e6).toFixed(2)).join(", ");
check("a heavier Qwikster, the same September", worst <= 0.13, {
  result: `total, both, discs and joined are off by ${misses} million`,
});
// end of solution
