import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyOf } from "../../../src/random/stream.ts";
import { block } from "../../../src/random/threefry.ts";

const hasCompiler = spawnSync("cc", ["--version"]).status === 0;
const COUNT = 2000;
const key = keyOf(1, "battery");

function words(order: string): string[] {
  const out = new Int32Array(2);
  const list: number[] = [];
  for (let i = 0; list.length < COUNT; i++) {
    if (order.startsWith("subscribers")) block(key.k0, key.k1, i, 0, out);
    else block(key.k0, key.k1, 0, i, out);
    list.push(out[0] >>> 0);
    if (!order.includes("-first")) list.push(out[1] >>> 0);
  }
  return list.map((word) => {
    const bits = word.toString(2).padStart(32, "0");
    const shown = order.includes("-reversed") ? [...bits].reverse().join("") : bits;
    return Number.parseInt(shown, 2).toString(16).padStart(8, "0");
  });
}

describe.skipIf(!hasCompiler)("the C stream that TestU01 reads (needs cc: apt-get install gcc)", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "churnkit-battery-"));
    execFileSync("cc", [
      "-O2",
      "-o",
      join(folder, "print-words"),
      join(import.meta.dirname, "print-words.c"),
    ]);
  });

  afterAll(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  it.each([
    "subscribers",
    "occasions",
    "subscribers-first",
    "occasions-first-reversed",
    "subscribers-reversed",
  ])("has the words of the engine's generator in the order %s", (order) => {
    const hexKey = [key.k0, key.k1].map((k) => (k >>> 0).toString(16));
    const printed = execFileSync(join(folder, "print-words"), [order, ...hexKey, String(COUNT)], {
      encoding: "utf8",
    });
    expect(printed.trim().split("\n")).toEqual(words(order));
  });

  it("has the key that the recorded results name", () => {
    expect([key.k0 >>> 0, key.k1 >>> 0]).toEqual([0xf091935a, 0x150acf6a]);
  });
});
