import { expect, test } from "vitest";
import { needsAscii, quarterChart } from "../../src/cli/terminal-chart.ts";
import { summarisePeriods } from "../../src/experiment/replicate.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { sampleObserved, sampleOutcome } from "../chart/sample-outcome.ts";

const periods = periodsOf(sampleOutcome(), sampleObserved);
const columns = (text: string) => Math.max(...text.split("\n").map((line) => [...line].length));

test("shows observed and simulated closing by family, in at most 78 columns", () => {
  const text = quarterChart(periods);
  expect(columns(text)).toBeLessThanOrEqual(78);
  expect(text).toMatchInlineSnapshot(`
    "2011Q3: 24.10M subscribers observed, 24.01M simulated (−0.4 %)
    streaming simulated  7.57M ███████████████████████████▏
    dvd       simulated  2.52M █████████
    both      observed  13.50M ████████████████████████████████████████████████▍
              simulated 13.92M ██████████████████████████████████████████████████

    2011Q4: 23.90M subscribers observed, 23.82M simulated (−0.3 %)
    streaming simulated  8.21M █████████████████████████████▍
    dvd       simulated  5.18M ██████████████████▌
    both      simulated 10.43M █████████████████████████████████████▍"
  `);
});

test("names what is counted where it is not subscribers", () => {
  const text = quarterChart(periods, { unit: "points of a sales index" });
  expect(text).toMatch(/^2011Q3: 24\.10M points of a sales index observed, /);
  expect(text).not.toContain("subscribers");
});

test("does with ASCII alone", () => {
  const text = quarterChart(periods, { ascii: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  expect(text).toMatch(/^[\x00-\x7f]+$/);
  expect(columns(text)).toBeLessThanOrEqual(78);
  expect(text).toContain("both      observed  13.50M #####");
});

test("bars are as long as the people are many, to an eighth of a column", () => {
  const [period] = periods;
  const bars = quarterChart([{ ...period!, observed: {} }])
    .split("\n")
    .slice(1);
  const eighths = bars.map((bar) => {
    const drawn = [...(/[█▏▎▍▌▋▊▉]+$/.exec(bar)?.[0] ?? "")];
    return drawn.reduce((sum, block) => sum + (block === "█" ? 8 : " ▏▎▍▌▋▊▉".indexOf(block)), 0);
  });
  const people = Object.values(period!.byPlan);
  const [longest, most] = [Math.max(...eighths), Math.max(...people)];
  for (const [index, length] of eighths.entries()) {
    expect(Math.abs(length - (people[index]! / most) * longest)).toBeLessThanOrEqual(1);
  }
});

test("shows the means of several replicates", () => {
  const runs = [1, 2].map((seed) => periodsOf(sampleOutcome({ seed })));
  const mean = (runs[0]![0]!.closing + runs[1]![0]!.closing) / 2;
  const text = quarterChart(summarisePeriods(runs, sampleObserved));
  expect(text.split("\n")[0]).toContain(`${(mean / 1e6).toFixed(2)}M simulated`);
});

test("keeps to other widths, long names, small numbers, parts of quarters and nothing", () => {
  const families = ["a-family-with-a-long-name", "b", "c"] as const;
  const named = periodsOf(sampleOutcome({ families, until: "2011-08-20" }));
  const text = quarterChart(named, { width: 50 });
  expect(columns(text)).toBeLessThanOrEqual(50);
  expect(text).toContain("2011Q3 (part): 24.09M subscribers simulated");
  expect(text).toContain("a-family-wi…");
  const few = { ...named[0]!, closing: 12, byPlan: { only: 12, none: 0 } };
  expect(quarterChart([few]).split("\n").slice(1).join("\n")).toMatch(
    /only simulated 12 █+\nnone simulated {2}0$/,
  );
  expect(quarterChart([])).toBe("");
});

test.each([
  [{ LANG: "en_US.UTF-8" }, false],
  [{ LANG: "C.utf8" }, false],
  [{}, false],
  [{ LANG: "C" }, true],
  [{ LANG: "en_US.UTF-8", LC_ALL: "POSIX" }, true],
  [{ TERM: "dumb", LANG: "en_US.UTF-8" }, true],
  [{ TERM: "linux" }, true],
])("%j needs ASCII: %s", (environment, expected) => {
  expect(needsAscii(environment)).toBe(expected);
});
