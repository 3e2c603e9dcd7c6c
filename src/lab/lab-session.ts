import { formatIssue, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { changeBetween } from "./change-between.ts";
import type { Director, Picture } from "./engine/director.ts";
import { mainEvent } from "./headline.ts";
import type { LabCase } from "./lab-data.ts";
import { initialState, type LabState, MOST_WORLDS, stateFrom } from "./lab-state.ts";
import { advance, historyOf, redo, type UndoHistory, undo } from "./undo-history.ts";
import {
  type ChangedScenario,
  changedScenario,
  noChange,
  type WorldChange,
  withSwitch,
  withValue,
} from "./world-change.ts";

/** Scenarios that are kept for going back to. */
const REMEMBERED = 60;

/** What the session tells of. */
export interface SessionEvents {
  /** Something is to be drawn anew. */
  onChange(): void;
  /** Another case is open. */
  onCase(): void;
  /** The state is another; `isStep` is false while a hand moves. */
  onState(isStep: boolean): void;
}

/** What a reader has open and has done to it: the cases, the state with all its steps, and what is simulated of it. */
export class LabSession {
  cases: readonly LabCase[];
  picture: Picture | undefined;
  problems: readonly string[];
  director: Director | undefined;
  private steps: UndoHistory<LabState>;
  private readonly events: SessionEvents;
  /** The last world that holds together. */
  private sound: { readonly scenario: Scenario; readonly removed: readonly string[] } | undefined;
  private readonly worlds = new Map<string, ChangedScenario>();

  /** @param fragment Of a link, without `#`. */
  constructor(cases: readonly LabCase[], fragment: string, events: SessionEvents) {
    this.cases = cases;
    this.events = events;
    const read = stateFrom(fragment, this.ids);
    this.problems = read.problems;
    this.steps = historyOf(read.state);
  }

  get state(): LabState {
    return this.steps.present;
  }

  /** The case as it came. */
  get case(): LabCase {
    return this.cases.find(({ scenario }) => scenario.id === this.state.case) ?? this.cases[0];
  }

  get canUndo(): boolean {
    return this.steps.past.length > 0;
  }

  get canRedo(): boolean {
    return this.steps.future.length > 0;
  }

  /** The reader's world: the last one that holds together. */
  get world(): { readonly scenario: Scenario; readonly removed: readonly string[] } {
    return this.sound ?? { scenario: this.case.scenario, removed: [] };
  }

  /** What is wrong with the world that was asked for, if it contradicts itself. */
  get contradiction(): readonly string[] {
    const asked = this.scenarioOf(this.state.change);
    return asked.ok ? [] : asked.issues.map((issue) => formatIssue(issue));
  }

  setValue(path: string, value: unknown, original: unknown, isStep: boolean): void {
    this.change(withValue(this.state.change, path, value, original), isStep);
  }

  /** Set several values at once, each as it was in the case if it is that. */
  setValues(
    values: ReadonlyMap<string, unknown>,
    originals: ReadonlyMap<string, unknown>,
    isStep: boolean,
  ): void {
    let { change } = this.state;
    for (const [path, value] of values) change = withValue(change, path, value, originals.get(path));
    this.change(change, isStep);
  }

  switchEvent(id: string, isOn: boolean): void {
    const { change } = this.state;
    const isAdded = change.with.some((event) => event.id === id);
    if (isOn || !isAdded) this.change(withSwitch(change, id, isOn), true);
    else {
      const set = Object.entries(change.set).filter(([path]) => !path.startsWith(`events.${id}.`));
      const added = change.with.filter((event) => event.id !== id);
      this.change({ ...change, with: added, set: Object.fromEntries(set) }, true);
    }
  }

  addEvent(event: WorldChange["with"][number]): void {
    const { change } = this.state;
    this.change({ ...change, with: [...change.with, event] }, true);
  }

  /** Another change altogether. */
  change(change: WorldChange, isStep = true): void {
    this.go({ ...this.state, change }, isStep);
  }

  chooseCase(id: string): void {
    this.go({ ...initialState(id), seed: this.state.seed }, true);
  }

  chooseSeed(seed: number): void {
    this.go({ ...this.state, seed }, true);
  }

  /** Keep the reader's world under a name; of equal names the last counts. */
  keepWorld(name: string): void {
    const { worlds, change } = this.state;
    const others = worlds.filter((world) => world.name !== name);
    if (others.length >= MOST_WORLDS) return;
    this.go({ ...this.state, worlds: [...others, { name, change }] }, true);
  }

  dropWorld(name: string): void {
    this.go({ ...this.state, worlds: this.state.worlds.filter((world) => world.name !== name) }, true);
  }

  undo(): void {
    this.goTo(undo(this.steps), true);
  }

  redo(): void {
    this.goTo(redo(this.steps), true);
  }

  readLink(fragment: string): void {
    const read = stateFrom(fragment, this.ids);
    this.problems = read.problems;
    this.go(read.state, true);
  }

  /** Open a scenario file: as a world of its case if it is one, else as a case of its own without observed values. */
  openFile(name: string, text: string): void {
    const json = parseJsonText(text);
    const [{ scenario: first }] = this.cases;
    const parsed = json.ok ? parseScenario(json.value, first.parameters) : json;
    if (!parsed.ok) {
      this.complain(parsed.issues.map((issue: ScenarioIssue) => formatIssue(issue, name)));
      return;
    }
    const { scenario } = parsed as { readonly scenario: Scenario };
    this.problems = [];
    const known = this.cases.find((one) => one.scenario.id === scenario.id);
    const change = known && changeBetween(known.scenario, scenario);
    if (known && change) {
      this.go(
        { ...initialState(scenario.id), worlds: this.worldsOf(scenario.id), seed: this.state.seed, change },
        true,
      );
      return;
    }
    const id = known ? `${scenario.id}-${name.replaceAll(/[^A-Za-z0-9_-]/g, "-")}` : scenario.id;
    const others = this.cases.filter((one) => one.scenario.id !== id);
    this.cases = [...others, { scenario: { ...scenario, id }, observed: known?.observed ?? [] }];
    this.problems = [
      `${name} is open. It is no case of this page, so a link cannot bring it back: keep the file.`,
    ];
    this.chooseCase(id);
  }

  complain(problems: readonly string[]): void {
    this.problems = problems;
    this.events.onChange();
  }

  /** Ask for what is to be seen now. */
  follow(): void {
    const asked = this.scenarioOf(this.state.change);
    if (asked.ok) this.sound = asked;
    if (asked.ok || !this.picture) {
      const history = this.case.scenario;
      const main = mainEvent(history);
      const without = main && this.scenarioOf(withSwitch(noChange, main.id, false));
      const kept = this.state.worlds.flatMap(({ change }) => {
        const made = this.scenarioOf(change);
        return made.ok ? [made.scenario] : [];
      });
      this.director?.ask({
        history,
        world: this.world.scenario,
        without: without?.ok ? without.scenario : undefined,
        kept,
        seed: this.state.seed,
      });
    }
    this.events.onChange();
  }

  /** The scenario of a change, remembered, so that its runs are too. */
  scenarioOf(change: WorldChange): ChangedScenario {
    const base = this.case.scenario;
    const key = `${base.id} ${JSON.stringify(change)}`;
    const known = this.worlds.get(key);
    if (known) {
      // Last used, last forgotten.
      this.worlds.delete(key);
      this.worlds.set(key, known);
      return known;
    }
    const made = changedScenario(base, change);
    this.worlds.set(key, made);
    if (this.worlds.size > REMEMBERED) this.worlds.delete(this.worlds.keys().next().value as string);
    return made;
  }

  private get ids(): string[] {
    return this.cases.map(({ scenario }) => scenario.id);
  }

  private worldsOf(id: string) {
    return this.state.case === id ? this.state.worlds : [];
  }

  private go(state: LabState, isStep: boolean): void {
    this.goTo(advance(this.steps, state, isStep), isStep);
  }

  private goTo(steps: UndoHistory<LabState>, isStep: boolean): void {
    const isSameCase = this.state.case === steps.present.case;
    this.steps = steps;
    if (!isSameCase) {
      this.sound = undefined;
      this.picture = undefined;
      this.events.onCase();
    }
    this.events.onState(isStep);
    this.follow();
  }
}
