import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "./project-files.ts";

/** The compiler that tslab brings, of which notebooks get their types: the compiler API of 5.0.4. */
const require = createRequire(import.meta.url);
const bundled = createRequire(require.resolve("tslab/package.json"));
const ts: typeof import("typescript") = bundled("@tslab/typescript-for-tslab");

/** As tslab sets them (`converter.js`), but for declaration files, which it does not check. */
const options: import("typescript").CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: 2 satisfies import("typescript").ModuleResolutionKind.Node10,
  esModuleInterop: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  resolveJsonModule: true,
  experimentalDecorators: true,
  types: ["node"],
  noEmit: true,
  skipLibCheck: false,
};

/** A notebook's cells: what is right compiles, and what is wrong does not, which it would if a type were lost. */
const notebook = join(projectRoot, "notebooks", "public-types.ts");
const cells = `
import { simulate, periodsOf, type Outcome, type Period, type Scenario, type SimulateOptions } from "churnkit";
import { show, saveChart, progress } from "churnkit/node";

declare const scenario: Scenario;
const run: Outcome = simulate(scenario, { subscribers: 1000, seed: 1 });
const closing: number = periodsOf(run)[0].closing;
const shown: Promise<void> = show({ $schema: "", description: "", mark: "line" });

// @ts-expect-error
const text: string = simulate(scenario);
// @ts-expect-error
const periods: string = periodsOf(run);
// @ts-expect-error
const agents: string = run.agents;
// @ts-expect-error
const column: string = run.ledger.closing;
// @ts-expect-error
const cell: string = run.ledger.closing[0];
// @ts-expect-error
const churn: string = periodsOf(run)[0].monthlyChurn;
// @ts-expect-error
const missing = periodsOf(run)[0].churn;
// @ts-expect-error
const price: string = scenario.plans.streaming.price[0].amount;
// @ts-expect-error
const event: number = scenario.events[0].type;
// @ts-expect-error
const parameter: string = scenario.parameters["choice.scale"].value;
// @ts-expect-error
simulate(scenario, { subscribers: "many" });
// @ts-expect-error
const seed: string = ({} as SimulateOptions).seed;
// @ts-expect-error
const display: number = show;
// @ts-expect-error
const saved: number = saveChart;
// @ts-expect-error
const bar: number = progress;
// @ts-expect-error
const figure: string = ({} as Period).revenue;
`;

/** A module whose types are lost in every way that they can be. */
const careless = join(projectRoot, "dist", "careless.d.ts");
const declarations = `
import type { Absent } from "./absent";
export declare function parameter(given: any): void;
export declare function result(): Promise<Float64Array<ArrayBuffer>>;
export declare const member: { inner: { any: any }; missing: Absent };
export interface Indexed { [key: string]: readonly (number | any)[]; }
export type Union = "fine" | { list: Map<string, any> };
export declare class Made { constructor(given: any); method(): void; }
`;

/** A program of the cells and the careless module, and what is wrong with the cells and all that they import. */
function compile() {
  const texts = new Map([
    [notebook, cells],
    [careless, declarations],
  ]);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.getCurrentDirectory = () => projectRoot;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  const program = ts.createProgram([...texts.keys()], options, host);
  const found = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName !== careless);
  const problems = found.map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName ?? ""}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  return { program, problems };
}

type Compiled = ReturnType<typeof compile>["program"];

/** Places in the public types of a module at which a type is `any`: members, parameters, results, at any depth. */
function lostTypes(program: Compiled, module: string): string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(projectRoot, module));
  const symbol = file && checker.getSymbolAtLocation(file);
  if (!file || !symbol) throw new Error(`${module} is not there; npm run build makes it`);
  const lost: string[] = [];
  const seen = new Set<unknown>();
  const isOurs = (type: import("typescript").Type): boolean => {
    const declarations = (type.aliasSymbol ?? type.symbol)?.declarations ?? [];
    return (
      declarations.length === 0 ||
      declarations.some((node) => node.getSourceFile().fileName.startsWith(join(projectRoot, "dist")))
    );
  };
  const walk = (type: import("typescript").Type, place: string): void => {
    if (type.flags & ts.TypeFlags.Any) lost.push(place);
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) walk(part, place);
      return;
    }
    for (const argument of checker.getTypeArguments(type as import("typescript").TypeReference) ?? []) {
      walk(argument, `${place}<>`);
    }
    if (!isOurs(type)) return;
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      walk(signature.getReturnType(), `${place}()`);
      for (const parameter of signature.getParameters()) {
        walk(checker.getTypeOfSymbolAtLocation(parameter, file), `${place}(${parameter.name})`);
      }
    }
    for (const { type: value } of checker.getIndexInfosOfType(type)) walk(value, `${place}[]`);
    for (const member of checker.getPropertiesOfType(type)) {
      walk(checker.getTypeOfSymbolAtLocation(member, file), `${place}.${member.name}`);
    }
  };
  for (const exported of checker.getExportsOfModule(symbol)) {
    const target = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const isType =
      target.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class);
    if (isType) walk(checker.getDeclaredTypeOfSymbol(target), exported.name);
    if (target.flags & ts.SymbolFlags.Value)
      walk(checker.getTypeOfSymbolAtLocation(target, file), exported.name);
  }
  return lost;
}

describe("the public types, read by the compiler of the notebooks", { timeout: 120_000 }, () => {
  const { program, problems } = compile();

  it("is TypeScript 5.0.4", () => expect(ts.version).toBe("5.0.4"));

  it("have no errors, and reject what is wrong", () => expect(problems).toEqual([]));

  it.each(["dist/index.d.ts", "dist/node/index.d.ts"])("of %s are nowhere any", (module) => {
    expect(lostTypes(program, module)).toEqual([]);
  });

  it("would be found out if they were any", () => {
    expect(lostTypes(program, "dist/careless.d.ts")).toEqual([
      "parameter(given)",
      "result()<>",
      "member.inner.any",
      "member.missing",
      "Indexed[]<>",
      "Union.list<>",
      "Made(given)",
    ]);
  });
});
