import { expect, it } from "vitest";
import { attributionSection, movedSection } from "../../src/cli/attribution-section.ts";
import { sampleAttribution } from "../chart/sample-attribution.ts";

const result = sampleAttribution();
const varied = [
  {
    path: "events.name.severity",
    low: { value: 0.3, shares: { price: -1_700_000, name: -200_000 } },
    high: { value: 0.8, shares: { price: -1_800_000, name: -500_000 } },
  },
];

const made = { subscribers: 20_000, draws: 5, group: ["a=b,c"], vary: [] };

it("has the command, a row for each share, interactions and notes", () => {
  const text = attributionSection(result, made);
  expect(text).toContain(
    "`npx churnkit attribute sample --period 2011Q3 --quantity closing --subscribers 20000 --draws 5 --replicates 1 --seed 1 --group a=b,c` (160 runs):",
  );
  for (const { event } of result.shares) expect(text).toContain(`| \`${event}\``);
  expect(text).toMatch(/\| `price`, `sorry` \| -1,7\d\dk \| -\S+ to -\S+ \| {2}\| \d\d\.\d % \|/);
  expect(text).toContain("| `kiosk` | 0, announced later |");
  expect(text).toMatch(/\| `price` and `name` \| -141k \|/);
  expect(text).toMatch(/^- name was announced 13 days before the end/m);
  const tables = text.split("\n").filter((line) => line.startsWith("|"));
  expect(tables.every((line) => line.endsWith("|"))).toBe(true);
});

it("has a row for each value that was moved, of the events that have a share", () => {
  const shares = result.shares.filter(({ event }) => ["price", "name", "kiosk"].includes(event));
  const text = movedSection({ ...result, shares }, varied, {
    ...made,
    vary: ["events.name.severity=0.3,0.8"],
  });
  expect(text).toContain("--group a=b,c --vary events.name.severity=0.3,0.8`:");
  expect(text).toContain("| one value moved | share of `price` | share of `name` |");
  expect(text).toContain("| `events.name.severity` 0.3 to 0.8 | -1,700k to -1,800k | -200k to -500k |");
});
