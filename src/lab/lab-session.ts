import { formatIssue, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { changeBetween } from "./change-between.ts";
import type { Director, Picture } from "./engine/director.ts";
import { mainEvent } from "./headline.ts";
import type { LabCase } from "./lab-data.ts";
import { fileFrom, fragmentOf, initialState, type LabState, MOST_WORLDS, stateFrom } from "./lab-state.ts";
import { withSoundEvents } from "./sound-events.ts";
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
    const { state, problems } = this.readFragment(fragment);
    this.problems = problems;
    this.steps = historyOf(state);
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
    const { state, problems } = this.readFragment(fragment);
    this.problems = problems;
    this.go(state, true);
  }

  /** The state as the fragment of a URL. */
  get link(): string {
    return fragmentOf(this.state, this.case.file);
  }

  /** Open a scenario file: as a world of its case if it is one, else as a case of its own without observed values. */
  openFile(name: string, text: string): void {
    const read = this.scenarioIn(name, text);
    if ("problems" in read) {
      this.complain(read.problems);
      return;
    }
    const { scenario, json } = read;
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
    this.addCase({ ...scenario, id }, { ...json, id }, known?.scenario.id);
    this.problems = [`${name} is open. It is no case of this page; the link carries the whole file.`];
    this.chooseCase(id);
  }

  complain(problems: readonly string[]): void {
    this.problems = problems;
    this.events.onChange();
  }

  /**
   * Ask for what is to be seen now.
   *
   * @param isStep False while a hand moves: all is then drawn with the new picture, which is there at once, and not with
   * the old one before it.
   */
  follow(isStep = true): void {
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
    if (isStep || !asked.ok || !this.director?.isApart) this.events.onChange();
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

  /** What a link says; a case that it carries is added. */
  private readFragment(fragment: string): ReturnType<typeof stateFrom> {
    const file = fileFrom(fragment);
    const read = file && this.scenarioIn("the link's file", file.text);
    if (read && "scenario" in read && !this.ids.includes(read.scenario.id)) {
      this.addCase(read.scenario, read.json, file?.observed);
    }
    const { state: asked, problems } = stateFrom(fragment, this.ids);
    const { scenario } = this.cases.find((one) => one.scenario.id === asked.case) as LabCase;
    const { state, problems: ofEvents } = withSoundEvents(asked, scenario);
    const ofFile = read && "problems" in read ? read.problems : [];
    return { state, problems: [...ofFile, ...problems, ...ofEvents] };
  }

  /** The scenario in a file, and the file as it is, or what is wrong with it. */
  private scenarioIn(
    name: string,
    text: string,
  ): { readonly scenario: Scenario; readonly json: object } | { readonly problems: readonly string[] } {
    const json = parseJsonText(text);
    const [{ scenario: first }] = this.cases;
    const parsed = json.ok ? parseScenario(json.value, first.parameters) : json;
    if (json.ok && "scenario" in parsed) return { scenario: parsed.scenario, json: json.value as object };
    const { issues } = parsed as { readonly issues: readonly ScenarioIssue[] };
    return { problems: issues.map((issue) => formatIssue(issue, name)) };
  }

  /** Add a case that is none of the page's, with the observed figures of one that is. */
  private addCase(scenario: Scenario, json: object, like: string | undefined): void {
    const others = this.cases.filter((one) => one.scenario.id !== scenario.id);
    const known = this.cases.find((one) => one.scenario.id === like);
    const file = { text: JSON.stringify(json), ...(known && { observed: known.scenario.id }) };
    this.cases = [...others, { scenario, observed: known?.observed ?? [], file }];
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
    this.follow(isStep);
  }
}
