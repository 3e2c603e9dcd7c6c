import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";

const inFolder = useFolder();
const tiny = ["run", "netflix-2011", "--subscribers", "300"];

const flows = ["opening", "grossAdditions", "returns", "cancellations", "netAdditions", "closing"];
const figures = [...flows, "monthlyChurn", "revenue", "contribution"];
const periodKeys = ["period", "start", "end", ...figures, "byPlan", "byTier"];

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Every file below a folder with its bytes. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path).toString("base64")];
    }),
  );
}

describe("run --json", () => {
  it("has the keys of the contract and no others", async () => {
    const { periods, ...document } = await documentOf(...tiny, "--seed", "7");
    expect(document).toEqual({
      scenario: "netflix-2011",
      seed: 7,
      replicates: 1,
      agents: 300,
      peoplePerAgent: 24_590_000 / 300,
      engine: JSON.parse(readFileSync("package.json", "utf8")).version,
      seconds: expect.any(Number),
    });
    expect(periods.map(({ period, start, end }: Record<string, string>) => [period, start, end])).toEqual([
      ["2011Q3", "2011-07-01", "2011-09-30"],
      ["2011Q4", "2011-10-01", "2011-12-31"],
    ]);
    for (const period of periods) {
      expect(Object.keys(period).sort()).toEqual([...periodKeys, "observed"].sort());
      expect(Object.keys(period.byPlan)).toEqual(["streaming", "dvd", "both"]);
      expect(Object.keys(period.byTier).sort()).toEqual(
        ["streaming", "dvd-1", "dvd-2", "dvd-3", "both-1", "both-2", "both-3"].sort(),
      );
    }
  });

  it("has flows that balance to one person, and plans that add up", async () => {
    const { periods } = await documentOf(
      "run",
      "netflix-2011",
      "--subscribers",
      "997",
      "--until",
      "2012-05-20",
    );
    expect(periods).toHaveLength(4);
    let before: number | undefined;
    for (const period of periods) {
      const { opening, grossAdditions, returns, cancellations, netAdditions, closing } = period;
      expect(Math.abs(opening + grossAdditions - cancellations - closing)).toBeLessThan(1);
      expect(Math.abs(grossAdditions - cancellations - netAdditions)).toBeLessThan(1);
      expect(Math.abs(sum(period.byPlan) - closing)).toBeLessThan(1);
      expect(Math.abs(sum(period.byTier) - closing)).toBeLessThan(1);
      const { "both-1": one, "both-2": two, "both-3": three } = period.byTier;
      expect(Math.abs(one + two + three - period.byPlan.both)).toBeLessThan(1);
      expect(returns).toBeGreaterThan(0);
      expect(returns).toBeLessThan(grossAdditions);
      if (before !== undefined) expect(opening).toBe(before);
      before = closing;
    }
    const [third] = periods;
    expect(third.monthlyChurn).toBeCloseTo(
      third.cancellations / (third.opening + third.grossAdditions) / 3,
      12,
    );
  });

  it("marks a quarter that is cut, and shows what was observed of whole ones only", async () => {
    const { periods } = await documentOf(...tiny, "--until", "2011-11-15");
    expect(periods.map(({ partial, end }: Record<string, unknown>) => [partial, end])).toEqual([
      [undefined, "2011-09-30"],
      [true, "2011-11-15"],
    ]);
    expect(periods[0].observed).toEqual({
      closing: 23_790_000,
      grossAdditions: 4_700_000,
      cancellations: 5_510_000,
      netAdditions: -810_000,
      monthlyChurn: 0.0627,
      revenue: 799_000_000,
      byPlan: { streaming: 9_860_000, dvd: 2_340_000, both: 11_590_000 },
    });
    expect(periods[1]).not.toHaveProperty("observed");
  });

  it("summarises every number of several replicates, and nothing else", async () => {
    const { periods, replicates } = await documentOf(...tiny, "--replicates", "3", "--until", "2011-11-15");
    expect(replicates).toBe(3);
    const summary = {
      mean: expect.any(Number),
      p05: expect.any(Number),
      p50: expect.any(Number),
      p95: expect.any(Number),
    };
    const plans = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, summary]));
    for (const period of periods) {
      const { observed, partial, ...simulated } = period;
      expect(simulated).toEqual({
        ...Object.fromEntries(figures.map((name) => [name, summary])),
        period: expect.any(String),
        start: expect.any(String),
        end: expect.any(String),
        byPlan: plans(["streaming", "dvd", "both"]),
        byTier: plans(["streaming", "dvd-1", "dvd-2", "dvd-3", "both-1", "both-2", "both-3"]),
      });
      expect(simulated.closing.p05).toBeLessThanOrEqual(simulated.closing.p50);
      expect(simulated.closing.p50).toBeLessThanOrEqual(simulated.closing.p95);
    }
    expect(periods[0].observed.closing).toBe(23_790_000);
    expect(periods[1].partial).toBe(true);
  });

  it("has as mean over the replicates what single runs have", async () => {
    const closings = [];
    for (const seed of [4, 5])
      closings.push((await documentOf(...tiny, "--seed", `${seed}`)).periods[0].closing);
    const { periods } = await documentOf(...tiny, "--seed", "4", "--replicates", "2");
    expect(periods[0].closing.mean).toBeCloseTo((closings[0] + closings[1]) / 2, 6);
    expect(periods[0].closing.p50).toBeCloseTo((closings[0] + closings[1]) / 2, 6);
  });

  it("gives the same on any number of threads", async () => {
    const documents = [];
    for (const workers of ["1", "2", "4"]) {
      const { seconds, ...document } = await documentOf(...tiny, "--replicates", "4", "--workers", workers);
      documents.push(JSON.stringify(document));
    }
    expect(new Set(documents).size).toBe(1);
  });

  it("runs a scenario file; nothing was observed of it", async () => {
    const scenario = JSON.parse(readFileSync("data/netflix-2011/scenario.json", "utf8"));
    writeFileSync(inFolder("mine.json"), JSON.stringify({ ...scenario, id: "mine", title: "Mine" }));
    const document = await documentOf("run", inFolder("mine.json"), "--subscribers", "300");
    const shipped = await documentOf(...tiny);
    expect(document.scenario).toBe("mine");
    expect(document.periods[0]).not.toHaveProperty("observed");
    expect(document.periods[0].closing).toBe(shipped.periods[0].closing);
  });

  it("follows --set", async () => {
    const cheap = await documentOf(...tiny, "--set", "events.price.prices.both-1=9.99");
    const shipped = await documentOf(...tiny);
    expect(cheap.periods[0].byTier["both-1"]).toBeGreaterThan(shipped.periods[0].byTier["both-1"]);
  });
});

