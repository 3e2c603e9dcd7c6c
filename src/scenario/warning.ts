/** What is allowed in a scenario, but probably not meant, or beyond what the model knows. */
export interface Warning {
  /** Place in the scenario, as of a `ScenarioIssue`. */
  readonly path: string;
  /** A sentence or more. */
  readonly text: string;
}

/** A warning on one line, the place first. */
export function formatWarning({ path, text }: Warning, file?: string): string {
  return [...(file === undefined ? [] : [file]), path, text].join(": ");
}
