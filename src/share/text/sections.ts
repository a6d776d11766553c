/** The lower part of the terminal report: indicators, samples, accepted findings, and what was not read. */
import type { Finding, Indicator, Inspection, Sample } from '../../model/index.ts';
import { byteCount, counted } from '../numbers.ts';
import type { InspectionView } from '../view.ts';
import type { Pen } from './pen.ts';
import { textWidth } from './width.ts';
import { shorten, shortenStart, wrap } from './wrap.ts';

const TOP_INDICATORS = 12;
const TOP_SAMPLES = 6;
const TOP_SKIPPED = 5;

export function indicatorLines(indicators: readonly Indicator[], pen: Pen, all: boolean): string[] {
  if (indicators.length === 0) return [];
  const telling = indicators.filter((indicator) => indicator.role !== 'reference' && indicator.role !== 'dependency');
  const shown = all ? indicators : telling.slice(0, TOP_INDICATORS);
  const left = indicators.length - shown.length;
  if (shown.length === 0)
    return [`  ${pen.paint.dim(`${counted(left, 'address', 'addresses')} only mentioned: --indicators all`)}`, ''];
  const roleWidth = Math.max(...shown.map((indicator) => textWidth(pen.clean(indicator.role))));
  const typeWidth = Math.max(...shown.map((indicator) => indicator.type.length));
  return [
    ...headingLines('Indicators', pen),
    ...shown.flatMap((indicator) => oneIndicator(indicator, roleWidth, typeWidth, pen)),
    ...(left === 0
      ? []
      : [`  ${pen.paint.dim(`${counted(left, 'more indicator')}: --indicators all, or --format csv`)}`]),
    '',
  ];
}

function oneIndicator(indicator: Indicator, roleWidth: number, typeWidth: number, pen: Pen): string[] {
  const role = pen.clean(indicator.role).padEnd(roleWidth);
  const value = pen.clean(indicator.defanged);
  const [place] = indicator.evidence;
  const where =
    place === undefined
      ? ''
      : pen.clean(`${place.file}:${place.line}${place.layer === 'source' ? '' : `, ${place.layer}`}`);
  const notes = [where, ...(indicator.sharedHosting ? ['shared hosting: never block the whole domain'] : [])].filter(
    (note) => note !== '',
  );
  const lead = `  ${role}  ${pen.paint.dim(indicator.type.padEnd(typeWidth))}  `;
  const indent = 2 + roleWidth + 2 + typeWidth + 2;
  const lines = wrap(value, pen.width - indent - 2);
  return [
    ...lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + pen.paint.bold(line)),
    ...notes
      .flatMap((note) => wrap(note, pen.width - indent - 2))
      .map((line) => ' '.repeat(indent) + pen.paint.dim(line)),
  ];
}

export function sampleLines(samples: readonly Sample[], pen: Pen, all: boolean): string[] {
  if (samples.length === 0) return [];
  const shown = all ? samples : samples.slice(0, TOP_SAMPLES);
  const left = samples.length - shown.length;
  return [
    ...headingLines('Samples worth reversing', pen),
    ...shown.flatMap((sample) => [
      `  ${shortenStart(pen.clean(sample.file), pen.width - 4, pen.mark.ellipsis)}`,
      `    ${pen.paint.dim(`sha256 ${pen.clean(sample.sha256)}`)}`,
      ...[sample.reason, ...reversedLines(sample)].flatMap((text) =>
        wrap(pen.clean(text), pen.width - 6).map((line) => `    ${pen.paint.dim(line)}`),
      ),
    ]),
    ...(left === 0 ? [] : [`  ${pen.paint.dim(`${counted(left, 'more sample')}: --verbose`)}`]),
    '',
  ];
}

/** What came out where it was reversed. */
function reversedLines({ layers, families, does }: Sample): string[] {
  if (layers.length < 2 && does.length === 0) return [];
  return [
    `peeled: ${layers.slice(1).join(', ') || 'nothing more'}`,
    ...(does.length === 0 ? [] : [`it shows: ${does.join('; ')}`]),
    ...(families.length === 0 ? [] : [`looks like ${families.join(', ')}`]),
  ];
}

export function suppressedLines(findings: readonly Finding[], pen: Pen, all: boolean): string[] {
  if (findings.length === 0) return [];
  if (!all)
    return [
      `  ${pen.paint.dim(`${counted(findings.length, 'finding')} accepted by a baseline or a comment: --verbose shows them.`)}`,
      '',
    ];
  return [
    ...headingLines('Accepted findings, not counted', pen),
    ...findings.flatMap((finding) => [
      `  ${pen.clean(`${finding.file}:${finding.line}  ${finding.rule}`)}`,
      ...wrap(pen.clean(finding.suppressed ?? ''), pen.width - 6).map((line) => `    ${pen.paint.dim(line)}`),
    ]),
    '',
  ];
}

export function coverageLines(inspection: Inspection, view: InspectionView, pen: Pen, all: boolean): string[] {
  const { coverage, unresolved } = inspection;
  return [
    ...headingLines('What was read, and what was not', pen),
    ...row('Read', view.extent, pen),
    ...view.notRead.flatMap((group) => {
      const shown = all ? group.entries : group.entries.slice(0, TOP_SKIPPED);
      const size = group.bytes === 0 ? '' : `, ${byteCount(group.bytes)}`;
      const left = group.count - shown.length;
      return [
        ...row('Not read', pen.clean(`${counted(group.count, 'entry', 'entries')}: ${group.code}${size}`), pen),
        ...shown.map(({ path, reason }) => skippedLine(path, reason, pen)),
        ...(left === 0 ? [] : [`              ${pen.paint.dim(`and ${left} more: --verbose`)}`]),
      ];
    }),
    ...(unresolved.length === 0
      ? []
      : row(
          'Unresolved',
          `${counted(unresolved.length, 'place')} where a value could not be followed${all ? '' : ': --verbose'}`,
          pen,
        )),
    ...(all ? unresolved.map((entry) => skippedLine(`${entry.file}:${entry.line} ${entry.what}`, entry.why, pen)) : []),
    ...coverage.notes.flatMap((note) => row('Not known', note, pen)),
  ];
}

function skippedLine(path: string, reason: string, pen: Pen): string {
  const room = pen.width - 16;
  const where = shortenStart(pen.clean(path), Math.floor(room * 0.6), pen.mark.ellipsis);
  return `              ${where}  ${pen.paint.dim(shorten(pen.clean(reason), Math.max(8, room - textWidth(where) - 2), pen.mark.ellipsis))}`;
}

function row(label: string, text: string, pen: Pen): string[] {
  return wrap(pen.clean(text), pen.width - 16).map((line, index) =>
    index === 0 ? `  ${label.padEnd(12)}${line}` : `              ${line}`,
  );
}

export function headingLines(text: string, pen: Pen): string[] {
  return wrap(text, pen.width - 4).map((line) => `  ${pen.paint.underline(pen.paint.bold(line))}`);
}

export function bulleted(text: string, pen: Pen): string[] {
  return wrap(pen.clean(text), pen.width - 6).map((line, index) =>
    index === 0 ? `  ${pen.mark.bullet} ${line}` : `    ${line}`,
  );
}
