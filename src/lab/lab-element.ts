import { LitElement, type TemplateResult } from "lit";
import type { Scenario } from "../scenario/scenario.ts";
import { Director, type Picture } from "./engine/director.ts";
import { startEngine } from "./engine/start-engine.ts";
import { mainEvent } from "./headline.ts";
import type { LabCase, LabData } from "./lab-data.ts";
import { fragmentOf, initialState, type LabState, stateFrom } from "./lab-state.ts";
import { labStyle } from "./lab-style.ts";
import { advance, historyOf, redo, type UndoHistory, undo } from "./undo-history.ts";
import { labView } from "./view/lab-view.ts";
import {
  type ChangedScenario,
  changedScenario,
  isUnchanged,
  noChange,
  type WorldChange,
  withSwitch,
  withValue,
} from "./world-change.ts";

/** Agents where the engine shares the page's thread. */
const FEWER = { moving: 5000, rest: 20_000 };
const USUAL = { moving: 20_000, rest: 100_000 };
/** Seeds of the intervals. */
const SEEDS = 8;

export type Tab = "events" | "behaviour";

/** What is open and shown; no part of what a link carries. */
export interface Looks {
  readonly tab: Tab;
  readonly openEvent: string | undefined;
  readonly openGroups: ReadonlySet<string>;
  readonly byPlan: boolean;
  /** Quarter of the waterfall. */
  readonly period: string;
  readonly width: number;
  readonly isDark: boolean;
  readonly isRevealed: boolean;
}

/** The panel: `<churn-lab>` with its cases in `data`. */
export class ChurnLab extends LitElement {
  static override styles = labStyle;

  private given: LabData | undefined;
  private director: Director | undefined;
  private steps: UndoHistory<LabState> | undefined;
  /** The last world that holds together. */
  private sound: { readonly scenario: Scenario; readonly removed: readonly string[] } | undefined;
  private main: Scenario | undefined;
  private readonly worlds = new Map<string, ChangedScenario>();
  private observer: ResizeObserver | undefined;

  looks: Looks = {
    tab: "events",
    openEvent: undefined,
    openGroups: new Set(),
    byPlan: false,
    period: "",
    width: 800,
    isDark: false,
    isRevealed: true,
  };
  picture: Picture | undefined;
  problems: readonly string[] = [];
  /** Whether runs are done beside the page. */
  isEngineApart = false;

