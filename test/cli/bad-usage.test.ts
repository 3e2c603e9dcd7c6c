import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { useFolder } from "../support/use-folder.ts";
import { churnkit } from "./command.ts";

const inFolder = useFolder();
const run = "run netflix-2011";
const compare = "compare netflix-2011";

beforeAll(() => {
  const event = { id: "sorry", type: "response", kind: "apologise", to: "nobody", announced: "2011-08-01" };
  const files = {
    "broken.json": '{\n  "id": oops\n}',
    "response.json": JSON.stringify({ ...event, evidence: "assumed", source: "made up for tests" }),
    "three.json": "3",
    "semicolons.csv": "quit.alpha;choice.scale\n1;2\n",
    "wrong.json": JSON.stringify({
      ...JSON.parse(readFileSync("data/netflix-2011/scenario.json", "utf8")),
      strat: 1,
    }),
    "old.json": JSON.stringify({
      engine: "0.0.1",
      command: "run",
      options: { subscribers: 300, seed: 1, replicates: 1 },
      scenario: {},
      observed: [],
    }),
    "seedless.json": JSON.stringify({ engine: "0.0.1", command: "run", options: { subscribers: "ful" } }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(inFolder(name), text);
  mkdirSync(inFolder("empty"));
  mkdirSync(inFolder("named"));
  cpSync("data/netflix-2011/scenario.json", inFolder("named", "scenario.json"));
});

describe("bad usage and input", () => {
  // `DIR` stands for the folder of the files above.
  it.each([
    ["rnu", "churnkit: expected a known command, found rnu (did you mean run?)"],
    ["--nope", "churnkit: expected a known option, found --nope"],
    ["run", "<case>: expected either a case or --from manifest.json, found neither"],
    [
      "run netflix-2012",
      "<case>: expected the id of a case, found netflix-2012 (did you mean netflix-2010 or netflix-2011 or netflix-2007? npx churnkit cases lists all)",
    ],
    [
      "run DIR/broken",
      "<case>: expected the id of a case, a folder or a scenario file, found DIR/broken (did you mean DIR/broken.json?)",
    ],
    ["optimise DIR/nope", "<case>: expected the id of a case, found DIR/nope (npx churnkit cases lists all)"],
    [`${run} again`, "churnkit: expected 1 argument, found 2"],
    [`${run} --jsn`, "churnkit: expected a known option, found --jsn (did you mean --json?)"],
    ["run nope.json", `nope.json: expected a file that can be read, found no such file in ${process.cwd()}`],
    ["run DIR/broken.json", "DIR/broken.json: line 2, column 9: expected a JSON value, found oops"],
    [
      "run DIR/wrong.json",
      'DIR/wrong.json: strat: expected a known key, found "strat" (did you mean start?)',
    ],
    ["run DIR/empty", "DIR/empty: expected a scenario.json, or a folder that has one, found another"],
    [`${run} --seed`, "--seed: expected a value, found none"],
    [`${run} --seed -1`, "--seed: expected a whole number from 0, found -1"],
    [`${run} --seed 1.5`, "--seed: expected a whole number from 0, found 1.5"],
    [`${run} --seed 1e3`, "--seed: expected a whole number from 0, found 1e3"],
    [`${run} --seed 9007199254740992`, "--seed: expected a whole number from 0, found 9007199254740992"],
    [
      `${run} --seed 9007199254740991 --replicates 2`,
      "--seed: expected a whole number from 0 to 9007199254740990, found 9007199254740991",
    ],
    [`${run} --subscribers 0`, '--subscribers: expected a whole number from 60 or "full", found 0'],
    [
      `${run} --subscribers 3e6`,
      '--subscribers: expected a whole number from 60 or "full", found 3e6 (did you mean 3000000?)',
    ],
    [
      `${run} --subscribers 2.5million`,
      '--subscribers: expected a whole number from 60 or "full", found 2.5million (did you mean 2500000?)',
    ],
    [
      `${run} --subscribers 10,000`,
      '--subscribers: expected a whole number from 60 or "full", found 10,000 (did you mean 10000?)',
    ],
    [`${run} --subscribers 59`, '--subscribers: expected a whole number from 60 or "full", found 59'],
    [
      `${run} --subscribers 24590001`,
      /^--subscribers: expected "full" or a whole number from .*, found 24590001$/,
    ],
    [
      `${run} --subscribers ful`,
      '--subscribers: expected a whole number from 60 or "full", found ful (did you mean full?)',
    ],
    [`${run} --replicates 0`, "--replicates: expected a whole number from 1, found 0"],
    [`${run} --workers 0`, "--workers: expected a whole number from 1, found 0"],
    [`${run} --until 2011-06-30`, "--until: expected a date from 2011-07-01 to 2012-12-31, found 2011-06-30"],
    [`${run} --until 2013-01-01`, "--until: expected a date from 2011-07-01 to 2012-12-31, found 2013-01-01"],
    [`${run} --until 2011-02-30`, "--until: expected a calendar date YYYY-MM-DD, found 2011-02-30"],
    [`${run} --set events.price`, '--set: expected path=value, found "events.price"'],
    [
      `${run} --set events.pric.prices.both-1=1`,
      /^--set: events\.pric\.prices\.both-1: expected a path of the scenario, found none \(the nearest are events\.price\.prices\.both-1, /,
    ],
    [
      `${run} --set events.price.prices.both-1=cheap`,
      '--set: events.price.prices.both-1: expected an amount of money of at least 0, found "cheap"',
    ],
    [`${run} --out DIR/three.json`, "--out: expected a folder, found the file DIR/three.json"],
    [`${run} --out DIR/three.json/below`, "--out: expected a folder, found the file DIR/three.json"],
    [
      "lab netflix-2011 --out DIR/no/lab.html",
      "--out: expected a file that can be written, found no such folder: DIR/no",
    ],
    [
      `${run} --resume DIR/no/runs`,
      "--resume: expected a file that can be written, found no such folder: DIR/no",
    ],
    [`${run} --resume DIR/empty`, "--resume: expected a file, found the folder DIR/empty"],
    [
      "notebook run notebooks/01-netflix-2011.ipynb --html DIR/no/page.html",
      "--html: expected a file that can be written, found no such folder: DIR/no",
    ],
    [
      "notebook run notebooks/01-netflix-2011.ipynb --html DIR/three.json/page.html",
      "--html: expected a file that can be written, found the file DIR/three.json in place of its folder",
    ],
    [`${run} --from DIR/old.json`, "<case>: expected either a case or --from manifest.json, found both"],
    [
      "run --from nope.json",
      `nope.json: expected a file that can be read, found no such file in ${process.cwd()}`,
    ],
    ["run --from DIR/broken.json", "DIR/broken.json: line 2, column 9: expected a JSON value, found oops"],
    ["run --from DIR/three.json", "DIR/three.json: expected an object, found 3"],
    [
      "run --from DIR/old.json",
      /^DIR\/old\.json: engine: expected \S+, found 0\.0\.1 \(npx churnkit@0\.0\.1 repeats it\)$/,
    ],
    [
      "run --from DIR/old.json --seed 2",
      "--seed: expected no such option beside --from, found one (the manifest says it)",
    ],
    ["compare", "<case>: expected an argument, found none"],
    [
      "compare netflix-2011 nope.json",
      `nope.json: expected a file that can be read, found no such file in ${process.cwd()}`,
    ],
    [
      "compare netflix-2011 netflix-2010 --without price",
      "compare: expected either a second scenario or --without, --with and --set, found both",
    ],
    [
      "compare netflix-2011 data/netflix-2010/scenario.json",
      "data/netflix-2010/scenario.json: start: expected 2011-07-01, as the first scenario has it, found 2010-10-01",
    ],
    ["compare netflix-2011 netflix-2011 netflix-2011", "churnkit: expected 2 arguments, found 3"],
    [compare, "compare: expected --without EVENT, --with FILE or --set path=value, found none of them"],
    [
      `${compare} --without qwikste`,
      /^--without: events: expected an event \(.*\), found "qwikste" \(did you mean qwikster\?\)$/,
    ],
    [
      `${compare} --with nope.json`,
      `nope.json: expected a file that can be read, found no such file in ${process.cwd()}`,
    ],
    [
      `${compare} --with DIR/broken.json`,
      "DIR/broken.json: line 2, column 9: expected a JSON value, found oops",
    ],
    [`${compare} --with DIR/three.json`, "DIR/three.json: expected an event or a list of events, found 3"],
    [
      `${compare} --with DIR/response.json`,
      /^DIR\/response\.json: events\.sorry\.to: expected an event that exists, found "nobody"/,
    ],
    ["calibrate netflix-2007", "expected a case with a calibration.json, found netflix-2007"],
    ["calibrate netflix-2011 --trials 9", "--trials: expected --posterior beside it, found no --posterior"],
    [
      "calibrate netflix-2011 --posterior --evaluations 9",
      "--evaluations: expected no such option beside --posterior, found one",
    ],
    [
      "run netflix-2011 --draws 2 --posterior DIR/semicolons.csv",
      "DIR/semicolons.csv: row 1: expected columns separated by commas, found semicolons (quit.alpha;choice.scale)",
    ],
    [
      "calibrate netflix-2011 --posterior --subscribers full",
      "--subscribers: expected a number of agents beside --posterior, found full",
    ],
    ["calibrate netflix-2011 --evaluations few", "--evaluations: expected a whole number from 1, found few"],
    [
      "optimise netflix-2011 --objective fame",
      "--objective: expected one of contribution, subscribers, trust, found fame",
    ],
    [
      "check DIR/empty",
      "DIR/empty/scenario.json: expected a file that can be read, found no such file in DIR/empty",
    ],
    [
      "check DIR/named",
      "DIR/named/scenario.json: id: expected the name of its folder, named, found netflix-2011 (rename the folder or the id; DIR/named/scenario.json alone may be run under any name)",
    ],
    [
      "check DIR/three.json/x",
      "DIR/three.json/x: expected a file that can be read, found no such file in DIR/three.json",
    ],
    [`${compare} --with DIR/empty`, "DIR/empty: expected a file that can be read, found a folder"],
    [
      "notebook run README.md",
      "README.md: line 1, column 1: expected a notebook (.ipynb), found # (which is JSON: here should be a JSON value)",
    ],
    ["check", "<scenario.json>: expected an argument, found none"],
    ["notebook", "churnkit: expected a command, found none (--help lists them)"],
    ["notebook run a.ipynb --timeout 0", "--timeout: expected a number above 0 and at most 2147483, found 0"],
  ])("%s", async (line, expected) => {
    const args = line.split(" ").map((arg) => arg.replace("DIR", inFolder()));
    for (const options of [[], ["--json"]]) {
      if (options.length > 0 && !["run", "compare"].includes(args[0])) continue;
      const { code, stdout, stderr } = await churnkit(args[0], ...options, ...args.slice(1));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      const lines = stderr.replaceAll(inFolder(), "DIR").trimEnd().split("\n");
      expect(lines).toHaveLength(1);
      if (typeof expected === "string") expect(lines[0]).toBe(expected);
      else expect(lines[0]).toMatch(expected);
    }
  });

  it("has one line for each of several problems", async () => {
    const { code, stdout, stderr } = await churnkit(
      "compare",
      "netflix-2011",
      "--without",
      "a",
      "--without",
      "b",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    expect(lines.map((line) => line.slice(-9))).toEqual(
      [', found "a"', ', found "b"'].map((end) => end.slice(-9)),
    );
  });

  it("names every place of a manifest that is wrong", async () => {
    const { code, stderr } = await churnkit("run", "--from", inFolder("seedless.json"));
    expect(code).toBe(2);
    for (const place of [
      "options.subscribers",
      "options.seed",
      "options.replicates",
      "scenario",
      "observed",
    ]) {
      expect(stderr).toContain(`${inFolder("seedless.json")}: ${place}: expected `);
    }
  });
});
