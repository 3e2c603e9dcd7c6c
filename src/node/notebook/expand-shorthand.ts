import type { TslabTypescript } from "./tslab.ts";

/** A cell's source in which each `{ price }` reads `{ price: price }`. */
export interface ExpandedSource {
  readonly text: string;
  /** The column (from 0) in the original of a place in the text; lines are the same. */
  originalColumn(line: number, column: number): number;
}

interface Insertion {
  readonly line: number;
  /** Column in the expanded line at which the inserted text ends. */
  readonly end: number;
  readonly length: number;
}

/**
 * Write the shorthand properties of a cell in full.
 *
 * tslab redirects variables of earlier cells, but overlooks those named by a shorthand property: `{ seed }` then
 * throws a ReferenceError if `seed` is from another cell.
 */
export function expandShorthand(source: string, typescript: TslabTypescript): ExpandedSource {
  const file = typescript.createSourceFile("cell.ts", source, typescript.ScriptTarget.Latest, false);
  const names: { name: string; end: number }[] = [];
  const visit = (node: typeof file): void => {
    if (node.kind === typescript.SyntaxKind.ShorthandPropertyAssignment && node.name !== undefined) {
      names.push({
        name: source.slice(node.name.end - node.name.text.length, node.name.end),
        end: node.name.end,
      });
    }
    typescript.forEachChild(node, visit);
  };
  visit(file);
  const insertions: Insertion[] = [];
  let text = "";
  let from = 0;
  for (const { name, end } of names.sort((a, b) => a.end - b.end)) {
    const inserted = `: ${name}`;
    text += source.slice(from, end) + inserted;
    from = end;
    const line = text.split("\n").length - 1;
    insertions.push({ line, end: text.length - (text.lastIndexOf("\n") + 1), length: inserted.length });
  }
  text += source.slice(from);
  const originalColumn = (line: number, column: number) =>
    column - insertions.reduce((sum, at) => sum + (at.line === line && at.end <= column ? at.length : 0), 0);
  return { text, originalColumn };
}
