import { html, type TemplateResult } from "lit";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Period } from "../../simulation/outcome.ts";
import { periodsOf, withObserved } from "../../simulation/periods.ts";
import { type BaseWords, baseWords } from "../base-words.ts";
import { differenceHeadline, historyHeadline, mainEvent, withoutHeadline } from "../headline.ts";
import type { LabSession } from "../lab-session.ts";
import { isUnchanged } from "../world-change.ts";

/** What a headline is told from. */
export type Story = Pick<LabSession, "picture" | "case" | "state"> & Partial<Pick<LabSession, "trouble">>;

/** The story of a quarter in words, with what was observed if that is revealed. */
export function headlineView(session: Story, quarter: string, isRevealed = true): TemplateResult | string {
  const { picture } = session;
  const { scenario } = session.case;
  const words = baseWords(session.case);
  if (!picture) return scenario.description ?? "";
  const observed = isRevealed ? session.case.observed : [];
  const of = (periods: readonly Period[]) =>
    withObserved([periods.find(({ period }) => period === quarter) ?? periods[0]], observed)[0];
  const history = of(periodsOf(picture.history));
  if (session.trouble) {
    return html`${historyHeadline(history, scenario, words)} <strong>There is nothing to tell of your world as it is set now.</strong>`;
  }
  // The picture may still be the one before the first change.
  if (!isUnchanged(session.state.change) && picture.question.world !== picture.question.history) {
    return html`${historyHeadline(history, scenario, words)} <strong>${differenceHeadline(of(periodsOf(picture.world)), history, scenario)}</strong>`;
  }
  const without = picture.without && of(periodsOf(picture.without));
  return html`<strong>${historyHeadline(history, scenario, words)}</strong> ${
    picture.question.without ? withoutSentence(scenario, { history, without }, words) : ""
  }`;
}

/** What would have happened without the main event; until that is known, the room that it takes. */
function withoutSentence(
  scenario: Scenario,
  { history, without }: { readonly history: Period; readonly without: Period | undefined },
  words: BaseWords,
): TemplateResult | string {
  const main = mainEvent(scenario);
  if (!main) return "";
  if (without) return withoutHeadline(main, without, words, scenario);
  return html`<span class="room" data-for=${withoutHeadline(main, history, words, scenario)}></span>`;
}
