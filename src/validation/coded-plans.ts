import type { Sourced } from "../market/evidence.ts";
import type { Parameter, Parameters } from "../market/parameter.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Plan, Rival } from "../market/plan.ts";
import { type CodedNumbers, classNumber, RULES } from "./coded-numbers.ts";
import type { CodedEvent, CodedPlan, Coding } from "./coding.ts";
import type { CodingRules } from "./coding-rules.ts";

/** What prices and the offer of a coding are in the dollars of the fitted case. */
export interface Worth {
  /** What an amount of the coding's currency is multiplied by. */
  readonly factor: number;
  /** Price of the main plan on the eve. */
  readonly price: number;
  /** Mean worth of the main plan. */
  readonly mean: number;
  /** Mean worth of each component. */
  readonly components: Readonly<Record<string, number>>;
}

/** Component that every plan has. */
export const OFFER = "offer";

const LONG_AGO = "1990-01-01";

/** Monthly price of a plan in the coding's currency. */
function monthlyPrice(coding: Coding, rules: CodingRules, { price, billingMonths = 1 }: CodedPlan): number {
  const { bill } = coding;
  if (bill.kind === "shadow") return rules.bill.value;
  if (price !== undefined) return price / billingMonths;
  if (bill.kind === "income") return bill.value;
  throw new RangeError(`plans: expected a price of every plan that is sold at the start`);
}

/** Ids of the plans that are sold on the eve. */
export function plansAtStart({ plans, events }: Coding): string[] {
  const brought = new Set(
    events.flatMap((event) => (event.type === "new-plan" ? Object.keys(event.prices) : [])),
  );
  return Object.keys(plans).filter((id) => !brought.has(id));
}

/** Share of the opening subscribers who have each plan that is sold on the eve, for a share of the plan named. */
export function openingShares(coding: Coding, named: number): Record<string, number> {
  const ids = plansAtStart(coding);
  if (coding.opening === undefined || ids.length === 1) return { [ids[0]]: 1 };
  const { plan } = coding.opening;
  return Object.fromEntries(ids.map((id) => [id, id === plan ? named : (1 - named) / (ids.length - 1)]));
}

/** What prices are multiplied by, `bill / mean bill`: from the central opening, so that a draw does not move it. */
function priceFactor(coding: Coding, rules: CodingRules): number {
  if (coding.bill.kind === "shadow") return 1;
  if (coding.bill.kind === "income") return rules.bill.value / coding.bill.value;
  const named = coding.opening === undefined ? 1 : classNumber(rules, "opening", coding.opening.class).value;
  const mean = Object.entries(openingShares(coding, named)).reduce(
    (sum, [id, share]) => sum + share * monthlyPrice(coding, rules, coding.plans[id]),
    0,
  );
  return rules.bill.value / mean;
}

/** What the offer is worth: `price of the main plan + m x choice.scale`, split over components. */
export function worthOf(coding: Coding, numbers: CodedNumbers, parameters: Parameters): Worth {
  const { rules } = numbers;
  const factor = priceFactor(coding, rules);
  const price = factor * monthlyPrice(coding, rules, coding.plans[coding.main]);
  const m = numbers.of("worth", coding.worth).value;
  const mean = price + m * parameterValue(parameters, "choice.scale");
  const components: Record<string, number> = { [OFFER]: mean };
  for (const { id, worth } of coding.components ?? []) {
    const part =
      worth === "step" ? stepOf(coding, rules, id) * factor : numbers.of("content", worth).value * mean;
    components[id] = part;
    if (!lacks(coding.plans[coding.main], id)) components[OFFER] -= part;
  }
  return { factor, price, mean, components };
}

/** The dearest plan with a component less the dearest without. */
function stepOf(coding: Coding, rules: CodingRules, component: string): number {
  const dearest = (having: boolean) =>
    Math.max(
      ...plansAtStart(coding)
        .map((id) => coding.plans[id])
        .filter((plan) => lacks(plan, component) !== having)
        .map((plan) => monthlyPrice(coding, rules, plan)),
    );
  return dearest(true) - dearest(false);
}

function lacks(plan: CodedPlan, component: string): boolean {
  return plan.lacks?.includes(component) ?? false;
}

/** The plans of a coding's scenario. */
export function codedPlans(
  coding: Coding,
  numbers: CodedNumbers,
  worth: Worth,
  people: Sourced,
): Record<string, Plan> {
  const { rules } = numbers;
  const split = coding.opening && numbers.of("opening", coding.opening);
  const shares = openingShares(coding, split?.value ?? 1);
  const plans: Record<string, Plan> = {};
  for (const [id, plan] of Object.entries(coding.plans)) {
    const { title, family = id, billingMonths } = plan;
    const atStart = Object.hasOwn(shares, id);
    plans[id] = {
      family,
      title,
      components: componentsOf(coding, rules, worth, id),
      ...(atStart
        ? {
            opening: {
              value: Math.round(shares[id] * people.value),
              evidence: split === undefined ? people.evidence : "assumed",
              source:
                split === undefined
                  ? people.source
                  : `${people.source}; of these ${percent(shares[id])}: ${split.source}`,
            },
          }
        : {}),
      price: atStart
        ? [
            {
              from: LONG_AGO,
              amount: cents(worth.factor * monthlyPrice(coding, rules, plan)),
              evidence: "derived",
              source: priceSource(coding, rules, plan, worth.factor),
            },
          ]
        : [],
      ...(billingMonths === undefined ? {} : { billingMonths }),
    };
  }
  return plans;
}

