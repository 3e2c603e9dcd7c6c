import { html, type TemplateResult } from "lit";
import { capital } from "../../chart/capital.ts";
import { peopleText, reportedPeople } from "../../chart/people-scale.ts";
import { countedUnit } from "../../scenario/counted-unit.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Account, accountsOf, periodsWithMoney } from "../../simulation/accounts.ts";
import type { Outcome, Period } from "../../simulation/outcome.ts";
import { isMoney, moneyText, peopleDifference } from "../amounts.ts";
import { baseWords } from "../base-words.ts";
import { breakEvenPeople } from "../break-even.ts";
import { costCaveat } from "../caveats.ts";
import { changeText } from "../change-text.ts";
import { indexUnit } from "../index-unit.ts";
import { differenceInterval, LUCK_ALONE } from "../intervals.ts";
import type { LabSession } from "../lab-session.ts";
import { MOST_WORLDS, type NamedWorld } from "../lab-state.ts";
import { isUnchanged } from "../world-change.ts";

const LONGEST_NAME = 40;

interface Row {
  readonly name: string;
  readonly scenario: Scenario;
  readonly outcome: Outcome | undefined;
  /** Periods of this world under several seeds, once they are known. */
  readonly seeds: readonly (readonly Period[])[] | undefined;
}

/** Worlds that were kept, side by side against history. */
export function worldsPanel(session: LabSession): TemplateResult {
  const { worlds, change } = session.state;
  const { noun } = baseWords(session.case);
  const isFull = worlds.length >= MOST_WORLDS;
  const keep = (event: Event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    const name = field.value.trim() || freeName(worlds);
    session.keepWorld(name);
    field.value = "";
  };
  return html`<p class="quiet">Keep up to ${MOST_WORLDS} worlds and see them side by side. A link carries them all.</p>
    <form class="keep" @submit=${keep}>
      <label for="world-name">Name of this world, at most ${LONGEST_NAME} letters</label>
      <input id="world-name" name="name" type="text" maxlength=${LONGEST_NAME} autocomplete="off" placeholder=${freeName(worlds)} />
      <button type="submit" data-do="keep" ?disabled=${isFull || isUnchanged(change) || session.trouble !== undefined}>Keep it</button>
    </form>
    ${isUnchanged(change) ? html`<p class="quiet">This world is ${noun}: change something first.</p>` : ""}
    ${worlds.length === 0 ? "" : worldsTable(session)}`;
}

/** A name that no world has. */
function freeName(worlds: readonly NamedWorld[]): string {
  for (let number = 1; ; number++) {
    const name = `World ${number}`;
    if (worlds.every((world) => world.name !== name)) return name;
  }
}

/** The worlds that were kept, each against history quarter by quarter. */
export function worldsTable(session: LabSession): TemplateResult {
  const { picture, state } = session;
  const { noun } = baseWords(session.case);
  const sound = state.worlds.filter(({ change }) => session.scenarioOf(change).ok);
  const rows: Row[] = sound.map(({ name, change }, index) => {
    const made = session.scenarioOf(change);
    return {
      name,
      scenario: made.ok ? made.scenario : session.case.scenario,
      outcome: picture?.kept?.[index],
      seeds: picture?.ensemble?.kept[index],
    };
  });
  const { scenario } = session.case;
  const base: Base | undefined = picture?.atRest
    ? {
        periods: periodsWithMoney(picture.history, scenario),
        accounts: accountsOf(picture.history, scenario),
        seeds: picture.ensemble?.history,
      }
    : undefined;
  return html`<ul class="kept">${state.worlds.map(({ name, change }) => {
    const row = rows.find((one) => one.name === name);
    return html`<li><h3>${name}</h3>
      <p class="quiet">${changeText(change, session.case.scenario)}</p>
      ${row?.outcome && base ? differences(row, row.outcome, base, noun) : html`<p class="quiet">${row ? "Simulating …" : "This world contradicts itself."}</p>`}
      <div class="actions no-print">
        <button type="button" @click=${() => session.change(change)}>Open</button>
        <button type="button" aria-label=${`Forget ${name}`} @click=${() => session.dropWorld(name)}>Forget</button>
      </div></li>`;
  })}</ul>
  <p class="quiet">Against ${noun}, at the end of each quarter; small, nine runs of ten: ${LUCK_ALONE}. Contribution is revenue less what
    serving, content and discounts cost. ${costCaveat(scenario)} Break-even: so many more of its subscribers a world could do without (+), or needs (−), to
    contribute as much as ${noun} in that quarter.</p>`;
}

