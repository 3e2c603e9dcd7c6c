import type { Diagnostic } from "./execution-failure.ts";

const unknownName = /^Cannot find name '([^']+)'\.$/;
/** A number with commas in it, as many people write millions and decimals. */
const commaNumber = /\d+(?:,\d+)+/g;
const mostNames = 3;

/**
 * What may help a beginner with errors of a cell, a line each.
 *
 * @param source The cell.
 */
export function diagnosticHints(diagnostics: readonly Diagnostic[], source: string): string[] {
  const own = diagnostics.filter(({ file }) => file === "");
  const hints: string[] = [];
  const names = [...new Set(own.flatMap(({ message }) => unknownName.exec(message)?.[1] ?? []))];
  if (names.length > 0) {
    const shown = names.slice(0, mostNames).join(", ");
    const rest = names.length > mostNames ? ", …" : "";
    hints.push(
      `Hint: run the cells above first, from the top, or check the spelling. A cell knows only names of cells that were run (not known: ${shown}${rest}).`,
    );
  }
  if (own.some((diagnostic) => isInCommaNumber(diagnostic, source.split("\n")))) {
    hints.push(
      "Hint: a number has no comma. Write 25_500_000 (or 25500000) for millions and 11.99 for decimals.",
    );
  }
  return hints;
}

/** Whether an error is within a number with commas, or just after one where a property's name was then expected. */
function isInCommaNumber({ line, column, message }: Diagnostic, lines: readonly string[]): boolean {
  const text = lines[line - 1] ?? "";
  return [...text.matchAll(commaNumber)].some(({ index, 0: number }) => {
    const end = index + number.length;
    const isWithin = column - 1 > index && column - 1 < end;
    return (
      isWithin || (message === "':' expected." && text.slice(end, column - 1).trim() === "" && column > end)
    );
  });
}
