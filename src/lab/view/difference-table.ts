import { html, type TemplateResult } from "lit";
import { capital } from "../../chart/capital.ts";
import { peopleText, reportedPeople } from "../../chart/people-scale.ts";
import { countedUnit } from "../../scenario/counted-unit.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Period } from "../../simulation/outcome.ts";
import { isMoney, moneyText, peopleDifference, percentText, pointsDifference } from "../amounts.ts";
import type { SeedPeriods } from "../engine/director.ts";
import { indexUnit } from "../index-unit.ts";
import { differenceInterval } from "../intervals.ts";

export interface DifferenceTableView {
  readonly history: readonly Period[];
  readonly world: readonly Period[];
  readonly isChanged: boolean;
  /** What the case as it came is called. */
  readonly baseLabel: string;
  readonly isRevealed: boolean;
  readonly ensemble: SeedPeriods | undefined;
  readonly scenario: Pick<Scenario, "currency" | "unit">;
}

/** Quarter by quarter: both worlds, the difference and how sure it is, what was observed. */
export function differenceTable(view: DifferenceTableView): TemplateResult {
  const { history, world, isChanged, isRevealed, scenario } = view;
  const seen = isRevealed && history.some(({ observed }) => observed !== undefined);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures by quarter"><table>
    <caption>Figures by quarter</caption>
    <thead><tr><th scope="col">Quarter</th><th scope="col">Figure</th><th scope="col">${isChanged ? capital(view.baseLabel) : "Simulated"}</th>
      ${isChanged ? html`<th scope="col">Your world</th><th scope="col">Difference</th>` : ""}
      ${seen ? html`<th scope="col">Observed</th>` : ""}</tr></thead>
    ${history.map((period, index) => {
      const other = world[index];
      if (other === undefined) return "";
      const rows = figures(scenario, history[0].opening).filter(({ of }) => !Number.isNaN(of(period)));
      return html`<tbody>${rows.map(
        ({ title, of, text, difference, seenOf }, row) => html`<tr>
          ${row === 0 ? html`<th scope="rowgroup" rowspan=${rows.length}>${quarterText(period)}</th>` : ""}
          <td>${title}</td><td class="n">${text(of(period))}</td>
          ${
            isChanged
              ? html`<td class="n own">${text(of(other))}</td>
                  <td class="n">${difference(of(other) - of(period))}${intervalText(view, index, of, difference)}</td>`
              : ""
          }
          ${seen ? html`<td class="n">${seenText(seenOf(period), text)}</td>` : ""}
        </tr>`,
      )}</tbody>`;
    })}
  </table></div>`;
}

interface Figure {
  readonly title: string;
  readonly of: (period: Period) => number;
  readonly text: (value: number) => string;
  readonly difference: (value: number) => string;
  readonly seenOf: (period: Period) => number | undefined;
}

function figures(scenario: DifferenceTableView["scenario"], opening: number): Figure[] {
  const points = indexUnit(scenario, opening);
  const { currency } = scenario;
  return [
    {
      title: `${capital(countedUnit(scenario))} at its end`,
      of: ({ closing }) => closing,
      text: (value) => (points ? peopleText(value, points) : reportedPeople(value)),
      difference: (value) => (points ? peopleText(value, points, true) : peopleDifference(value)),
      seenOf: ({ observed }) => observed?.closing,
    },
    {
      title: "Churn a month",
      of: ({ monthlyChurn }) => monthlyChurn,
      text: (value) => percentText(value, 2),
      difference: pointsDifference,
      seenOf: ({ observed }) => observed?.monthlyChurn,
    },
    {
      title: "Revenue",
      of: ({ revenue }) => (isMoney(currency) ? revenue : Number.NaN),
      text: (value) => moneyText(value, currency),
      difference: (value) => moneyText(value, currency, true),
      seenOf: ({ observed }) => observed?.revenue,
    },
    {
      title: "Contribution",
      of: ({ contribution }) => (isMoney(currency) ? (contribution ?? Number.NaN) : Number.NaN),
      text: (value) => moneyText(value, currency),
      difference: (value) => moneyText(value, currency, true),
      seenOf: () => undefined,
    },
  ];
}

function intervalText(
  { ensemble }: DifferenceTableView,
  index: number,
  of: (period: Period) => number,
  text: (value: number) => string,
): TemplateResult | string {
  if (ensemble === undefined) return "";
  const { low, high } = differenceInterval(ensemble.world, ensemble.history, index, of);
  if (Number.isNaN(low)) return "";
  return html`<small>${text(low)} to ${text(high)}</small>`;
}

const seenText = (value: number | undefined, text: (value: number) => string) =>
  value === undefined ? "" : text(value);

/** A quarter in words: `3rd quarter 2011`. */
export function quarterText({
  period,
  partial,
}: {
  readonly period: string;
  readonly partial?: boolean;
}): string {
  const ordinal = ["1st", "2nd", "3rd", "4th"][Number(period.slice(5)) - 1];
  return `${ordinal} quarter ${period.slice(0, 4)}${partial ? " (part)" : ""}`;
}
