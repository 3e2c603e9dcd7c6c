import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { loadPolicySpace } from "../../src/node/data/policy-space.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit } from "./command.ts";

const folder = useFolder()();
const small = ["--subscribers", "1000", "--until", "2011-09-30"];

describe("churnkit optimise", () => {
  const space = loadPolicySpace(loadCase("netflix-2011"));
  const own = join(folder, "own.json");
  const levers = space.levers.slice(-2).map((lever) => ({ ...lever, choices: lever.choices.slice(0, 2) }));
  writeFileSync(own, JSON.stringify({ ...space, levers }));

  test("prints history and the frontier as one JSON document", async () => {
    const { code, stdout } = await churnkit("optimise", "netflix-2011", ...small, "--policy", own, "--json");
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ case: "netflix-2011", objective: "contribution", runs: 4 });
    expect(Object.keys(found.history)).toEqual(["mean", "p05", "p95"]);
    expect(found.frontier.length).toBeGreaterThan(0);
    for (const { policy, value, subscribers } of found.frontier) {
      expect(Object.keys(policy)).toEqual(space.levers.slice(-2).map(({ id }) => id));
      expect(value.mean).toBeLessThanOrEqual(found.frontier[0].value.mean);
      expect(subscribers.mean).toBeGreaterThan(2e7);
    }
  });

  test("takes a scenario file and a folder, with the policy.json beside them or another", async () => {
    const firm = join(folder, "my-firm");
    mkdirSync(firm);
    const file = join(firm, "scenario.json");
    const { scenario } = loadCase("netflix-2011");
    writeFileSync(file, JSON.stringify({ ...scenario, id: "my-firm" }));
    const [lever] = levers;
    const policy = JSON.stringify({ case: "my-firm", levers: [lever] });
    writeFileSync(join(firm, "policy.json"), policy);
    const elsewhere = join(folder, "policy-elsewhere.json");
    writeFileSync(elsewhere, policy);
    const run = (...args: readonly string[]) => churnkit("optimise", ...args, ...small, "--json");
    const beside = await run(file);
    expect(beside.stderr).toBe("");
    expect(JSON.parse(beside.stdout)).toMatchObject({ case: "my-firm", runs: 2 });
    expect((await run(firm)).stdout).toBe(beside.stdout);
    rmSync(join(firm, "policy.json"));
    expect((await run(file, "--policy", elsewhere)).stdout).toBe(beside.stdout);
    expect((await run(file)).stderr).toBe(
      `${join(firm, "policy.json")}: expected a file with the firm's levers, found none (--policy names a file of your own)\n`,
    );
  });

  test("keeps a constraint, and says so when no policy does", async () => {
    const { code, stdout } = await churnkit(
      ...["optimise", "netflix-2011", ...small, "--policy", own],
      ...["--at-least-subscribers", "99000000"],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/no policy that was tried keeps the constraints/);
  });

  test("says how it was run, and that few agents make noise", async () => {
    const run = ["optimise", "netflix-2011", "--policy", own, "--until", "2011-07-05", "--replicates", "2"];
    const few = (await churnkit(...run, "--subscribers", "1000")).stdout;
    expect(few).toMatch(/^Netflix 2011: .*: 1,000 agents, each for 24,590 people; seeds 1 to 2\n\n┌/);
    expect(few).toMatch(/\nWith fewer than 20,000 agents .* smaller than the spread of seeds is noise\.\n$/);
    const many = (await churnkit(...run, "--subscribers", "20000")).stdout;
    expect(many).toContain("20,000 agents, each for 1,230 people; seeds 1 to 2");
    expect(many).not.toContain("noise");
  });

  test("names the file and the place of a mistake, and prints nothing else", async () => {
    const broken = join(folder, "broken.json");
    writeFileSync(broken, JSON.stringify({ ...space, levers: [] }));
    const { code, stdout, stderr } = await churnkit("optimise", "netflix-2011", "--policy", broken);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/broken\.json: levers: expected/);
    expect((await churnkit("optimise", "netflix-2010")).stderr).toMatch(
      /policy\.json: expected a file with the firm's levers/,
    );
  });

  test("asks for a budget that suffices", async () => {
    const { code, stderr } = await churnkit(
      "optimise",
      "netflix-2011",
      ...small,
      "--replicates",
      "3",
      "--budget",
      "5",
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/--budget: expected at least 6 runs.*found 5/);
  });
});
