import { parentPort } from "node:worker_threads";

/** Work that touches no memory and waits for nobody: what a processor gives it is what it gives anybody. */
function spin(turns: number): number {
  let state = 1;
  for (let turn = 0; turn < turns; turn++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return state;
}

parentPort!.on("message", (turns: number) => {
  parentPort!.postMessage(spin(turns));
});
