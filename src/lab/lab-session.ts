import type { Day } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { changeBetween } from "./change-between.ts";
import type { Director, Picture } from "./engine/director.ts";
import { mainEvent } from "./headline.ts";
import type { LabCase } from "./lab-data.ts";
import { fileFrom, fragmentOf, initialState, type LabState, MOST_WORLDS, stateFrom } from "./lab-state.ts";
import { type Ends, LeverEndsFinder } from "./lever-ends.ts";
import { type ChangedCase, furthestDay, withEventAt } from "./moved-event.ts";
import { isMoving } from "./movement.ts";
import type { ParameterLever } from "./parameter-levers.ts";
import { RefusedInput } from "./refused-input.ts";
import { carriedText, casesWith, openedCase, readScenarioFile } from "./scenario-file.ts";
import { withSoundEvents } from "./sound-events.ts";
import { advance, historyOf, redo, type UndoHistory, undo } from "./undo-history.ts";
import {
  type ChangedScenario,
  noChange,
  type WorldChange,
  withEventSwitched,
  withSwitch,
  withValue,
} from "./world-change.ts";
import { WorldStore } from "./world-store.ts";
import { problemWith, type WorldTrouble, worldTrouble } from "./world-trouble.ts";

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
  /** What is to be said of the state; another state ends it. */
  problems: readonly string[];
  readonly refused: RefusedInput;
  director: Director | undefined;
  private steps: UndoHistory<LabState>;
  private readonly events: SessionEvents;
  /** The last world that holds together. */
  private sound: { readonly scenario: Scenario; readonly removed: readonly string[] } | undefined;
  /** Path of what was moved last, if the state came from moving it. */
  private moved: string | undefined;
  private readonly worlds = new WorldStore();
  private ends: LeverEndsFinder;

  /** @param fragment Of a link, without `#`. */
  constructor(cases: readonly LabCase[], fragment: string, events: SessionEvents) {
    this.cases = cases;
    this.events = events;
    this.refused = new RefusedInput(() => events.onChange());
    this.ends = new LeverEndsFinder(() => events.onChange());
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

  /** Why the world that was asked for cannot be shown, if it cannot. */
  get trouble(): WorldTrouble | undefined {
    const { change } = this.state;
    return worldTrouble(this.scenarioOf(change), this.case.scenario, change, this.moved);
  }

  setValue(path: string, value: unknown, original: unknown, isStep: boolean): void {
    this.change(withValue(this.state.change, path, value, original), isStep, path);
  }

  /** Why a world that holds would not with a value; undefined if it would, or does not now. */
  problemWith(path: string, value: unknown): string | undefined {
    const { change } = this.state;
    return this.scenarioOf(change).ok ? problemWith(this.case.scenario, change, path, value) : undefined;
  }

  /** Ends of the slider of a parameter. */
  endsOf(lever: ParameterLever): Ends {
    return this.ends.of(lever, this.case.scenario, this.state.change);
  }

  /** Announce an event on another day; all its dates go along, and those of the events that refer to it. */
  moveEvent(id: string, day: Day, isStep: boolean): void {
    this.change(withEventAt(this.changed, id, day), isStep, `events.${id}`);
  }

  /** Announce an event as far towards a day as the world still holds together. */
  moveEventTowards(id: string, day: Day): void {
    this.moveEvent(id, furthestDay(this.changed, id, day), true);
  }

  switchEvent(id: string, isOn: boolean): void {
    this.change(withEventSwitched(this.state.change, id, isOn), true, `events.${id}`);
  }

  addEvent(event: WorldChange["with"][number]): void {
    const { change } = this.state;
    this.change({ ...change, with: [...change.with, event] }, true, `events.${event.id}`);
  }

  /** Another change altogether. @param moved Path of what was moved. */
  change(change: WorldChange, isStep = true, moved?: string): void {
    this.go({ ...this.state, change }, isStep, moved);
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
    this.go(state, true);
    if (problems.length > 0) this.complain(problems);
  }

  /** The state as the fragment of a URL. */
  get link(): string {
    return fragmentOf(this.state, this.case.file);
  }

  /** Open a scenario file: as a world of its case if it is one, else as a case of its own without observed values. */
  openFile(name: string, text: string): void {
    const read = this.readFile(name, text);
    if ("problems" in read) {
      this.complain(read.problems);
      return;
    }
    const { scenario, json } = read;
    const known = this.cases.find((one) => one.scenario.id === scenario.id);
    const change = known && changeBetween(known.scenario, scenario);
    if (known && change) {
      this.go(
        { ...initialState(scenario.id), worlds: this.worldsOf(scenario.id), seed: this.state.seed, change },
        true,
      );
      return;
    }
    const { id, like, note } = openedCase(name, scenario, known);
    this.addCase({ ...scenario, id }, { ...json, id }, like);
    this.chooseCase(id);
    this.complain([`${note} ${carriedText(this.case)}`]);
  }

  complain(problems: readonly string[]): void {
    this.problems = problems;
    this.events.onChange();
  }

  /** A run failed: as the engine refuses the world, then the last one drawn stands, or for a reason of its own. */
  fail(error: Error): void {
    const asked = this.worlds.checked(this.case.scenario, this.state.change);
    if (asked.ok) this.complain([`A run failed: ${error.message}`]);
    else {
      this.sound = this.picture && { scenario: this.picture.question.world, removed: [] };
      this.events.onChange();
    }
  }

  /**
   * Ask for what is to be seen now.
   *
   * @param isStep False while a hand moves: all is then drawn with the new picture, which is there at once, and not with
   * the old one before it.
   */
  follow(isStep = true): void {
    const history = this.case.scenario;
    const { change, worlds, seed } = this.state;
    // While a hand moves no time is taken for the engine's check: sliders end where it refuses.
    const asked = isStep && !isMoving() ? this.worlds.checked(history, change) : this.scenarioOf(change);
    if (asked.ok) this.sound = asked;
    if (asked.ok || !this.picture) {
      const main = mainEvent(history);
      const without = main && this.scenarioOf(withSwitch(noChange, main.id, false));
      const kept = worlds.flatMap((world) => {
        const made = this.worlds.checked(history, world.change);
        return made.ok ? [made.scenario] : [];
      });
      this.director?.ask({
        history,
        world: this.world.scenario,
        without: without?.ok ? without.scenario : undefined,
        kept,
        seed,
      });
    }
    if (isStep || !asked.ok || !this.director?.isApart) this.events.onChange();
  }

  /** The scenario of a change, remembered, so that its runs are too. */
  scenarioOf(change: WorldChange): ChangedScenario {
    return this.worlds.of(this.case.scenario, change);
  }

  /** What a link says; a case that it carries is added. */
  private readFragment(fragment: string): ReturnType<typeof stateFrom> {
    const file = fileFrom(fragment);
    const read = file && this.readFile("the link's file", file.text);
    if (read && "scenario" in read && !this.ids.includes(read.scenario.id)) {
      this.addCase(read.scenario, read.json, file?.observed);
    }
    const { state: asked, problems } = stateFrom(fragment, this.ids);
    const { scenario } = this.cases.find((one) => one.scenario.id === asked.case) as LabCase;
    const { state, problems: ofEvents } = withSoundEvents(asked, scenario);
    const ofFile = read && "problems" in read ? read.problems : [];
    return { state, problems: [...ofFile, ...problems, ...ofEvents] };
  }

  private readFile(name: string, text: string) {
    return readScenarioFile(name, text, this.cases[0].scenario.parameters);
  }

  /** Add a case that is none of the page's, with the observed figures of one that is. */
  private addCase(scenario: Scenario, json: object, like: string | undefined): void {
    this.cases = casesWith(this.cases, scenario, json, like);
  }

  private get ids(): string[] {
    return this.cases.map(({ scenario }) => scenario.id);
  }

  private get changed(): ChangedCase {
    return { base: this.case.scenario, world: this.world.scenario, change: this.state.change };
  }

  private worldsOf(id: string) {
    return this.state.case === id ? this.state.worlds : [];
  }

  private go(state: LabState, isStep: boolean, moved?: string): void {
    this.goTo(advance(this.steps, state, isStep), isStep, moved);
  }

  private goTo(steps: UndoHistory<LabState>, isStep: boolean, moved?: string): void {
    const isSameCase = this.state.case === steps.present.case;
    this.steps = steps;
    this.moved = moved;
    this.problems = [];
    this.refused.end();
    if (!isSameCase) {
      this.sound = undefined;
      this.picture = undefined;
      this.ends = new LeverEndsFinder(() => this.events.onChange());
      this.events.onCase();
    }
    this.events.onState(isStep);
    this.follow(isStep);
  }
}
