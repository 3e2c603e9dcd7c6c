import { ordinaryAttention } from "../behaviour/attention.ts";
import { expectedQuits } from "../behaviour/background-quit.ts";
import type { ChoiceConditions, ChoiceSetting } from "../behaviour/choice.ts";
import { returnChances } from "../behaviour/returning.ts";
import { DAYS_A_MONTH, type Day, toDay } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Anchors } from "./anchors.ts";
import { dailyBaseline, type ExpectedArrivals, expectedArrivals } from "./arrivals.ts";
import { conditionsOn, type DayConditions, WorthTables } from "./conditions.ts";
import { conditionsOfDays } from "./conditions-of-days.ts";
import { type Market, marketOf } from "./market.ts";
import { type Mood, moodOf } from "./mood.ts";
import { type Notices, noticesOf } from "./notice.ts";
import { renewalsSurvived, shapesOf, tenureClasses } from "./population.ts";
import { type PriceBook, priceBookOf } from "./price-book.ts";

/**
 * The outlook of a run: what its scenario alone settles, whatever the seed and the number of agents. The market of every
 * day, the mood, how many can be expected to arrive.
 */
export interface Outlook {
  readonly scenario: Scenario;
  readonly start: Day;
  readonly days: number;
  readonly market: Market;
  readonly book: PriceBook;
  readonly mood: Mood;
  readonly anchors: Anchors;
  /** The market on the day before the start, announcements not yet reckoned with. */
  readonly opening: DayConditions;
  readonly conditions: readonly DayConditions[];
  readonly expected: ExpectedArrivals;
  readonly notices: Notices;
  /** What every chooser shares, but for the key of their luck. */
  readonly setting: Omit<ChoiceSetting, "key">;
  /** Background quits per day without any event, as a share of the opening subscribers. */
  readonly backgroundShare: Float64Array;
  /** Monthly chance to think of coming back, by months since leaving. */
  readonly returning: Float64Array;
  /** Ordinary attention of inert and active subscribers. */
  readonly ordinary: Float64Array;
}

/** The outlook that was asked for last: replicates ask for the same one again and again. */
let last: Outlook | undefined;

/**
 * The outlook of a scenario up to a day.
 *
 * @param scenario Frozen, since its outlook is remembered.
 */
export function outlookOf(scenario: Scenario, until: Day): Outlook {
  const days = until - toDay(scenario.start) + 1;
  if (last?.scenario !== scenario || last.days !== days) last = settle(scenario, days);
  return last;
}

function settle(scenario: Scenario, days: number): Outlook {
  const { parameters } = scenario;
  const start = toDay(scenario.start);
  const market = marketOf(scenario);
  const book = priceBookOf(scenario);
  const mood = moodOf(scenario, start, days);
  const worths = new WorthTables(market);
  const conditions = conditionsOfDays(scenario, market, worths, book, mood, start, days);
  const calm = calmConditions(scenario, market, worths, start, days);
  const eve = conditionsOn(scenario, market, worths, book, moodOf(scenario, start - 1, 1), start - 1, 0);
  const opening = {
    ...eve,
    byClass: eve.byClass.map((view, priceClass) => asKnown(view, eve.charged[priceClass])),
  };
  const anchors = new Anchors(
    scenario,
    market,
    opening.byClass[0],
    calm.map(({ byClass }) => byClass[0]),
  );
  const { inert, active } = ordinaryAttention(
    parameterValue(parameters, "attention.ordinary"),
    parameterValue(parameters, "attention.inertShare"),
    parameterValue(parameters, "attention.inertRatio"),
  );
  return {
    scenario,
    start,
    days,
    market,
    book,
    mood,
    anchors,
    opening,
    conditions,
    expected: expectedArrivals(scenario, market, book, anchors, mood, conditions, calm),
    notices: noticesOf(scenario, market, book),
    setting: {
      focal: market.focal,
      alternatives: market.alternatives,
      scale: parameterValue(parameters, "choice.scale"),
      lossAversion: parameterValue(parameters, "choice.lossAversion"),
      indifference: parameterValue(parameters, "choice.indifference"),
      switching:
        parameterValue(parameters, "switching.cost") / parameterValue(parameters, "switching.horizon"),
    },
    backgroundShare: backgroundShare(scenario, start, days),
    returning: returnChances(
      parameterValue(parameters, "return.share"),
      parameterValue(parameters, "return.months"),
      Math.ceil(days / DAYS_A_MONTH) + 2,
    ),
    ordinary: Float64Array.of(inert, active),
  };
}

/** The conditions of the same days without any event. */
function calmConditions(
  scenario: Scenario,
  market: Market,
  worths: WorthTables,
  start: Day,
  days: number,
): DayConditions[] {
  const uneventful: Scenario = Object.freeze({ ...scenario, events: [] });
  const mood = moodOf(uneventful, start, days);
  return conditionsOfDays(uneventful, market, worths, priceBookOf(uneventful), mood, start, days);
}

/**
 * The market as people knew it when they chose: at the prices charged, whatever is announced, and with every plan that
 * somebody is charged for, closed or not since then.
 */
function asKnown(view: ChoiceConditions, charged: Float64Array): ChoiceConditions {
  const price = Float64Array.from(view.price);
  const available = Uint8Array.from(view.available);
  charged.forEach((amount, plan) => {
    if (Number.isNaN(amount)) return;
    price[plan] = amount;
    available[plan] = 1;
  });
  return { ...view, price, available };
}

/**
 * Expected background quits per day without any event, as a share of the opening subscribers: of the opening stock by
 * tenure, and of each month's newcomers once their trial has converted.
 */
function backgroundShare(scenario: Scenario, start: Day, days: number): Float64Array {
  const months = Math.ceil(days / DAYS_A_MONTH) + 1;
  const shapes = shapesOf(scenario);
  const byMonth = new Float64Array(months);
  const trial = scenario.joining.trialDays > 0 ? 1 : 0;
  const converted = trial ? 1 - parameterValue(scenario.parameters, "trial.nonConversion") : 1;
  for (const { months: tenure, share } of tenureClasses(scenario)) {
    const inTrial = trial && tenure === 0 ? 1 : 0;
    const weight = share * (inTrial ? converted : 1);
    const quits = expectedQuits(shapes, renewalsSurvived(tenure, scenario.joining.trialDays), months);
    for (let month = inTrial; month < months; month++) byMonth[month] += weight * quits[month - inTrial];
  }
  const cohort = expectedQuits(shapes, 0, months);
  const people = openingPeople(scenario);
  const perDay = Float64Array.from(
    { length: days },
    (_, index) => byMonth[Math.floor(index / DAYS_A_MONTH)] / DAYS_A_MONTH,
  );
  for (let joined = 0; joined < days; joined++) {
    const daily = dailyBaseline(scenario, start + joined);
    const first = joined + Math.round(DAYS_A_MONTH * (1 + trial));
    for (let month = 0; ; month++) {
      const day = first + Math.round(month * DAYS_A_MONTH);
      if (day >= days) break;
      perDay[day] += ((daily.newJoiners * converted + daily.returns) / people) * cohort[month];
    }
  }
  return perDay;
}
