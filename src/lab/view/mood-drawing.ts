import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { churnByMonth } from "../../chart/monthly-churn.ts";
import { roundScale } from "../../chart/round-scale.ts";
import { toDay } from "../../market/date.ts";
import { percentText } from "../amounts.ts";
import { FONT, linePath, type Plot, timeAxis, valueAxis, valueScale } from "./frame.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";
import type { WorldsOverTime } from "./worlds-view.ts";

const LEFT = 44;

function framed({ width, height, history }: WorldsOverTime): { plot: Plot; time: TimeScale } {
  const plot = { width, height, left: LEFT, right: width - 12, top: 10, bottom: height - 24 };
  return { plot, time: timeScale(toDay(history.start), toDay(history.until) + 1, plot.left, plot.right) };
}

const worldsOf = ({ history, world, isChanged, colours }: WorldsOverTime) =>
  isChanged
    ? [
        { run: history, colour: colours.simulated, dash: "6 4", width: 1.75 },
        { run: world, colour: colours.counterfactual, dash: "none", width: 2.5 },
      ]
    : [{ run: history, colour: colours.simulated, dash: "none", width: 2.5 }];

/** Churn of each month, as steps. */
export function churnDrawing(view: WorldsOverTime): TemplateResult {
  const { plot, time } = framed(view);
  const worlds = worldsOf(view).map((world) => ({ ...world, months: churnByMonth(world.run) }));
  const most = Math.max(...worlds.flatMap(({ months }) => months.map(({ churn }) => churn)));
  // Ticks are round in per cent.
  const scale = roundScale([most * 100], { ticks: 4 });
  const y = valueScale([scale.domain[0], scale.domain[1]], plot);
  const paths = worlds.map(({ months, ...look }) => ({
    ...look,
    d: `M${months
      .map(({ from, to, churn }) => {
        const height = y(churn * 100).toFixed(1);
        return `${time.x(from).toFixed(1)},${height}L${time.x(to + 1).toFixed(1)},${height}`;
      })
      .join("L")}`,
  }));
  const last = worlds.at(-1)?.months ?? [];
  const caption = `Churn a month: ${last.map(({ churn }) => percentText(churn)).join(", ")}`;
  return drawing(
    view,
    caption,
    svg`
    ${valueAxis(scale, y, plot, view.colours, (tick) => `${tick} %`)}
    ${timeAxis(time, plot, view.colours)}
    ${strokes(paths)}`,
  );
}

/** The damage to goodwill, day by day. */
export function goodwillDrawing(view: WorldsOverTime): TemplateResult {
  const { plot, time } = framed(view);
  const worlds = worldsOf(view);
  // Hundredths, because ticks are whole numbers.
  const most = Math.max(...worlds.flatMap(({ run }) => [...run.mood.damage]));
  const scale = roundScale([most * 100, 1], { ticks: 4 });
  const y = valueScale([scale.domain[0], scale.domain[1]], plot);
  const paths = worlds.map(({ run, ...look }) => ({
    ...look,
    d: linePath(
      run.mood.damage.map((damage) => damage * 100),
      time.first,
      (day) => time.x(day + 0.5),
      y,
    ),
  }));
  const caption = `Damage to goodwill; 1 is about the worst after Netflix announced new prices on 12 July 2011; here at most ${most.toFixed(2)}`;
  return drawing(
    view,
    caption,
    svg`
    ${valueAxis(scale, y, plot, view.colours, (tick) => (tick / 100).toFixed(tick % 10 === 0 ? 1 : 2))}
    ${timeAxis(time, plot, view.colours)}
    ${strokes(paths)}`,
  );
}

function strokes(paths: readonly { d: string; colour: string; dash: string; width: number }[]) {
  return paths.map(
    ({ d, colour, dash, width }) =>
      svg`<path d=${d} fill="none" stroke=${colour} stroke-width=${width} stroke-dasharray=${dash} stroke-linejoin="round" />`,
  );
}

function drawing(
  { width, height, colours }: WorldsOverTime,
  caption: string,
  content: SVGTemplateResult,
): TemplateResult {
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${caption} font-family=${FONT}
      xmlns="http://www.w3.org/2000/svg">
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${content}
  </svg>`;
}
