import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { churnkit } from "./command.ts";

const forUsers = [
  "cases",
  "run",
  "compare",
  "attribute",
  "calibrate",
  "optimise",
  "sensitivity",
  "check",
  "schema",
  "notebook run",
];

describe("help", () => {
  it("is what a bare call prints, too", async () => {
    const bare = await churnkit();
    expect(bare).toEqual(await churnkit("--help"));
    expect(bare).toMatchObject({ code: 0, stderr: "" });
    for (const name of forUsers) expect(bare.stdout).toContain(`\n  ${name.split(" ")[0]}`);
    expect(bare.stdout).toContain("Examples:");
    expect(bare.stdout).toContain("Exit codes:");
    expect(bare.stdout).not.toContain("baselines");
  });

  it.each(forUsers)("of %s says what it does, explains every option, and has an example", async (name) => {
    const { code, stdout } = await churnkit(...name.split(" "), "--help");
    expect(code).toBe(0);
    const [usage, , description] = stdout.split("\n");
    expect(usage).toContain(`churnkit ${name}`);
    expect(description).toMatch(/^[a-z].{20}/);
    const options = stdout.split("Options:\n")[1].split("\n\n")[0];
    // Each option is followed by what it does, on its line or, if it is long, on the next.
    for (const line of options.matchAll(/^ {2}(-\S.*)$/gm)) expect(line[1]).toMatch(/ {2,}\S/);
    expect(stdout).toMatch(new RegExp(`^Examples?:\\n  npx churnkit ${name}`, "m"));
  });

  it("of a command is that command's", async () => {
    expect((await churnkit("help", "compare")).stdout).toContain("--without <event>");
  });
});

it("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(await churnkit("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});
