import { basename, dirname, posix } from "node:path";
import ts from "typescript";

/** Folders of `src` from the lowest on. A folder imports only those before it; those in one line do not see each other. */
const HOUSE: readonly (readonly string[])[] = [
  ["random"],
  ["statistics"],
  ["market"],
  ["behaviour"],
  ["scenario"],
  ["simulation"],
  ["experiment"],
  ["calibration", "sensitivity", "policy", "validation"],
  ["chart"],
  ["lab"],
  ["node"],
  ["cli"],
];
const BARRELS = ["src/index.ts", "src/node/index.ts"];
const MOST_LINES = 300;

/** Packages that the portable core may use; all others need files, a screen or time. */
const PORTABLE_PACKAGES = ["simple-statistics", "zod"];
/** Packages that are large or end in a top-level await: only by `await import` inside a function. */
const LAZY_PACKAGES = ["vega", "vega-lite", "@resvg/resvg-wasm"];

/** Members of `Math` whose results ECMAScript fixes to the bit. The others are left to the engine. */
const EXACT_MATH = new Set(
  (
    "abs ceil clz32 floor fround imul max min round sign sqrt trunc " +
    "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2"
  ).split(" "),
);
/** What the compiler lets through without Node and DOM, yet depends on the place or the moment. */
const UNPORTABLE = new Set(["Date", "Intl", "globalThis"]);
const UNPORTABLE_METHODS =
  /^(localeCompare|toLocale(String|DateString|TimeString|UpperCase|LowerCase)|toLocaleString)$/;

/** How a file asks for another module. */
interface Import {
  readonly specifier: string;
  readonly line: number;
  /** By `import()` within code; the others are loaded with the file. */
  readonly lazy: boolean;
}

function rankOf(folder: string): number {
  return HOUSE.findIndex((line) => line.includes(folder));
}

/** Folder of `src` that a path lies in; "" for a file of `src` itself. */
function folderOf(path: string): string {
  const parts = path.split("/");
  return parts.length > 2 ? parts[1] : "";
}

/** Whether a file belongs to the portable core: everything below `lab`, and what a browser imports. */
export function isPortable(path: string): boolean {
  const folder = folderOf(path);
  return folder === "" || rankOf(folder) < rankOf("lab");
}

/**
 * Everything in a source file that breaks the rules of the house.
 *
 * @param path Relative to the project, with slashes: `src/random/exp.ts`.
 * @returns One line a problem, `path:line: problem`.
 */
export function sourceProblems(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const problems: string[] = [];
  const lineOf = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const report = (line: number, problem: string): void => void problems.push(`${path}:${line}: ${problem}`);

  nameProblems(path).forEach((problem) => {
    report(1, problem);
  });
  problems.push(...lengthProblems(path, text));
  const visit = (node: ts.Node): void => {
    const found = importOf(node, lineOf);
    if (found) {
      const problem = importProblem(path, found);
      if (problem) report(found.line, problem);
    }
    for (const problem of exportProblems(path, node)) report(lineOf(node), problem);
    if (isPortable(path)) for (const problem of portabilityProblems(node)) report(lineOf(node), problem);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function nameProblems(path: string): string[] {
  const file = basename(path, ".ts");
  const problems = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?$/.test(file)) problems.push(`file name ${file} is not kebab-case`);
  const vague = [...dirname(path).split("/"), file].find((name) =>
    name.split(/[-.]/).some((word) => /^(utils?|helpers?|misc|common|managers?)$/.test(word)),
  );
  if (vague !== undefined) problems.push(`${vague} says nothing about what is in it`);
  const folder = folderOf(path);
  if (folder !== "" && rankOf(folder) < 0) problems.push(`folder src/${folder} has no place in the house`);
  return problems;
}

/** Whether a file is longer than a reader has patience for. */
export function lengthProblems(path: string, text: string): string[] {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  if (lines <= MOST_LINES || isNumericTable(text, lines)) return [];
  return [`${path}:${MOST_LINES + 1}: ${lines} lines, at most ${MOST_LINES}`];
}

/** Whether more than half of a file's lines are lines of nothing but numbers. */
function isNumericTable(text: string, lines: number): boolean {
  const numeric = text.split("\n").filter((line) => /\d/.test(line) && /^[-+\d.eExXn,\s[\]]*$/.test(line));
  return numeric.length > lines / 2;
}

function importOf(node: ts.Node, lineOf: (node: ts.Node) => number): Import | undefined {
  const made = (specifier: ts.Node | undefined, lazy: boolean): Import | undefined =>
    specifier && ts.isStringLiteralLike(specifier)
      ? { specifier: specifier.text, line: lineOf(node), lazy }
      : undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return made(node.moduleSpecifier, false);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? made(node.argument.literal, true) : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return made(node.arguments[0], isInFunction(node));
  }
  return undefined;
}

