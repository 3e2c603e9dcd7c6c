import { type Meaning, palette } from "./theme.ts";

/**
 * Colour channel of series that have a meaning, in the order of the legend.
 *
 * @param field Column that holds the series' titles.
 * @param titles Title of each meaning as it stands in that column, such as `{ observed: "Netflix reported" }`.
 */
export function meaningChannel(
  field: string,
  titles: Readonly<Partial<Record<Meaning, string>>>,
): Readonly<Record<string, unknown>> {
  const meanings = Object.keys(titles) as Meaning[];
  return {
    field,
    type: "nominal",
    title: null,
    scale: {
      domain: meanings.map((meaning) => titles[meaning]),
      range: meanings.map((meaning) => palette[meaning]),
    },
  };
}
