import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fnv1a64, keyOf } from "../../../src/random/stream.ts";
import { block, threefry2x32 } from "../../../src/random/threefry.ts";

const hasCompiler = spawnSync("cc", ["--version"]).status === 0;
const COUNT = 2000;
const key = keyOf(1, "battery");

function draw(order: string, i: number, out: Int32Array): void {
  if (order.startsWith("seeds")) {
    const { k0, k1 } = keyOf(i, "battery");
    block(k0, k1, 0, 0, out);
    return;
  }
  const [subscriber, occasion] = order.startsWith("subscribers") ? [i, 0] : [0, i];
  if (order.endsWith("-rounds6")) threefry2x32(key.k0, key.k1, subscriber, occasion, out, 6);
  else block(key.k0, key.k1, subscriber, occasion, out);
}

/** What the C programs take as key: the key itself, or, where seeds follow each other, the hash of the purpose. */
function keyArguments(order: string): string[] {
  const hash = fnv1a64("battery");
  const pair = order.startsWith("seeds")
    ? [Number(hash >> 32n), Number(hash & 0xffffffffn)]
    : [key.k0, key.k1];
  return pair.map((word) => (word >>> 0).toString(16));
}

function words(order: string): string[] {
  const out = new Int32Array(2);
  const list: number[] = [];
  for (let i = 0; list.length < COUNT; i++) {
    draw(order, i, out);
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
    "seeds",
    "subscribers-first",
    "occasions-first-reversed",
    "subscribers-reversed",
    "occasions-rounds6",
  ])("has the words of the engine's generator in the order %s", (order) => {
    const printed = execFileSync(
      join(folder, "print-words"),
      [order, ...keyArguments(order), String(COUNT)],
      {
        encoding: "utf8",
      },
    );
    expect(printed.trim().split("\n")).toEqual(words(order));
  });

  it("has the key that the recorded results name", () => {
    expect(keyArguments("subscribers")).toEqual(["f091935a", "150acf6a"]);
    expect(keyArguments("seeds")).toEqual(["651a6213", "74033d4e"]);
  });
});
