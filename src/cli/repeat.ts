import { endingOnSignals } from "./end-on-signals.ts";
import { farewellOf } from "./is-ensemble.ts";
import { type ReadManifest, readManifest } from "./read-manifest.ts";
import type { RunOptions } from "./run-options.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Do again, byte for byte, what a manifest says.
 *
 * @param options Where it is done and written; what decides the result is the manifest's.
 * @throws UsageError For an option that its command does not have.
 */
export async function repeat(path: string, options: RunOptions): Promise<void> {
  const manifest = readManifest(path, options.posterior);
  const { command } = manifest;
  if (command === "validate" || command === "sensitivity") {
    const given = (["resume", "posterior"] as const).find((name) => options[name] !== undefined);
    if (given) {
      throw new UsageError(`--${given}`, `no such option beside a manifest of ${command}`, "one");
    }
  }
  if (command === "validate") {
    const { validateAgain } = await import("./validate.ts");
    return validateAgain(manifest, options, path);
  }
  if (manifest.sensitivity !== undefined) {
    const { sensitivityAgain } = await import("./sensitivity.ts");
    const { options: size, sensitivity } = manifest;
    return sensitivityAgain({ ...manifest, sensitivity }, { ...options, ...size }, path);
  }
  const isEnsemble = manifest.isEnsemble ?? manifest.options.draws !== undefined;
  if (command !== "attribute" && !isEnsemble && options.resume !== undefined) {
    const hint = "its files are made of ledgers, which are not kept";
    throw new UsageError("--resume", "no such option beside a manifest of a run without it", "one", hint);
  }
  const again = { ...options, ...manifest.options, isEnsemble };
  const farewell = command === "attribute" ? "" : farewellOf(again);
  return endingOnSignals(() => runAgain(manifest, again), farewell);
}

async function runAgain(manifest: ReadManifest, again: RunOptions): Promise<void> {
  if (manifest.command === "run") {
    const { run } = await import("./run.ts");
    return run(manifest, { ...again, set: manifest.set ?? [] });
  }
  if (manifest.attribution !== undefined) {
    const { attributeWorld } = await import("./attribute.ts");
    return attributeWorld(manifest, manifest.attribution, again);
  }
  const { change = {}, other, name } = manifest;
  const beside = other === undefined ? { change } : { other };
  const { compareWorlds } = await import("./compare.ts");
  return compareWorlds(manifest, beside, name === undefined ? again : { ...again, name });
}
