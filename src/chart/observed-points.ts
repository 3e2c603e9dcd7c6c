import type { Day } from "../market/date.ts";
import { palette } from "./theme.ts";

/** What an observed value was to the model. */
export type Role = "observed" | "observed (fitted)" | "observed (not fitted)";

/** @param to Last day of the period that the value belongs to. */
export function roleOf(to: Day, fitted: Day | undefined): Role {
  if (fitted === undefined) return "observed";
  return to <= fitted ? "observed (fitted)" : "observed (not fitted)";
}

const looks = {
  observed: { shape: "circle", fill: palette.observed },
  "observed (fitted)": { shape: "circle", fill: palette.observed },
  "observed (not fitted)": { shape: "diamond", fill: "#ffffff" },
} as const;

/**
 * Layer of observed points: black where the model was fitted to them, hollow diamonds where it was not, so that they test it.
 *
 * @param rows With `role`, and the fields of the channels.
 * @param among All points of the chart, so that its panels share one legend; `rows` by default.
 */
export function observedPoints(
  rows: readonly { readonly role: Role }[],
  channels: Readonly<Record<string, unknown>>,
  among: readonly { readonly role: Role }[] = rows,
): readonly Readonly<Record<string, unknown>>[] {
  if (rows.length === 0) return [];
  const roles = (Object.keys(looks) as Role[]).filter((role) => among.some((row) => row.role === role));
  const channel = (range: readonly string[]) => ({
    field: "role",
    type: "nominal",
    title: null,
    scale: { domain: roles, range },
  });
  return [
    {
      data: { values: rows },
      mark: { type: "point", filled: true, size: 75, stroke: palette.observed, strokeWidth: 1.75 },
      encoding: {
        ...channels,
        shape: channel(roles.map((role) => looks[role].shape)),
        fill: channel(roles.map((role) => looks[role].fill)),
      },
    },
  ];
}