function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isFunctionLike) !== undefined;
}

function importProblem(path: string, { specifier, lazy }: Import): string | undefined {
  const folder = folderOf(path);
  if (!specifier.startsWith(".")) return packageProblem(path, specifier, lazy);
  const target = posix.join(dirname(path), specifier);
  if (!target.startsWith("src/")) return `imports ${specifier}, which is not in src`;
  const other = folderOf(target);
  if (BARRELS.includes(target)) return `imports the barrel ${target}; import the file that has it`;
  if (other === folder || path === "src/index.ts") {
    return path === "src/index.ts" && !isPortable(target)
      ? `imports ${target}, which is not portable`
      : undefined;
  }
  if (rankOf(other) < rankOf(folder)) return undefined;
  return `imports ${target}: ${other === "" ? "src" : other} is not below ${folder}`;
}

function packageProblem(path: string, specifier: string, lazy: boolean): string | undefined {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  if (name === "churnkit") return `imports ${specifier}, itself`;
  if (LAZY_PACKAGES.includes(name) && !lazy)
    return `imports ${specifier} at once; use import() in a function`;
  const mayUse = !isPortable(path) || PORTABLE_PACKAGES.includes(name);
  return mayUse ? undefined : `imports ${specifier}, which the portable core may not`;
}

function exportProblems(path: string, node: ts.Node): string[] {
  const problems = [];
  if (ts.isExportAssignment(node)) problems.push("default export");
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) problems.push("default export");
  if (ts.isExportSpecifier(node) && node.name.text === "default") problems.push("default export");
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && !BARRELS.includes(path)) {
    problems.push("exports what another file has; only src/index.ts and src/node/index.ts do");
  }
  return problems;
}

function portabilityProblems(node: ts.Node): string[] {
  const problems = [];
  if (ts.isIdentifier(node) && isReference(node)) {
    if (UNPORTABLE.has(node.text)) problems.push(`${node.text} depends on the place or the moment`);
    // Math itself may only be asked for a member by name, or the members could not be checked.
    if (node.text === "Math" && !isObjectOfAccess(node)) problems.push("Math without a member's name");
  }
  if (ts.isPropertyAccessExpression(node)) {
    const { text } = node.name;
    if (ts.isIdentifier(node.expression) && node.expression.text === "Math" && !EXACT_MATH.has(text)) {
      problems.push(`Math.${text} is not the same in every engine; see src/random`);
    }
    if (UNPORTABLE_METHODS.test(text)) problems.push(`${text} depends on the language of the machine`);
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isPower =
      kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
    // A power of the literal 2 to a whole number is exact in every engine there is.
    const isOfTwo = ts.isNumericLiteral(node.left) && node.left.text === "2";
    if (isPower && !isOfTwo)
      problems.push("** is not the same in every engine; multiply, or use pow of src/random");
  }
  return problems;
}

/** Whether an identifier stands for a value or a type, not for a member's or a declaration's name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) {
    return (ts.isPropertyAccessExpression(parent) ? parent.expression : parent.left) === node;
  }
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  const isName = "name" in parent && parent.name === node;
  return !isName || ts.isShorthandPropertyAssignment(parent);
}

function isObjectOfAccess(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}
