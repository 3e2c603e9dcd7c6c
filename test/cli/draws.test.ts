import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ensemble } from "../../src/experiment/ensemble.ts";
import { openCase } from "../../src/node/data/load-case.ts";
import { loadPosterior } from "../../src/node/data/load-posterior.ts";
import { openScenario } from "../../src/node/data/open-scenario.ts";
import { figuresExecutor } from "../../src/node/worker-executor.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";
import { madePosterior } from "./made-posterior.ts";

const inFolder = useFolder();
const size = ["--subscribers", "300", "--until", "2011-09-30"];
let posterior: readonly string[];

beforeAll(() => {
  posterior = ["--posterior", madePosterior(inFolder("posterior.csv"))];
}, 120_000);

/** A document without the time that it took. */
async function timeless(...args: readonly string[]) {
  const { seconds, ...document } = await documentOf(...args, ...size, ...posterior);
  return document;
}

describe("run --draws", () => {
  it("gives what the library gives of the same draws and seeds", async () => {
    const { periods, ...about } = await timeless("run", "netflix-2011", "--draws", "5", "--replicates", "2");
    expect(about).toMatchObject({ scenario: "netflix-2011", seed: 1, replicates: 2, draws: 5, kept: [] });
    const worlds = loadPosterior({ file: inFolder("posterior.csv") })
      .slice(0, 5)
      .map((draw) => openCase("netflix-2011")(draw).scenario);
    const same = await ensemble(worlds, {
      subscribers: 300,
      until: "2011-09-30",
      replicates: 2,
      executor: figuresExecutor(2),
    });
    const [{ observed, ...quarter }] = periods;
    expect(quarter).toEqual(same.periods[0]);
    expect(observed.closing).toBe(23_790_000);
    expect(Object.keys(quarter.closing)).toEqual(["p05", "p50", "p95", "mean"]);
  });

  it("gives the same on one worker and on two", async () => {
    const run = ["run", "netflix-2011", "--draws", "6"];
    const one = await timeless(...run, "--workers", "1");
    expect(await timeless(...run, "--workers", "2")).toEqual(one);
  });

  it("lets the value of --set win, and says so", async () => {
    const set = ["--set", "parameters.attention.notice.value=0.6"];
    const run = ["run", "netflix-2011", "--draws", "2"];
    const document = await timeless(...run, ...set);
    expect(document.kept).toEqual(["attention.notice"]);
    expect(document.periods).not.toEqual((await timeless(...run)).periods);
    const { stdout } = await churnkit(...run, ...set, ...size, ...posterior);
    expect(stdout).toMatch(/2 draws x 1 seed, central 90 % \(seeds 1 to 2\)/);
    expect(stdout).toMatch(/^Drawn from the posterior: quit\.newMean\.\nKept .*: attention\.notice\.$/m);
    expect(stdout).toMatch(/^Within the central 90 %: \d of \d observed figures\.$/m);
  });

  it("runs a scenario file under the same draws, as the library does", async () => {
    const { scenario } = openCase("netflix-2011")({});
    const own = { "quit.newMean": scenario.parameters["quit.newMean"] };
    const path = inFolder("mine.json");
    writeFileSync(path, JSON.stringify({ ...scenario, parameters: own }));
    const { kept, draws, periods } = await timeless("run", path, "--draws", "2");
    expect({ kept, draws }).toEqual({ kept: ["quit.newMean"], draws: 2 });
    const worlds = loadPosterior({ file: inFolder("posterior.csv") })
      .slice(0, 2)
      .map(openScenario(path).under);
    const same = await ensemble(worlds, { subscribers: 300, until: "2011-09-30" });
    expect(periods).toEqual(same.periods);
  });

  it("says which ranges of a scenario file are not drawn from, and nothing of what its plans do not have", async () => {
    const { scenario } = openCase("netflix-2011")({});
    const renamed = (components: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(components).map(([name, amount]) => [name === "streaming" ? "films" : name, amount]),
      );
    const plans = Object.entries(scenario.plans)
      .filter(([, { components }]) => Object.keys(components).join() === "streaming")
      .map(([id, plan]) => [id, { ...plan, components: renamed(plan.components) }]);
    const taste = { unit: "dollars per month", evidence: "assumed", source: "a test" };
    const parameters = {
      "taste.films.mean": { ...taste, value: 12, range: [6, 18] },
      "taste.films.sd": { ...taste, value: 6, range: [6, 6] },
      "quit.newMean": { ...scenario.parameters["quit.newMean"], range: [0.05, 0.15] },
    };
    const path = inFolder("films.json");
    const { planShares, ...joining } = scenario.joining;
    const bare = { ...scenario, rivals: {}, events: [], plans: Object.fromEntries(plans), joining };
    writeFileSync(path, JSON.stringify({ ...bare, parameters }));
    const posteriorWithTaste = inFolder("taste.csv");
    const text = readFileSync(inFolder("posterior.csv"), "utf8").trim().split("\n");
    const rows = text.map((row, at) => `${row},${at === 0 ? "taste.discs.mean" : "7"}`);
    writeFileSync(posteriorWithTaste, `${rows.join("\n")}\n`);
    const command = ["run", path, "--draws", "2", ...size, "--posterior", posteriorWithTaste];
    const out = inFolder("films");
    const { stdout } = await churnkit(...command, "--out", out);
    expect(stdout).toMatch(/^Drawn from the posterior: attention\.notice\.$/m);
    const said = /^Not drawn, although .* range: (.*?)\. The 5 % to 95 % are too narrow/m;
    expect(said.exec(stdout)?.[1]?.split(", ").sort()).toEqual(["quit.newMean", "taste.films.mean"]);
    const again = await churnkit("run", "--from", `${out}/manifest.json`, "--posterior", posteriorWithTaste);
    expect(said.exec(again.stdout)?.[1]).toBe(said.exec(stdout)?.[1]);
    const chosen = await churnkit(...command, "--set", "parameters.taste.films.mean=14");
    expect(said.exec(chosen.stdout)?.[1]).toBe("quit.newMean");
    const netflix = await churnkit("run", "netflix-2011", "--draws", "2", ...size, ...posterior);
    expect(netflix.stdout).not.toContain("Not drawn");
  });

  it("is repeated from its manifest, byte for byte, with the same posterior only", async () => {
    const [first, second] = [inFolder("first"), inFolder("second")];
    const set = ["--set", "events.price.prices.both-1=12.99"];
    await churnkit("run", "netflix-2011", "--draws", "3", ...set, ...size, ...posterior, "--out", first);
    await churnkit("run", "--from", `${first}/manifest.json`, ...posterior, "--out", second);
    const files = readdirSync(first, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.map(({ name }) => name).sort()).toEqual(
      ["days.csv", "fan.png", "fan.svg", "manifest.json", "summary.json"].sort(),
    );
    for (const { parentPath, name } of files) {
      const path = `${parentPath}/${name}`;
      expect(readFileSync(path.replace(first, second)).equals(readFileSync(path)), name).toBe(true);
    }
    const other = inFolder("other.csv");
    writeFileSync(other, readFileSync(inFolder("posterior.csv"), "utf8").replace("0.6", "0.5"));
    const wrong = await churnkit("run", "--from", `${first}/manifest.json`, "--posterior", other);
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
    expect(wrong.stderr).toMatch(
      /manifest\.json: drawn\.posterior: expected the posterior \w{12}, found \w{12} \(--posterior names/,
    );
  });

  it.each([
    [["--draws", "0"], /^--draws: expected a whole number from 1, found 0/],
    [["--draws", "1001"], /^--draws: expected at most 1000, the draws of the posterior, found 1001/],
    [["--draws", "2", "--posterior", "nowhere.csv"], /^nowhere\.csv: expected a file that can be read/],
  ])("%j is refused", async (options, message) => {
    const { code, stdout, stderr } = await churnkit("run", "netflix-2011", ...size, ...posterior, ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("refuses a posterior without draws", async () => {
    const { code, stderr } = await churnkit("run", "netflix-2011", ...posterior);
    expect(code).toBe(2);
    expect(stderr).toBe("--posterior: expected --draws N beside it, found no --draws\n");
  });
});

describe("compare --draws", () => {
  const compare = ["compare", "netflix-2011", "--draws", "4", "--replicates", "2"];

  it("pairs both worlds by draw and seed", async () => {
    const { base, counterfactual, difference } = await timeless(...compare, "--without", "qwikster");
    for (const key of ["closing", "cancellations"]) {
      const [was, is, change] = [base.periods[0], counterfactual.periods[0], difference[0]].map(
        (one) => one[key],
      );
      expect(is.mean - was.mean).toBeCloseTo(change.mean, 3);
    }
    // Up to the day of the announcement nothing differs, whatever the draw.
    const before = await documentOf(
      ...compare,
      "--without",
      "qwikster",
      ...size,
      ...posterior,
      "--until",
      "2011-09-17",
    );
    expect(before.difference[0].closing).toEqual({ mean: 0, p05: 0, p50: 0, p95: 0 });
  });

  it("keeps in the changed world alone what --set sets", async () => {
    const { base, kept } = await timeless(...compare, "--set", "parameters.attention.notice.value=0.6");
    expect(kept).toEqual([]);
    expect(base).toEqual((await timeless(...compare, "--without", "qwikster")).base);
  });

  it("writes days of both worlds", async () => {
    const out = inFolder("both");
    await churnkit(...compare, "--without", "price", ...size, ...posterior, "--out", out);
    const [head, ...lines] = readFileSync(`${out}/days.csv`, "utf8").trim().split("\n");
    expect(head).toBe("world,date,family,mean,p05,p25,p50,p75,p95");
    expect(lines).toHaveLength(2 * 93 * 4);
    expect(readdirSync(`${out}/charts`).sort()).toEqual([
      "fan-changed.png",
      "fan-changed.svg",
      "fan.png",
      "fan.svg",
    ]);
  });
});
