import { type GoodwillParameters, goodwillDamage, type Offence } from "../behaviour/goodwill.ts";
import { type StormDamping, stormPosts, stormVolume } from "../behaviour/storm.ts";
import { type Day, toDay } from "../market/date.ts";
import type { Response } from "../market/event.ts";
import { type Parameters, parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventsInOrder, forceOf } from "./force.ts";

/** The public mood, day by day. It follows from the scenario alone; no subscriber's act moves it. */
export interface Mood {
  /** Posts per day. */
  readonly posts: Float64Array;
  /** Posts of the last 30 days relative to the reference storm. */
  readonly storm: Float64Array;
  /** Goodwill damage; 1 is about the peak after 12 July 2011. */
  readonly damage: Float64Array;
  /** Part of felt unfairness that explanations have taken away, 0..1, by id of the event explained. */
  readonly understanding: Readonly<Record<string, Float64Array>>;
}

/** Days run before the start, so that what happened just before is still in the air. */
const WARM_UP = 60;

/** The mood over `days` days from `start`. */
export function moodOf(scenario: Scenario, start: Day, days: number): Mood {
  const { parameters } = scenario;
  const events = eventsInOrder(scenario);
  const responses = worn(
    events.filter((event): event is Response => event.type === "response"),
    parameterValue(parameters, "response.apologyRepeat"),
  );
  const offences: Offence[] = [];
  const posts = new Float64Array(WARM_UP + days);
  const storm = {
    postsPerSeverity: parameterValue(parameters, "storm.postsPerSeverity"),
    branching: parameterValue(parameters, "storm.branching"),
    fadeDays: parameterValue(parameters, "storm.fadeDays"),
  };
  for (const event of events) {
    const severity = event.severity ?? 0;
    if (severity === 0) continue;
    const day = toDay(event.announced) - start;
    const { reversed } = forceOf(scenario, event);
    // A post answers a post: the storms of several events add up, and each is damped by the answers to its own event.
    const dampings = responses.flatMap((response) =>
      response.to === event.id ? [damping(response, start, scenario)] : [],
    );
    stormPosts([{ day, severity }], dampings, storm, days, WARM_UP).forEach((count, index) => {
      posts[index] += count;
    });
    offences.push({
      day,
      severity,
      answers: answersTo(event.id, responses, start, scenario),
      ...(reversed < Number.POSITIVE_INFINITY ? { reversed: reversed - start } : {}),
    });
  }
  const goodwill: GoodwillParameters = {
    riseDays: parameterValue(parameters, "goodwill.riseDays"),
    shortDays: parameterValue(parameters, "goodwill.shortDays"),
    longShare: parameterValue(parameters, "goodwill.longShare"),
    longYears: parameterValue(parameters, "goodwill.longYears"),
    cap: parameterValue(parameters, "response.cap"),
    halfLifeDays: parameterValue(parameters, "response.halfLifeDays"),
    avoided: parameterValue(parameters, "reversal.avoided"),
    waver: parameterValue(parameters, "reversal.waver"),
  };
  return {
    posts: posts.slice(WARM_UP),
    storm: stormVolume(posts, WARM_UP, parameterValue(parameters, "storm.reference")),
    damage: goodwillDamage(offences, goodwill, days),
    understanding: understandingOf(responses, start, days, scenario),
  };
}

/** A response, and what is left of its worth because it was tried before; negative: it does harm. */
type WornResponse = Response & { readonly left: number };

/**
 * Every apology wears the next one out by the same amount, whatever it was for; one without any quality is none.
 * At worst a repeated apology does as much harm as the first did good.
 */
function worn(responses: readonly Response[], repeat: number): WornResponse[] {
  let apology = 1;
  return responses.map((response) => {
    if (response.kind !== "apologise") return { ...response, left: 1 };
    const left = apology;
    apology = Math.max(-1, apology - (1 - repeat) * (response.quality ?? 1));
    return { ...response, left };
  });
}

function answersTo(
  id: string,
  responses: readonly WornResponse[],
  start: Day,
  { parameters }: Scenario,
): { day: number; repair: number }[] {
  return responses.flatMap((response) => {
    const first = repairOf(response, parameters);
    // Where already the first apology does harm, a worn one heals nothing.
    const repair = Math.min(first, first * response.left) * (response.quality ?? 1);
    if (response.to !== id || repair === 0) return [];
    return [{ day: toDay(response.announced) - start, repair }];
  });
}

/** What a response of full quality repairs if it comes at once, as a share of the damage. */
function repairOf(response: Response, parameters: Parameters): number {
  switch (response.kind) {
    case "apologise":
      return parameterValue(parameters, "response.apology");
    case "listen":
      return parameterValue(parameters, "response.listen");
    case "announce-vision":
      return parameterValue(parameters, "response.vision");
    case "compensate":
      return parameterValue(parameters, "response.compensation") * compensated(response, parameters);
    default:
      return 0;
  }
}

/** How much of what compensation can do an amount does, 0..1: each further dollar does less. */
function compensated({ amount = 0 }: Response, parameters: Parameters): number {
  return 1 - exp((-amount * Math.LN2) / parameterValue(parameters, "response.compensationHalf"));
}

function damping(response: WornResponse, start: Day, { parameters }: Scenario): StormDamping {
  const quality = response.left * (response.quality ?? 1);
  const factor =
    response.kind === "silence"
      ? 1 + parameterValue(parameters, "storm.silence")
      : response.kind === "compensate"
        ? 1 + parameterValue(parameters, "storm.compensation") * compensated(response, parameters)
        : 1 - parameterValue(parameters, "storm.engagement") * quality;
  return { day: toDay(response.announced) - start, factor };
}

function understandingOf(
  responses: readonly Response[],
  start: Day,
  days: number,
  { parameters }: Scenario,
): Record<string, Float64Array> {
  const understood: Record<string, Float64Array> = {};
  const explained = parameterValue(parameters, "response.explain");
  for (const response of responses) {
    if (response.kind !== "explain" && response.kind !== "announce-vision") continue;
    understood[response.to] ??= new Float64Array(days);
    const understanding = understood[response.to];
    const from = Math.max(0, toDay(response.announced) - start);
    for (let day = from; day < days; day++) {
      understanding[day] = 1 - (1 - understanding[day]) * (1 - explained * (response.quality ?? 1));
    }
  }
  return understood;
}
