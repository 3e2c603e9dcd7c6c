import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Parameter, Parameters } from "../../src/market/parameter.ts";
import { projectRoot, projectText } from "./project-files.ts";

const path = "docs/model.md";
const document = projectText(path);
const parameters: Parameters = JSON.parse(projectText("data/parameters.json"));

/** The part of the document between two comments, and what is before and after. */
function between(text: string, from: string, to: string): [before: string, part: string, after: string] {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`${path} lacks ${from} or ${to}`);
  return [text.slice(0, start + from.length), text.slice(start + from.length, end), text.slice(end)];
}

function row([id, parameter]: [string, Parameter]): string {
  const { value, unit, range, evidence, source, meaning, prior } = parameter;
  const cells = [
    `\`${id}\``,
    meaning,
    unit,
    prior?.mean ?? value,
    `${range[0]} to ${range[1]}`,
    prior ? `**${value}**` : "",
    evidence,
    source,
  ];
  return `| ${cells.map((cell) => String(cell ?? "").replaceAll("|", "\\|")).join(" | ")} |`;
}

function parameterTable(): string {
  const head = "| parameter | meaning | unit | prior | range | fitted | evidence | source |";
  return ["", head, "|---|---|---|---|---|---|---|---|", ...Object.entries(parameters).map(row), ""].join(
    "\n",
  );
}

describe(path, () => {
  it("has the table of data/parameters.json; with -u it is written anew", async () => {
    const [before, , after] = between(document, "<!-- table of parameters -->", "<!-- end of the table -->");
    await expect(`${before}${parameterTable()}${after}`).toMatchFileSnapshot(join(projectRoot, path));
  });

  it("has the order of the day as the day loop's docstring has it", () => {
    const [, order] = between(document, "day-loop.ts -->", "<!-- end of the order -->");
    const docstring = projectText("src/simulation/day-loop.ts").replace(/^ *\* ?/gm, "");
    const [, list] = between(docstring, "Each day, in this order:", "Work is proportional");
    const plain = (text: string) => text.replace(/\s+/g, " ").trim();
    expect(plain(order)).toBe(plain(list));
  });

  it("speaks of parameters by names that they have", () => {
    const groups = new Set(Object.keys(parameters).map((id) => id.split(".")[0]));
    const named = [...document.matchAll(/`([a-z]\w*(?:\.(?:<\w+>|\w+))+)`/gi)].map(([, name]) => name);
    const ours = named.filter((name) => groups.has(name.split(".")[0]));
    const pattern = (name: string) => new RegExp(`^${name.replace(/\./g, "\\.").replace(/<\w+>/g, "\\w+")}$`);
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.filter((name) => !Object.keys(parameters).some((id) => pattern(name).test(id)))).toEqual([]);
    const unsaid = Object.keys(parameters).filter(
      (id) => !document.replace(/^\|.*$/gm, "").includes(id.split(".").at(-1)!),
    );
    expect(unsaid).toEqual([]);
  });
});
