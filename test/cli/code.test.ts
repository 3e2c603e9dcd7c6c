import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageDataDir } from "../../src/node/data/package-data.ts";
import { churnkit } from "./command.ts";

it("makes the scenarios of a case anew, the first event's and the later ones'", async () => {
  const files = ["scenario.json", "scenario.event-2.json"].map((name) =>
    join(packageDataDir, "peloton-2022", name),
  );
  const before = files.map((file) => readFileSync(file, "utf8"));
  const { stdout, code } = await churnkit("code", "peloton-2022");
  expect(code).toBe(0);
  expect(stdout).toBe(
    "wrote data/peloton-2022/scenario.json\nwrote data/peloton-2022/scenario.event-2.json\n",
  );
  expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(before);
});

it("knows the coded cases, and names the nearest", async () => {
  const { stdout, stderr, code } = await churnkit("code", "peloton-2023");
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("expected a coded case: adobe-creativecloud-2013");
  expect(stderr).toContain("found peloton-2023 (did you mean peloton-2022?)");
});
