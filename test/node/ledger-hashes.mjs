/**
 * A program for any Node version: hashes of everything that runs of the built engine give, as JSON on standard output.
 * By case, and by how it was run: the fast and the readable path, and two workers.
 */
import { createHash } from "node:crypto";
import { listCases, loadCase } from "../../dist/node/data/load-case.js";
import { PartCrew } from "../../dist/node/part-crew.js";
import { simulate } from "../../dist/simulation/simulate.js";

const SUBSCRIBERS = 3000;

function hashOf({ ledger, mood, opening, persons }) {
  const hash = createHash("sha256");
  for (const columns of [ledger, mood, { opening }, persons ?? {}]) {
    for (const [name, column] of Object.entries(columns)) {
      if (!ArrayBuffer.isView(column)) continue;
      hash.update(name).update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
  }
  return hash.digest("hex");
}

const hashes = {};
const crew = new PartCrew(2);
for (const id of listCases()) {
  const { scenario } = loadCase(id);
  const whole = { subscribers: SUBSCRIBERS, seed: 7, keepPersons: true };
  const job = { scenario, seed: 7, subscribers: SUBSCRIBERS, until: scenario.until };
  hashes[id] = {
    fast: hashOf(simulate(scenario, whole)),
    readable: hashOf(simulate(scenario, { ...whole, path: "readable" })),
    ledger: hashOf({ ...simulate(scenario, { ...whole, keepPersons: false }) }),
    workers: hashOf(await crew.run(job, "outcome")),
  };
}
await crew.end();
process.stdout.write(JSON.stringify({ node: process.version, hashes }, null, 2));
