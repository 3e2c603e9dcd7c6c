import type { Central } from "../calibration/central.ts";
import { CUT } from "../calibration/history-match.ts";
import type { Posterior } from "../calibration/posterior.ts";
import type { PosteriorReport, TargetReport } from "../calibration/posterior-report.ts";
import type { PosteriorOrigin } from "../node/data/posterior-file.ts";

/** Fewer draws than this, reweighted, say nothing without a target. */
const LEAST_WORTH = 30;
/** Correlations below this are not worth a line. */
const NOTEWORTHY = 0.3;
const MOST_CORRELATIONS = 12;
/** A parameter whose posterior is narrower than this share of its prior is called informed. */
const INFORMED = 0.8;
/** So far must a posterior's mean lie from the prior's, in the prior's standard deviations, to be called moved. */
const MOVED = 0.5;

/** Where the shipped posterior comes from, for data/README.md. */
export function provenanceMarkdown({ rows }: Posterior, origin: PosteriorOrigin): string {
  const { size } = origin;
  return [
    `\`posterior.csv\`: ${rows.length.toLocaleString("en")} equally likely joint draws of the shared parameters, given the targets of`,
    `\`${origin.case}/calibration.json\` and nothing else; the order of the rows has no meaning. Made by \`${origin.command}\` with`,
    `version ${origin.engine} of the engine from inputs with hash \`${origin.inputs}\` (plan, priors, cases, observations): ` +
      `${origin.trials.toLocaleString("en")} trials of`,
    `${size.subscribers.toLocaleString("en")} to ${size.finalSubscribers.toLocaleString("en")} agents, seed ${size.seed}, worth ` +
      `${origin.effectiveSampleSize.toLocaleString("en")} independent draws. ${origin.searched.length} parameters were searched, the`,
    `others are drawn from their priors (\`posterior.json\`). What it shows: [docs/validation.md](../docs/validation.md#posterior).`,
  ].join("\n");
}

/** What the posterior shows, for docs/validation.md. */
export function posteriorMarkdown(
  found: Posterior,
  report: PosteriorReport,
  origin: PosteriorOrigin,
): string {
  return [
    `\`${origin.command}\` (${origin.trials.toLocaleString("en")} trials; worth ${origin.effectiveSampleSize} independent draws of ${found.points.length}):`,
    "",
    ...historyLines(found),
    "",
    ...targetLines(report.targets),
    "",
    ...parameterLines(report),
    "",
    ...correlationLines(report),
  ].join("\n");
}

function historyLines({ moodShare, waves, generations }: Posterior): string[] {
  return [
    "| step | trials | share of the prior not ruled out |",
    "|---|---|---|",
    `| readings of the mood | | ${percent(moodShare)} of the mood's own parameters |`,
    ...waves.map(
      ({ runs, share, spared }, index) =>
        `| wave ${index + 1}, ${spared === 0 ? "worst" : "second worst"} target within ${CUT} | ${runs} | ${percent(share)} of what the mood leaves |`,
    ),
    "",
    `ABC-SMC then took ${generations.length} generations; of its last moves ${percent(generations[generations.length - 1].accepted)} were made.`,
  ];
}

function targetLines(targets: readonly TargetReport[]): string[] {
  return [
    "| target | observed | ± | before, 90 % | posterior, mean | posterior, 90 % | miss / ± | miss / ± if left out | pulls most at |",
    "|---|---|---|---|---|---|---|---|---|",
    ...targets.map(
      ({ id, observed, sd, before, posterior, miss, missWithout, pulls, pull, worth }) =>
        `| ${[
          id,
          short(observed),
          short(sd),
          before ? interval(before) : "",
          short(posterior.mean),
          interval(posterior),
          signed(miss),
          worth < LEAST_WORTH ? "too few draws" : signed(missWithout),
          worth < LEAST_WORTH ? "" : `\`${pulls}\` (${signed(-pull)})`,
        ].join(" | ")} |`,
    ),
  ];
}

function parameterLines({ parameters }: PosteriorReport): string[] {
  const searched = parameters.filter((one) => one.searched);
  const rest = parameters.filter((one) => !one.searched).map(({ id }) => `\`${id}\``);
  return [
    "| parameter | prior, mean | prior, 90 % | posterior, mean | posterior, 90 % | width against prior | shift | distance | |",
    "|---|---|---|---|---|---|---|---|---|",
    ...searched
      .sort((a, b) => b.distance - a.distance)
      .map(
        ({ id, prior, posterior, narrowing, shift, distance }) =>
          `| ${[
            `\`${id}\``,
            short(prior.mean),
            interval(prior),
            short(posterior.mean),
            interval(posterior),
            narrowing.toFixed(2),
            signed(shift),
            distance.toFixed(2),
            verdict(narrowing, shift),
          ].join(" | ")} |`,
      ),
    "",
    `Not searched, because they move no target by a quarter of its ±: ${rest.join(", ")}.`,
  ];
}

function verdict(narrowing: number, shift: number): string {
  const words = [
    ...(narrowing < INFORMED ? ["narrowed"] : []),
    ...(Math.abs(shift) > MOVED ? ["moved"] : []),
  ];
  return words.length === 0 ? "not informed" : words.join(", ");
}

function correlationLines({ correlations }: PosteriorReport): string[] {
  const strong = correlations
    .filter(({ value }) => Math.abs(value) >= NOTEWORTHY)
    .slice(0, MOST_CORRELATIONS);
  if (strong.length === 0) return [`No two parameters are correlated by ${NOTEWORTHY} or more.`];
  const list = strong.map(({ one, other, value }) => `\`${one}\` and \`${other}\` ${signed(value)}`);
  return [`Strongest correlations: ${list.join("; ")}.`];
}

function interval({ p05, p95 }: Central): string {
  return `${short(p05)} to ${short(p95)}`;
}

function short(value: number): string {
  // Rounding errors around 0.
  if (Math.abs(value) < 1e-9) return "0";
  return value.toLocaleString("en", { maximumSignificantDigits: 4 });
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? text : `${value < 0 ? "-" : "+"}${text}`;
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en", { maximumSignificantDigits: 2 })} %`;
}
