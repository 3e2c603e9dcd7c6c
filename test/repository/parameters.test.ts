import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Parameters } from "../../src/market/parameter.ts";
import { projectText, typeScriptFiles } from "./project-files.ts";

const parameters: Parameters = JSON.parse(projectText("data/parameters.json"));

/** Names of parameters for which a source file asks: as they stand, or patterns where a part is filled in. */
function namesIn(path: string, text: string): RegExp[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const names: RegExp[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) names.push(patternOf([node.text]));
    if (node && ts.isTemplateExpression(node)) {
      names.push(patternOf([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]));
    }
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === "parameterValue"
    ) {
      add(node.arguments[1]);
    }
    if (ts.isElementAccessExpression(node) && /\bparameters$/.test(node.expression.getText())) {
      add(node.argumentExpression);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function patternOf(parts: readonly string[]): RegExp {
  const literal = (part: string) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${parts.map(literal).join("\\w+")}$`);
}

const used = typeScriptFiles("src").flatMap((path) => namesIn(path, projectText(path)));

describe("data/parameters.json", () => {
  it.each(Object.entries(parameters))("says of %s what it is and how it is known", (_, parameter) => {
    expect(parameter.unit).toMatch(/\S/);
    expect(parameter.source).toMatch(/\S/);
    expect(parameter.meaning).toMatch(/^[A-Z].*\.$/);
    expect(parameter.evidence).toBeOneOf([
      "reported",
      "derived",
      "estimated",
      "literature",
      "assumed",
      "calibrated",
    ]);
    const [low, high] = parameter.range;
    expect(low).toBeLessThan(high);
    // A fitted value may leave the range of its prior, which it then must show; any other lies within it.
    if (parameter.evidence === "calibrated") {
      const { mean, range } = parameter.prior!;
      expect(range).toEqual(parameter.range);
      expect(mean).toBeGreaterThanOrEqual(low);
      expect(mean).toBeLessThanOrEqual(high);
    } else {
      expect(parameter.value).toBeGreaterThanOrEqual(low);
      expect(parameter.value).toBeLessThanOrEqual(high);
    }
  });

  it("has no parameter that the engine does not use", () => {
    const idle = Object.keys(parameters).filter((id) => !used.some((name) => name.test(id)));
    expect(idle).toEqual([]);
  });

  it("has every parameter that the engine asks for", () => {
    expect(used.length).toBeGreaterThan(40);
    const unknown = used.filter((name) => !Object.keys(parameters).some((id) => name.test(id)));
    expect(unknown).toEqual([]);
  });
});

describe("names of parameters in a source", () => {
  it("are those that are asked for", () => {
    const text = `parameterValue(parameters, "a.b"); scenario.parameters["c.d"]; parameters[\`e.\${x}.f\`];
      other["g.h"]; f("i.j");`;
    const names = namesIn("a.ts", text);
    expect(names.map((name) => name.source)).toEqual(["^a\\.b$", "^c\\.d$", "^e\\.\\w+\\.f$"]);
  });
});
