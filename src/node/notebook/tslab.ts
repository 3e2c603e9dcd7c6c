import { createRequire } from "node:module";
import { join } from "node:path";

/** What one `convert` of tslab's compiler returns; only the fields read here. */
export interface Conversion {
  output?: string;
  /** `fileName` is absent in those of the cell itself; lines and characters count from 0. */
  diagnostics?: CompilerDiagnostic[];
}

/** What tslab's compiler says is wrong; `code` is TypeScript's number of the message. */
export interface CompilerDiagnostic {
  readonly fileName?: string;
  readonly code: number;
  start: { line: number; character: number };
}

export interface Converter {
  convert(previousDeclarations: string, source: string): Conversion;
  close(): void;
}

export interface ConverterSet {
  readonly node: Converter;
  readonly browser: Converter;
  close(): void;
}

/** Where tslab's executor prints: `log` gets the last expression's value, `error` gets failures. */
export interface ExecutorConsole {
  log(...values: unknown[]): void;
  error(...values: unknown[]): void;
}

export interface Executor {
  execute(code: string): Promise<boolean>;
  interrupt(): void;
  close(): void;
}

export type CreateExecutor = (
  directory: string,
  converters: ConverterSet,
  console: ExecutorConsole,
) => Executor;

export type CreateConverter = (options: { isJS: boolean; isBrowser: boolean }) => Converter;

/** The content of a `display_data` message. */
export interface DisplayContent {
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly transient: { display_id?: string };
}

export type WriteDisplay = (content: DisplayContent, update: boolean) => void;

type Methods = Record<string, (...values: never[]) => unknown>;

/** tslab/dist/jupyter.js. */
export interface JupyterModule {
  lastWriteDisplayData: WriteDisplay | null;
  ZmqServer: { prototype: Methods };
  JupyterHandlerImpl: { prototype: Methods };
}

/** The parts of one installed tslab that churnkit runs and patches. */
export interface Tslab {
  readonly version: string;
  readonly typescript: TslabTypescript;
  readonly jupyter: JupyterModule;
  readonly executor: { createExecutor: CreateExecutor };
  readonly converter: { createConverter: CreateConverter };
  readonly main: {
    startKernel(options: { configPath: string; enableFindLocal: boolean; jsKernel: boolean }): void;
  };
}

export interface TypescriptNode {
  readonly kind: number;
  readonly name?: { readonly end: number; readonly text: string };
}

/** tslab's compiler, a fork of TypeScript; only what is read or replaced. */
export interface TslabTypescript {
  readonly version: string;
  readonly ScriptTarget: { readonly Latest: number };
  readonly SyntaxKind: { readonly ShorthandPropertyAssignment: number };
  createSourceFile(name: string, text: string, target: number, setParents: boolean): TypescriptNode;
  forEachChild(node: TypescriptNode, visit: (child: TypescriptNode) => void): void;
  createWatchCompilerHost(rootFiles: string[], options: Record<string, unknown>, ...rest: unknown[]): unknown;
  transpileModule(
    input: string,
    options: { compilerOptions: Record<string, unknown> },
  ): { outputText: string; sourceMapText?: string };
}

const supportedVersion = "1.0.22";
const compilerName = "@tslab/typescript-for-tslab";

/**
 * Load the installed tslab: churnkit's own, else the one of the current folder's project.
 *
 * @param adaptCompiler Replaces tslab's TypeScript module before tslab sees it. Has no effect once tslab is loaded.
 * @returns tslab's internal modules.
 * @throws Error If tslab is not installed or lacks a member that churnkit relies on.
 */
export function loadTslab(adaptCompiler = (compiler: TslabTypescript) => compiler): Tslab {
  const load = requireOfTslab();
  const compilerFile = load.resolve(compilerName);
  const compiler = load(compilerFile) as TslabTypescript;
  const cached = load.cache[compilerFile];
  if (cached !== undefined) cached.exports = adaptCompiler(compiler);
  const { version } = load("tslab/package.json") as { version: string };
  const tslab: Tslab = {
    version,
    typescript: compiler,
    jupyter: load("tslab/dist/jupyter.js"),
    executor: load("tslab/dist/executor.js"),
    converter: load("tslab/dist/converter.js"),
    main: load("tslab/dist/main.js"),
  };
  const missing = missingMembers(tslab);
  if (missing.length > 0) {
    throw new Error(
      `tslab: expected version ${supportedVersion}, found ${version} without ${missing.join(", ")}`,
    );
  }
  return tslab;
}

function requireOfTslab(): NodeJS.Require {
  for (const base of [import.meta.url, join(process.cwd(), "notebook.js")]) {
    const load = createRequire(base);
    try {
      return createRequire(load.resolve("tslab/package.json"));
    } catch {
      // Not installed here; the next place may have it.
    }
  }
  throw new Error(
    `tslab: expected an installed package, found none (npm install --save-dev tslab@${supportedVersion})`,
  );
}

/** The functions that the launcher calls or replaces, by module member. */
export const patchedMembers = {
  "jupyter.ZmqServer": [
    "bindSocket",
    "close",
    "handleComplete",
    "handleInspect",
    "handleIsComplete",
    "handleKernelInfo",
    "handleShellMessage",
    "handleShutdown",
    "publishStatus",
  ],
  typescript: ["createSourceFile", "createWatchCompilerHost", "forEachChild", "transpileModule"],
  "jupyter.JupyterHandlerImpl": ["handleExecuteImpl", "handleKernel", "handleShutdown"],
} as const;

/**
 * Name the members of tslab that churnkit relies on and that this tslab does not have.
 *
 * @returns Dotted names; empty for a supported tslab.
 */
export function missingMembers(tslab: Tslab): string[] {
  const functions: [string, unknown][] = [
    ["executor.createExecutor", tslab.executor.createExecutor],
    ["converter.createConverter", tslab.converter.createConverter],
    ["main.startKernel", tslab.main.startKernel],
    ...patchedMembers.typescript.map((name): [string, unknown] => [
      `typescript.${name}`,
      tslab.typescript[name],
    ]),
    ...patchedMembers["jupyter.ZmqServer"].map((name): [string, unknown] => [
      `jupyter.ZmqServer.${name}`,
      tslab.jupyter.ZmqServer?.prototype[name],
    ]),
    ...patchedMembers["jupyter.JupyterHandlerImpl"].map((name): [string, unknown] => [
      `jupyter.JupyterHandlerImpl.${name}`,
      tslab.jupyter.JupyterHandlerImpl?.prototype[name],
    ]),
  ];
  const missing = functions.filter(([, value]) => typeof value !== "function").map(([name]) => name);
  if (!("lastWriteDisplayData" in tslab.jupyter)) missing.push("jupyter.lastWriteDisplayData");
  return missing;
}