describe("run --out", () => {
  const options = ["--replicates", "2", "--until", "2011-11-15", "--set", "events.price.prices.both-1=12.99"];

  it("is made again by --from, byte for byte, on another number of threads", async () => {
    const first = await churnkit(...tiny, ...options, "--workers", "1", "--out", inFolder("first"));
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const again = inFolder("below", "again");
    const from = inFolder("first", "manifest.json");
    expect((await churnkit("run", "--from", from, "--workers", "2", "--out", again)).code).toBe(0);
    const files = filesOf(inFolder("first"));
    expect(Object.keys(files).sort()).toEqual(
      [
        ...["churn", "subscribers", "waterfall"].flatMap((name) => [
          `charts/${name}.png`,
          `charts/${name}.svg`,
        ]),
        "ledger.csv",
        "manifest.json",
        "summary.json",
      ].sort(),
    );
    expect(filesOf(again)).toEqual(files);
    // Nothing is left of the folder that they were written in.
    expect(readdirSync(inFolder())).not.toContainEqual(expect.stringMatching(/tmp$/));
  });

  it("has in summary.json what --json prints, without the time it took", async () => {
    const { seconds, ...document } = await documentOf(...tiny, ...options, "--out", inFolder("second"));
    const summary = JSON.parse(readFileSync(inFolder("second", "summary.json"), "utf8"));
    expect(summary).toEqual(document);
    for (const name of ["summary.json", "manifest.json", "ledger.csv"]) {
      expect(readFileSync(inFolder("second", name), "utf8")).not.toMatch(/seconds|elapsed/);
    }
  });

  it("replaces the files of an earlier run, and leaves what else is there", async () => {
    writeFileSync(inFolder("second", "notes.txt"), "mine");
    const before = filesOf(inFolder("second"));
    expect((await churnkit(...tiny, "--seed", "2", "--out", inFolder("second"))).code).toBe(0);
    const after = filesOf(inFolder("second"));
    expect(after["notes.txt"]).toBe(before["notes.txt"]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after["ledger.csv"]).not.toBe(before["ledger.csv"]);
  });

  it("writes nothing if the run fails", async () => {
    const { code } = await churnkit(...tiny, "--set", "nowhere=1", "--out", inFolder("never"));
    expect(code).toBe(2);
    expect(existsSync(inFolder("never"))).toBe(false);
  });
});

