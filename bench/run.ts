/**
 * Measure speed and memory, and compare with the last record. `--quick` leaves out the runs at full scale, `--record`
 * keeps what was measured. See README.md.
 */
import { type Measurement, median } from "./measurement.ts";
import { measureFullScale, measureStart } from "./processes.ts";
import { circumstances, keepRecord, lastRecord, type Recording } from "./recording.ts";
import { measureSimulate } from "./simulate.ts";

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** One row of the report, and how it compares with the last record. */
function row({ what, unit, values, processor, goal }: Measurement, last: Recording | undefined) {
  const before = last?.measurements.find((other) => other.what === what);
  const now = median(values);
  // Processor time moves less than the clock when other programs take turns.
  const [newer, older] =
    processor && before?.processor ? [processor, before.processor] : [values, before?.values];
  return {
    what,
    median: `${short(now)} ${unit}`,
    spread: `${short(Math.min(...values))} to ${short(Math.max(...values))}`,
    runs: values.length,
    "processor time": processor ? `${short(median(processor))} s` : "",
    goal: goal === undefined ? "" : `below ${goal}${now < goal ? "" : ", missed"}`,
    "last record": before ? `${short(median(before.values))} ${unit}` : "",
    change: older ? `${((median(newer) / median(older) - 1) * 100).toFixed(0)} %` : "",
  };
}

const where = circumstances();
const last = lastRecord();
const { machine } = where;
console.log(
  `${where.commit}, Node ${where.node}, ${machine.cpu}, ${machine.cores} cores, ${machine.gigabytes} GB, load ${machine.load}`,
);
if (machine.load > machine.cores / 2)
  console.log("Other programs are at work: these figures will be too high.");
const measurements = [...measureSimulate(), ...(await measureStart())];
if (!process.argv.includes("--quick")) measurements.push(...(await measureFullScale()));
console.table(measurements.map((measurement) => row(measurement, last)));
if (last) {
  const same =
    last.machine.cpu === machine.cpu && last.machine.cores === machine.cores && last.node === where.node;
  console.log(
    `Last record: ${last.date}, ${last.commit}, Node ${last.node}, load ${last.machine.load}${same ? "" : `, another machine or Node (${last.machine.cpu}): not comparable`}.`,
  );
}
if (process.argv.includes("--record")) console.log(`Recorded in ${keepRecord({ ...where, measurements })}.`);
