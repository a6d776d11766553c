/**
 * An inspection for a terminal: the verdict first, then what to do, then each finding as the way from what starts it to what it does.
 * Everything from the target is made harmless by the pen; colours go on after wrapping.
 */
import type { Inspection } from '../../model/index.ts';
import { counted } from '../numbers.ts';
import type { TextOptions } from '../options.ts';
import { type InspectionView, viewOf } from '../view.ts';
import { badge } from './badge.ts';
import { findingLines } from './finding.ts';
import { type Pen, penFor } from './pen.ts';
import { bulleted, coverageLines, headingLines, indicatorLines, sampleLines, suppressedLines } from './sections.ts';
import { wrap } from './wrap.ts';

const MOST_FINDINGS = 10;
const WEAK_WHEN_ALONE = 5;

export function textReport(inspection: Inspection, options: TextOptions): string {
  const pen = penFor(options);
  const view = viewOf(inspection);
  const lines = [
    ...verdictLines(inspection, view, pen),
    ...listLines('Do this now', inspection.verdict.advice, pen),
    ...findingSection(view, pen, options),
    ...(options.indicators === 'none'
      ? []
      : indicatorLines(view.indicators, pen, options.indicators === 'all' || options.verbose)),
    ...sampleLines(inspection.samples, pen, options.verbose),
    ...suppressedLines(view.suppressed, pen, options.verbose),
    ...(inspection.verdict.level === 'malicious' || options.verbose
      ? listLines('If it was already opened, installed or run', inspection.verdict.ifAlreadyRun, pen)
      : []),
    ...coverageLines(inspection, view, pen, options.verbose),
    '',
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

function verdictLines(inspection: Inspection, view: InspectionView, pen: Pen): string[] {
  const { level, score } = inspection.verdict;
  const { target } = inspection;
  const head = target.head === null ? '' : ` at ${target.head.slice(0, 12)}`;
  const about = pen.clean(`${target.name} (${target.kind}${head}; ${view.extent})`);
  return [
    '',
    `  ${badge(level, pen)} ${pen.paint.bold(`${score} of 100`)}`,
    ...wrap(about, pen.width - 4).map((line) => `  ${pen.paint.dim(line)}`),
    '',
    ...wrap(pen.clean(view.sentence), pen.width - 4).map((line) => `  ${pen.paint.bold(line)}`),
    ...view.reasons.flatMap((reason) => bulleted(reason, pen)),
    '',
  ];
}

function findingSection(view: InspectionView, pen: Pen, options: TextOptions): string[] {
  const { strong, weak } = view;
  const shown = options.verbose ? strong : strong.slice(0, MOST_FINDINGS);
  const alone = strong.length === 0;
  const shownWeak = options.verbose ? weak : alone ? weak.slice(0, WEAK_WHEN_ALONE) : [];
  const left = strong.length - shown.length;
  const leftWeak = weak.length - shownWeak.length;
  if (strong.length + weak.length === 0) return [];
  const title = shown.some((group) => group.lead.path !== null) ? 'What would have happened' : 'What was found';
  return [
    ...headingLines(title, pen),
    '',
    ...shown.flatMap((group, index) => findingLines(group, index + 1, pen, options.verbose)),
    ...shownWeak.flatMap((group, index) => findingLines(group, shown.length + index + 1, pen, options.verbose)),
    ...(left + leftWeak === 0 ? [] : [`  ${pen.paint.dim(leftOver(left, leftWeak))}`, '']),
  ];
}

function leftOver(strong: number, weak: number): string {
  const parts = [
    ...(strong === 0 ? [] : [counted(strong, 'more finding')]),
    ...(weak === 0 ? [] : [counted(weak, 'weak sign')]),
  ];
  return `${parts.join(' and ')} not shown here: --verbose shows all.`;
}

function listLines(title: string, items: readonly string[], pen: Pen): string[] {
  if (items.length === 0) return [];
  return [...headingLines(title, pen), ...items.flatMap((item) => bulleted(item, pen)), ''];
}
