import { html, type TemplateResult } from "lit";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import { withObserved } from "../../simulation/periods.ts";
import { baseWords } from "../base-words.ts";
import { caseArgument, compareCommand, runCommand } from "../compare-command.ts";
import type { Picture } from "../engine/director.ts";
import { download, drawnSvg, pngOf } from "../export-file.ts";
import { daysCsvOf, figuresCsv, type TabledWorld } from "../figures-csv.ts";
import { LUCK_ALONE } from "../intervals.ts";
import type { LabCase } from "../lab-data.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { isUnchanged } from "../world-change.ts";
import { exportedPicture } from "./exported-picture.ts";
import { numberInput, wholeNumberProblem } from "./number-input.ts";

/** Links, files out, files in. */
export function sharePanel(lab: ChurnLab, session: LabSession): TemplateResult {
  const { picture, state, world } = session;
  const { scenario } = world;
  const isChanged = scenario !== session.case.scenario;
  const name = isChanged ? `${scenario.id}-your-world` : scenario.id;
  const agents = picture?.world.agents ?? 0;
  const drawn = () => picture && exportedPicture(lab, session, picture);
  const said = (note: string) => lab.look({ note });
  const save = (file: string, content: string | Blob | undefined, type: string) => {
    if (content === undefined) return;
    download(file, content, type);
    said(`${file} is in your downloads.`);
  };
  const tables = () => picture && tabledWorlds(lab, session, picture);
  const figures = () => {
    const known = tables();
    return known && figuresCsv(known.history, known.worlds, known.observed);
  };
  const days = () => {
    const known = tables();
    return known && daysCsvOf([known.history, ...known.worlds]);
  };
  if (lab.isEmbedded) {
    return html`${ofNotebook(session.case)}${commandLine(lab, session, undefined)}
      <p class="quiet">For links, files and presentations write the panel as a page of its own:</p>
      <pre tabindex="0">npx churnkit lab ${caseArgument(session.case)} --out lab.html</pre>
      ${luck(session)}`;
  }
  return html`
    <h3>A link</h3>
    <p class="quiet">The address of this page has all that you have done${session.case.file?.isTooLong ? ", but not the scenario file that you opened: it is too large for a link" : ""}.</p>
    <div class="actions"><button type="button" data-do="copy-link" @click=${async () => {
      const isCopied = await navigator.clipboard?.writeText(location.href).then(
        () => true,
        () => false,
      );
      said(isCopied ? "The link is copied." : `Copy it from here: ${location.href}`);
    }}>Copy the link</button></div>
    <h3>Files</h3>
    <div class="actions">
      <button type="button" data-do="json" @click=${() => save(`${name}.json`, `${JSON.stringify(scenario, null, 2)}\n`, "application/json")}>Scenario (JSON)</button>
      <button type="button" data-do="csv" ?disabled=${!picture?.atRest} @click=${() => save(`${name}.csv`, figures(), "text/csv")}>Figures (CSV)</button>
      <button type="button" data-do="days-csv" ?disabled=${!picture?.atRest} @click=${() => save(`${name}-days.csv`, days(), "text/csv")}>Days (CSV)</button>
      <button type="button" data-do="svg" ?disabled=${!picture} @click=${() => {
        const own = drawn();
        if (own) save(`${name}.svg`, drawnSvg(own.drawing), "image/svg+xml");
      }}>Picture (SVG)</button>
      <button type="button" data-do="png" ?disabled=${!picture} @click=${async () => {
        const own = drawn();
        if (own) save(`${name}.png`, await pngOf(drawnSvg(own.drawing), own.size), "image/png");
      }}>Picture (PNG)</button>
      <button type="button" @click=${() => print()}>Print</button>
    </div>
    ${commandLine(lab, session, runCommand(session.case, state, agents, `${name}.json`))}
    <h3>Open a scenario</h3>
    <p class="quiet">Drop a scenario file anywhere on this page, or choose one.</p>
    <label class="file">Scenario file <input type="file" id="open-file" accept=".json,application/json" @change=${(
      event: Event,
    ) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      input.value = "";
      if (file) void lab.openFile(file);
    }} /></label>
    ${luck(session)}
    <p class="note" role="status">${lab.looks.note}</p>`;
}

