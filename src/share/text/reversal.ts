/** A reversal for a terminal: what it is, what it does, whom it talks to, how it tracks its victims; then how it was taken apart and what stayed unknown. */
import type { Proof, Reversal } from '../../model/index.ts';
import { counted } from '../numbers.ts';
import type { TextOptions } from '../options.ts';
import {
  extentOfReversal,
  type Fact,
  factGroups,
  layerTree,
  layerWords,
  tacticsOf,
  trackingFacts,
} from '../reversal-view.ts';
import { defanged } from '../view.ts';
import { badge } from './badge.ts';
import { type Pen, penFor, withTechniqueLinks } from './pen.ts';
import { bulleted, headingLines, indicatorLines } from './sections.ts';
import { textWidth } from './width.ts';
import { shorten, wrap } from './wrap.ts';

const TOP_FACTS = 12;
const TOP_LAYERS = 20;
const TOP_UNRESOLVED = 6;

export function textReversal(reversal: Reversal, options: TextOptions): string {
  const pen = penFor(options);
  const all = options.verbose;
  const lines = [
    ...verdictLines(reversal, pen),
    ...familyLines(reversal, pen),
    ...capabilityLines(reversal, pen),
    ...trackingLines(reversal, pen, all),
    ...factGroups(reversal.config).flatMap(({ title, facts }) => factSection(title, facts, pen, all)),
    ...(options.indicators === 'none'
      ? []
      : indicatorLines(reversal.indicators, pen, options.indicators === 'all' || all)),
    ...layerLines(reversal, pen, all),
    ...runLines(reversal, pen, all),
    ...unresolvedLines(reversal, pen, all),
    '',
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

function verdictLines(reversal: Reversal, pen: Pen): string[] {
  const { level, score, reasons } = reversal.verdict;
  const about = pen.clean(`${reversal.target.name} (${extentOfReversal(reversal)})`);
  const made = reversal.obfuscation.map(({ name }) => name).join(', ');
  return [
    '',
    `  ${badge(level, pen)} ${pen.paint.bold(`${score} of 100`)}`,
    ...wrap(about, pen.width - 4).map((line) => `  ${pen.paint.dim(line)}`),
    `  ${pen.paint.dim(pen.clean(`sha256 ${reversal.target.sha256}`))}`,
    ...(made === ''
      ? []
      : wrap(pen.clean(`hidden by ${made}`), pen.width - 4).map((line) => `  ${pen.paint.dim(line)}`)),
    '',
    ...reasons.flatMap((reason) => bulleted(defanged(reason), pen)),
    ...(reasons.length === 0 ? [] : ['']),
  ];
}

function familyLines(reversal: Reversal, pen: Pen): string[] {
  if (reversal.families.length === 0) {
    return [...headingLines('Family', pen), '  none of the families known here', ''];
  }
  return [
    ...headingLines('Family', pen),
    ...reversal.families.flatMap(({ family, confidence, traits, aliases }) => [
      `  ${pen.paint.bold(pen.clean(family))}, ${confidence} % sure${aliases.length === 0 ? '' : pen.paint.dim(pen.clean(` (also ${aliases.join(', ')})`))}`,
      ...traits.flatMap((trait) =>
        wrap(pen.clean(trait.reason), pen.width - 8).map(
          (line, at) => `    ${at === 0 ? pen.mark.bullet : ' '} ${line}`,
        ),
      ),
    ]),
    '',
  ];
}

function capabilityLines(reversal: Reversal, pen: Pen): string[] {
  const tactics = tacticsOf(reversal);
  if (tactics.length === 0) return [];
  return [
    ...headingLines('What it does', pen),
    ...tactics.flatMap(({ tactic, capabilities }) => [
      `  ${pen.paint.dim(pen.clean(tactic.replaceAll('-', ' ')))}`,
      ...capabilities.flatMap(({ title, techniques, forced, evidence }) => [
        ...wrap(pen.clean(`${title}${forced ? ' (only when forced)' : ''}`), pen.width - 6).map(
          (line) => `    ${line}`,
        ),
        `      ${withTechniqueLinks(pen.paint.dim(pen.clean([techniques.join(', '), where(evidence[0])].filter((part) => part !== '').join('  '))), pen)}`,
      ]),
    ]),
    '',
  ];
}

/** `L2:14` or `event 31`, with the decisive text */
function where(proof: Proof | undefined): string {
  if (proof === undefined) return '';
  const place =
    proof.event === null ? `${proof.layer}${proof.line === null ? '' : `:${proof.line}`}` : `event ${proof.event}`;
  return `${place} ${shorten(defanged(proof.text), 60, '...')}`;
}

function trackingLines(reversal: Reversal, pen: Pen, all: boolean): string[] {
  const facts = trackingFacts(reversal.config);
  const rows = reversal.config.tracking?.rows ?? [];
  return [
    ...factSection('How it tracks its victims', facts, pen, all),
    ...(rows.length === 0
      ? []
      : [
          ...wrap(
            pen.clean(
              `A row of its operators’ database will have: ${rows.map(({ column, type }) => `${column} (${type})`).join(', ')}`,
            ),
            pen.width - 4,
          ).map((line) => `  ${line}`),
          '',
        ]),
  ];
}

function factSection(title: string, facts: readonly Fact[], pen: Pen, all: boolean): string[] {
  if (facts.length === 0) return [];
  const shown = all ? facts : facts.slice(0, TOP_FACTS);
  const width = Math.min(24, Math.max(...shown.map(({ label }) => textWidth(pen.clean(label)))));
  return [
    ...headingLines(title, pen),
    ...shown.flatMap((fact) => factLines(fact, width, pen)),
    ...(shown.length === facts.length
      ? []
      : [`  ${pen.paint.dim(`and ${facts.length - shown.length} more: --verbose`)}`]),
    '',
  ];
}

function factLines({ label, value, note, proof }: Fact, width: number, pen: Pen): string[] {
  const indent = ' '.repeat(width + 4);
  const room = pen.width - indent.length - 2;
  const lead = pen.clean(label);
  const head = lead + ' '.repeat(Math.max(0, width - textWidth(lead)));
  const notes = [note, proof === null || proof.how === 'static' ? '' : proof.how]
    .filter((part) => part !== '')
    .join('; ');
  return [
    ...wrap(pen.clean(value), room).map(
      (line, at) => `${at === 0 ? `  ${pen.paint.dim(head)}  ` : indent}${pen.paint.bold(line)}`,
    ),
    ...(notes === '' ? [] : wrap(pen.clean(notes), room).map((line) => indent + pen.paint.dim(line))),
  ];
}

function layerLines(reversal: Reversal, pen: Pen, all: boolean): string[] {
  const nodes = layerTree(reversal.layers);
  const shown = all ? nodes : nodes.slice(0, TOP_LAYERS);
  return [
    ...headingLines('Layers', pen),
    ...shown.map((node) => {
      const indent = ' '.repeat(2 + 2 * Math.min(node.depth, 12));
      return indent + shorten(pen.clean(layerWords(node)), pen.width - indent.length - 2, pen.mark.ellipsis);
    }),
    ...(shown.length === nodes.length
      ? []
      : [`  ${pen.paint.dim(`and ${nodes.length - shown.length} more: --verbose`)}`]),
    '',
  ];
}

function runLines(reversal: Reversal, pen: Pen, all: boolean): string[] {
  if (reversal.runs.length === 0) return [];
  const shown = all ? reversal.runs : [];
  const cut = reversal.runs.filter(({ end }) => !['finished', 'exited', 'threw'].includes(end)).length;
  const summary = `${counted(reversal.runs.length, 'run')}, ${counted(reversal.trace.length, 'event')}${cut === 0 ? '' : `; ${cut} cut short`}`;
  return [
    ...headingLines('Emulation', pen),
    `  ${summary}${all ? '' : pen.paint.dim(': --verbose lists them')}`,
    ...shown.flatMap((run) => {
      const forced = run.forced === null ? '' : `, forced: ${run.forced}`;
      const error = run.error === null ? '' : `: ${run.error}`;
      const text = `${run.layer} on ${run.persona}, replies: ${run.replies}${forced}; ${run.events} events; ${run.end}${error}`;
      return wrap(pen.clean(text), pen.width - 6).map((line, at) => `  ${at === 0 ? pen.mark.bullet : ' '} ${line}`);
    }),
    '',
  ];
}

function unresolvedLines(reversal: Reversal, pen: Pen, all: boolean): string[] {
  const { unresolved, coverage } = reversal;
  const shown = all ? unresolved : unresolved.slice(0, TOP_UNRESOLVED);
  return [
    ...headingLines('What is not known', pen),
    ...shown.flatMap(({ file, line, what, why }) => bulleted(`${file}:${line} ${what}: ${why}`, pen)),
    ...(shown.length === unresolved.length
      ? []
      : [`  ${pen.paint.dim(`and ${unresolved.length - shown.length} more: --verbose`)}`]),
    ...coverage.notes.flatMap((note) => bulleted(note, pen)),
  ];
}
