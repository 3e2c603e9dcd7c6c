import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot, projectText, typeScriptFiles } from "./project-files.ts";
import { isPortable } from "./source-rules.ts";

const config = ts.getParsedCommandLineOfConfigFile(
  join(projectRoot, "src/tsconfig.json"),
  { noEmit: true, composite: false, incremental: false },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => expect.fail(String(messageText)) },
);
if (!config) throw new Error("src/tsconfig.json could not be read");
const core = config.fileNames.map((file) => file.slice(projectRoot.length + 1));

const nothing = "export {};\n";

/** What a browser, Node or a worker has and the core may not know. One file each, beside the core's own. */
const probes = new Map(
  [
    "process.cwd();",
    "console.log(1);",
    "performance.now();",
    "setTimeout(() => {}, 1);",
    "structuredClone({});",
    'fetch("x");',
    "export let page: typeof document;",
    "export let bytes: Buffer;",
    'import type { Stats } from "node:fs"; export let stats: Stats;',
    "",
  ].map((text, index) => [join(projectRoot, `src/probe-${index}.ts`), `${text}${nothing}`]),
);

/** What is wrong with each probe, in a program that has all of the core in it. */
function probeErrors(): [text: string, errors: number][] {
  const host = ts.createCompilerHost(config!.options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => probes.get(path) ?? readFile(path);
  host.fileExists = (path) => probes.has(path) || fileExists(path);
  const program = ts.createProgram([...config!.fileNames, ...probes.keys()], config!.options, host);
  return [...probes].map(([path, text]) => [
    text,
    program.getSemanticDiagnostics(program.getSourceFile(path)).length,
  ]);
}

describe("the portable core", () => {
  it("is compiled with the language alone", () => {
    expect(config.options).toMatchObject({ lib: ["lib.es2022.d.ts"], types: [], strict: true });
  });

  it("is everything below lab", () => {
    const wanted = typeScriptFiles("src").filter(isPortable);
    expect(wanted.filter((path) => !core.includes(path))).toEqual([]);
    expect(core.filter((path) => !isPortable(path))).toEqual([]);
  });

  it("is part of what npm test compiles before it runs the tests", () => {
    expect(JSON.parse(projectText("tsconfig.json")).references).toContainEqual({ path: "./src" });
  });

  it("knows neither Node nor a browser, and no dependency brings their types in", {
    timeout: 120_000,
  }, () => {
    for (const [text, errors] of probeErrors()) expect(errors, text).toBe(text === nothing ? 0 : 1);
  });
});