/** History, the reader's world and those that were kept, as tables have them. */
function tabledWorlds(lab: ChurnLab, session: LabSession, picture: Picture) {
  const { case: own, state } = session;
  const { question, ensemble, kept = [] } = picture;
  const { label } = baseWords(own);
  const seen = lab.looks.isRevealed ? own.observed : [];
  const history: TabledWorld = {
    name: label,
    run: picture.history,
    scenario: question.history,
    seeds: ensemble?.history,
  };
  const isChanged = question.world !== question.history;
  const yours = { name: "your world", run: picture.world, scenario: question.world, seeds: ensemble?.world };
  // Worlds that contradict themselves have no run.
  const sound = state.worlds.filter(({ change }) => session.scenarioOf(change).ok);
  const others = sound.flatMap(({ name }, index) => {
    const [run, scenario] = [kept[index], question.kept[index]];
    return run && scenario ? [{ name, run, scenario, seeds: ensemble?.kept[index] }] : [];
  });
  return {
    history,
    worlds: isChanged ? [yours, ...others] : others,
    observed: withObserved(periodsWithMoney(picture.history, question.history), seen),
  };
}

/** The seed. */
function luck(session: LabSession): TemplateResult {
  return html`<h3>Luck</h3>
    <div class="file"><label for="seed">Seed</label> ${numberInput(
      {
        id: "seed",
        value: session.state.seed,
        min: 0,
        step: 1,
        problemWith: (seed) => wholeNumberProblem(seed, 0, Number.MAX_SAFE_INTEGER),
        onNumber: (seed) => session.chooseSeed(seed),
      },
      session.refused,
    )}</div>`;
}

/** One command that has the same figures, and the file that it needs. @param run What runs them where none compares. */
function commandLine(
  lab: ChurnLab,
  { state, case: own }: LabSession,
  run: string | undefined,
): TemplateResult | string {
  const compare = compareCommand(own, state);
  const command = compare ?? run;
  if (command === undefined) return "";
  const needsWorld = compare === undefined && !isUnchanged(state.change);
  return html`<h3>The same on the command line</h3>
    ${needsWorld ? html`<p class="quiet">It reads your world: first save that by “Scenario (JSON)”, in the folder where you run it.</p>` : openedFile(lab, own)}
    <pre tabindex="0">${command}</pre>
    <p class="quiet">Intervals here are ${LUCK_ALONE}. With <code>--draws 40${compare ? " --subscribers 20000" : ""}</code> at its end the command counts both, and
      intervals are wider; docs/validation.md, “Posterior”, says where the values used here lie among those possible.</p>`;
}

/** What a notebook made no command finds, until it is in a file. */
function ofNotebook(own: LabCase): TemplateResult | string {
  if (!own.isOfNotebook || own.file !== undefined) return "";
  const save = `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(own.argument)}, JSON.stringify(scenario));`;
  return html`<p class="quiet">This scenario is the notebook's own. Commands read it from ${caseArgument(own)}: first write that file in a cell, where <code>scenario</code> is what you gave to <code>lab</code>, and run them in the same folder.</p>
    <pre tabindex="0" data-do="save-scenario">${save}</pre>`;
}

/** A file that was opened may have come with a link: then the reader has none until it is saved. */
function openedFile(lab: ChurnLab, own: LabCase): TemplateResult | string {
  const { file } = own;
  if (file === undefined) return "";
  const name = caseArgument(own);
  if (lab.isEmbedded) {
    return html`<p class="quiet">It reads the scenario that you opened: first save that file as ${name}, in the folder where you run it.</p>`;
  }
  return html`<p class="quiet">It reads the scenario that you opened: first save that as ${name}, in the folder where you run it.</p>
    <div class="actions"><button type="button" data-do="opened-json" @click=${() => {
      download(name, file.text, "application/json");
      lab.look({ note: `${name} is in your downloads.` });
    }}>Save ${name}</button></div>`;
}
