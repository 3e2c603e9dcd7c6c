/** Loaded into a measured process before its program: when it ends, what it took goes to channel 3 as JSON. */
import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Worker threads load it too; the process is counted once, all its threads included.
if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    const taken = { kilobytes: peakMemory(), processor: (userCPUTime + systemCPUTime) / 1e6 };
    writeSync(3, JSON.stringify(taken));
  });
}

/** What the system says: on Linux of this program alone, elsewhere of the process. */
function peakMemory(): number {
  try {
    const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (peak !== undefined) return Number(peak);
  } catch {
    // No /proc on this system.
  }
  return process.resourceUsage().maxRSS;
}
