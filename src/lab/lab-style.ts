import { css } from "lit";

/** The look of the panel: light and dark, from a phone to a projector, and on paper. */
export const labStyle = css`
  :host {
    --paper: #ffffff; --page: #ffffff; --soft: #f5f6f8; --line: #d9dce1; --text: #222222; --quiet: #595959;
    --simulated: #0072b2; --counterfactual: #c26a00; --own: #9a5400; --warn: #a33a00; --warn-bg: #fff3ea; --focus: #0072b2; --shade: #0003;
    display: block; color: var(--text); background: var(--page); font: 15px/1.45 Inter, Arial, Helvetica, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --paper: #171a1f; --page: #101216; --soft: #1d2127; --line: #3a4049; --text: #ececec; --quiet: #b4b4b4;
      --simulated: #56b4e9; --counterfactual: #f0a030; --own: #f0b050; --warn: #ffb385; --warn-bg: #3a2417; --focus: #7cc7f2; --shade: #fff3;
    }
  }
  :host { overflow-anchor: none; }
  * { box-sizing: border-box; }
  .lab { max-width: 1720px; margin: 0 auto; padding: 20px 24px; }
  .lab.narrow { padding: 12px 14px; }
  h1 { font-size: 24px; line-height: 1.2; margin: 0; }
  .narrow h1 { font-size: 19px; }
  h2 { font-size: 15px; margin: 0 0 6px; }
  .top, .figure-head { display: flex; gap: 8px 20px; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
  .headline { font-size: 18px; line-height: 25px; margin: 8px 0 18px; max-width: 75ch; text-wrap: pretty; }
  .narrow .headline { font-size: 16px; line-height: 22px; margin: 6px 0 12px; }
  /* What is said of the reader's world grows and shrinks under the hand: its room is kept. Whole pixels: a page scrolls by those only. */
  .headline.own { min-height: 75px; }
  .narrow .headline.own { min-height: 154px; }
  .remarks { margin: -10px 0 18px; max-width: 100ch; }
  .narrow .remarks { margin-top: -6px; }
  .quiet, small { color: var(--quiet); font-size: 13px; }
  .wide .columns { display: grid; grid-template-columns: minmax(0, 1fr) 380px; gap: 28px; align-items: start; }
  .wide.tight .columns { grid-template-columns: minmax(0, 1fr) 320px; }
  .wide aside { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; }
  main > *, aside { margin-bottom: 22px; }
  .pair { display: flex; flex-wrap: wrap; gap: 22px 28px; }
  .pair section { flex: 1 1 300px; min-width: 0; }
  .drawing, .lane { display: block; width: 100%; height: auto; overflow: visible; }
  .stacked .main-figure { position: sticky; top: 0; background: var(--page); z-index: 2; padding: 6px 0; }
  .stacked.narrow .main-figure { border-bottom: 1px solid var(--line); }
  .lane { user-select: none; -webkit-user-select: none; }
  .handle { cursor: grab; touch-action: none; outline: none; }
  .handle:active { cursor: grabbing; }
  .handle:focus-visible circle:nth-of-type(2) { stroke: var(--focus); stroke-width: 4; }
  .handle.covered { opacity: 0.3; }
  .handle.off text { text-decoration: line-through; }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 6px 0 22px; }
  .main-figure { margin-bottom: 0; }
  .key { display: inline-flex; gap: 6px; align-items: center; overflow-wrap: anywhere; }
  .key svg { flex: none; }
  .awaited, .room::after { visibility: hidden; }
  .room::after { content: attr(data-for); }
  .main-figure .legend { margin: 0 0 4px; }
  .key.bar::before { content: ""; width: 12px; height: 12px; background: var(--counterfactual); }
  .key.bar.history::before { background: var(--simulated); }
  .twins { display: grid; grid-template-columns: 1fr 1fr; gap: 0 28px; }
  .before { color: var(--own); font-size: 13px; font-weight: 600; }
  aside { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
  .actions, .tabs { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 10px; }
  button, select, input[type="number"], input[type="date"] {
    font: inherit; font-size: 14px; color: var(--text); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 5px 9px; min-height: 32px;
  }
  button { cursor: pointer; }
  button:disabled { color: var(--quiet); cursor: default; opacity: 0.75; }
  button:hover:not(:disabled) { border-color: var(--quiet); }
  :is(button, select, input, summary, .scroll):focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
  button.link { border: 0; background: none; padding: 0; min-height: 24px; color: var(--own); text-decoration: underline; font-size: 13px; }
  .tabs { border-bottom: 1px solid var(--line); gap: 0; }
  .tabs button { border: 0; background: none; border-bottom: 3px solid transparent; border-radius: 0; padding: 6px 12px; }
  .tabs button[aria-selected="true"] { border-bottom-color: var(--simulated); font-weight: 600; }
  .tight .tabs button { padding: 6px 9px; }
  .events { list-style: none; margin: 0; padding: 0; }
  .events li { border-bottom: 1px solid var(--line); }
  .events li:last-child { border-bottom: 0; }
  .item { display: flex; align-items: center; gap: 6px; }
  .item button.title { display: flex; gap: 8px; align-items: center; flex: 1; text-align: left; border: 0; background: none; padding: 7px 2px; line-height: 1.25; }
  .title small { display: block; }
  .off .title > span:last-child { color: var(--quiet); text-decoration: line-through; }
  .nr { flex: none; min-width: 22px; text-align: center; font-size: 12px; font-weight: 600; border: 1px solid var(--quiet); border-radius: 11px; line-height: 20px; }
  input[type="checkbox"] { width: 20px; height: 20px; accent-color: var(--simulated); flex: none; margin: 2px; }
  .details { padding: 4px 4px 10px 28px; }
  .narrow .details { padding-left: 4px; }
  .field { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 10px; align-items: center; margin: 10px 0; font-size: 14px; }
  .field input[type="range"], .field .was, .field .supported, .field .why, .field .warning { grid-column: 1 / -1; }
  .field input[type="range"] { width: 100%; min-height: 24px; margin: 0; accent-color: var(--simulated); }
  .field.changed input[type="range"] { accent-color: var(--counterfactual); }
  .field.changed label { color: var(--own); font-weight: 600; }
  .field input.number { width: 92px; text-align: right; padding: 3px 6px; min-height: 28px; }
  .was { color: var(--quiet); font-size: 13px; }
  .source { font-size: 13px; color: var(--quiet); overflow-wrap: anywhere; margin: 6px 0 0; }
  .source a { color: inherit; }
  .along { font-size: 13px; margin: 8px 0 0; }
  .supported { width: 100%; height: 5px; display: block; }
  .supported rect { fill: var(--simulated); opacity: 0.45; }
  .warning { color: var(--warn); margin: 2px 0; font-size: 13px; font-weight: 600; }
  .group { border-bottom: 1px solid var(--line); padding: 4px 0; }
  summary { cursor: pointer; padding: 4px 0; }
  .group > summary { font-weight: 600; }
  .group > summary small { font-weight: 400; }
  .meaning { grid-column: 1 / -1; margin: 0; font-size: 13px; }
  .why summary { font-size: 13px; color: var(--quiet); }
  .why p { margin: 2px 0; font-size: 13px; overflow-wrap: anywhere; }
  /* Below the headline and over the figures, without room of its own; where that is scrolled away, at the top. */
  .notice { position: sticky; top: 8px; height: 0; z-index: 6; }
  .messages { position: absolute; top: 0; left: -10px; width: min(760px, calc(100vw - 476px)); max-height: 38vh; overflow-y: auto;
    border: 1px solid var(--warn); border-left-width: 4px; border-radius: 6px; background: var(--warn-bg); box-shadow: 0 2px 10px #0005; padding: 8px 14px; font-size: 14px; overflow-wrap: anywhere; }
  .stacked .messages { left: -6px; width: calc(100% + 12px); max-height: 30vh; }
  .messages p, .messages ul { margin: 2px 0; }
  .refused { display: block; grid-column: 1 / -1; color: var(--warn); font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }
  /* Where there is more to either side, a shade says so: it stays, and what covers it scrolls along. */
  .scroll { overflow-x: auto; --under: var(--page);
    background: linear-gradient(to right, var(--under) 22px, transparent) left / 44px 100% no-repeat local,
      linear-gradient(to left, var(--under) 22px, transparent) right / 44px 100% no-repeat local,
      linear-gradient(to right, var(--shade), transparent) left / 22px 100% no-repeat scroll,
      linear-gradient(to left, var(--shade), transparent) right / 22px 100% no-repeat scroll; }
  aside .scroll { --under: var(--soft); }
  table { border-collapse: collapse; font-size: 14px; width: 100%; font-variant-numeric: tabular-nums; }
  caption { text-align: left; font-weight: 600; padding-bottom: 4px; font-size: 15px; }
  th, td { padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
  thead th { border-bottom: 1px solid var(--quiet); font-weight: 600; white-space: nowrap; }
  tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
  td.n { text-align: right; white-space: nowrap; }
  thead th:nth-child(n + 3) { text-align: right; }
  :is(td, .kept th) small { display: block; }
  td.own { color: var(--own); }
  .picker { font-size: 14px; color: var(--quiet); }
  .picker select { max-width: min(60vw, 420px); }
  .switches { display: flex; gap: 14px; font-size: 14px; }
  .switches label { display: inline-flex; gap: 4px; align-items: center; }
  h3 { font-size: 14px; margin: 14px 0 4px; }
  .adder, .file, .keep label { display: block; font-size: 14px; color: var(--quiet); margin-top: 12px; }
  .adder select { width: 100%; margin-top: 4px; }
  .keep { display: grid; grid-template-columns: 1fr auto; gap: 6px; }
  .keep label { grid-column: 1 / -1; margin: 0; }
  input[type="text"] { font: inherit; font-size: 14px; color: var(--text); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 5px 9px; min-width: 0; }
  .kept { list-style: none; padding: 0; margin: 8px 0; }
  .kept li { border-top: 1px solid var(--line); padding-bottom: 8px; }
  .kept h3 { overflow-wrap: anywhere; }
  .kept table { font-size: 13px; margin-bottom: 6px; }
  .kept td, .kept thead th { text-align: right; padding: 4px 0 4px 16px; white-space: nowrap; }
  .kept :is(td, th):first-child { position: sticky; left: 0; padding-left: 0; background: var(--soft); }
  .kept tbody th { font-weight: 400; }
  .kept .range { color: var(--quiet); font-size: 12px; }
  .kept .range span { display: block; white-space: nowrap; }
  pre { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 8px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px; margin: 4px 0; }
  .note { min-height: 1.5em; font-size: 14px; overflow-wrap: anywhere; }
  h4 { font-size: 14px; margin: 6px 0 2px; }
  section ul { margin: 4px 0; padding-left: 20px; }
  .pair > div { flex: 1 1 260px; min-width: 0; }
  .fate { margin: 2px 0 6px; }
  .diary { font-size: 13px; }
  .diary th[scope="row"] { font-weight: 400; white-space: nowrap; color: var(--quiet); }
  .diary thead th { white-space: normal; }
  .diary thead th:nth-child(n + 3) { text-align: left; }
  .diary .turn td { font-weight: 600; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  :host(:fullscreen) { overflow: auto; }
  .present { min-height: 100vh; display: flex; flex-direction: column; padding: 2.5vh 4vw; font-size: clamp(18px, 1.7vw, 30px); }
  .present h2 { font-size: clamp(24px, 2.8vw, 52px); line-height: 1.15; margin: 0 0 0.3em; }
  .present .say { margin: 0 0 0.6em; min-height: 4.4em; max-width: 70ch; }
  .present .stage { flex: 1; min-height: 0; display: flex; flex-direction: column; justify-content: center; }
  .present .drawing { max-height: 62vh; }
  .present .legend { font-size: clamp(14px, 1.25vw, 24px); margin: 0.5em 0 0; }
  .present .legend svg { width: auto; height: 1.15em; }
  .present .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30vw, 100%), 1fr)); gap: 2vw; }
  .present table { font-size: clamp(15px, 1.3vw, 24px); }
  .present :is(small, h3) { font-size: max(0.8em, 14px); }
  .present .actions { align-items: center; margin: 1vh 0 0; gap: 12px; }
  .present .actions :is(button, .quiet) { font-size: clamp(15px, 1.1vw, 22px); }
  .present .actions button { min-height: max(40px, 2.4vw); min-width: 3.5em; }
  footer { border-top: 1px solid var(--line); padding-top: 10px; }
  @media (max-width: 640px) { .present .keys { display: none; } .present .two { display: block; } }
  @media (prefers-reduced-motion: no-preference) { button { transition: border-color 0.15s; } }
  @media print {
    footer { overflow-wrap: anywhere; }
    :host { --paper: #fff; --page: #fff; --soft: #fff; --text: #000; --quiet: #444; --line: #999;
      --simulated: #0072b2; --counterfactual: #c26a00; --own: #9a5400; }
    aside, .no-print, .switches, section:has(> [data-do="who-left"]), .before { display: none; }
    .picker select { appearance: none; border: 0; padding: 0; min-height: 0; opacity: 1; }
    .wide .columns { display: block; }
    .stacked .main-figure { position: static; }
    section:not([aria-label="Who left, and why"]), .drawing, .diary tr { break-inside: avoid; }
    h2, h3, h4 { break-after: avoid; }
  }
`;
