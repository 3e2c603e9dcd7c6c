import { workerData } from "node:worker_threads";
import type { Draw } from "../../market/draw.ts";
import { type BankInputs, bankDraw } from "../../validation/bank-draw.ts";

/** What a thread gets once: everything but the number of the draw. */
export interface BankWorkerData {
  readonly inputs: BankInputs;
  readonly draws: readonly Draw[];
}

const { inputs, draws } = workerData as BankWorkerData;

/** Piscina calls this on a worker thread: what a draw says of every window. */
export function bankFigures(number: number): Float64Array {
  return bankDraw(inputs, draws[number], number);
}
