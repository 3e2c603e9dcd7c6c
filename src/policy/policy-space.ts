import type { Change } from "../experiment/compare.ts";

/** One way to pull a lever. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  /** What it changes of the scenario; nothing: as history had it. */
  readonly change: Change;
}

/** Something that the firm could have done otherwise. Its first choice is what it did. */
export interface Lever {
  readonly id: string;
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** The levers of a case. */
export interface PolicySpace {
  readonly case: string;
  readonly levers: readonly Lever[];
}

/** A choice for every lever, by ids. */
export type Policy = Readonly<Record<string, string>>;

/** What history chose: the first choice of every lever. */
export function historyOf({ levers }: PolicySpace): Policy {
  return Object.fromEntries(levers.map(({ id, choices }) => [id, choices[0].id]));
}

/**
 * The change that a policy makes: the changes of its choices in the order of the levers; removals before additions
 * before settings.
 *
 * @throws RangeError If the policy names a lever that there is not, or a choice that the lever does not have.
 */
export function changeOf({ levers }: PolicySpace, policy: Policy): Change {
  const unknown = Object.keys(policy).find((name) => !levers.some(({ id }) => id === name));
  if (unknown !== undefined) {
    const known = levers.map(({ id }) => id).join(", ");
    throw new RangeError(`invalid policy; no lever ${unknown}, only ${known}`);
  }
  const without: string[] = [];
  const added: NonNullable<Change["with"]>[] = [];
  const set: string[] = [];
  for (const lever of levers) {
    const choice = lever.choices.find(({ id }) => id === policy[lever.id]);
    if (!choice) {
      const known = lever.choices.map(({ id }) => id).join(", ");
      throw new RangeError(
        `invalid policy; lever ${lever.id} has no choice ${policy[lever.id]}, only ${known}`,
      );
    }
    without.push(...(choice.change.without ?? []));
    if (choice.change.with) added.push(choice.change.with);
    set.push(...(choice.change.set ?? []));
  }
  return { without, with: added.flat() as NonNullable<Change["with"]>, set };
}

/** A policy in words: what it does otherwise than history; `as it was` if nothing. */
export function describePolicy(space: PolicySpace, policy: Policy): string {
  const history = historyOf(space);
  const changed = space.levers
    .filter(({ id }) => policy[id] !== history[id])
    .map((lever) => lever.choices.find(({ id }) => id === policy[lever.id])?.title ?? policy[lever.id]);
  return changed.length > 0 ? changed.join("; ") : "as it was";
}
