import { textSize } from "./theme.ts";

/** Inter's letters are on average 0.52 em wide; the rest is for capitals and for wider substitutes. */
const emPerLetter = 0.57;

/** Room that a text needs in one line, pixels. */
export function labelWidth(text: string, size: number = textSize): number {
  return text.length * size * emPerLetter;
}
