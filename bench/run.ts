/**
 * Measure speed and memory, and compare with the last record. `--quick` leaves out what takes minutes, `--record` keeps
 * what was measured and draws the history anew. See README.md.
 */
import { measureAgainst } from "./against.ts";
import { drawHistory } from "./history.ts";
import { measureKernels } from "./kernels.ts";
import { measureLab } from "./lab.ts";
import { measureLimit } from "./limit.ts";
import type { Measurement } from "./measurement.ts";
import { keepsGoal, median } from "./measurement.ts";
import { measureMechanisms } from "./mechanisms.ts";
import { measurePlain } from "./plain.ts";
import {
  measureFullScale,
  measureGrowth,
  measureMillion,
  measureReplicates,
  measureStart,
} from "./processes.ts";
import { allRecords, circumstances, keepRecord } from "./recording.ts";
import { report } from "./report.ts";
import { measureSimulate } from "./simulate.ts";

const isQuick = process.argv.includes("--quick");
const where = circumstances();
const records = allRecords();
const last = records.at(-1);
const { machine } = where;
console.log(
  `${where.commit}, Node ${where.node}, ${machine.cpu}, ${machine.cores} cores, ${machine.gigabytes} GB, load ${machine.load}`,
);
if (machine.load > machine.cores / 2) {
  console.log("Other programs are at work: these figures will be too high.");
}

const measurements: Measurement[] = [];
/** Measure a part and report it at once: who looks on need not wait for the end. */
async function part(title: string, measure: () => Promise<Measurement[]> | Measurement[]): Promise<void> {
  try {
    const measured = await measure();
    measurements.push(...measured);
    report(title, measured, last);
  } catch (error) {
    // The other parts are worth having all the same.
    console.log(`\n${title}: failed. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
const fastestBlock = (): number => {
  const blocks = measurements.filter(({ what }) => what.startsWith("random block"));
  return Math.min(...blocks.map(({ values }) => median(values)));
};

await part("Warm runs", measureSimulate);
await part("Start", measureStart);
await part("The panel", measureLab);
await part("Kernels", () => measureKernels(isQuick ? 200 : 1000));
await part("What is possible", () => measureLimit(fastestBlock()));
await part("Plain case", () => measurePlain(isQuick ? 1_000_000 : 5_000_000));
await part("What a mechanism costs", () => measureMechanisms(isQuick ? 100_000 : 500_000));
if (last) await part("Against the last record", () => measureAgainst(last.commit));
if (isQuick) await part("One million agents", measureMillion);
else {
  await part("Many replicates", () => measureReplicates(20, 120));
  await part("The real market", measureFullScale);
  await part("Growth", measureGrowth);
}

const missed = measurements.filter((measurement) => !keepsGoal(measurement));
console.log(
  missed.length === 0 ? "Every goal is kept." : `Goals missed: ${missed.map(({ what }) => what).join("; ")}.`,
);
if (last) {
  const isSame =
    last.machine.cpu === machine.cpu && last.machine.cores === machine.cores && last.node === where.node;
  console.log(
    `Last record: ${last.date}, ${last.commit}, Node ${last.node}, load ${last.machine.load}${isSame ? "" : `, another machine or Node (${last.machine.cpu}): not comparable`}.`,
  );
}
if (process.argv.includes("--record")) {
  const record = { ...where, measurements };
  console.log(`Recorded in ${keepRecord(record)}.`);
  const [picture] = await drawHistory([...records, record]);
  if (picture !== undefined) console.log(`History: ${picture}`);
}
