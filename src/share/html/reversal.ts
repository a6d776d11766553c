/** A reversal as one HTML file: verdict, behaviour by tactic, configuration, victim tracking, code before and after, layers, timeline, indicators. */
import type { Layer, Reversal, TraceEvent } from '../../model/index.ts';
import { counted } from '../numbers.ts';
import {
  extentOfReversal,
  type Fact,
  factGroups,
  layerTree,
  layerWords,
  tacticsOf,
  timelineRows,
  trackingFacts,
} from '../reversal-view.ts';
import { techniqueUrl } from '../technique.ts';
import { defanged } from '../view.ts';
import { code, Html, html, nothing } from './escape.ts';
import { list, page, type Section, scoreLine } from './page.ts';
import { indicatorTable, more, table } from './sections.ts';

/** Lines and UTF-16 units of one side; what is left out is said. */
const MOST_LINES = 3_000;
const MOST_UNITS = 150_000;
const LINE_UNITS = 4_000;
const MOST_EVENTS = 400;
const MOST_OTHER_LAYERS = 30;

export function htmlReversal(reversal: Reversal): string {
  return page({
    level: reversal.verdict.level,
    name: reversal.target.name,
    version: reversal.tool.version,
    head: head(reversal),
    sections: sectionsOf(reversal),
    footer: 'Nothing of the sample ran on the machine that made this; this file holds text only.',
  });
}

function head(reversal: Reversal): Html {
  const { level, score, reasons } = reversal.verdict;
  const [first, ...others] = reasons.map(defanged);
  const made = reversal.obfuscation.map(({ name }) => name).join(', ');
  return html`<div class="verdict ${level}">
<h1>Reversal of <bdi>${reversal.target.name}</bdi></h1>
${scoreLine(level, score)}
${first === undefined ? nothing : html`<p class="sentence">${first}</p>`}
${list(others)}
<p class="small soft">${extentOfReversal(reversal)}${made === '' ? '' : `; hidden by ${made}`}</p>
<p class="small soft">SHA-256 ${code(reversal.target.sha256)}</p>
</div>`;
}

function sectionsOf(reversal: Reversal): Section[] {
  const groups = factGroups(reversal.config);
  return [
    { id: 'families', title: 'Family', count: null, body: families(reversal) },
    { id: 'behaviour', title: 'What it does', count: reversal.capabilities.length, body: behaviour(reversal) },
    { id: 'tracking', title: 'How it tracks its victims', count: null, body: tracking(reversal) },
    {
      id: 'configuration',
      title: 'What it knows',
      count: groups.reduce((sum, { facts }) => sum + facts.length, 0),
      body: html`${groups.map(({ title, facts }) => html`<h3>${title}</h3>${factList(facts)}`)}`,
    },
    { id: 'code', title: 'Before and after', count: null, body: beforeAndAfter(reversal) },
    { id: 'layers', title: 'Layers', count: reversal.layers.length, body: layers(reversal) },
    { id: 'timeline', title: 'What it tried to do, in order', count: reversal.trace.length, body: timeline(reversal) },
    {
      id: 'indicators',
      title: 'Indicators',
      count: reversal.indicators.length,
      body: indicatorTable(reversal.indicators),
    },
    { id: 'anchors', title: 'Fit for a rule', count: reversal.anchors.length, body: anchors(reversal) },
    { id: 'unknown', title: 'What is not known', count: reversal.unresolved.length, body: unknown(reversal) },
  ];
}

function families({ families: found }: Reversal): Html {
  if (found.length === 0) return html`<p>None of the families known here.</p>`;
  return html`${found.map(
    ({
      family,
      confidence,
      aliases,
      traits,
    }) => html`<article class="card"><header><h3>${family}</h3> <span class="tag">${confidence} % sure</span></header>
${aliases.length === 0 ? nothing : html`<p class="small soft">also ${aliases.join(', ')}</p>`}
${list(traits.map(({ reason }) => reason))}</article>
`,
  )}`;
}

function behaviour(reversal: Reversal): Html {
  const rows = tacticsOf(reversal).flatMap(({ tactic, capabilities }) =>
    capabilities.map((capability) => ({ tactic, capability })),
  );
  return table('Capabilities', ['What', 'Tactic', 'Technique', 'Proof'], rows, ({ tactic, capability }) => {
    const [proof] = capability.evidence;
    return [
      html`${capability.title}${capability.forced ? html` <span class="soft">only when forced</span>` : nothing}`,
      html`${tactic.replaceAll('-', ' ')}`,
      html`${capability.techniques.map((id) => techniqueLink(id))}`,
      proof === undefined ? nothing : html`${place(proof)} ${code(defanged(proof.text))}`,
    ];
  });
}

function techniqueLink(id: string): Html {
  const url = techniqueUrl(id);
  // our own table's address: the only links of the page that leave it
  return url === null ? html`${id} ` : html`<a href="${url}" rel="noreferrer">${id}</a> `;
}

