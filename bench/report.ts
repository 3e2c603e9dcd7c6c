import { keepsGoal, type Measurement, median } from "./measurement.ts";
import type { Recording } from "./recording.ts";

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** Print measurements as a table, each beside its goal and the last record. */
export function report(title: string, measurements: readonly Measurement[], last?: Recording): void {
  if (measurements.length === 0) return;
  console.log(`\n${title}`);
  console.table(measurements.map((measurement) => row(measurement, last)));
  for (const { what, note } of measurements) if (note) console.log(`  ${what}: ${note}`);
}

function row(measurement: Measurement, last: Recording | undefined) {
  const { what, unit, values, processor } = measurement;
  const before = last?.measurements.find((other) => other.what === what && other.unit === unit);
  // Processor time moves less than the clock when other programs take turns.
  const [newer, older] =
    processor && before?.processor ? [processor, before.processor] : [values, before?.values];
  return {
    what,
    median: `${short(median(values))} ${unit}`,
    spread: values.length > 1 ? `${short(Math.min(...values))} to ${short(Math.max(...values))}` : "",
    "processor time": processor ? `${short(median(processor))} s` : "",
    goal: goalText(measurement),
    "last record": before ? `${short(median(before.values))} ${unit}` : "",
    "now / then": older ? short(median(newer) / median(older)) : "",
  };
}

function goalText(measurement: Measurement): string {
  const { goal } = measurement;
  if (goal === undefined) return "";
  const wanted = "atMost" in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return keepsGoal(measurement) ? wanted : `${wanted}, missed`;
}
