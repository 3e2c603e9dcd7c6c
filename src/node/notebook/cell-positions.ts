import { SourceMap } from "node:module";
import type { TslabTypescript } from "./tslab.ts";

export interface CellPosition {
  /** Line in the cell as the reader wrote it, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;
  /** The text of that line, trimmed. */
  readonly text: string;
}

interface CompiledCell {
  readonly source: string;
  /** Lines of compiled code; the call of the cell's function comes after them. */
  readonly lines: number;
  readonly toModule: SourceMap | undefined;
  readonly toSource: SourceMap | undefined;
}

const inlineMap = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;
const fileMap = /\n?\/\/# sourceMappingURL=\S+\s*$/;
/** Types of packages that no cell imports would only make the start slower: without this, all of them are read. */
const addedOptions = { inlineSourceMap: true, types: ["node"] };
/** tslab puts `export {};` on a line of its own before the cell. */
const prefixLines = 1;

/**
 * Where a line of compiled code comes from in the cell.
 *
 * tslab compiles a cell twice (TypeScript to an ES module, that to CommonJS) and keeps no source maps. This asks
 * both steps for one, gives the compiled cell a name that shows in stack traces, and looks positions up in both maps.
 */
export class CellPositions {
  readonly #maps = new Map<string, [toModule: SourceMap, toSource: SourceMap]>();
  readonly #cells = new Map<number, CompiledCell>();

  /** Make tslab's compiler produce maps; the result replaces its module. */
  instrument(compiler: TslabTypescript): TslabTypescript {
    const replaced: Pick<TslabTypescript, "createWatchCompilerHost" | "transpileModule"> = {
      createWatchCompilerHost: (rootFiles, options, ...rest) =>
        compiler.createWatchCompilerHost(rootFiles, { ...options, ...addedOptions }, ...rest),
      transpileModule: (input, options) => this.#transpile(compiler, input, options),
    };
    return Object.defineProperties({} as TslabTypescript, {
      ...Object.getOwnPropertyDescriptors(compiler),
      ...Object.getOwnPropertyDescriptors(replaced),
    });
  }

  /** Remember the compiled cell and return its code with a name for stack traces. */
  register(cell: number, source: string, output: string): string {
    const [toModule, toSource] = this.#maps.get(output) ?? [];
    this.#maps.clear();
    this.#cells.set(cell, { source, lines: output.split("\n").length, toModule, toSource });
    return `${output}\n//# sourceURL=${cellFileName(cell)}`;
  }

  /** Find a position of the compiled code (line and column from 1) in the cell; undefined when it has none. */
  locate(cell: number, line: number, column: number): CellPosition | undefined {
    const compiled = this.#cells.get(cell);
    if (compiled === undefined || !(line <= compiled.lines)) return undefined;
    const inModule = findOrigin(compiled.toModule, line - 1, column - 1);
    const inSource = inModule && findOrigin(compiled.toSource, inModule.line, inModule.column);
    if (inSource === undefined || inSource.line < prefixLines) return undefined;
    return positionInCell(compiled.source, inSource.line - prefixLines + 1, inSource.column + 1);
  }

  #transpile(
    compiler: TslabTypescript,
    input: string,
    options: { compilerOptions: Record<string, unknown> },
  ): { outputText: string } {
    const encoded = inlineMap.exec(input)?.[1];
    if (encoded === undefined) return compiler.transpileModule(input, options);
    const { outputText, sourceMapText } = compiler.transpileModule(input.replace(inlineMap, ""), {
      ...options,
      compilerOptions: { ...options.compilerOptions, sourceMap: true },
    });
    const output = outputText.replace(fileMap, "");
    const toSource = new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
    this.#maps.set(output, [new SourceMap(JSON.parse(sourceMapText ?? "{}")), toSource]);
    return { outputText: output };
  }
}

/** The name under which the compiled cell appears in stack traces. */
function cellFileName(cell: number): string {
  return `cell-${cell}.ts`;
}

/** A place in a cell's source, with the text of its line. */
export function positionInCell(source: string, line: number, column: number): CellPosition {
  return { line, column, text: (source.split("\n")[line - 1] ?? "").trim() };
}

function findOrigin(map: SourceMap | undefined, line: number, column: number) {
  const entry = map?.findEntry(line, column);
  if (entry === undefined || !("originalLine" in entry)) return undefined;
  return { line: entry.originalLine, column: entry.originalColumn };
}
