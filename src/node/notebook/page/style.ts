/** The style sheet of notebook pages: a reading column that fits phones, for light and dark screens. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2328; --soft: #5b6670; --line: #d9dee3; --code: #f5f7f9; --link: #0b57a4;
  --keyword: #8a1f6a; --string: #1c6b3c; --number: #9a4a00; --name: #0b57a4; --comment: #5f6b75;
  --wrong: #a61b1b; --wrong-paper: #fdf1f0; --shade: #0003;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15191d; --ink: #e3e8ec; --soft: #9aa6b0; --line: #323b43; --code: #1d2329; --link: #7ab8f5;
    --keyword: #e29bd0; --string: #8fd0a4; --number: #f0b27a; --name: #8cc2f7; --comment: #93a0ab;
    --wrong: #ff9c94; --wrong-paper: #2e1c1c; --shade: #fff3;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 .6em; text-wrap: balance; }
h1 { font-size: 1.9rem; margin-top: .5em; }
h2 { font-size: 1.4rem; padding-bottom: .25em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.15rem; }
p, ul, ol, table, blockquote { margin: 0 0 1em; }
a { color: var(--link); }
blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--soft); }
img { max-width: 100%; height: auto; }
iframe { width: 100%; border: 0; background: #fff; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { font-size: .9em; background: var(--code); padding: .1em .3em; border-radius: 3px; }
pre { margin: 0; padding: .75rem .9rem; overflow: auto; font-size: .85rem; line-height: 1.5; border-radius: 6px; }
pre code { padding: 0; background: none; font-size: inherit; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.text { overflow-x: auto; }
.text pre { background: var(--code); margin-bottom: 1em; }
.text math[display="block"] { margin: .6em 0; padding: .2em 0; overflow: auto hidden; }
.cell { margin: 0 0 1.5rem; }
.input { display: flex; flex-direction: row-reverse; background: var(--code); border: 1px solid var(--line); border-radius: 6px; }
.input pre { flex: 1; min-width: 0; }
.count { padding: .55rem .6rem 0 0; font-size: .75rem; color: var(--soft); user-select: none; }
@media (max-width: 40rem) {
  .input { display: block; }
  .count { display: block; padding-top: .3rem; text-align: right; line-height: 1; }
}
summary { cursor: pointer; color: var(--soft); font-size: .9rem; padding: .4rem .9rem; }
.text summary, .rich summary { color: inherit; font-size: inherit; padding: .2rem 0; font-weight: 600; }
.output { margin: .6rem 0 0; }
pre.output { max-height: 30rem; border-left: 3px solid var(--line); border-radius: 0; padding: .3rem .9rem; }
pre.error, pre.stderr { background: var(--wrong-paper); color: var(--wrong); border-color: currentColor; }
figure { margin: .8rem 0 0; }
/* Where there is more to either side, a shade says so: it stays, and what covers it scrolls along. */
.scroll { overflow-x: auto; --under: var(--paper);
  background: linear-gradient(to right, var(--under) 22px, transparent) left / 44px 100% no-repeat local,
    linear-gradient(to left, var(--under) 22px, transparent) right / 44px 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 22px 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) right / 22px 100% no-repeat scroll; }
/* A picture lets the shade through: its white is that of the box. */
.picture { width: fit-content; max-width: 100%; border-radius: 6px; isolation: isolate; --under: #fff; --shade: #0003; background-color: #fff; }
.picture img { display: block; max-width: max(100%, 36rem); mix-blend-mode: multiply; }
figcaption { font-size: .9rem; color: var(--soft); margin-top: .4rem; }
.rich { overflow-x: auto; }
.missing { color: var(--wrong); font-size: .9rem; margin: .6rem 0 0; }
.scroll table { margin-bottom: 0; }
.text .scroll { margin-bottom: 1em; }
table { border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; }
[align="right"] { text-align: right; }
[align="center"] { text-align: center; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
.hljs-keyword, .hljs-literal, .hljs-built_in { color: var(--keyword); }
.hljs-string, .hljs-regexp, .hljs-meta { color: var(--string); }
.hljs-number { color: var(--number); }
.hljs-title, .hljs-attr, .hljs-property { color: var(--name); }
.hljs-comment { color: var(--comment); font-style: italic; }
@media print { pre.output { max-height: none; } .input, figure { break-inside: avoid; } }
`;
