/** One finding for a terminal: title, the way from trigger to sink as a short tree, the decisive excerpt, where the proof stands. */
import type { Finding } from '../../model/index.ts';
import { counted } from '../numbers.ts';
import { type FindingGroup, type PathRow, pathRows, REACH_WORDS } from '../view.ts';
import { type Pen, withTechniqueLinks } from './pen.ts';
import { textWidth } from './width.ts';
import { shorten, shortenStart, wrap } from './wrap.ts';

const MOST_STEPS = 12;
const MOST_RELATED = 3;
const INDENT = '     ';
/** Below this, what a step does stands under its place. */
const NARROW = 72;

export function findingLines(group: FindingGroup, number: number, pen: Pen, verbose: boolean): string[] {
  const { lead, more, sameWayAs } = group;
  return [
    ...titleLines(lead, number, pen),
    ...wayLines(lead, sameWayAs, pen, verbose),
    ...wrap(pen.clean(lead.message), pen.width - 7).map((line) => INDENT + line),
    ...relatedLines(lead, pen, verbose),
    ...moreLines(more, pen),
    ...tagLines(lead, pen),
    '',
  ];
}

function titleLines(finding: Finding, number: number, pen: Pen): string[] {
  const { paint } = pen;
  const colour = { critical: paint.red, high: paint.red, medium: paint.yellow, low: paint.cyan, info: paint.dim }[
    finding.severity
  ];
  const aside = `${finding.severity}, ${finding.confidence} % sure`;
  const title = wrap(pen.clean(finding.title), pen.width - 7);
  const last = title.at(-1) ?? '';
  const gap = pen.width - 7 - textWidth(last) - aside.length;
  const prefix = `${String(number).padStart(3)}  `;
  const lines = title.map((line, index) => (index === 0 ? prefix : INDENT) + paint.bold(line));
  if (gap >= 2) lines[lines.length - 1] += ' '.repeat(gap) + colour(aside);
  else lines.push(INDENT + colour(aside));
  return lines;
}

function wayLines(finding: Finding, sameWayAs: number | null, pen: Pen, verbose: boolean): string[] {
  const { paint, mark } = pen;
  if (finding.path === null) {
    const place = pen.clean(`${finding.file}:${finding.line}`);
    return [
      ...placeLine(mark.start, { kind: 'sink', place, text: finding.excerpt }, textWidth(place), pen),
      ...(finding.reach === 'unknown' ? [] : [`${INDENT}${paint.dim(REACH_WORDS[finding.reach])}`]),
    ];
  }
  const rows = pathRows(finding.path);
  const action = shorten(pen.clean(finding.path.trigger.action), pen.width - 9, mark.ellipsis);
  const start = `${INDENT}${paint.dim(mark.start)} ${action}`;
  const sink = rows.at(-1);
  if (sameWayAs !== null && !verbose && sink !== undefined && rows.length > 1) {
    return [`${start}${paint.dim(`, the same way as ${sameWayAs}, then`)}`, ...treeLines([sink], pen)];
  }
  return [start, ...treeLines(verbose ? rows : withoutMiddle(rows), pen)];
}

/** A long way keeps its beginning and its end. */
function withoutMiddle(rows: readonly PathRow[]): readonly (PathRow | number)[] {
  if (rows.length <= MOST_STEPS) return rows;
  const left = rows.length - (MOST_STEPS - 1);
  return [...rows.slice(0, 6), left, ...rows.slice(6 + left)];
}

function treeLines(rows: readonly (PathRow | number)[], pen: Pen): string[] {
  const places = rows.map((row) => (typeof row === 'number' ? 0 : textWidth(pen.clean(row.place))));
  const column = Math.min(Math.max(...places), Math.floor((pen.width - 9) / 2));
  return rows.flatMap((row) =>
    typeof row === 'number'
      ? [`${INDENT}${pen.paint.dim(`${pen.mark.bar} ${counted(row, 'step')} between`)}`]
      : placeLine(row.kind === 'sink' ? pen.mark.end : pen.mark.bar, row, column, pen),
  );
}

function placeLine(mark: string, row: PathRow, column: number, pen: Pen): string[] {
  const { paint } = pen;
  const sink = row.kind === 'sink';
  const place = shortenStart(pen.clean(row.place), Math.max(column, 16), pen.mark.ellipsis);
  const pad = ' '.repeat(Math.max(0, column - textWidth(place)) + 2);
  const text = pen.clean(row.text);
  const room = pen.width - INDENT.length - 4 - textWidth(place) - pad.length;
  const lead = `${INDENT}${sink ? paint.red(mark) : paint.dim(mark)} ${sink ? paint.bold(place) : place}`;
  const under = INDENT.length + 4;
  if (pen.width < NARROW && !sink && text !== '') {
    const whole = shortenStart(pen.clean(row.place), pen.width - INDENT.length - 3, pen.mark.ellipsis);
    return [
      `${INDENT}${paint.dim(mark)} ${whole}`,
      `${INDENT}${paint.dim(pen.mark.bar)}   ${paint.dim(shorten(text, pen.width - under - 1, pen.mark.ellipsis))}`,
    ];
  }
  if (textWidth(text) <= room) return [`${lead}${pad}${sink ? paint.red(text) : paint.dim(text)}`];
  if (!sink) {
    const [first = '', ...rest] = wrap(text, room);
    const next = `${INDENT}${paint.dim(pen.mark.bar)} ${' '.repeat(textWidth(place) + pad.length)}`;
    const second = rest.length === 0 ? [] : [`${next}${paint.dim(shorten(rest.join(' '), room, pen.mark.ellipsis))}`];
    return [`${lead}${pad}${paint.dim(first)}`, ...second];
  }
  // the decisive words are shown whole, below their place
  return [lead, ...wrap(text, pen.width - INDENT.length - 6).map((line) => `${INDENT}    ${paint.red(line)}`)];
}

function relatedLines(finding: Finding, pen: Pen, verbose: boolean): string[] {
  const shown = verbose ? finding.related : finding.related.slice(0, MOST_RELATED);
  const room = pen.width - INDENT.length - 6;
  const lines = shown.map((place) => {
    const where = shortenStart(pen.clean(`${place.file}:${place.line}`), Math.floor(room * 0.6), pen.mark.ellipsis);
    const text = shorten(pen.clean(place.excerpt), room - textWidth(where), pen.mark.ellipsis);
    return `${INDENT}${pen.paint.dim('see')} ${where}  ${pen.paint.dim(text)}`;
  });
  const left = finding.related.length - shown.length;
  return left === 0 ? lines : [...lines, `${INDENT}${pen.paint.dim(`and ${counted(left, 'more place')}`)}`];
}

function moreLines(more: readonly Finding[], pen: Pen): string[] {
  if (more.length === 0) return [];
  const lines = more.slice(0, 8).map((finding) => finding.line);
  const rest = more.length > lines.length ? ` and ${more.length - lines.length} more` : '';
  return [`${INDENT}${pen.paint.dim(`the same in this file at line ${lines.join(', ')}${rest}`)}`];
}

function tagLines(finding: Finding, pen: Pen): string[] {
  const text = [finding.rule, ...finding.techniques].map(pen.clean).join(pen.unicode ? ' · ' : ' - ');
  return wrap(text, pen.width - INDENT.length - 2).map((line) => INDENT + pen.paint.dim(withTechniqueLinks(line, pen)));
}
