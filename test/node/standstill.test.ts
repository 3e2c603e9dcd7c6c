import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { root } from "../notebook/built.ts";

const program = `
import { figuresExecutor, loadCase } from "${root}dist/node/index.js";
import { comeToRest } from "${root}dist/node/standstill.js";
const { scenario } = loadCase("netflix-2011");
const job = { scenario, seed: 1, subscribers: 200, until: "2011-07-10" };
await figuresExecutor(2)([job, job]);
console.log("one");
const next = figuresExecutor(2)([job, job], { onResult: () => console.log("a result") });
void next.then(() => console.log("two"));
setTimeout(() => process.exit(3), 1500);
await new Promise((resolve) => setTimeout(resolve, 0));
void comeToRest();
`;

describe("a program that comes to rest", () => {
  it("goes on with no results of threads, which its end would cut off", async () => {
    const running = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    await expect(running).rejects.toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^one\n(a result\n)*$/),
    });
  });
});
