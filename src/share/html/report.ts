/** An inspection as one HTML file: the verdict and what to do, then each finding as the way from what starts it to what it does. */
import type { Inspection } from '../../model/index.ts';
import { type InspectionView, viewOf } from '../view.ts';
import { type Html, html, nothing } from './escape.ts';
import { findingCard } from './finding.ts';
import { list, page, type Section, scoreLine } from './page.ts';
import { coverageSection, indicatorTable, sampleTable, suppressedList, triggerTable } from './sections.ts';

const MOST_FINDINGS = 300;

export function htmlReport(inspection: Inspection): string {
  const view = viewOf(inspection);
  return page({
    level: inspection.verdict.level,
    name: inspection.target.name,
    version: inspection.tool.version,
    head: verdict(inspection, view),
    sections: sectionsOf(inspection, view),
    footer: 'Nothing of the target was executed; this file holds text only.',
  });
}

function verdict(inspection: Inspection, view: InspectionView): Html {
  const { level, score } = inspection.verdict;
  const { name, kind, head } = inspection.target;
  return html`<div class="verdict ${level}">
<h1>Inspection of <bdi>${name}</bdi></h1>
${scoreLine(level, score)}
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
