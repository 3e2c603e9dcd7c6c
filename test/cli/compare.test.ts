import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { MarketEvent } from "../../src/market/event.ts";
import type { Sourced } from "../../src/market/evidence.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";

const inFolder = useFolder();
const size = ["--subscribers", "300"];
const compare = ["compare", "netflix-2011", ...size];

const rumour = {
  id: "rumour",
  type: "media",
  announced: "2011-08-01",
  severity: 0.5,
  evidence: "assumed",
  source: "made up for tests",
};

function written(name: string, content: unknown): string {
  writeFileSync(inFolder(name), JSON.stringify(content));
  return inFolder(name);
}

describe("compare --json", () => {
  it("has the keys of the contract; its base is what run gives", async () => {
    const document = await documentOf(...compare, "--without", "qwikster", "--seed", "3");
    const { base, counterfactual, difference, ...rest } = document;
    expect(rest).toEqual({
      scenario: "netflix-2011",
      seed: 3,
      replicates: 1,
      agents: 300,
      removed: ["qwikster", "qwikster-reversal"],
      added: [],
    });
    expect(base.periods).toEqual((await documentOf("run", "netflix-2011", ...size, "--seed", "3")).periods);
    for (const [index, { observed, ...period }] of base.periods.entries()) {
      const other = counterfactual.periods[index];
      expect(Object.keys(other)).toEqual(Object.keys(period));
      expect(Object.keys(difference[index])).toEqual(Object.keys(period));
      expect(difference[index].closing).toBe(other.closing - period.closing);
      expect(difference[index].byTier["dvd-1"]).toBe(other.byTier["dvd-1"] - period.byTier["dvd-1"]);
      expect(difference[index].period).toBe(period.period);
    }
    expect(difference[1].revenue).not.toBe(0);
  });

  it("summarises differences that are paired by seed, not differences of summaries", async () => {
    const seeds = ["1", "2", "3"];
    const single = [];
    for (const seed of seeds) single.push(await documentOf(...compare, "--without", "price", "--seed", seed));
    const several = await documentOf(...compare, "--without", "price", "--replicates", "3");
    const losses = single.map(({ difference }) => difference[0].closing).toSorted((a, b) => a - b);
    expect(several.difference[0].closing.p50).toBe(losses[1]);
    expect(several.difference[0].closing.p95).toBeCloseTo(losses[1] + 0.9 * (losses[2] - losses[1]), 4);
    expect(several.difference[0].byPlan.dvd).toHaveProperty("p05");
    expect(several.base.periods[0].closing).toHaveProperty("p05");
    expect(several.counterfactual.periods[0].closing).toHaveProperty("p05");
  });

  it("removes several events in one world, and all", async () => {
    const { removed } = await documentOf(...compare, "--without", "starz", "--without", "apology");
    expect(removed).toEqual(["starz", "apology"]);
    const all = await documentOf(...compare, "--without", "all");
    const [{ events }] = (await documentOf("cases")).filter(
      ({ id }: { id: string }) => id === "netflix-2011",
    );
    expect(all.removed).toEqual(events);
  });

  it("adds an event or several, and combines changes", async () => {
    const one = await documentOf(...compare, "--with", written("one.json", rumour));
    expect(one.added).toEqual(["rumour"]);
    const file = written("two.json", [rumour, { ...rumour, id: "scare", announced: "2011-08-05" }]);
    const { removed, added, difference } = await documentOf(
      ...compare,
      ...["--with", file, "--without", "starz", "--set", "events.price.prices.both-1=9.99"],
    );
    expect({ removed, added }).toEqual({ removed: ["starz"], added: ["rumour", "scare"] });
    expect(difference[0].byTier["both-1"]).toBeGreaterThan(one.difference[0].byTier["both-1"]);
  });

  it("brings a second name, splits a plan and takes both back, from files and settings alone", async () => {
    const made = { evidence: "assumed", source: "made up for tests" };
    const name = {
      id: "name",
      type: "rebrand",
      announced: "2011-08-01",
      families: ["both"],
      hassle: 0,
      ...made,
    };
    const split = {
      id: "split",
      type: "plan-split",
      prices: { "both-1": 11.98, "dvd-1": 3.99 },
      adds: ["dvd-1"],
    };
    const back = (of: string) => ({
      id: `${of}-back`,
      type: "reversal",
      of,
      announced: "2011-09-01",
      ...made,
    });
    const events = [name, back("name"), { ...split, announced: "2011-08-01", ...made }, back("split")];
    const wavering = "parameters.reversal.waver=0.3";
    const otherwise = ["--without", "price", "--without", "qwikster", "--set", wavering];
    const document = await documentOf(...compare, ...otherwise, "--with", written("events.json", events));
    expect(document.removed).toEqual(["price", "apology", "qwikster", "qwikster-reversal"]);
    expect(document.added).toEqual(["name", "name-back", "split", "split-back"]);
    expect(document.counterfactual.periods[0].byTier["dvd-1"]).toBeGreaterThan(0);
    expect(document.difference[1].closing).not.toBe(0);
  });

  it("finds nothing at all where the change reaches nobody", async () => {
    const options = ["--until", "2011-08-31", "--without", "qwikster", "--replicates", "2"];
    const { difference } = await documentOf(...compare, ...options);
    expect(difference[0].closing).toEqual({ mean: 0, p05: 0, p50: 0, p95: 0 });
    expect(difference[0].revenue).toEqual({ mean: 0, p05: 0, p50: 0, p95: 0 });
  });

  it("gives the same on any number of threads", async () => {
    const options = [...compare, "--without", "qwikster", "--replicates", "2", "--json"];
    const [one, two] = [
      await churnkit(...options, "--workers", "1"),
      await churnkit(...options, "--workers", "4"),
    ];
    expect(two).toEqual(one);
  });
});

