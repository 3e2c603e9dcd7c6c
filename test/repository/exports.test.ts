import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useFolder } from "../support/use-folder.ts";
import { projectRoot, projectText } from "./project-files.ts";

/** A project of somebody else's that has churnkit in its node_modules. */
const folder = useFolder()();

beforeAll(() => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(projectRoot, join(folder, "node_modules/churnkit"), "junction");
});

/** What a program prints; its warnings must be none. */
function output(file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  return execFileSync(process.execPath, ["--throw-deprecation", file], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
}

describe.each([
  ["churnkit", "simulate"],
  ["churnkit/node", "show"],
])("%s", (module, known) => {
  const print = 'console.log(Object.keys(all).sort().join(" "));';

  // Node refuses to require a module whose graph has a top-level await, and notebook cells require.
  it("gives the same to those who import it and to those who require it", () => {
    const imported = output("import.mjs", `import * as all from "${module}"; ${print}`);
    expect(imported.split(" ")).toContain(known);
    expect(output("require.cjs", `const all = require("${module}"); ${print}`)).toBe(imported);
  });
});

it("churnkit needs nothing of Node", () => {
  const hidden = ["process", "Buffer", "setTimeout", "console"].map(
    (name) => `globalThis.${name} = undefined;`,
  );
  const text = `const log = console.log; ${hidden.join(" ")}
    import("churnkit").then(({ simulate }) => log(typeof simulate));`;
  expect(output("bare.mjs", text)).toBe("function");
});

it("what package.json promises is there", () => {
  const { exports, bin, types, main, typesVersions } = JSON.parse(projectText("package.json"));
  const conditions = Object.values<string | Record<string, string>>(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  const promised = [...conditions, ...Object.values<string>(bin), types, main, ...typesVersions["*"].node];
  expect(promised.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
