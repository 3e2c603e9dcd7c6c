import { dirname, posix } from "node:path";
import ts from "typescript";

/** Modules that a module loads with itself; types are not loaded. */
function loadedBy(path: string, text: string): string[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const isType = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly;
    const from = statement.moduleSpecifier;
    if (isType || !from || !ts.isStringLiteral(from) || !from.text.startsWith(".")) return [];
    return [posix.join(dirname(path), from.text)];
  });
}

/**
 * Chains of modules that load each other in a circle, each once: what such a module has at its start depends on which of
 * them is loaded first.
 *
 * @param texts Sources by path.
 */
export function importCircles(texts: ReadonlyMap<string, string>): string[] {
  const loads = new Map([...texts].map(([path, text]) => [path, loadedBy(path, text)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push([...way.slice(start), path].join(" -> "));
    if (start >= 0 || done.has(path)) return;
    for (const next of loads.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of loads.keys()) visit(path, []);
  return circles;
}
