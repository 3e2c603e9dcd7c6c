import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import type { Observation } from "../../src/scenario/observation.ts";
import type { ShockWindow } from "../../src/validation/measured-window.ts";

const key = keyOf(11, "synthetic bank");
let occasion = 0;
const normal = () => normalQuantile(keyedUniform(key, 0, occasion++));

/** How the synthetic bank is made. */
export interface SampleBank {
  readonly episodes: number;
  readonly draws: number;
  /** The shared parameter that is true, in points; draws have it from a normal distribution with sd 2. */
  readonly truth: number;
  /** Standard deviation of what no draw tells, points. */
  readonly noise: number;
}

/**
 * A bank whose truth is known: in every window net additions are the case's own level plus a shared parameter plus noise, in
 * points of a base of a million, two windows an episode.
 */
export function sampleShocks({ episodes, draws, truth, noise }: SampleBank): ShockWindow[] {
  occasion = 0;
  const shared = Float64Array.from({ length: draws }, () => 2 * normal());
  return Array.from({ length: episodes }, (_, episode) => {
    const own = normal();
    return ["2020-01-01/2020-03-31", "2020-04-01/2020-06-30"].map((days, index): ShockWindow => {
      const [from, to] = days.split("/");
      const row = (quantity: string, first: string, last: string, value: number): Observation => ({
        quantity,
        from: first,
        to: last,
        value,
        unit: "people",
        status: "reported",
        source: "made up",
      });
      return {
        window: {
          case: `case-${episode}`,
          episode: `episode-${episode}`,
          grade: "A",
          role: "validate",
          from,
          to,
          quantity: "netAdditions",
          announced: "2020-01-02",
          event: "price",
          kind: index === 0 ? "first" : "next",
          counts: true,
          note: "",
        },
        observations: [
          row("closing", "2019-10-01", "2019-12-31", 1e6),
          row("netAdditions", from, to, 1e4 * (own + truth + noise * normal())),
        ],
        draws: shared.map((value) => 1e4 * (own + value + 0.3 * normal())),
        priceChange: episode % 2 === 0 ? 0.1 : 0,
      };
    });
  }).flat();
}
