import { LitElement, type TemplateResult } from "lit";
import { Director, type Question } from "./engine/director.ts";
import { isRefused } from "./engine/engine-check.ts";
import { startEngine } from "./engine/start-engine.ts";
import { headlineQuarter } from "./headline-quarter.ts";
import type { LabData } from "./lab-data.ts";
import { LabSession } from "./lab-session.ts";
import { labStyle } from "./lab-style.ts";
import { listenToPage } from "./page-listeners.ts";
import type { Tab } from "./tabs.ts";
import { labView } from "./view/lab-view.ts";
import type { HeldLane } from "./view/lane-rows.ts";
import { nextStep, type Presentation, slidesOf, stepBefore } from "./view/present-view.ts";
import type { Diaries, WhoLeft } from "./view/who-left-view.ts";
import { isUnchanged } from "./world-change.ts";

/** Agents where the engine shares the page's thread. */
const FEWER = { moving: 5000, rest: 20_000 };
const USUAL = { moving: 20_000, rest: 100_000 };
/** Seeds of the intervals. */
const SEEDS = 16;
/** Browsers limit how often an address may change, so that it waits while a hand moves, ms. */
const LINK_PAUSE = 300;
/** How long after the first picture the engine is readied for its checks, ms. */
const IDLE = 500;

/** What is open and shown; no part of what a link carries. */
export interface Looks {
  readonly tab: Tab;
  readonly openEvent: string | undefined;
  /** The event that a hand holds. */
  readonly held: HeldLane | undefined;
  readonly openGroups: ReadonlySet<string>;
  readonly byPlan: boolean;
  /** Quarter of the waterfall. */
  readonly period: string;
  readonly width: number;
  readonly isDark: boolean;
  /** Whether it is laid out for paper. */
  readonly isPrinting: boolean;
  readonly isRevealed: boolean;
  /** How far the presentation is, while there is one. */
  readonly presentation: Presentation | undefined;
  /** Whether it was asked who left. */
  readonly isWhoLeftOpen: boolean;
  /** Both worlds with everybody in them, as they were last found out. */
  readonly whoLeft: WhoLeft | undefined;
  /** Number of the subscriber whose story is told, from 1. */
  readonly person: number;
  /** The months of that subscriber in both worlds, once they are known. */
  readonly diaries: Diaries | undefined;
  /** What the last export or copy said. */
  readonly note: string;
}

/** The panel: `<churn-lab>` with its cases in `data`. */
export class ChurnLab extends LitElement {
  static override styles = labStyle;

  session: LabSession | undefined;
  version = "";
  /** When the first picture was drawn, ms after the page was asked for. */
  firstPicture: number | undefined;
  /** Whether it stands in a frame that may neither save files nor have an address. */
  isEmbedded = false;
  /** Whether runs are done beside the page. */
  isEngineApart = false;
  looks: Looks = {
    tab: "events",
    openEvent: undefined,
    held: undefined,
    openGroups: new Set(),
    byPlan: false,
    period: "",
    width: 800,
    isDark: false,
    isPrinting: false,
    isRevealed: true,
    presentation: undefined,
    isWhoLeftOpen: false,
    whoLeft: undefined,
    person: 1,
    diaries: undefined,
    note: "",
  };
  /** Of which it was last asked who left. */
  private asked: Question | undefined;
  /** Of the time in which the panel stands in a page. */
  private connection: AbortController | undefined;
  private agents: LabData["agents"];
  private writing: ReturnType<typeof setTimeout> | undefined;

  set data(data: LabData) {
    this.end();
    this.version = data.version;
    this.agents = data.agents;
    this.isEmbedded = data.isEmbedded ?? false;
    this.session = new LabSession(data.cases, location.hash.slice(1), {
      onChange: () => this.requestUpdate(),
      onCase: () => this.openCase(),
      onState: (isStep) => this.writeLink(isStep ? 0 : LINK_PAUSE),
    });
    this.openCase();
    void this.begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.connection = new AbortController();
    listenToPage(this, this.connection.signal);
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.connection?.abort();
    this.connection = undefined;
    this.end();
  }

  /** Change what is open or shown. */
  look(change: Partial<Looks>): void {
    this.looks = { ...this.looks, ...change };
    this.requestUpdate();
  }

  /** Begin a presentation, or end it. */
  present(presentation: Presentation | undefined): void {
    this.look({ presentation });
    const isFull = document.fullscreenElement !== null;
    // Where the page may not fill the screen, it fills the window.
    if (presentation && !isFull) void this.requestFullscreen?.().catch(() => {});
    else if (!presentation && isFull) void document.exitFullscreen().catch(() => {});
  }

  /** A step of the presentation forth (1) or back (-1). */
  step(by: 1 | -1): void {
    const { presentation } = this.looks;
    if (!presentation || !this.session?.picture) return;
    const slides = slidesOf(this, this.session, this.session.picture);
    this.look({ presentation: (by > 0 ? nextStep : stepBefore)(presentation, slides) });
  }

