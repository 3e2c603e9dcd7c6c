import { html, type TemplateResult } from "lit";
import { reportedPeople } from "../../chart/people-scale.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import type { Outcome, Period } from "../../simulation/outcome.ts";
import { moneyText, peopleDifference } from "../amounts.ts";
import type { LabSession } from "../lab-session.ts";
import { MOST_WORLDS } from "../lab-state.ts";
import { isUnchanged } from "../world-change.ts";

interface Row {
  readonly name: string;
  readonly scenario: Scenario;
  readonly outcome: Outcome | undefined;
}

/** Worlds that were kept, side by side against history. */
export function worldsPanel(session: LabSession): TemplateResult {
  const { worlds, change } = session.state;
  const isFull = worlds.length >= MOST_WORLDS;
  const keep = (event: Event) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    const name = field.value.trim() || `World ${worlds.length + 1}`;
    session.keepWorld(name);
    field.value = "";
  };
  return html`<p class="quiet">Keep up to ${MOST_WORLDS} worlds and see them side by side. A link carries them all.</p>
    <form class="keep" @submit=${keep}>
      <label for="world-name">Name of this world</label>
      <input id="world-name" name="name" type="text" maxlength="40" autocomplete="off" placeholder=${`World ${worlds.length + 1}`} />
      <button type="submit" data-do="keep" ?disabled=${isFull || isUnchanged(change)}>Keep it</button>
    </form>
    ${isUnchanged(change) ? html`<p class="quiet">This world is history: change something first.</p>` : ""}
    ${worlds.length === 0 ? "" : worldsTable(session)}`;
}

function worldsTable(session: LabSession): TemplateResult {
  const { picture, state } = session;
  const sound = state.worlds.filter(({ change }) => session.scenarioOf(change).ok);
  const rows: Row[] = sound.map(({ name, change }, index) => {
    const made = session.scenarioOf(change);
    return {
      name,
      scenario: made.ok ? made.scenario : session.case.scenario,
      outcome: picture?.kept?.[index],
    };
  });
  const { currency } = session.case.scenario;
  const base = picture?.atRest ? periodsWithMoney(picture.history, session.case.scenario) : undefined;
  return html`<ul class="kept">${state.worlds.map(({ name, change }) => {
    const row = rows.find((one) => one.name === name);
    return html`<li><h3>${name}</h3>
      ${row?.outcome && base ? differences(periodsWithMoney(row.outcome, row.scenario), base, currency) : html`<p class="quiet">${row ? "Simulating …" : "This world contradicts itself."}</p>`}
      <div class="actions">
        <button type="button" @click=${() => session.change(change)}>Open</button>
        <button type="button" aria-label=${`Forget ${name}`} @click=${() => session.dropWorld(name)}>Forget</button>
      </div></li>`;
  })}</ul>
  <p class="quiet">Against history, at the end of each quarter. Contribution is revenue less what serving, content and discounts cost;
    a world pays where it is above history’s.</p>`;
}

function differences(world: readonly Period[], history: readonly Period[], currency: string): TemplateResult {
  return html`<table><thead><tr><th scope="col">Quarter</th><th scope="col">Subscribers</th><th scope="col">Revenue</th>
      ${world[0]?.contribution === undefined ? "" : html`<th scope="col">Contribution</th>`}</tr></thead><tbody>
    ${world.map((period, index) => {
      const before = history[index];
      if (before === undefined) return "";
      return html`<tr><th scope="row">${period.period}</th>
        <td>${reportedPeople(period.closing)}<small>${peopleDifference(period.closing - before.closing)}</small></td>
        <td>${moneyText(period.revenue - before.revenue, currency, true)}</td>
        ${
          period.contribution === undefined || before.contribution === undefined
            ? ""
            : html`<td>${moneyText(period.contribution - before.contribution, currency, true)}</td>`
        }</tr>`;
    })}</tbody></table>`;
}
