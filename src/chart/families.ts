import { palette } from "./theme.ts";

const titles: Readonly<Record<string, string>> = {
  streaming: "Streaming only",
  dvd: "DVD only",
  both: "Both",
};
const colours = [palette.streaming, palette.dvd, palette.both, palette.rival];

/** A plan family as a chart names it: in words if it is a well-known one, else its id. */
export function familyTitle(family: string): string {
  return titles[family] ?? family.replaceAll("-", " ");
}

/** Colours of families: those of their meaning, or the next free one. The colours of more than four repeat. */
export function familyColours(families: readonly string[]): string[] {
  const own = (family: string) =>
    family === "streaming" || family === "dvd" || family === "both" ? palette[family] : undefined;
  const taken = new Set<string | undefined>(families.map(own));
  const free = colours.filter((colour) => !taken.has(colour));
  let next = 0;
  return families.map((family) => own(family) ?? (free.length ? free : colours)[next++ % (free.length || 4)]);
}
