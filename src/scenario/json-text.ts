import type { ScenarioIssue } from "./issue.ts";

/** What a text says as JSON, or why it says nothing. */
export type JsonTextResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

/** Deeper than any scenario, and shallow enough for the stack. */
const deepest = 200;

/**
 * Read JSON strictly. Unlike `JSON.parse` alone it says in every case where the text goes wrong, and refuses
 * an object that has the same key twice, of which `JSON.parse` would silently drop one. A byte order mark is
 * passed over.
 */
export function parseJsonText(text: string): JsonTextResult {
  const scanner = new Scanner(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  try {
    return { ok: true, value: scanner.document() };
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return { ok: false, issues: [problem.issue] };
    throw problem;
  }
}

class SyntaxProblem extends Error {
  readonly issue: ScenarioIssue;
  constructor(issue: ScenarioIssue) {
    super(issue.expected);
    this.issue = issue;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** Keys of the objects that are being read, the outermost first; elements of lists have none. */
  readonly #keys: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail("the end of the file");
    return value;
  }

  #value(): unknown {
    this.#space();
    const next = this.#text[this.#at];
    if (next === "{") return this.#nested(() => this.#object());
    if (next === "[") return this.#nested(() => this.#array());
    if (next === '"') return this.#string();
    const token = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (!match) this.#fail("a JSON value", valueHint(this.#text.slice(this.#at, this.#at + 10)));
    this.#at += match[0].length;
    return JSON.parse(match[0]);
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) this.#fail(`at most ${deepest} levels of nesting`);
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const starts = new Map<string, number>();
    while (!this.#closes("}", entries.size)) {
      if (this.#text[this.#at] !== '"') this.#fail("a key in double quotes", this.#afterComma("}"));
      const start = this.#at;
      const key = this.#string();
      const first = starts.get(key);
      if (first !== undefined) this.#twice(key, first, start);
      starts.set(key, start);
      this.#space();
      if (this.#text[this.#at] !== ":") this.#fail('":"');
      this.#at++;
      this.#keys.push(key);
      entries.set(key, this.#value());
      this.#keys.pop();
    }
    return Object.fromEntries(entries);
  }

  #array(): unknown[] {
    const elements: unknown[] = [];
    while (!this.#closes("]", elements.length)) {
      if (this.#text[this.#at] === "]") this.#fail("a JSON value", this.#afterComma("]"));
      elements.push(this.#value());
    }
    return elements;
  }

  /** Passes over the bracket that ends a container, or over the comma before its next part. */
  #closes(bracket: string, size: number): boolean {
    this.#space();
    if (this.#text[this.#at] === bracket) {
      this.#at++;
      return true;
    }
    if (size > 0) {
      if (this.#text[this.#at] !== ",") this.#fail(`"," or "${bracket}"`);
      this.#at++;
      this.#space();
    }
    return false;
  }

  #string(): string {
    const token = /"(?:[^"\\\n\r]|\\.)*"/y;
    token.lastIndex = this.#at;
    const match = token.exec(this.#text);
    if (!match) this.#fail("a text that ends with a quote on its line");
    try {
      const value: string = JSON.parse(match[0]);
      this.#at += match[0].length;
      return value;
    } catch {
      this.#fail("a text with no control characters and only JSON's escapes");
    }
  }

  #space(): void {
    while (this.#at < this.#text.length && " \t\n\r".includes(this.#text[this.#at]!)) this.#at++;
  }

  #twice(key: string, first: number, again: number): never {
    const holder = this.#keys.length === 0 ? "its object" : this.#keys.join(".");
    const hint = `the first is on line ${this.#place(first)[0]}`;
    this.#fail(`the key ${JSON.stringify(key)} only once in ${holder}`, hint, again);
  }

  #afterComma(bracket: string): string | undefined {
    return this.#text[this.#at] === bracket
      ? "no comma after the last one"
      : valueHint(this.#text.slice(this.#at));
  }

  /** Line and column of a character, both from 1. */
  #place(at: number): readonly [number, number] {
    const before = this.#text.slice(0, at).split("\n");
    return [before.length, before.at(-1)!.length + 1];
  }

  #fail(expected: string, hint?: string, at = this.#at): never {
    const [line, column] = this.#place(at);
    const path = `line ${line}, column ${column}`;
    const rest = this.#text.slice(at).split(/\s/, 1)[0]!.slice(0, 20);
    const found = at >= this.#text.length ? "the end of the file" : rest === "" ? "a blank" : rest;
    throw new SyntaxProblem(hint === undefined ? { path, expected, found } : { path, expected, found, hint });
  }
}

function valueHint(rest: string): string | undefined {
  if (rest.startsWith("//") || rest.startsWith("/*")) return "JSON has no comments";
  if (rest.startsWith("'")) return "JSON has double quotes only";
  if (/^(NaN|-?Infinity)/.test(rest)) return "JSON has finite numbers only";
  return undefined;
}
