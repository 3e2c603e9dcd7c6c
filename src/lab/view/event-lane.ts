import { html, svg, type TemplateResult } from "lit";
import { dateText, shortDate } from "../../chart/date-text.ts";
import { type Day, isoOf, toDay } from "../../market/date.ts";
import type { MarketEvent } from "../../market/event.ts";
import { eventTitle } from "../../market/event-title.ts";
import type { Colours } from "./colours.ts";
import type { KeyEntry } from "./figure-key.ts";
import { FONT, haloText } from "./frame.ts";
import { type HeldLane, laneRows } from "./lane-rows.ts";
import type { TimeScale } from "./time-scale.ts";

export interface EventLaneView {
  readonly width: number;
  readonly colours: Colours;
  readonly time: TimeScale;
  /** Events of history and those added, each as it is in the reader's world or, if it is off there, as it was. */
  readonly events: readonly LaneEvent[];
  readonly selected: string | undefined;
  /** The event that a hand holds, with the rows at that moment. */
  readonly held: HeldLane | undefined;
  onHold(held: HeldLane | undefined): void;
  onMove(id: string, day: number, isStep: boolean): void;
  /** Move an event as far towards a day as it can be. */
  onMoveTowards(id: string, day: number): void;
  onSelect(id: string): void;
}

export interface LaneEvent {
  readonly event: MarketEvent;
  /** Number by which the list and the lane name it. */
  readonly number: number;
  readonly isOn: boolean;
  /** Where it stands on the time axis: the day of its announcement, or its first day in force. */
  readonly day: Day;
  /** Whether it stands at its first day in force, being announced before the run. */
  readonly isByEffect: boolean;
}

const ROW = 24;
const RADIUS = 9;
/** Width of a letter at the size of labels, pixels. */
const LETTER = 6.8;
/** Most letters of a name: of a usual lane, and in one so wide that there is room for more, pixels for each. */
const LONGEST = 30;
const FOR_LETTER = 22;
const NARROW = 520;

/** Events along the time axis: each a handle that a hand or the arrow keys move. */
export function eventLane(view: EventLaneView): TemplateResult {
  const { width, time, colours } = view;
  const shown = shownIn(view);
  const hasLabels = width >= NARROW;
  const placed = shown.map((entry) => {
    const { event, day } = entry;
    const x = time.x(day);
    const room = hasLabels ? labelOf(entry, width).length * LETTER + RADIUS + 7 : RADIUS;
    const isLeft = isLabelLeft(x, room, width);
    return { id: event.id, start: x - (isLeft ? room : RADIUS), end: x + (isLeft ? RADIUS : room) };
  });
  const { rows, covered } = laneRows(placed, view.held);
  const height = (Math.max(0, ...rows.values()) + 1) * ROW + 6;
  return html`<svg class="lane" viewBox="0 0 ${width} ${height}" font-family=${FONT} role="group"
      aria-label="Events along the time axis; arrow keys move the one in focus">
    ${shown.map((entry) => {
      const { id } = entry.event;
      const y = (rows.get(id) as number) * ROW + ROW / 2 + 3;
      return handle(
        view,
        entry,
        { y, hasLabel: hasLabels && !covered.has(id), isCovered: covered.has(id) },
        rows,
      );
    })}
    ${shown.length === 0 ? svg`<text x=${time.left} y="16" font-size="12" fill=${colours.secondary}>no event in this time</text>` : ""}
  </svg>`;
}

const shownIn = ({ events, time }: EventLaneView): LaneEvent[] =>
  events.filter(({ day }) => day >= time.first && day < time.end);

/** What the colours of the numbers mean, each that is there. */
export function laneKey(view: EventLaneView): KeyEntry[] {
  const { colours } = view;
  const there = new Set(shownIn(view).map(({ event }) => kindOf(event)));
  return kinds
    .filter((kind) => there.has(kind))
    .map((kind) => ({
      text: meanings[kind],
      width: KEY_WIDTH,
      mark: svg`<circle cx=${KEY_WIDTH / 2} cy="0" r="6" fill=${colours[hues[kind]]} />`,
    }));
}

/** What can be done with the lane, if anything is in it. */
export const laneHint = (view: EventLaneView): string =>
  shownIn(view).length > 0 ? "Drag an event, or move it by the arrow keys." : "";

