/**
 * The price of a random block by generator, and of the functions that turn words into draws, in nanoseconds a call.
 *
 *     npx rolldown bench/random.ts --platform node --file dist/bench/random.js && node dist/bench/random.js
 *
 * Bundled and not run by vitest, whose rewritten imports make each call between modules several times dearer.
 */
import { Bench } from "tinybench";
import { exp } from "../src/random/exp.ts";
import { gumbel, truncatedGumbel } from "../src/random/gumbel.ts";
import { log } from "../src/random/log.ts";
import { normalQuantile } from "../src/random/normal.ts";
import { keyedUniform } from "../src/random/stream.ts";
import { block, threefry2x32 } from "../src/random/threefry.ts";
import { philox4x32 } from "../test/reference/philox.ts";

const CALLS = 10_000;
const out = new Int32Array(4);
const key = { k0: 0x13198a2e, k1: 0x03707344 };
const keyWords = [key.k0, key.k1];
const counter = [0, 0, 0, 0];
const us = Float64Array.from({ length: CALLS }, (_, i) => (((i * 40503) % CALLS) + 0.5) / CALLS);
const xs = us.map((u) => 40 * u - 20);

// Results are added up here, so that no call can be optimised away.
let sink = 0;

const bench = new Bench({ time: 1000, warmupTime: 300 });

// Each task has a loop of its own: a loop shared by all would be compiled for none of them.
bench.add("Threefry-2x32, 13 rounds, unrolled (2 words)", () => {
  for (let i = 0; i < CALLS; i++) {
    block(key.k0, key.k1, i, 7, out);
    sink += out[0] ^ out[1];
  }
});
bench.add("Threefry-2x32, 13 rounds, generic (2 words)", () => {
  for (let i = 0; i < CALLS; i++) {
    threefry2x32(key.k0, key.k1, i, 7, out, 13);
    sink += out[0] ^ out[1];
  }
});
bench.add("Threefry-2x32, 20 rounds, generic (2 words)", () => {
  for (let i = 0; i < CALLS; i++) {
    threefry2x32(key.k0, key.k1, i, 7, out, 20);
    sink += out[0] ^ out[1];
  }
});
bench.add("Philox-4x32, 10 rounds (4 words)", () => {
  for (let i = 0; i < CALLS; i++) {
    counter[0] = i;
    philox4x32(keyWords, counter, out, 10);
    sink += out[0] ^ out[1] ^ out[2] ^ out[3];
  }
});
bench.add("keyedUniform", () => {
  for (let i = 0; i < CALLS; i++) sink += keyedUniform(key, i, 7);
});
bench.add("exp", () => {
  for (let i = 0; i < CALLS; i++) sink += exp(xs[i]);
});
bench.add("Math.exp, for comparison", () => {
  for (let i = 0; i < CALLS; i++) sink += Math.exp(xs[i]);
});
bench.add("log", () => {
  for (let i = 0; i < CALLS; i++) sink += log(us[i]);
});
bench.add("Math.log, for comparison", () => {
  for (let i = 0; i < CALLS; i++) sink += Math.log(us[i]);
});
bench.add("gumbel", () => {
  for (let i = 0; i < CALLS; i++) sink += gumbel(us[i]);
});
bench.add("truncatedGumbel", () => {
  for (let i = 0; i < CALLS; i++) sink += truncatedGumbel(0.5, 1, us[i]);
});
bench.add("normalQuantile", () => {
  for (let i = 0; i < CALLS; i++) sink += normalQuantile(us[i]);
});

await bench.run();
if (Number.isNaN(sink)) throw new Error("a measured function returned NaN");
console.table(
  bench.tasks.map((task) => {
    const result = task.result;
    if (!("latency" in result))
      throw new Error(`${task.name}: expected a measurement, found ${result.state}`);
    const nanoseconds = (milliseconds: number) => Number(((milliseconds * 1e6) / CALLS).toFixed(1));
    return {
      task: task.name,
      median: nanoseconds(result.latency.p50),
      fastest: nanoseconds(result.latency.min),
    };
  }),
);