function place(proof: { readonly layer: string; readonly line: number | null; readonly event: number | null }): string {
  if (proof.event !== null) return `event ${proof.event}`;
  return proof.line === null ? proof.layer : `${proof.layer}:${proof.line}`;
}

function tracking({ config }: Reversal): Html {
  if (config.tracking === null) return nothing;
  const { rows } = config.tracking;
  return html`${factList(trackingFacts(config))}${rows.length === 0 ? nothing : html`<h3>A row of its operators’ database</h3>`}${table(
    'Columns',
    ['Column', 'Type', 'Example, from the decoy machine'],
    rows,
    ({ column, type, example }) => [code(column), html`${type}`, example === null ? nothing : code(example)],
  )}`;
}

function factList(facts: readonly Fact[]): Html {
  return html`<dl>${facts.map(({ label, value, note, proof }) => {
    const notes = [note, proof === null ? '' : `${proof.how}, ${place(proof)}`]
      .filter((part) => part !== '')
      .join('; ');
    return html`<dt>${label}</dt><dd>${code(value)} <span class="small soft">${notes}</span></dd>
`;
  })}</dl>`;
}

function beforeAndAfter(reversal: Reversal): Html {
  const texts = new Map(reversal.layers.map((layer) => [layer.id, layer]));
  const others = reversal.sources.slice(0, MOST_OTHER_LAYERS);
  return html`${sides(texts.get('L0'), reversal.source)}
${others.map(
  ({
    layer,
    text,
  }) => html`<details><summary>${layer}: ${texts.get(layer)?.how ?? ''}</summary>${sides(texts.get(layer), text)}</details>
`,
)}${reversal.sources.length > others.length ? html`<p class="small soft">${reversal.sources.length - others.length} more layers stand in the JSON report.</p>` : nothing}`;
}

function sides(layer: Layer | undefined, source: string): Html {
  if (layer === undefined || layer.text === null) return nothing;
  return html`<div class="sides"><div><h3>As it came</h3>${listing('As it came', layer.text)}</div><div><h3>Readable</h3>${listing('Readable', source)}</div></div>`;
}

function listing(name: string, text: string): Html {
  const all = text.slice(0, MOST_UNITS).split(/\r\n?|\n/);
  const lines = all.slice(0, MOST_LINES);
  const cut = text.length > MOST_UNITS || all.length > MOST_LINES;
  const rows = lines.map(
    (line) => html`<span>${line.slice(0, LINE_UNITS)}${line.length > LINE_UNITS ? ' …' : ''}</span>`,
  );
  return html`<pre role="region" aria-label="${name}" tabindex="0" dir="ltr">${rows}</pre>${cut ? html`<p class="small soft">The rest stands in the JSON report.</p>` : nothing}`;
}

function layers(reversal: Reversal): Html {
  return html`<ul class="tree">${layerTree(reversal.layers).map((node) => {
    // a number of ours
    const style = new Html(`style="--depth: ${Math.min(node.depth, 12)}"`);
    return html`<li ${style}><span>${layerWords(node)}</span></li>
`;
  })}</ul>`;
}

function timeline({ trace, runs }: Reversal): Html {
  if (trace.length === 0) return nothing;
  const telling = timelineRows(trace);
  const shown = telling.slice(0, MOST_EVENTS);
  const rows = shown.map(
    ({
      event,
      more: alike,
    }) => html`<li><span class="when">${seconds(event.time)}</span><span>${event.category}${event.forced ? ' (forced)' : ''}<br><span class="small soft">${runs[event.run]?.persona ?? ''}</span></span><span>${code(callOf(event))}${alike === 0 ? nothing : html` <span class="small soft">and ${alike} like it</span>`}</span></li>
`,
  );
  return html`<p>Each different call once, of ${counted(runs.length, 'run')}; times are those of the decoy machine.</p>
<div class="scroll" role="region" aria-label="Timeline" tabindex="0"><ol class="time">${rows}</ol></div>${telling.length > shown.length ? html`<p class="small soft">${telling.length - shown.length} more stand in the JSON report.</p>` : nothing}`;
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(2)} s`;
}

function callOf({ call, arguments: given }: TraceEvent): string {
  const text = `${call}(${given.join(', ')})`;
  return defanged(text.length > 500 ? `${text.slice(0, 500)} …` : text);
}

function anchors(reversal: Reversal): Html {
  return table('Anchors', ['Text', 'Why', 'Layer'], reversal.anchors, (anchor) => [
    code(anchor.text),
    html`${anchor.why}`,
    html`${anchor.layer}`,
  ]);
}

const MOST_UNRESOLVED = 300;

function unknown({ unresolved, coverage }: Reversal): Html {
  const shown = unresolved.slice(0, MOST_UNRESOLVED);
  return html`${list(coverage.notes)}
${
  shown.length === 0
    ? nothing
    : html`<details><summary>${counted(unresolved.length, 'place')} that stayed unresolved</summary>
<ul>${shown.map(({ file, line, what, why }) => html`<li>${code(`${file}:${line}`)} ${what}: ${why}</li>`)}</ul>${more(unresolved.length)}</details>`
}`;
}