  set data(data: LabData) {
    this.given = data;
    const read = stateFrom(
      location.hash.slice(1),
      data.cases.map(({ scenario }) => scenario.id),
    );
    this.problems = read.problems;
    this.steps = historyOf(read.state);
    this.openCase();
    void this.begin(data);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const print = matchMedia("print");
    const repaint = () => this.look({ isDark: dark.matches && !print.matches });
    dark.addEventListener("change", repaint);
    print.addEventListener("change", repaint);
    repaint();
    addEventListener("hashchange", () => this.readLink());
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.observer = new ResizeObserver(([{ contentRect }]) => {
      const width = Math.round(contentRect.width);
      if (width > 0 && width !== this.looks.width) this.look({ width });
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  get cases(): readonly LabCase[] {
    return this.given?.cases ?? [];
  }

  get state(): LabState {
    return this.steps?.present ?? initialState(this.cases[0]?.scenario.id ?? "");
  }

  /** The case as it came. */
  get case(): LabCase | undefined {
    return this.cases.find(({ scenario }) => scenario.id === this.state.case) ?? this.cases[0];
  }

  get version(): string {
    return this.given?.version ?? "";
  }

  get canUndo(): boolean {
    return (this.steps?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.steps?.future.length ?? 0) > 0;
  }

  /** The reader's world: the last one that holds together. */
  get world(): { readonly scenario: Scenario; readonly removed: readonly string[] } {
    return this.sound ?? { scenario: (this.case as LabCase).scenario, removed: [] };
  }

  /** Change what is open or shown. */
  look(change: Partial<Looks>): void {
    this.looks = { ...this.looks, ...change };
    this.requestUpdate();
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
    this.change(withSwitch(this.state.change, id, isOn), true);
  }

  reset(): void {
    this.change(noChange, true);
  }

  chooseCase(id: string): void {
    this.advance({ ...initialState(id), seed: this.state.seed }, true);
    this.openCase();
  }

  undo(): void {
    if (this.steps) this.goTo(undo(this.steps));
  }

  redo(): void {
    if (this.steps) this.goTo(redo(this.steps));
  }

  protected override render(): TemplateResult | undefined {
    return this.case ? labView(this) : undefined;
  }

  private change(change: WorldChange, isStep: boolean): void {
    this.advance({ ...this.state, change }, isStep);
  }

  private advance(state: LabState, isStep: boolean): void {
    if (this.steps) this.goTo(advance(this.steps, state, isStep), isStep);
  }

  private goTo(steps: UndoHistory<LabState>, isWritten = true): void {
    const isSameCase = this.steps?.present.case === steps.present.case;
    this.steps = steps;
    if (!isSameCase) this.openCase();
    if (isWritten) this.writeLink();
    else this.writeLater();
    this.follow();
  }

  private writing: ReturnType<typeof setTimeout> | undefined;

  /** Browsers limit how often an address may change, so that it waits while a hand moves. */
  private writeLater(): void {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.writeLink(), 300);
  }

  private writeLink(): void {
    clearTimeout(this.writing);
    const { case: id, change, worlds, seed } = this.state;
    const isPlain =
      isUnchanged(change) && worlds.length === 0 && seed === 1 && id === this.cases[0]?.scenario.id;
    try {
      history.replaceState(null, "", isPlain ? "#" : `#${fragmentOf(this.state)}`);
    } catch {
      // A page without an address of its own, such as an output of a notebook, has no link to keep.
    }
  }

  private readLink(): void {
    if (location.hash.slice(1) === fragmentOf(this.state)) return;
    const read = stateFrom(
      location.hash.slice(1),
      this.cases.map(({ scenario }) => scenario.id),
    );
    this.problems = read.problems;
    if (this.steps) this.goTo(advance(this.steps, read.state, true));
  }

  private openCase(): void {
    const base = (this.case as LabCase).scenario;
    this.sound = undefined;
    const main = mainEvent(base);
    const without = main && changedScenario(base, withSwitch(noChange, main.id, false));
    this.main = without?.ok ? without.scenario : undefined;
    this.picture = undefined;
    this.look({ openEvent: undefined, period: base.headline.period });
    this.follow();
  }

  /** The scenario of a change, remembered, so that its runs are too. */
  scenarioOf(change: WorldChange): ChangedScenario {
    const base = (this.case as LabCase).scenario;
    const key = `${base.id} ${JSON.stringify(change)}`;
    const known = this.worlds.get(key);
    if (known) return known;
    const made = changedScenario(base, change);
    this.worlds.set(key, made);
    if (this.worlds.size > REMEMBERED) this.worlds.delete(this.worlds.keys().next().value as string);
    return made;
  }

  /** What is wrong with the world that was asked for, if it contradicts itself. */
  get contradiction(): readonly string[] {
    const asked = this.scenarioOf(this.state.change);
    return asked.ok
      ? []
      : asked.issues.map(({ path, expected, found }) => `${path}: expected ${expected}, found ${found}`);
  }

  private follow(): void {
    const asked = this.scenarioOf(this.state.change);
    if (asked.ok) this.sound = asked;
    if (asked.ok || !this.picture) {
      const history = (this.case as LabCase).scenario;
      this.director?.ask({ history, world: this.world.scenario, without: this.main, seed: this.state.seed });
    }
    this.requestUpdate();
  }

  private async begin(data: LabData): Promise<void> {
    const [live, rest] = await Promise.all([startEngine(), startEngine()]);
    this.isEngineApart = live.isApart;
    const usual = data.agents ?? USUAL;
    const sizes = live.isApart
      ? usual
      : { moving: Math.min(FEWER.moving, usual.moving), rest: Math.min(FEWER.rest, usual.rest) };
    this.director = new Director(
      { live, rest },
      { ...sizes, seeds: SEEDS },
      (picture) => {
        this.picture = picture;
        this.requestUpdate();
      },
      (error) => {
        this.problems = [error.message];
        this.requestUpdate();
      },
    );
    this.follow();
  }

  private onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) this.redo();
    else this.undo();
  }
}

/** Scenarios that are kept for going back to. */
const REMEMBERED = 60;
