import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt, root } from "../notebook/built.ts";
import { nodeOf } from "../support/node-of.ts";

type Hashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

function hashesBy(program: string): { node: string; hashes: Hashes } {
  const { status, stdout, stderr } = spawnSync(program, [`${root}test/node/ledger-hashes.mjs`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} ended with code ${status}\n${stderr}`);
  return JSON.parse(stdout);
}

describe("the built engine", () => {
  let here: Hashes;

  beforeAll(() => {
    ensureBuilt();
    here = hashesBy(process.execPath).hashes;
  }, 120_000);

  it("gives the same bytes by both paths and on two workers", () => {
    expect(Object.keys(here)).toContain("netflix-2011");
    for (const { fast, readable, ledger, workers } of Object.values(here)) {
      expect(readable).toBe(fast);
      expect(workers).toBe(ledger);
    }
  });

  for (const major of [20, 22, 24]) {
    it(`gives under Node ${major} the bytes that it gives here`, { timeout: 240_000 }, ({ skip }) => {
      const program = nodeOf(major);
      if (program === undefined) {
        const reason = `needs Node ${major}, which npm could not install here`;
        if (process.env.CI) throw new Error(reason);
        return skip(reason);
      }
      const { node, hashes } = hashesBy(program);
      expect(node).toMatch(new RegExp(`^v${major}\\.`));
      expect(hashes).toEqual(here);
    });
  }
});
