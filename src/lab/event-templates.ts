import { isoOf, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { mainEvent } from "./headline.ts";

/** An event that a reader can add, with sizes to begin with. */
export interface EventTemplate {
  readonly title: string;
  readonly event: MarketEvent;
}

const fromReader = {
  evidence: "assumed",
  source: "added by the reader; every size is the reader's",
} as const;

/** What the firm or a rival could have done besides, as far as the case has what it needs. */
export function eventTemplates(scenario: Scenario): EventTemplate[] {
  const taken = new Set(scenario.events.map(({ id }) => id));
  const idOf = (name: string) => {
    let id = name;
    for (let number = 2; taken.has(id); number++) id = `${name}-${number}`;
    return id;
  };
  const main = mainEvent(scenario);
  const day = main ? toDay(main.announced) : toDay(scenario.start);
  const announced = isoOf(day);
  const later = isoOf(day + 3);
  const templates: EventTemplate[] = [];
  const add = (title: string, event: Record<string, unknown>) =>
    templates.push({ title, event: { title, ...event, ...fromReader } as unknown as MarketEvent });
  // An event has one policy for existing subscribers, and none once it is taken back.
  const settled = new Set(
    scenario.events.flatMap((event) =>
      event.type === "grandfathering" || event.type === "rollout" || event.type === "reversal"
        ? [event.of]
        : [],
    ),
  );
  for (const { id, type, announced: told } of scenario.events) {
    if ((type !== "price-change" && type !== "plan-split") || settled.has(id)) continue;
    const title = `Existing subscribers keep their old price`;
    add(title, { id: idOf("grandfathering"), type: "grandfathering", of: id, announced: told });
  }
  if (main) {
    for (const [kind, title] of answers) {
      const response = { id: idOf(kind), type: "response", to: main.id, kind, announced: later, quality: 1 };
      add(`${title} (${eventTitle(main)})`, kind === "compensate" ? { ...response, amount: 3 } : response);
    }
  }
  add("Whoever is about to leave is offered a discount", {
    id: idOf("retention-offer"),
    type: "retention-offer",
    announced,
    discount: 2,
    months: 3,
  });
  add("Those who have left are offered a discount", {
    id: idOf("win-back-offer"),
    type: "win-back-offer",
    announced: later,
    discount: 2,
    months: 3,
    reach: 0.3,
  });
  add("Newcomers are received better", {
    id: idOf("onboarding"),
    type: "onboarding",
    announced,
    expectations: 0.5,
    doubts: 0.5,
    roadmap: 0.5,
    tone: 0.5,
  });
  add("The service fails for a day", {
    id: idOf("service-failure"),
    type: "service-failure",
    announced,
    severity: 0.2,
    reach: 0.3,
  });
  for (const [rival, { title }] of Object.entries(scenario.rivals ?? {})) {
    add(`${title}: 30 free days`, {
      id: idOf(`${rival}-offer`),
      type: "competitor-offer",
      rival,
      announced,
      freeDays: 30,
      reach: 0.3,
    });
  }
  return templates;
}

const answers = [
  ["explain", "The firm gives its reasons"],
  ["listen", "The firm listens and adapts"],
  ["apologise", "The firm says sorry"],
  ["compensate", "The firm pays each subscriber once"],
  ["announce-vision", "The firm shows its whole plan"],
] as const;