  /** Find out who left and why in both worlds, and from now on whenever a world has been changed. */
  async askWhoLeft(): Promise<void> {
    const { session } = this;
    const question = session?.picture?.question;
    if (!session?.director || !question || this.asked === question) return;
    this.asked = question;
    this.look({ isWhoLeftOpen: true });
    const { history, world, seed } = question;
    try {
      const whoLeft = {
        history: await session.director.persons(history, seed),
        world: await session.director.persons(world, seed),
        historyScenario: history,
        worldScenario: world,
      };
      // The first answer shows at once; a later one takes the place of the one before with all that belongs to it.
      if (!this.looks.whoLeft) this.look({ whoLeft });
      const diaries = await this.diariesOf(whoLeft, this.looks.person);
      if (this.asked !== question) return;
      this.look({ whoLeft, diaries });
      if (diaries?.person !== this.looks.person) await this.followPerson(this.looks.person);
    } catch (error) {
      if (this.asked !== question) return;
      this.asked = undefined;
      this.look({ isWhoLeftOpen: this.looks.whoLeft !== undefined });
      session.complain([(error as Error).message]);
    }
  }

  /** Tell the months of a subscriber in both worlds. @param person Its number, from 1. */
  async followPerson(person: number): Promise<void> {
    this.look({ person });
    const { whoLeft } = this.looks;
    if (!whoLeft) return;
    try {
      const diaries = await this.diariesOf(whoLeft, person);
      if (this.looks.person === person && this.looks.whoLeft === whoLeft) this.look({ diaries });
    } catch (error) {
      this.session?.complain([(error as Error).message]);
    }
  }

  private async diariesOf(whoLeft: WhoLeft, person: number): Promise<Diaries | undefined> {
    const director = this.session?.director;
    if (!director) return undefined;
    const { historyScenario, worldScenario, history } = whoLeft;
    const number = Math.min(Math.max(person, 1), history.agents) - 1;
    const told = await director.diary(historyScenario, history.seed, number);
    const isOne = worldScenario === historyScenario;
    const world = isOne ? told : await director.diary(worldScenario, history.seed, number);
    return { of: whoLeft, person, history: told, world };
  }

  protected override render(): TemplateResult | undefined {
    return this.session ? labView(this, this.session) : undefined;
  }

  private openCase(): void {
    if (!this.session) return;
    this.asked = undefined;
    this.look({
      openEvent: undefined,
      period: headlineQuarter(this.session.case.scenario),
      whoLeft: undefined,
      diaries: undefined,
    });
  }

  private writeLink(pause: number): void {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      if (!this.session) return;
      const { state, cases } = this.session;
      const { case: id, change, worlds, seed } = state;
      const isPlain = isUnchanged(change) && worlds.length === 0 && seed === 1 && id === cases[0].scenario.id;
      try {
        history.replaceState(null, "", isPlain ? "#" : `#${this.session.link}`);
      } catch {
        // A page without an address of its own, such as an output of a notebook, has no link to keep.
      }
    }, pause);
  }

  /** Start the engines of the session that is open, while the panel stands in a page. */
  private async begin(): Promise<void> {
    const { session, connection } = this;
    if (!session || !connection) return;
    const [live, rest] = await Promise.all([startEngine(), startEngine()]);
    if (session !== this.session || connection !== this.connection) {
      live.end();
      rest.end();
      return;
    }
    this.isEngineApart = live.isApart;
    const usual = this.agents ?? USUAL;
    const sizes = live.isApart
      ? usual
      : { moving: Math.min(FEWER.moving, usual.moving), rest: Math.min(FEWER.rest, usual.rest) };
    session.director = new Director(
      { live, rest },
      { ...sizes, seeds: SEEDS },
      (picture) => {
        session.picture = picture;
        this.requestUpdate();
        // Kept worlds are the last runs of the full size, so that nothing else waits for this.
        if (picture.kept && this.looks.isWhoLeftOpen) void this.askWhoLeft();
        void this.announce();
      },
      (error) => session.fail(error),
    );
    session.follow();
  }

  /** End the engines. */
  private end(): void {
    if (!this.session) return;
    this.session.director?.end();
    this.session.director = undefined;
  }

  /** Tell the page when a picture has been drawn: an event `picture`. */
  private async announce(): Promise<void> {
    await this.updateComplete;
    if (this.firstPicture === undefined) {
      this.firstPicture = performance.now();
      // The engine's first check takes long, those after it do not: better before a hand moves than when it does.
      setTimeout(() => this.session && isRefused(this.session.case.scenario), IDLE);
    }
    this.dispatchEvent(new CustomEvent("picture"));
  }

  /** Open a scenario file that was dropped or chosen. */
  async openFile(file: File): Promise<void> {
    this.session?.openFile(file.name, await file.text());
  }
}
