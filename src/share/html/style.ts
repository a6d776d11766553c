/**
 * The look of the report: light and dark by the reader's system, narrow and wide, on paper. No web font, no image, nothing loaded.
 * Colours of text reach a contrast of 4.5 : 1 on their ground in both schemes (WCAG 2.2, 1.4.3); colour is never the only sign.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f7f7f5; --sheet: #fff; --ink: #1d2125; --soft: #57606a; --line: #d9dcdf; --code: #f1f2f0;
  --bad: #b3261e; --bad-ground: #fdecea; --warn: #7a4f00; --warn-ground: #fff4d6; --note: #0b5a85; --note-ground: #e6f3fb; --good: #1b6e3c; --good-ground: #e6f5ec;
  --accent: #0b5a85;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --sheet: #1c2024; --ink: #e8eaed; --soft: #a3abb3; --line: #363c42; --code: #262b30;
    --bad: #ff8f85; --bad-ground: #3a1d1b; --warn: #f2c361; --warn-ground: #382c12; --note: #7cc7f2; --note-ground: #14303f; --good: #7bd39a; --good-ground: #163323;
    --accent: #7cc7f2;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.page { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3 { line-height: 1.25; } h1 { font-size: 1.05rem; font-weight: 600; margin: 0 0 .75rem; color: var(--soft); overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 .75rem; } h3 { font-size: 1.05rem; margin: 0; }
p { margin: .5rem 0; max-width: 75ch; } ul { margin: .5rem 0; padding-left: 1.25rem; } li { margin: .3rem 0; max-width: 75ch; }
p, li, h3, summary, code { overflow-wrap: anywhere; } td { overflow-wrap: break-word; }
code, .way { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
code { unicode-bidi: isolate; }
.soft { color: var(--soft); } .small { font-size: .875rem; }
.verdict { border: 1px solid var(--line); border-left: .5rem solid var(--tone); background: var(--tone-ground); border-radius: .5rem; padding: 1.25rem 1.25rem 1rem; }
.verdict .level { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .9rem; margin: 0; }
.verdict .word { font-size: 1.9rem; font-weight: 750; color: var(--tone); letter-spacing: -.01em; } .verdict .score { font-weight: 600; }
.verdict .sentence { font-size: 1.1rem; font-weight: 600; }
meter { width: 8rem; height: .75rem; vertical-align: middle; }
.malicious { --tone: var(--bad); --tone-ground: var(--bad-ground); } .suspicious { --tone: var(--warn); --tone-ground: var(--warn-ground); }
.notice { --tone: var(--note); --tone-ground: var(--note-ground); } .clean { --tone: var(--good); --tone-ground: var(--good-ground); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 1rem 0 0; font-size: .9375rem; }
.card { background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.card header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.critical, .high { color: var(--bad); } .medium { color: var(--warn); } .low { color: var(--note); } .info { color: var(--soft); }
.way { list-style: none; margin: .75rem 0; padding: 0; border-left: 2px solid var(--line); }
.way li { position: relative; max-width: none; margin: 0; padding: .2rem 0 .2rem 1.1rem; display: grid; grid-template-columns: minmax(0, 21rem) minmax(0, 1fr); gap: 0 1.25rem; }
.way li::before { content: ""; position: absolute; left: -.32rem; top: .75rem; width: .5rem; height: .5rem; border-radius: 50%; background: var(--soft); }
.way .start { display: block; font-family: system-ui, sans-serif; font-weight: 600; font-size: 1rem; }
.way .start::before { background: var(--accent); } .way .sink::before { background: var(--bad); width: .7rem; height: .7rem; left: -.42rem; top: .7rem; }
.way .sink .text { color: var(--bad); font-weight: 600; } .way .text { color: var(--soft); } .way code { font-size: 1em; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; background: var(--sheet); }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; } th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; } th { font-weight: 600; } thead th { color: var(--soft); font-size: .8125rem; white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: .5rem; background: var(--sheet); margin: .75rem 0; padding: 0 1.25rem; }
summary { cursor: pointer; padding: .75rem 0; font-weight: 600; } details[open] { padding-bottom: .75rem; }
dl { margin: .25rem 0 1rem; display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); gap: .25rem 1.25rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; } .sides h3 { margin-bottom: .4rem; }
.sides pre { margin: 0; max-height: 40rem; overflow: auto; background: var(--code); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 0; counter-reset: line; font-size: .8125rem; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
.sides pre span { display: block; padding: 0 .75rem 0 4.25rem; text-indent: 0; position: relative; counter-increment: line; } .sides pre span::before { content: counter(line); position: absolute; left: 0; width: 3.5rem; text-align: right; color: var(--soft); }
.tree { list-style: none; padding: 0; } .tree li { max-width: none; padding-left: calc(var(--depth, 0) * 1.1rem); } .tree li > span { border-left: 2px solid var(--line); padding-left: .6rem; display: block; }
.time { list-style: none; padding: 0; margin: .5rem 0; } .time li { max-width: none; display: grid; grid-template-columns: 5.5rem minmax(0, 12rem) minmax(0, 1fr); gap: 0 1rem; padding: .2rem .75rem; border-bottom: 1px solid var(--line); } .time .when { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media (max-width: 44rem) {
  .sides, dl { grid-template-columns: minmax(0, 1fr); } dl { gap: 0; } dd { margin-bottom: .5rem; } .time li { grid-template-columns: minmax(0, 1fr); } .time .when { text-align: left; }
  .way li { grid-template-columns: minmax(0, 1fr); } .verdict, .card { padding: 1rem; }
  table, tbody, tr, td, tbody th { display: block; width: 100%; } thead { position: absolute; left: -100rem; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } tbody tr:last-child { border-bottom: 0; } td, tbody th { border: 0; padding: .1rem .75rem; }
  td[data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--soft); font-size: .8125rem; }
}
@page { margin: 15mm; }
@media print {
  .way li::before { print-color-adjust: exact; }
  :root { --ground: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --bad: #9a1b14; --warn: #6b4500; --note: #084b6f; --good: #135a2e; --accent: #000;
    --bad-ground: #fff; --warn-ground: #fff; --note-ground: #fff; --good-ground: #fff; }
  body { font-size: 10pt; } .sides pre { max-height: none; } .page { max-width: none; padding: 0; } nav, .skip { display: none; }
  .card, .verdict, tr { break-inside: avoid; } h2, h3, summary { break-after: avoid; } .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; display: block; height: auto; } summary { list-style: none; }
}
`;
