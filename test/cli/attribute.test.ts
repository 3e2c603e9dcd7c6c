import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { event, happening, smallService } from "../support/small-service.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";
import { madePosterior } from "./made-posterior.ts";

const inFolder = useFolder();

/** Three groups of events by the end of the quarter: eight runs. */
const events = [
  event({ id: "price", announced: "2011-01-20" }),
  happening("media", { id: "story", severity: 0.6, announced: "2011-02-01" }),
  happening("rebrand", { id: "name", families: ["both"], announced: "2011-03-10" }),
  happening("response", { id: "sorry", to: "price", kind: "apologise", announced: "2011-03-01" }),
  happening("media", { id: "late", severity: 0.5, announced: "2011-04-05" }),
];
let own: string;
let draws: readonly string[];

beforeAll(() => {
  own = inFolder("service.json");
  writeFileSync(own, JSON.stringify({ ...smallService({ events }), parameters: {} }));
  draws = ["--posterior", madePosterior(inFolder("posterior.csv"))];
}, 120_000);

const size = ["--subscribers", "500"];
const attribute = (...options: readonly string[]) => ["attribute", own, ...size, ...options];

describe("attribute --json", () => {
  it("has the keys of the contract, and shares that sum to the total", async () => {
    const document = await documentOf(...attribute("--draws", "0", "--replicates", "3"));
    expect(document).toMatchObject({
      scenario: "small-service",
      quantity: "closing",
      period: "2011Q1",
      method: "exact",
      agents: 500,
      seed: 1,
      replicates: 3,
      draws: 1,
      runs: 24,
    });
    expect(Object.keys(document.shares[0]).slice(0, 3)).toEqual(["event", "members", "mean"]);
    const members = document.shares.map((share: { members: string[] }) => share.members.join());
    expect(members.toSorted()).toEqual(["late", "name", "price,sorry", "story"]);
    let sum = 0;
    for (const { mean, p05, p95 } of document.shares) {
      expect(p05).toBeLessThanOrEqual(p95);
      sum += mean;
    }
    expect(Math.abs(sum - document.total)).toBeLessThan(1);
    expect(document.total).toBeCloseTo(document.all.mean - document.none.mean, 3);
    expect(document.interactions).toHaveLength(3);
  });

  it("finds the total that compare finds without all events", async () => {
    const document = await documentOf(...attribute("--draws", "0", "--period", "2011Q2"));
    const { difference } = await documentOf("compare", own, ...size, "--without", "all");
    expect(document.period).toBe("2011Q2");
    expect(document.total).toBeCloseTo(-difference[1].closing, 3);
  });

  it("is the same on one worker and on two, byte for byte", async () => {
    const options = attribute(...draws, "--draws", "3", "--json");
    const one = await churnkit(...options, "--workers", "1");
    expect(one.code).toBe(0);
    expect((await churnkit(...options, "--workers", "2")).stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({ draws: 3, runs: 24 });
    expect(JSON.parse(one.stdout).interactions[0]).toHaveProperty("correlation");
  });

  it("takes twelve draws and seeds in all, unless it is told how many", async () => {
    const options = [...draws, "--group", "all=price,story,name,late", "--subscribers", "60"];
    expect(await documentOf("attribute", own, ...options)).toMatchObject({ draws: 12, replicates: 1 });
    const some = await documentOf("attribute", own, ...options, "--replicates", "5");
    expect(some).toMatchObject({ draws: 3, replicates: 5, runs: 30 });
  });

  it("takes other figures, groups of one's own, and values that are moved", async () => {
    const options = ["--draws", "0", "--quantity", "cancellations", "--group", "talk=story,name,late"];
    const { shares, quantity, runs, varied } = await documentOf(
      ...attribute(...options, "--vary", "choice.lossAversion", "--vary", "events.price.prices.both=11,15"),
    );
    expect({ quantity, runs }).toEqual({ quantity: "cancellations", runs: 4 });
    expect(shares.map((share: { event: string }) => share.event).toSorted()).toEqual(["price", "talk"]);
    const [aversion, price] = varied;
    expect(aversion).toMatchObject({
      path: "parameters.choice.lossAversion",
      low: { value: 1 },
      high: { value: 2.1 },
    });
    expect(aversion.high.shares.price).toBeGreaterThan(aversion.low.shares.price);
    expect(price.high.shares.price).toBeGreaterThan(price.low.shares.price);
  });
});

describe("attribute", () => {
  it("shows people each event with what belongs to it, and says what is not well known", async () => {
    const { code, stdout } = await churnkit(...attribute(...draws, "--draws", "10"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^A small service: 500 agents, each for 2,000 people; 10 draws x 1 seed/);
    expect(stdout).toMatch(/2011Q1 closing: .* without any event, .* with all\./);
    expect(stdout).toMatch(/│ price +│ sorry +│ +-\d/);
    expect(stdout).toMatch(/│ late +│ announced later +│ +0 /);
    expect(stdout).toMatch(/Together beyond each alone: /);
    expect(stdout).toMatch(/Draws move the parameters that all cases share/);
    expect(stdout).toContain("Drawn from the posterior: quit.newMean, attention.notice");
  });

  it("writes shares, summary and charts, and goes on from finished runs", async () => {
    const [file, out] = [inFolder("runs.jsonl"), inFolder("out")];
    const options = attribute(...draws, "--resume", file, "--out", out, "--json");
    const two = await churnkit(...options, "--draws", "2");
    expect(two.code).toBe(0);
    expect(readFileSync(inFolder("out", "summary.json"), "utf8").replace(/\s/g, "")).toBe(
      two.stdout.replace(/\s/g, ""),
    );
    const [head, ...rows] = readFileSync(inFolder("out", "shares.csv"), "utf8").trimEnd().split("\n");
    expect(head.split(",").slice(0, 4)).toEqual(["draw", "seed", "none", "all"]);
    expect(rows.map((row) => row.split(",").slice(0, 2).join())).toEqual(["0,1", "1,2"]);
    for (const name of ["attribution", "interactions"]) {
      for (const kind of ["svg", "png"]) {
        expect(existsSync(inFolder("out", "charts", `${name}.${kind}`))).toBe(true);
      }
    }
    const three = await churnkit(...options, "--draws", "3");
    expect(three.stderr).toContain("16 of 24 runs were kept");
    expect(three.stdout).toBe((await churnkit(...attribute(...draws, "--json"), "--draws", "3")).stdout);
  });

  it("is made again by run --from, byte for byte, on another number of threads", async () => {
    const asked = [
      "--group",
      "talk=story,name",
      "--vary",
      "choice.lossAversion",
      "--quantity",
      "cancellations",
    ];
    const options = [...asked, "--set", "events.story.severity=0.5", "--draws", "2", "--until", "2011-03-20"];
    const first = await churnkit(
      ...attribute(...draws, ...options, "--workers", "1", "--out", inFolder("first")),
    );
    expect(first.code).toBe(0);
    const from = inFolder("first", "manifest.json");
    const again = ["run", "--from", from, ...draws, "--workers", "2", "--out", inFolder("again")];
    expect(await churnkit(...again)).toMatchObject({
      code: 0,
      stdout: first.stdout.replace("first", "again"),
    });
    const names = readdirSync(inFolder("first"), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\./.test(name),
    );
    expect(names).toContain("manifest.json");
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(readFileSync(inFolder("again", name)).equals(readFileSync(inFolder("first", name))), name).toBe(
        true,
      );
    }
  });

  it("is made again from the runs that were kept, with another value and names that hold a comma", async () => {
    const [file, from] = [inFolder("kept.jsonl"), inFolder("kept", "manifest.json")];
    const options = [
      "--draws",
      "2",
      "--set",
      "events.story.severity=0.5",
      "--group",
      "talk, loud=story,name",
    ];
    const first = await churnkit(
      ...attribute(...draws, ...options, "--resume", file, "--out", inFolder("kept"), "--json"),
    );
    expect(first.code).toBe(0);
    const again = await churnkit("run", "--from", from, ...draws, "--resume", file, "--json");
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(again.stderr).toContain("8 of 8 runs were kept");
    const { data } = Papa.parse<string[]>(readFileSync(inFolder("kept", "shares.csv"), "utf8").trimEnd());
    expect(data[0]).toContain("talk, loud");
    expect(data.map((row) => row.length)).toEqual([7, 7, 7]);
  });

  it("refuses a manifest that does not say what was attributed", async () => {
    const { attribution, ...manifest } = JSON.parse(readFileSync(inFolder("first", "manifest.json"), "utf8"));
    expect(attribution.group).toEqual(["talk=story,name"]);
    writeFileSync(inFolder("cut.json"), JSON.stringify(manifest));
    const { code, stderr } = await churnkit("run", "--from", inFolder("cut.json"), ...draws);
    expect(code).toBe(2);
    expect(stderr).toMatch(/cut\.json: attribution: expected what was attributed, found nothing/);
  });

  it.each([
    ["--period 2011Q9", /^--period: expected a quarter such as 2011Q1, found 2011Q9 \(did you mean 2011Q1/],
    [
      "--quantity closin",
      /^--quantity: expected one of closing, .*, found closin \(did you mean closing\?\)$/,
    ],
    ["--group a=prize", /^--group: a: expected an event \(.*\), found "prize" \(did you mean price\?\)$/],
    ["--group price", "--group: expected name=id,id, found price"],
    ["--until 2010-12-31", "--until: expected a date from 2011-01-01 to 2011-06-30, found 2010-12-31"],
    ["--period 2011Q2 --until 2011-03-01", "--until: expected a date from 2011-04-01 on, found 2011-03-01"],
    [
      "--vary choice.lossAvers",
      /^--vary: .* found choice\.lossAvers \(did you mean choice\.lossAversion\?\)$/,
    ],
    [
      "--vary events.story.severity=1",
      "--vary: expected path=low,high with two numbers, found events.story.severity=1",
    ],
    ["--vary events.stori.severity=0,1", /^--vary: events\.stori\.severity: expected a path of the scenario/],
    [
      "--posterior /nonexistent.csv",
      "--posterior: expected no such option beside --draws 0, found /nonexistent.csv",
    ],
    ["--write --set events.story.severity=0.5", "--set: expected no such option beside --write, found one"],
    ["--write --until 2011-03-31", "--until: expected no such option beside --write, found one"],
    ["--rounds 0", "--rounds: expected a whole number from 1, found 0"],
    ["--draws few", "--draws: expected a whole number from 0, found few"],
  ])("refuses %s", async (options, expected) => {
    const { code, stdout, stderr } = await churnkit(
      ...attribute("--draws", "0", "--json"),
      ...options.split(" "),
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const [line, ...more] = stderr.trimEnd().split("\n");
    expect(more).toEqual([]);
    if (typeof expected === "string") expect(line).toBe(expected);
    else expect(line).toMatch(expected);
  });
});
