/**
 * An inspection as Markdown, for the comment of a pull request or an issue: the verdict, what to do, the ways from trigger to sink, the indicators.
 * Bounded, since forges refuse comments over 65,536 characters; begins with a marker by which a bot finds its own comment again.
 */
import type { Indicator, Inspection, VerdictLevel } from '../../model/index.ts';
import { byteCount, counted } from '../numbers.ts';
import { type FindingGroup, type InspectionView, LEVEL_WORDS, pathRows, REACH_WORDS, viewOf } from '../view.ts';
import { codeBlock, codeCell, codeSpan, markdownText } from './escape.ts';

const MARKER = '<!-- counterlure-report -->';
const MOST_FINDINGS = 10;
const MOST_INDICATORS = 30;
const MOST_CHARACTERS = 60_000;

const SIGNS: Readonly<Record<VerdictLevel, string>> = { malicious: '🛑', suspicious: '⚠️', notice: 'ℹ️', clean: '✅' };

export function markdownReport(inspection: Inspection): string {
  const view = viewOf(inspection);
  const { verdict } = inspection;
  const head = [
    MARKER,
    `## ${SIGNS[verdict.level]} ${LEVEL_WORDS[verdict.level]}: ${verdict.score} of 100`,
    `${codeSpan(inspection.target.name)} (${markdownText(inspection.target.kind)}; ${view.extent})`,
    `**${markdownText(view.sentence)}**`,
    ...bullets(view.reasons),
    ...section('Do this now', verdict.advice),
  ];
  const tail = [
    ...indicatorTable(view.indicators),
    ...(verdict.level === 'malicious'
      ? section('If it was already opened, installed or run', verdict.ifAlreadyRun)
      : []),
    coverage(inspection, view),
    `<sub>counterlure ${markdownText(inspection.tool.version)}; nothing of the target was executed.</sub>`,
  ];
  return `${[...head, ...findings(view, MOST_CHARACTERS - sizeOf(head) - sizeOf(tail)), ...tail].join('\n\n')}\n`;
}

function findings(view: InspectionView, room: number): string[] {
  const groups = view.strong.length > 0 ? view.strong : view.weak;
  const parts: string[] = [];
  let used = 0;
  for (const group of groups.slice(0, MOST_FINDINGS)) {
    const text = finding(group, parts.length + 1);
    used += text.length + 2;
    if (used > room) break;
    parts.push(text);
  }
  const left = view.strong.length + view.weak.length - parts.length;
  if (parts.length === 0 && left === 0) return [];
  const title = groups.some((group) => group.lead.path !== null) ? 'What would have happened' : 'What was found';
  return [`### ${title}`, ...parts, ...(left === 0 ? [] : [`${counted(left, 'more finding')} in the full report.`])];
}

function finding({ lead, more, sameWayAs }: FindingGroup, number: number): string {
  const lines =
    lead.path === null
      ? [`${lead.file}:${lead.line}  ${lead.excerpt}`]
      : [
          `● ${lead.path.trigger.action}${sameWayAs === null ? '' : ` (the same way as ${sameWayAs})`}`,
          ...pathRows(lead.path)
            .filter((row) => sameWayAs === null || row.kind === 'sink')
            .map((row) => `${row.kind === 'sink' ? '▼' : '│'} ${row.place}  ${row.text}`),
        ];
  return [
    `#### ${number}. ${markdownText(lead.title)}`,
    `${lead.severity}, ${lead.confidence} % sure, ${REACH_WORDS[lead.reach]}. ${markdownText(lead.message)}`,
    codeBlock(lines),
    ...(lead.related.length === 0
      ? []
      : [
          lead.related
            .map((place) => `- see ${codeSpan(`${place.file}:${place.line}`)} ${codeSpan(place.excerpt)}`)
            .join('\n'),
        ]),
    `<sub>${[codeSpan(lead.rule), ...lead.techniques.map((id) => markdownText(id))].join(' · ')}${more.length === 0 ? '' : `; ${more.length} more in this file`}</sub>`,
  ].join('\n\n');
}

function indicatorTable(indicators: readonly Indicator[]): string[] {
  if (indicators.length === 0) return [];
  const shown = indicators.slice(0, MOST_INDICATORS);
  const left = indicators.length - shown.length;
  const rows = shown.map((indicator) => {
    const [place] = indicator.evidence;
    const where = place === undefined ? '' : codeCell(`${place.file}:${place.line}`);
    const notes = indicator.sharedHosting ? 'shared hosting' : '';
    return `| ${markdownText(indicator.role)} | ${indicator.type} | ${codeCell(indicator.defanged)} | ${where} | ${notes} |`;
  });
  return [
    '<details><summary>Indicators</summary>',
    ['| role | type | value | where | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...(left === 0 ? [] : [`${left} more in the full report.`]),
    '</details>',
  ];
}

function coverage({ coverage: { notes }, unresolved }: Inspection, view: InspectionView): string {
  const lines = [
    `read: ${view.extent}`,
    ...view.notRead.map((group) => {
      const examples = group.entries.slice(0, 3).map((entry) => codeSpan(entry.path));
      const size = group.bytes === 0 ? '' : `, ${byteCount(group.bytes)}`;
      return `not read, ${markdownText(group.code)}: ${group.count}${size} (${examples.join(', ')}${group.count > 3 ? ', …' : ''})`;
    }),
    ...(unresolved.length === 0 ? [] : [`${counted(unresolved.length, 'place')} where a value could not be followed`]),
    ...notes.map(markdownText),
  ];
  return `<details><summary>What was read, and what was not</summary>\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n</details>`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`### ${title}`, ...bullets(items)];
}

function bullets(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${markdownText(item)}`).join('\n')];
}

function sizeOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}