function handle(
  view: EventLaneView,
  entry: LaneEvent,
  { y, hasLabel, isCovered }: { y: number; hasLabel: boolean; isCovered: boolean },
  rows: HeldLane["rows"],
) {
  const { time, colours, selected } = view;
  const { event, number, isOn, day, isByEffect } = entry;
  // It is moved by the day on which it stands, and told of by that of its announcement.
  const announced = toDay(event.announced);
  const x = time.x(day);
  const isSelected = selected === event.id;
  const colour = isOn ? colours[hues[kindOf(event)]] : colours.axis;
  const move = (to: number, isStep: boolean) =>
    view.onMove(event.id, announced + Math.min(Math.max(to, time.first), time.end - 1) - day, isStep);
  const onKey = (key: KeyboardEvent) => {
    const step = steps[key.key];
    const end = { Home: time.first, End: time.end - 1 }[key.key];
    if (step === undefined && end === undefined) return;
    key.preventDefault();
    if (end === undefined) {
      move(day + step, keys.begins(event.id, announced, step));
      // Drawn at once, so that the next press goes on from here.
      view.onSelect(event.id);
    } else view.onMoveTowards(event.id, announced + end - day);
  };
  const label = labelOf(entry, view.width);
  const isLeft = isLabelLeft(x, label.length * LETTER + RADIUS + 7, view.width);
  return svg`<g class=${`handle${isSelected ? " selected" : ""}${isOn ? "" : " off"}${isCovered ? " covered" : ""}`} tabindex="0" role="slider"
      data-event=${event.id} aria-label=${`${eventTitle(event)}${isOn ? "" : " (switched off)"}`}
      aria-valuemin=${time.first} aria-valuemax=${time.end - 1} aria-valuenow=${day}
      aria-valuetext=${dateText(day)} aria-orientation="horizontal"
      @keydown=${onKey} @blur=${() => keys.end()} @focus=${() => view.onSelect(event.id)}
      @pointerdown=${(down: PointerEvent) => {
        view.onHold({ id: event.id, rows });
        drag(down, x, time, move, () => view.onHold(undefined));
      }}>
    <title>${eventTitle(event)}, ${isByEffect ? "in force from " : ""}${isoOf(day)}</title>
    <circle cx=${x} cy=${y} r="16" fill="transparent" />
    ${hasLabel ? haloText(label, { x: isLeft ? x - RADIUS - 6 : x + RADIUS + 6, y: y + 4, anchor: isLeft ? "end" : "start" }, isOn ? colours.text : colours.secondary, colours) : ""}
    <circle cx=${x} cy=${y} r=${RADIUS} fill=${isOn ? colour : colours.paper} stroke=${colour} stroke-width="2" />
    ${isSelected ? svg`<circle cx=${x} cy=${y} r=${RADIUS + 3.5} fill="none" stroke=${colours.text} stroke-width="1.5" />` : ""}
    <text x=${x} y=${y + 3.8} text-anchor="middle" font-size="10.5" font-weight="700"
      fill=${isOn ? colours.paper : colours.secondary}>${number}</text>
  </g>`;
}

/**
 * The presses of keys on one event: they are one movement, with one step back, until the event loses the focus or is
 * moved in another way, such as back.
 */
const keys = {
  id: "",
  announced: 0,
  /** Whether a press begins a movement. @param announced Day before it. */
  begins(id: string, announced: Day, step: number): boolean {
    const isNew = this.id !== id || this.announced !== announced;
    this.id = id;
    this.announced = announced + step;
    return isNew;
  },
  end(): void {
    this.id = "";
  },
};

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
};

/** Follow a pointer until it is lifted. */
function drag(
  down: PointerEvent,
  x: number,
  time: TimeScale,
  move: (day: number, isStep: boolean) => void,
  onEnd: () => void,
): void {
  const target = down.currentTarget as SVGGElement;
  const lane = target.ownerSVGElement as SVGSVGElement;
  const { left, width } = lane.getBoundingClientRect();
  const scale = lane.viewBox.baseVal.width / width;
  const offset = (down.clientX - left) * scale - x;
  let isFirst = true;
  let last = time.day(x);
  const follow = ({ clientX }: PointerEvent) => {
    const day = time.day((clientX - left) * scale - offset);
    if (day === last) return;
    last = day;
    move(day, isFirst);
    isFirst = false;
  };
  const end = () => {
    target.removeEventListener("pointermove", follow);
    target.removeEventListener("pointerup", end);
    target.removeEventListener("pointercancel", end);
    onEnd();
  };
  target.setPointerCapture(down.pointerId);
  target.addEventListener("pointermove", follow);
  target.addEventListener("pointerup", end);
  target.addEventListener("pointercancel", end);
}

type Kind = "act" | "words" | "rival";
const kinds: readonly Kind[] = ["act", "words", "rival"];
const hues = { act: "simulated", words: "gain", rival: "rival" } as const;
const meanings: Readonly<Record<Kind, string>> = {
  act: "the firm acts",
  words: "the firm or the press speaks",
  rival: "a rival acts",
};
const KEY_WIDTH = 14;

function kindOf({ type }: MarketEvent): Kind {
  if (type.startsWith("competitor-")) return "rival";
  return words.has(type) ? "words" : "act";
}

/** What the firm or the press says, as against what somebody does. */
const words = new Set<MarketEvent["type"]>(["response", "notice", "media"]);

function labelOf({ event, day, isByEffect }: LaneEvent, width: number): string {
  const title = eventTitle(event);
  const longest = Math.max(LONGEST, Math.floor(width / FOR_LETTER));
  const short = title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title;
  return `${short}, ${isByEffect ? "from " : ""}${shortDate(day)}`;
}

const isLabelLeft = (x: number, room: number, width: number) => x + room > width && x - room > 0;
