import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { counterfactualOf } from "../../../src/experiment/compare.ts";
import { loadCase, loadScenarioFile, openCase } from "../../../src/node/data/load-case.ts";
import { openScenario } from "../../../src/node/data/open-scenario.ts";
import { useFolder } from "../../support/use-folder.ts";

const folder = useFolder()();

const draw = { "quit.newMean": 0.12, "attention.notice": 0.6 };
const netflix = loadCase("netflix-2011");

/** The Netflix scenario as somebody's own file, which sets one parameter itself. */
function ownFile(): string {
  const path = join(folder, "mine.json");
  const own = { ...netflix.scenario.parameters["quit.newMean"], value: 0.07 };
  writeFileSync(path, JSON.stringify({ ...netflix.scenario, parameters: { "quit.newMean": own } }));
  return path;
}

describe("openScenario", () => {
  it("gives of a case what openCase gives", () => {
    const { scenario, under } = openScenario("netflix-2011");
    expect(scenario).toEqual(netflix.scenario);
    expect(under(draw)).toEqual(openCase("netflix-2011")(draw).scenario);
    expect(openScenario(netflix.folder).under(draw)).toEqual(under(draw));
  });

  it("gives of a copy in a folder of one's own what it gives of the case", () => {
    const copy = join(folder, "netflix-us-2019");
    cpSync(loadCase("netflix-us-2019").folder, copy, { recursive: true });
    expect(openScenario(copy).under(draw)).toEqual(openScenario("netflix-us-2019").under(draw));
  });

  it("keeps under draws what somebody changed in the scenario.json of a coded case", () => {
    const copy = join(folder, "edited", "netflix-us-2019");
    cpSync(loadCase("netflix-us-2019").folder, copy, { recursive: true });
    const path = join(copy, "scenario.json");
    const file = JSON.parse(readFileSync(path, "utf8"));
    const [price] = file.events;
    price.severity = 0.77;
    const events = file.events.filter(({ type }: { type: string }) => !type.startsWith("competitor"));
    writeFileSync(path, JSON.stringify({ ...file, events }));
    const shipped = openScenario("netflix-us-2019").under(draw);
    const world = openScenario(copy).under(draw);
    expect(events.length).toBeLessThan(file.events.length);
    expect(world.events.map(({ id }) => id)).toEqual(events.map(({ id }: { id: string }) => id));
    expect(world.events[0]).toEqual({ ...shipped.events[0], severity: 0.77 });
    expect({ ...world, events: [] }).toEqual({ ...shipped, events: [] });
  });

  it("reads a file with a byte order mark", () => {
    const path = ownFile();
    const { kept } = openScenario(path);
    writeFileSync(path, `\uFEFF${readFileSync(path, "utf8")}`);
    expect(openScenario(path).kept).toEqual(kept);
  });

  it("keeps what a file of one's own sets, and draws the rest", () => {
    const path = ownFile();
    const { scenario, kept, under } = openScenario(path);
    expect(scenario).toEqual(loadScenarioFile(path));
    expect(kept).toEqual(["quit.newMean"]);
    const world = under(draw);
    expect(world.parameters["quit.newMean"].value).toBe(0.07);
    expect(world.parameters["attention.notice"]).toEqual({
      ...scenario.parameters["attention.notice"],
      value: 0.6,
    });
    expect({ ...world, parameters: scenario.parameters }).toEqual(scenario);
    expect(Object.isFrozen(world)).toBe(true);
  });

  it.each(["netflix-2011", "mine.json"])("carries a change of %s over to a draw", (name) => {
    const place = name === "mine.json" ? ownFile() : name;
    const { scenario, under, changed: change } = openScenario(place);
    const set = ["events.price.prices.both-1=12.99", "parameters.attention.notice.value=0.4"];
    const other = change({ without: ["starz"] }).changed({ set });
    const world = other.under(draw);
    const changed = counterfactualOf(scenario, { without: ["starz"], set }).scenario;
    expect(other.scenario).toEqual(changed);
    expect(other.kept).toContain("attention.notice");
    expect(world.events).toEqual(changed.events);
    expect(world.parameters["attention.notice"].value).toBe(0.4);
    expect(world.parameters["quit.newMean"]).toEqual(under(draw).parameters["quit.newMean"]);
    expect(world.joining).toEqual(under(draw).joining);
  });

  it("refuses a draw of something else, and a case that is not there", () => {
    expect(() => openScenario(ownFile()).under({ "quit.mean": 0.1 })).toThrow(
      'draw: expected ids of parameters, found "quit.mean"',
    );
    expect(() => openScenario("netflix-2021")).toThrow(/netflix-2011/);
  });
});
