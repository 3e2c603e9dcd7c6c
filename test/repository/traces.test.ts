import { homedir } from "node:os";
import { extname } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFiles, projectText } from "./project-files.ts";

const BINARY = new Set([".png", ".wasm", ".woff2", ".parquet"]);

/** What nothing in the repository may contain, and what it is. Patterns are written so as not to contain it themselves. */
const traces: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a path of somebody's machine", /(?<![\w./~}-])[/](home|Users|root|work|mnt)[/][\w.-]+/],
  ["a path of somebody's machine", /\b[A-Z]:[\\]+Users[\\]/],
  ["a path of this machine", new RegExp(`(?<![\\w.-])${escaped(homedir())}[/\\\\]`)],
  [
    "a registry's host",
    /\bregistry[.][a-z0-9-]+[.][a-z]+|\bpypi[.](org|python)|\b(artifac[t]ory|verdac[c]io|jfro[g])\b/i,
  ],
  ["unfinished work", /\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/],
  ["words left over from a merge", /^(<{7}|>{7}) /m],
];

/** Tests that run alone or not at all. `outside-tool.ts` skips by name what this machine has no program for. */
const SKIPPED = /\b(describe|it|test|bench)(\.\w+)*[.](only|skip|todo|fails)\b|\bx(it|describe)\(/;
const MAY_SKIP = "test/support/outside-tool.ts";

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A stored picture in letters and digits, among which any short word turns up some day. */
const PICTURE = /^\s*"image\/png": "[A-Za-z0-9+/=\\n]*",?$/;

/** Lines in which a pattern is found, `path:line: what`. */
function found(path: string, text: string): string[] {
  const lines = text.split("\n").map((line) => (path.endsWith(".ipynb") && PICTURE.test(line) ? "" : line));
  return lines.flatMap((line, index) => {
    const whats = traces.filter(([, pattern]) => pattern.test(line)).map(([what]) => what);
    if (path.startsWith("test/") && path !== MAY_SKIP && SKIPPED.test(line))
      whats.push("a test that is not run");
    return [...new Set(whats)].map((what) => `${path}:${index + 1}: ${what}`);
  });
}

describe("the repository", () => {
  it("holds no trace of where and how it was made", () => {
    const files = projectFiles().filter((path) => !BINARY.has(extname(path)));
    expect(files).toEqual(expect.arrayContaining([".ci/run", "package-lock.json", "src/index.ts"]));
    expect(files.flatMap((path) => found(path, projectText(path)))).toEqual([]);
  });
});

describe("a trace", () => {
  const slash = "/";
  it.each([
    ["docs/a.md", `see ${slash}home/ada/churnkit/src`],
    ["docs/a.md", `"${slash}Users/ada/x"`],
    ["docs/a.md", `C:${"\\"}Users${"\\"}ada`],
    ["package-lock.json", `https://registry${"."}example.org/a.tgz`],
    ["src/a.ts", `// TO${"D"}O later`],
    ["test/a.test.ts", `it${"."}only("x", () => {});`],
    ["test/a.test.ts", `describe${"."}skip.each([1])("x", () => {});`],
    ["README.md", `${"<".repeat(7)} ours`],
  ])("is found in %s: %s", (path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });

  it.each([
    ["docs/a.md", `see ..${slash}home/plan.md and https://example.org${slash}home/ada, ${slash}tmp/battery`],
    ["src/a.ts", "const method = methodology; // a hackathon"],
    ["src/a.ts", `queue${"."}only(1)`],
  ])("is not seen in %s: %s", (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
