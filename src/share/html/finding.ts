/** One finding as a card: title, the way from trigger to sink as a list, the proof, the tags. */
import type { FindingPath } from '../../model/index.ts';
import { type FindingGroup, pathRows, REACH_WORDS } from '../view.ts';
import { code, type Html, html, nothing } from './escape.ts';
import { techniqueLink } from './technique.ts';

export function findingCard({ lead, more, sameWayAs }: FindingGroup, number: number): Html {
  return html`<article class="card" id="finding-${number}" aria-labelledby="finding-${number}-title">
<header><h3 id="finding-${number}-title">${number}. ${lead.title}</h3><span class="tag ${lead.severity}">${lead.severity}, ${lead.confidence} % sure</span></header>
${lead.path === null ? place(`${lead.file}:${lead.line}`, lead.excerpt, REACH_WORDS[lead.reach]) : way(lead.path, sameWayAs)}
<p>${lead.message}</p>
${
  lead.related.length === 0
    ? nothing
    : html`<ul class="small">${lead.related.map((other) => html`<li>see ${code(`${other.file}:${other.line}`)} ${code(other.excerpt)}</li>`)}</ul>`
}
${more.length === 0 ? nothing : html`<p class="small soft">The same in this file at line ${more.map((finding) => String(finding.line)).join(', ')}.</p>`}
<p class="small soft"><code>${lead.rule}</code>${lead.techniques.map((id) => html` · ${techniqueLink(id)}`)}</p>
</article>
`;
}

function place(where: string, excerpt: string, reach: string): Html {
  return html`<ol class="way"><li class="sink">${code(where)}<span class="text">${code(excerpt)}</span></li></ol><p class="small soft">${reach}</p>`;
}

function way(path: FindingPath, sameWayAs: number | null): Html {
  const rows = pathRows(path).filter((row) => sameWayAs === null || row.kind === 'sink');
  return html`<ol class="way">
<li class="start"><span>${path.trigger.action}${sameWayAs === null ? nothing : html` <span class="soft small">(the same way as <a href="#finding-${sameWayAs}">${sameWayAs}</a>)</span>`}</span></li>
${rows.map(
  (row) => html`<li class="${row.kind}">${code(row.place)}<span class="text">${code(row.text)}</span></li>
`,
)}</ol>`;
}
