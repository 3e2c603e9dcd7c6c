/**
 * A chart as a plain Vega-Lite specification: data in `data.values`, no addresses to load from. It stays inside
 * the grammar that Vega-Lite 5 (JupyterLab 4) and 6 (this package) share.
 */
export interface VegaLiteSpec {
  readonly $schema?: string;
  /** Short identifier, used in error messages before the title. */
  readonly name?: string;
  readonly title?: string | readonly string[] | Readonly<Record<string, unknown>>;
  /** One or two sentences that say what the chart shows: its caption and its text for those who cannot see it. */
  readonly description: string;
  /** Overrides of the house theme, block by block (`{ axisY: { grid: false } }`). */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}