describe("run for people", () => {
  it("shows simulated beside observed, what was fitted and what predicted, and draws it", async () => {
    const { stdout, stderr, code } = await churnkit(...tiny);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toMatch(/^Netflix 2011: .*: 300 agents, each for 81,967 people; seed 1\n/);
    for (const text of ["2011Q3 (fitted)", "2011Q4 (predicted)", "23.79 M", "churn per month", "█"]) {
      expect(stdout).toContain(text);
    }
  });

  it.each([
    ["once", () => []],
    ["in an ensemble", () => ["--resume", inFolder("runs.jsonl"), "--replicates", "2"]],
  ])("calls nothing fitted or predicted in a world that --set changed, %s", async (_, more) => {
    const set = ["--set", "events.price.prices.both-1=12.99"];
    const out = inFolder("changed");
    const { stdout } = await churnkit(...tiny, ...set, ...more(), "--out", out);
    const repeated = await churnkit("run", "--from", join(out, "manifest.json"));
    for (const text of [stdout, repeated.stdout]) {
      expect(text).toContain("2011Q3 (changed)");
      expect(text).toContain("2011Q4 (changed)");
      expect(text).not.toMatch(/fitted|predicted/);
    }
    const charts = readdirSync(join(out, "charts")).filter((name) => name.endsWith(".svg"));
    for (const name of charts)
      expect(readFileSync(join(out, "charts", name), "utf8")).not.toContain("predicted");
  });

  it("knows what was fitted where --set gives the scenario's own value or another last day", async () => {
    const set = ["--set", "until=2012-03-31", "--set", "events.price.prices.both-1=15.98"];
    const { stdout } = await churnkit(...tiny, ...set);
    for (const text of ["2011Q3 (fitted)", "2012Q1 (predicted)"]) expect(stdout).toContain(text);
  });

  it("says of a scenario of one's own that nobody tested the model on it, and of a case where that is told", async () => {
    const { scenario } = loadCase("netflix-2011");
    writeFileSync(inFolder("gym.json"), JSON.stringify({ ...scenario, id: "gym" }));
    const own = ["run", inFolder("gym.json"), "--subscribers", "300"];
    const said = (await churnkit(...own)).stdout;
    expect(said).toMatch(/ nobody tested it on this firm\. --draws 100 shows an interval\.\n$/);
    expect(said).not.toContain("docs/validation.md");
    expect((await churnkit(...own, "--draws", "2")).stdout).toMatch(/ nobody tested it on this firm\.\n$/);
    expect((await churnkit(...tiny)).stdout).toMatch(/ Fitted and predicted: docs\/validation\.md\n$/);
  });

  it("shows the spread of several replicates", async () => {
    const { stdout } = await churnkit(...tiny, "--replicates", "2");
    expect(stdout).toContain("seeds 1 to 2");
    expect(stdout).toContain("5 % to 95 %");
  });
});
