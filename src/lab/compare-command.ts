import type { LabCase } from "./lab-data.ts";
import type { LabState } from "./lab-state.ts";
import { isUnchanged } from "./world-change.ts";

/**
 * What names a case on the command line: the id of one that comes with the kit, the file or folder that the page was made
 * from, or, if the reader opened it, the file that it is saved as.
 */
export function caseArgument({ scenario, argument = scenario.id, file }: LabCase): string {
  return file === undefined ? quoted(argument) : `${scenario.id}.json`;
}

/** The command that compares the same two worlds; none for history itself, or if events were added. */
export function compareCommand(own: LabCase, { change, seed }: LabState): string | undefined {
  if (isUnchanged(change) || change.with.length > 0) return undefined;
  const words = [
    ...change.without.map((id) => `--without ${quoted(id)}`),
    ...Object.entries(change.set).map(
      ([path, value]) => `--set ${quoted(`${path}=${JSON.stringify(value)}`)}`,
    ),
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
  ];
  return ["npx churnkit compare", caseArgument(own), ...words].join(" ");
}

/**
 * The command that runs what the panel shows where there is nothing to compare: the case itself, or, as no option of a
 * command adds events from the panel, the file in which the reader's world was saved.
 *
 * @param saved Name of that file.
 */
export function runCommand(own: LabCase, { change, seed }: LabState, agents: number, saved: string): string {
  const file = isUnchanged(change) ? caseArgument(own) : quoted(saved);
  return `npx churnkit run ${file} --subscribers ${agents} --seed ${seed}`;
}

function quoted(text: string): string {
  return /^[\w./=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
