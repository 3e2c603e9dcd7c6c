import type { OpenedFile } from "./lab-data.ts";
import { packedFile, unpackedFile } from "./link-file.ts";
import { noChange, type WorldChange } from "./world-change.ts";

/** A world that the reader has given a name. */
export interface NamedWorld {
  readonly name: string;
  readonly change: WorldChange;
}

/** Everything that the reader has done; a link carries it all. */
export interface LabState {
  /** Id of the case. */
  readonly case: string;
  readonly seed: number;
  readonly change: WorldChange;
  readonly worlds: readonly NamedWorld[];
}

/** Most worlds that are kept side by side. */
export const MOST_WORLDS = 4;

export function initialState(id: string): LabState {
  return { case: id, seed: 1, change: noChange, worlds: [] };
}

/**
 * A state as the fragment of a URL, without `#`: `case=netflix-2011&without=qwikster&set=events.price.severity%3D0.5`.
 * Each part is what the command line takes under the same name; named worlds are fragments within.
 *
 * @param file The scenario file that was opened, if the case is no case of the page.
 */
export function fragmentOf(state: LabState, file?: OpenedFile): string {
  const parts = new URLSearchParams({ case: state.case });
  const packed = file && !file.isTooLong ? packedFile(file.text) : undefined;
  if (packed !== undefined) parts.set("file", packed);
  if (packed !== undefined && file?.observed !== undefined) parts.set("observed", file.observed);
  if (state.seed !== 1) parts.set("seed", String(state.seed));
  appendChange(parts, state.change);
  for (const { name, change } of state.worlds) {
    const world = new URLSearchParams({ name });
    appendChange(world, change);
    parts.append("world", world.toString());
  }
  return parts.toString();
}

/** The scenario file that a link carries, its text empty if it cannot be read; undefined if it carries none. */
export function fileFrom(fragment: string): OpenedFile | undefined {
  const parts = new URLSearchParams(fragment);
  const [packed, observed] = [parts.get("file"), parts.get("observed")];
  if (packed === null) return undefined;
  return { text: unpackedFile(packed) ?? "", ...(observed !== null && { observed }) };
}

/** A state and what could not be read of a fragment; what cannot be read is left out. */
export function stateFrom(
  fragment: string,
  cases: readonly string[],
): { readonly state: LabState; readonly problems: readonly string[] } {
  const parts = new URLSearchParams(fragment);
  const problems: string[] = [];
  const asked = parts.get("case");
  if (fragment !== "" && asked === null) problems.push("the link names no case");
  if (asked !== null && !cases.includes(asked)) {
    problems.push(`the link asks for the case “${asked}”, which is not here`);
  }
  const known = problems.length === 0;
  const state = initialState(known && asked !== null ? asked : cases[0]);
  if (!known) return { state, problems };
  const seed = Number(parts.get("seed") ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0)
    problems.push(`the seed must be a whole number: ${parts.get("seed")}`);
  const worlds = parts
    .getAll("world")
    .slice(0, MOST_WORLDS)
    .map((text) => {
      const world = new URLSearchParams(text);
      return { name: world.get("name") ?? "?", change: changeFrom(world, problems) };
    });
  const change = changeFrom(parts, problems);
  return {
    state: { ...state, change, worlds, seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : 1 },
    problems,
  };
}

function appendChange(parts: URLSearchParams, { without, with: added, set }: WorldChange): void {
  for (const id of without) parts.append("without", id);
  for (const event of added) parts.append("with", JSON.stringify(event));
  for (const [path, value] of Object.entries(set)) parts.append("set", `${path}=${JSON.stringify(value)}`);
}

function changeFrom(parts: URLSearchParams, problems: string[]): WorldChange {
  const set: [string, unknown][] = [];
  for (const text of parts.getAll("set")) {
    const split = text.indexOf("=");
    const value = split < 1 ? undefined : jsonOf(text.slice(split + 1));
    if (value === undefined) problems.push(`the link has a setting that is not path=value: ${text}`);
    else set.push([text.slice(0, split), value]);
  }
  const added = parts.getAll("with").flatMap((text) => {
    const event = jsonOf(text);
    const isEvent = typeof event === "object" && event !== null && !Array.isArray(event);
    if (!isEvent) problems.push(`the link has an event that is no JSON object: ${text}`);
    return isEvent ? [event as WorldChange["with"][number]] : [];
  });
  return { without: parts.getAll("without"), with: added, set: Object.fromEntries(set) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