function priceSource(coding: Coding, rules: CodingRules, plan: CodedPlan, factor: number): string {
  const { bill, currency } = coding;
  if (bill.kind === "shadow") return `shadow bill, ${RULES}; ${bill.because}`;
  const asIs =
    plan.price === undefined ? `${bill.kind === "income" ? bill.value : 0} a month` : `${plan.price}`;
  const months = plan.billingMonths === undefined ? "" : ` for ${plan.billingMonths} months`;
  return `${currency} ${asIs}${months} x ${factor.toFixed(4)}, so that the mean bill is ${rules.bill.value}`;
}

/** Units of each component: 1 in the main plan; of a tier `1 + (price - main price) / mean worth`. */
function componentsOf(coding: Coding, rules: CodingRules, worth: Worth, id: string): Record<string, number> {
  const plan = coding.plans[id];
  const main = coding.plans[coding.main];
  const has = Object.keys(worth.components).filter(
    (component) => component === OFFER || !lacks(plan, component),
  );
  const sameParts = (plan.lacks ?? []).join() === (main.lacks ?? []).join();
  const step = sameParts && id !== coding.main ? firstPriceAbove(coding, rules, id) * worth.factor : 0;
  const units = Math.max(0, Number((1 + step / worth.mean).toFixed(6)));
  return Object.fromEntries(has.map((component) => [component, units]));
}

/** First price of a plan less the main plan's price of that day, in the coding's currency. */
function firstPriceAbove(coding: Coding, rules: CodingRules, id: string): number {
  const main = monthlyPrice(coding, rules, coding.plans[coding.main]);
  const bringing = coding.events.find(
    (event) => event.type === "new-plan" && Object.hasOwn(event.prices, id),
  );
  if (bringing?.type !== "new-plan") return monthlyPrice(coding, rules, coding.plans[id]) - main;
  return bringing.prices[id] - (bringing.against ?? mainPriceOn(coding, firstDay(bringing)) ?? main);
}

function mainPriceOn(coding: Coding, day: string): number | undefined {
  return coding.events
    .filter((event) => event.type === "price-change" && firstDay(event) <= day)
    .map((event) => (event.type === "price-change" ? event.prices[coding.main] : undefined))
    .filter((price) => price !== undefined)
    .at(-1);
}

/** Day from which an event holds for newcomers. */
export function firstDay({ announced, effective = announced }: CodedEvent): string {
  return typeof effective === "string" ? effective : effective.new;
}

/** The rivals of a coding's scenario. */
export function codedRivals(coding: Coding, numbers: CodedNumbers, worth: Worth): Record<string, Rival> {
  const main = Object.keys(componentsOf(coding, numbers.rules, worth, coding.main));
  const rivals: Record<string, Rival> = {};
  for (const [id, rival] of Object.entries(coding.rivals)) {
    const units = numbers.of("substitutability", rival.substitutability);
    const uses = rival.uses === undefined ? 1 : numbers.of("uses", rival.uses).value;
    const reach = rival.reach && numbers.of("reach", rival.reach);
    const eligible = rival.eligible && numbers.of("eligible", rival.eligible);
    const told = rival.price === undefined ? worth.price : rival.price * uses * worth.factor;
    rivals[id] = {
      title: rival.title,
      eligible: eligible?.value ?? 1,
      ...(reach === undefined ? {} : { reach: reach.value }),
      plans: {
        [`${id}-plan`]: {
          components: Object.fromEntries(
            (rival.of === undefined ? main : [rival.of]).map((part) => [part, units.value]),
          ),
          price: [
            {
              from: rival.from ?? LONG_AGO,
              amount: cents(told),
              evidence: rival.price === undefined ? "assumed" : "derived",
              source:
                rival.price === undefined
                  ? `not on the sheet: the price of the main plan, ${RULES}`
                  : `${coding.currency} ${rival.price} x ${worth.factor.toFixed(4)}`,
            },
          ],
        },
      },
      evidence: "assumed",
      source: [units, reach, eligible]
        .flatMap((part) => (part === undefined ? [] : [part.source]))
        .join("; "),
    };
  }
  return rivals;
}

/** Parameters of the offer's worth. */
export function tasteParameters(
  coding: Coding,
  numbers: CodedNumbers,
  worth: Worth,
  parameters: Parameters,
): Record<string, Parameter> {
  const scale = parameterValue(parameters, "choice.scale");
  const spread = parameters["taste.streaming.sd"];
  const m = numbers.of("worth", coding.worth);
  const next: Record<string, Parameter> = {};
  for (const [id, mean] of Object.entries(worth.components)) {
    const part = mean / worth.mean;
    const at = (units: number) => Number((part * (worth.price + units * scale)).toFixed(4));
    next[`taste.${id}.mean`] = {
      value: at(m.value),
      unit: "dollars per month",
      range: [at(m.low ?? m.value), at(m.high ?? m.value)],
      evidence: m.evidence,
      source: `${cents(worth.price)}, the main plan's price, + ${m.value.toFixed(2)} x choice.scale${id === OFFER && part === 1 ? "" : `, of this ${percent(part)}`}; ${m.source}`,
    };
    next[`taste.${id}.sd`] = { ...spread, source: `as taste.streaming.sd; ${RULES}` };
  }
  return next;
}

/** Rounded to a cent. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