/** What worlds are held against. */
interface Base {
  readonly periods: readonly Period[];
  readonly accounts: readonly Account[];
  readonly seeds: readonly (readonly Period[])[] | undefined;
}

function differences({ scenario, seeds }: Row, outcome: Outcome, base: Base, noun: string): TemplateResult {
  const world = periodsWithMoney(outcome, scenario);
  const accounts = accountsOf(outcome, scenario);
  const { currency } = scenario;
  // A code stands once, beside the title of its row, so that columns are narrow.
  const code = `${currency} `;
  const isCoded = moneyText(1, currency).startsWith(code);
  const points = indexUnit(scenario, base.periods[0]?.opening ?? 0);
  const difference = (value: number) => (points ? peopleText(value, points, true) : peopleDifference(value));
  const money = (value: number) => moneyText(value, currency, true).replace(code, "");
  const hasCosts = isMoney(currency) && world[0]?.contribution !== undefined;
  const range = (index: number, of: (period: Period) => number, text: (value: number) => string) => {
    if (!seeds || !base.seeds) return "";
    const { low, high } = differenceInterval(seeds, base.seeds, index, of);
    if (text(low) === text(high)) return "";
    return html`<small class="range"><span>${text(low)}</span> <span>to ${text(high)}</span></small>`;
  };
  const rows = [
    {
      title: capital(countedUnit(scenario)),
      cell: (period: Period, before: Period, index: number) =>
        html`${points ? peopleText(period.closing, points) : reportedPeople(period.closing)}<small>${difference(period.closing - before.closing)}</small>${range(index, ({ closing }) => closing, difference)}`,
    },
    {
      title: "Revenue",
      isCoded,
      needs: isMoney(currency),
      cell: (period: Period, before: Period, index: number) =>
        html`${money(period.revenue - before.revenue)}${range(index, ({ revenue }) => revenue, money)}`,
    },
    {
      title: "Contribution",
      isCoded,
      needs: hasCosts,
      cell: (period: Period, before: Period, index: number) =>
        html`${money(contributionOf(period) - contributionOf(before))}${range(index, contributionOf, money)}`,
    },
    {
      title: "Break-even",
      needs: hasCosts,
      cell: (period: Period, _: Period, index: number) => {
        const people = breakEvenPeople(accounts[index], base.accounts[index], period);
        return Number.isNaN(people) ? "" : peopleDifference(people);
      },
    },
  ];
  const quarters = world.flatMap((period, index) => {
    const before = base.periods[index];
    return before === undefined ? [] : [{ period, before, index }];
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${`Against ${noun}`}><table>
    <thead><tr><td></td>${quarters.map(({ period }) => html`<th scope="col">${period.period}</th>`)}</tr></thead><tbody>
    ${rows.map(({ title, isCoded, needs, cell }) =>
      needs === false
        ? ""
        : html`<tr><th scope="row">${title}${isCoded ? html` <small>${currency}</small>` : ""}</th>${quarters.map(
            ({ period, before, index }) => html`<td>${cell(period, before, index)}</td>`,
          )}</tr>`,
    )}</tbody></table></div>`;
}

const contributionOf = ({ contribution }: Period): number => contribution ?? Number.NaN;
