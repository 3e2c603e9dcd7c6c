import type { EventBase, MarketEvent } from "../market/event.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { EventSetting, Kind } from "./coded-event-fields.ts";
import { OFFER } from "./coded-plans.ts";
import type { CodedShare } from "./coding.ts";

/** Worth of extras, in the scenario's currency a month. */
export function extrasOf(
  {
    perUse,
    uses,
  }: { readonly perUse: number; readonly uses: { readonly class: string; readonly because: string } },
  { numbers, worth }: EventSetting,
): number {
  const given = numbers.classed("extras", { class: "given", because: uses.because }).value;
  return perUse * numbers.classed("uses", uses).value * given * worth.factor;
}

/** Content lost or gained; a gain of more than all there was is several gains, which multiply. */
export function content(
  event: Kind<"content-loss" | "content-gain">,
  base: Omit<EventBase, "type">,
  setting: EventSetting,
): MarketEvent[] {
  const { type, component = OFFER } = event;
  const share = contentShare(event.share, component, setting);
  const times = share > 1 ? Math.ceil(log(1 + share) / log(2)) : 1;
  const each = Number((times === 1 ? share : exp(log(1 + share) / times) - 1).toFixed(6));
  return Array.from({ length: times }, (_, time) => {
    const id = time === 0 ? base.id : `${base.id}-${time + 1}`;
    return { ...base, id, type, component, share: each };
  });
}

/**
 * Share of a component's viewing. Of a step's component as large in dollars as it would be of the whole.
 */
function contentShare(
  share: CodedShare,
  component: string,
  { numbers, worth, coding }: EventSetting,
): number {
  const part = numbers.of("content", share).value;
  const ratio = "alone" in share ? (share.alone / share.plan) * (share.part ?? 1) : 1;
  const isStep = coding.components?.some(({ id, worth: own }) => id === component && own === "step") ?? false;
  const whole = isStep ? worth.mean / worth.components[component] : 1;
  return Number((part * ratio * whole).toFixed(6));
}
