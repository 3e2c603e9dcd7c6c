import { expect, it } from "vitest";
import { attributionSection } from "../../src/cli/attribution-section.ts";
import { sampleAttribution } from "../chart/sample-attribution.ts";

const result = sampleAttribution();
const varied = [
  {
    path: "events.name.severity",
    low: { value: 0.3, shares: { price: -1_700_000, name: -200_000 } },
    high: { value: 0.8, shares: { price: -1_800_000, name: -500_000 } },
  },
];

it("has the command, a row for each share, interactions, notes and what was varied", () => {
  const made = { subscribers: 20_000, draws: 5, group: ["a=b,c"], vary: ["events.name.severity=0.3,0.8"] };
  const text = attributionSection(result, varied, made);
  expect(text).toContain(
    "`npx churnkit attribute sample --period 2011Q3 --quantity closing --subscribers 20000 --draws 5 --replicates 1 --seed 1 --group a=b,c --vary events.name.severity=0.3,0.8` (160 runs):",
  );
  for (const { event } of result.shares) expect(text).toContain(`| \`${event}\``);
  expect(text).toMatch(/\| `price`, `sorry` \| -1,7\d\dk \| -\S+ to -\S+ \| {2}\| \d\d\.\d % \|/);
  expect(text).toContain("| `kiosk` | 0, announced later |");
  expect(text).toMatch(/\| `price` and `name` \| -141k \|/);
  expect(text).toContain("| `events.name.severity` 0.3 to 0.8 | -1,700k to -1,800k |");
  expect(text).toMatch(/^- name was announced 13 days before the end/m);
  const tables = text.split("\n").filter((line) => line.startsWith("|"));
  expect(tables.every((line) => line.endsWith("|"))).toBe(true);
});
