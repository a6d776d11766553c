/**
 * An inspection as one HTML file that needs nothing else: no script, no font, no image, nothing loaded, and a policy that forbids it all.
 * Semantic and in reading order, so that it reads the same aloud, on paper and without styles.
 */
import type { Inspection } from '../../model/index.ts';
import { type InspectionView, LEVEL_WORDS, viewOf } from '../view.ts';
import { Html, html, nothing } from './escape.ts';
import { findingCard } from './finding.ts';
import { coverageSection, indicatorTable, sampleTable, suppressedList, triggerTable } from './sections.ts';
import { STYLE } from './style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const MOST_FINDINGS = 300;

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: number | null;
  readonly body: Html;
}

export function htmlReport(inspection: Inspection): string {
  const view = viewOf(inspection);
  const sections = sectionsOf(inspection, view).filter((section) => section.body.text !== '');
  const { level } = inspection.verdict;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="counterlure ${inspection.tool.version}">
<title>${LEVEL_WORDS[level]}: ${inspection.target.name}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<div class="page">
<header>
${verdict(inspection, view)}
<nav aria-label="Sections"><ul>${sections.map((section) => html`<li><a href="#${section.id}">${section.title}${section.count === null ? '' : ` (${section.count})`}</a></li>`)}</ul></nav>
</header>
<main>
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}</main>
<footer class="small soft"><p>counterlure ${inspection.tool.version}. Nothing of the target was executed; this file holds text only.</p></footer>
</div>
</body>
</html>
`;
  return page.text;
}

function verdict(inspection: Inspection, view: InspectionView): Html {
  const { level, score } = inspection.verdict;
  const { name, kind, head } = inspection.target;
  return html`<div class="verdict ${level}">
<h1>Inspection of <bdi>${name}</bdi></h1>
<p class="level"><span class="word">${LEVEL_WORDS[level]}</span> <span class="score">${score} of 100</span> <meter min="0" max="100" low="25" high="60" optimum="0" value="${score}" aria-label="score">${score}</meter></p>
<p class="sentence">${view.sentence}</p>
${list(view.reasons)}
<p class="small soft">${kind}${head === null ? '' : ` at ${head.slice(0, 12)}`}; ${view.extent}</p>
</div>`;
}

function sectionsOf(inspection: Inspection, view: InspectionView): Section[] {
  const strong = view.strong.slice(0, MOST_FINDINGS);
  const left = view.strong.length - strong.length;
  const hasPaths = strong.some((group) => group.lead.path !== null);
  return [
    { id: 'advice', title: 'Do this now', count: null, body: list(inspection.verdict.advice) },
    {
      id: 'findings',
      title: hasPaths ? 'What would have happened' : 'What was found',
      count: view.strong.length + view.weak.length,
      body: findingsBody(
        strong,
        view.weak.slice(0, MOST_FINDINGS),
        left + Math.max(0, view.weak.length - MOST_FINDINGS),
      ),
    },
    {
      id: 'already-run',
      title: 'If it was already opened, installed or run',
      count: null,
      body: list(inspection.verdict.ifAlreadyRun),
    },
    { id: 'indicators', title: 'Indicators', count: view.indicators.length, body: indicatorTable(view.indicators) },
    {
      id: 'samples',
      title: 'Samples worth reversing',
      count: inspection.samples.length,
      body: sampleTable(inspection.samples),
    },
    {
      id: 'triggers',
      title: 'What starts code here',
      count: inspection.triggers.length,
      body: triggerTable(inspection.triggers),
    },
    {
      id: 'accepted',
      title: 'Accepted findings, not counted',
      count: view.suppressed.length,
      body: suppressedList(view.suppressed),
    },
    { id: 'coverage', title: 'What was read, and what was not', count: null, body: coverageSection(inspection, view) },
  ];
}

function findingsBody(strong: InspectionView['strong'], weak: InspectionView['weak'], left: number): Html {
  if (strong.length + weak.length === 0) return html`<p>Nothing was found in what was read.</p>`;
  const folded =
    weak.length === 0
      ? nothing
      : html`<details${strong.length === 0 ? html` open` : nothing}><summary>Weaker signs (${weak.length})</summary>${weak.map((group, index) => findingCard(group, strong.length + index + 1))}</details>`;
  return html`${strong.map((group, index) => findingCard(group, index + 1))}${folded}${left === 0 ? nothing : html`<p>${left} more findings stand in the JSON report.</p>`}`;
}

function list(items: readonly string[]): Html {
  return items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