describe("compare --out", () => {
  it("writes both worlds, and is made again from its manifest", async () => {
    const options = ["--with", written("one.json", rumour), "--without", "starz", "--until", "2011-08-31"];
    await churnkit(...compare, ...options, "--out", inFolder("first"));
    expect(
      (await churnkit("run", "--from", inFolder("first", "manifest.json"), "--out", inFolder("again"))).code,
    ).toBe(0);
    for (const name of [
      "ledger.csv",
      "summary.json",
      "manifest.json",
      "charts/comparison.svg",
      "charts/comparison.png",
    ]) {
      expect(readFileSync(inFolder("again", name)).equals(readFileSync(inFolder("first", name)))).toBe(true);
    }
    const [head, ...rows] = readFileSync(inFolder("first", "ledger.csv"), "utf8").trimEnd().split("\n");
    expect(head).toMatch(/^world,seed,date,plan,/);
    expect(new Set(rows.map((row) => row.split(",")[0]))).toEqual(new Set(["base", "counterfactual"]));
    // Both worlds, 62 days, 7 plans.
    expect(rows).toHaveLength(2 * 62 * 7);
  });
});

it("shows people the change by name", async () => {
  const { stdout } = await churnkit(
    ...compare,
    "--without",
    "qwikster",
    "--set",
    "plans.streaming.title=Watch",
  );
  expect(stdout).toMatch(/without qwikster, qwikster-reversal; .*\n.*plans\.streaming\.title=Watch /);
  expect(stdout).toContain("2011Q3 closing both");
  expect(stdout).toMatch(/\nOne run of each world, without an interval: --replicates 20 .*\n$/);
});

it("calls the changed world by a name, also when its manifest repeats it", async () => {
  const change = ["--set", "events.price.prices.both-1=12.99", "--set", "events.price.prices.both-2=14.99"];
  const args = [...compare, ...change, "--until", "2011-08-31", "--name", "a gentle rise"];
  const { stdout } = await churnkit(...args, "--out", inFolder("named"));
  const [head] = stdout.split("\n").filter((line) => line.includes("as it was"));
  expect(head).toMatch(/│ a gentle rise +│/);
  expect(stdout).toContain(
    "\na gentle rise: events.price.prices.both-1=12.99; events.price.prices.both-2=14.99\n",
  );
  const chart = readFileSync(inFolder("named", "charts", "comparison.svg"), "utf8");
  expect(chart).toContain("a gentle rise");
  await churnkit("run", "--from", inFolder("named", "manifest.json"), "--out", inFolder("named-again"));
  for (const file of ["manifest.json", "charts/comparison.svg"]) {
    expect(readFileSync(inFolder("named-again", file), "utf8")).toBe(
      readFileSync(inFolder("named", file), "utf8"),
    );
  }
});

describe("compare with a second scenario", () => {
  const { scenario } = loadCase("netflix-2011");
  const file = (name: string, change: object) => written(name, { ...scenario, ...change });
  const both = (event: MarketEvent) =>
    event.id === "price" && event.type === "plan-split"
      ? { ...event, prices: { ...event.prices, "both-1": 12.99 } }
      : event;

  it("finds what --set finds, and the events that one of them has not", async () => {
    const mine = file("mine.json", { id: "mine" });
    const gentle = file("gentle.json", { id: "gentle", events: scenario.events.map(both) });
    const { removed, added, difference, counterfactual } = await documentOf("compare", mine, gentle, ...size);
    const set = await documentOf(...compare, "--set", "events.price.prices.both-1=12.99");
    expect(difference).toEqual(set.difference);
    expect(counterfactual).toEqual(set.counterfactual);
    expect({ removed, added }).toEqual({ removed: [], added: [] });
    const calm = file("calm.json", { events: scenario.events.filter(({ id }) => id !== "starz") });
    expect(await documentOf("compare", mine, calm, ...size)).toMatchObject({ removed: ["starz"], added: [] });
  });

  it("calls both by their files, says whether they begin alike, and is made again from its manifest", async () => {
    const plans = { ...scenario.plans };
    const opening = plans.streaming.opening as Sourced;
    plans.streaming = { ...plans.streaming, opening: { ...opening, value: opening.value - 1000 } };
    const [one, two] = [file("one-world.json", {}), file("two-world.json", { plans })];
    for (const options of [[], ["--draws", "2"]]) {
      const args = [one, two, ...size, "--until", "2011-08-31", ...options];
      const out = inFolder(`two${options.length}`);
      const { code, stdout, stderr } = await churnkit("compare", ...args, "--out", out);
      expect([code, stderr]).toEqual([0, "note: the two worlds do not begin with the same subscribers\n"]);
      expect(stdout).toMatch(/│ one-world │ two-world │ difference /);
      await churnkit(
        "run",
        "--from",
        inFolder(`two${options.length}`, "manifest.json"),
        "--out",
        `${out}-again`,
      );
      for (const name of ["manifest.json", "summary.json"])
        expect(readFileSync(`${out}-again/${name}`, "utf8")).toBe(readFileSync(`${out}/${name}`, "utf8"));
    }
  });
});
