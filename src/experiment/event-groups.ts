import type { MarketEvent } from "../market/event.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withoutEvents } from "../scenario/without.ts";
import { eventsInOrder } from "../simulation/force.ts";

/**
 * The events of a scenario by what makes no sense without what: an event, then those that go with it when it is removed
 * (its reversal, responses to it, notices about it, prices of plans that it alone puts on sale), in the order of their
 * announcements. Groups stand in the order of the announcements of their first events.
 *
 * @throws ScenarioError If the world without one of the events contradicts itself.
 */
export function eventGroups(scenario: Scenario): MarketEvent[][] {
  const order = eventsInOrder(scenario);
  const gone = new Map(order.map(({ id }) => [id, removedWith(scenario, id)]));
  const label = new Map(order.map(({ id }, index) => [id, index]));
  for (const ids of gone.values()) {
    const labels = ids.map((id) => label.get(id)!);
    const least = Math.min(...labels);
    for (const [id, own] of label) if (labels.includes(own)) label.set(id, least);
  }
  const groups = new Map<number, MarketEvent[]>();
  for (const event of order) {
    const own = label.get(event.id)!;
    groups.set(own, [...(groups.get(own) ?? []), event]);
  }
  // Who takes the most others along is what they refer to.
  const firstOf = (group: readonly MarketEvent[]): MarketEvent =>
    group.reduce((first, event) => (gone.get(event.id)!.length > gone.get(first.id)!.length ? event : first));
  return [...groups.values()]
    .map((group) => {
      const first = firstOf(group);
      return [first, ...group.filter((event) => event !== first)];
    })
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

function removedWith(scenario: Scenario, id: string): readonly string[] {
  const result = withoutEvents(scenario, [id]);
  if (!result.ok) throw new ScenarioError(result.issues, `without ${id}`);
  return result.removed;
}
