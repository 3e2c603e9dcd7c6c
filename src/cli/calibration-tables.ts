import Table from "cli-table3";
import type { Calibration } from "../calibration/calibrate.ts";

/** What was fitted how well, and each fitted value beside its prior. */
export function calibrationTables({ targets, parameters }: Calibration): string {
  const style = { head: [], border: [], compact: true };
  const misses = new Table({
    head: ["target", "observed", "fitted", "miss"],
    colAligns: ["left", "right", "right", "right"],
    style,
  });
  for (const { id, observed, fitted, miss } of targets) {
    misses.push([id, observed.toLocaleString("en"), short(fitted), short(miss)]);
  }
  const values = new Table({
    head: ["parameter", "prior mean", "prior 90 %", "fitted", "posterior mean", "posterior 90 %", ""],
    colAligns: ["left", "right", "right", "right", "right", "right"],
    style,
  });
  for (const { id, prior, fitted, posterior } of parameters) {
    const isUsual = fitted >= prior.p05 && fitted <= prior.p95;
    const note = isUsual ? "" : "outside the prior's 90 %";
    const [mean, central] = posterior
      ? [short(posterior.mean), `${short(posterior.p05)} to ${short(posterior.p95)}`]
      : ["", ""];
    values.push([id, prior.mean, `${prior.p05} to ${prior.p95}`, fitted, mean, central, note]);
  }
  return `${misses}\n\n${values}`;
}

function short(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumSignificantDigits: 4 });
}
