/**
 * An inspection as a reader wants it, for every report that people read: what leads, what belongs together, what may wait.
 * The order of findings is the engine's (what carries the verdict first). Decides grouping only; wording of the medium (colour, HTML, Markdown) and escaping are the renderers'.
 */
import type { Finding, FindingPath, Indicator, Inspection, VerdictLevel } from '../model/index.ts';
import { byteCount, counted, numbered } from './numbers.ts';

/** Findings of one rule in one file: the first is shown, the others are counted. */
export interface FindingGroup {
  readonly lead: Finding;
  readonly more: readonly Finding[];
  /** 1-based number of an earlier group whose way from trigger to here is the same, up to the sink */
  readonly sameWayAs: number | null;
}

export interface InspectionView {
  readonly sentence: string;
  /** the other reasons */
  readonly reasons: readonly string[];
  /** medium and above, not suppressed */
  readonly strong: readonly FindingGroup[];
  /** low and info, not suppressed */
  readonly weak: readonly FindingGroup[];
  readonly suppressed: readonly Finding[];
  readonly indicators: readonly Indicator[];
  readonly notRead: readonly NotRead[];
  /** short: `12 files, 48 kB, 9 read as code` */
  readonly extent: string;
}

export interface NotRead {
  readonly code: string;
  readonly count: number;
  readonly bytes: number;
  readonly entries: readonly { readonly path: string; readonly reason: string }[];
}

export interface PathRow {
  readonly kind: 'trigger' | 'step' | 'sink';
  readonly place: string;
  readonly text: string;
}

export const LEVEL_WORDS: Readonly<Record<VerdictLevel, string>> = {
  clean: 'Clean',
  notice: 'Notice',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
};

const FALLBACK_SENTENCES: Readonly<Record<VerdictLevel, string>> = {
  clean: 'Nothing that starts by itself or hides was found in what was read.',
  notice: 'Some things are worth a look; nothing of it is an attack by itself.',
  suspicious: 'Parts of it look like the lures of fake recruiters; do not run it before somebody has looked.',
  malicious: 'It is built to run hidden code on the machine of whoever opens, installs or starts it.',
};

export const REACH_WORDS: Readonly<Record<Finding['reach'], string>> = {
  automatic: 'runs without being asked for',
  'on-action': 'runs when the project is used',
  'on-import': 'runs when the module is imported',
  'not-reached': 'nothing found that starts it',
  unknown: 'not known what starts it',
};

export function viewOf(inspection: Inspection): InspectionView {
  const findings = inspection.findings.map((finding) => ({ ...finding, message: defanged(finding.message) }));
  const open = findings.filter((finding) => finding.suppressed === null);
  const [first, ...others] = inspection.verdict.reasons.map(defanged);
  return {
    sentence: first ?? FALLBACK_SENTENCES[inspection.verdict.level],
    reasons: others,
    strong: grouped(open.filter((finding) => !isWeak(finding))),
    weak: grouped(open.filter(isWeak)),
    suppressed: findings.filter((finding) => finding.suppressed !== null),
    indicators: rankedIndicators(inspection.indicators),
    notRead: notReadByCode(inspection),
    extent: extentOf(inspection),
  };
}

/** The way from the trigger to the sink, one row a place; the action that starts it stands above them. */
export function pathRows(path: FindingPath): PathRow[] {
  const { trigger, sink } = path;
  const rows: PathRow[] = [
    { kind: 'trigger', place: `${trigger.file}:${trigger.line}`, text: joined(trigger.label, trigger.excerpt) },
    ...path.steps.map(
      (step): PathRow => ({
        kind: 'step',
        place: `${step.file}:${step.line}`,
        text: step.text.includes(step.how) ? step.text : `${step.how} ${step.text}`.trim(),
      }),
    ),
  ];
  const end = `${sink.file}:${sink.line}`;
  const last = rows.at(-1);
  // what starts is itself what is bad: one row, at the place of the finding
  const same = rows.length === 1 ? trigger.file === sink.file : last?.place === end;
  if (last !== undefined && same && (last.place === end || last.text.includes(sink.text))) {
    const text =
      last.text.includes(sink.text) || sink.text === ''
        ? last.text
        : rows.length === 1
          ? joined(trigger.label, sink.text)
          : null;
    if (text !== null) return [...rows.slice(0, -1), { kind: 'sink', place: end, text }];
  }
  return [...rows, { kind: 'sink', place: end, text: sink.text }];
}

/** Sentences of ours that name an address: terminals, editors and forges would make a link of it. */
/** Addresses in prose are not clickable. */
export function defanged(text: string): string {
  return text.replace(/\bhttp(s?):\/\//gi, 'hxxp$1://');
}

function joined(label: string, excerpt: string): string {
  if (label === '') return excerpt;
  return excerpt === '' || excerpt.includes(label) || label.includes(excerpt)
    ? excerpt.length > label.length
      ? excerpt
      : label
    : `${label}: ${excerpt}`;
}

function isWeak(finding: Finding): boolean {
  return finding.severity === 'low' || finding.severity === 'info';
}

function grouped(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.rule}\n${finding.file}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const ways = new Map<string, number>();
  return [...groups.values()].map(([lead, ...more], index) => {
    const way = lead.path === null ? null : JSON.stringify([lead.path.trigger, lead.path.steps]);
    const earlier = way === null ? undefined : ways.get(way);
    if (way !== null && earlier === undefined) ways.set(way, index + 1);
    return { lead, more, sameWayAs: earlier ?? null };
  });
}

/** Roles that say something about the attacker come first; what is only mentioned comes last. */
const ROLE_ORDER = [
  'payload-host',
  'c2',
  'stager',
  'exfiltration',
  'dead-drop',
  'rpc',
  'wallet',
  'author',
  'unknown',
  'dependency',
  'reference',
];

function rankedIndicators(indicators: readonly Indicator[]): Indicator[] {
  const rank = (indicator: Indicator): number => {
    const place = ROLE_ORDER.indexOf(indicator.role);
    return place === -1 ? ROLE_ORDER.indexOf('unknown') : place;
  };
  return [...indicators].sort(
    (a, b) => rank(a) - rank(b) || b.confidence - a.confidence || compare(a.type, b.type) || compare(a.value, b.value),
  );
}

function notReadByCode(inspection: Inspection): NotRead[] {
  const groups = new Map<string, Inspection['coverage']['skipped']>();
  for (const entry of inspection.coverage.skipped) {
    const group = groups.get(entry.code);
    if (group === undefined) groups.set(entry.code, [entry]);
    else group.push(entry);
  }
  return [...groups]
    .map(([code, entries]) => ({
      code,
      count: entries.length,
      bytes: entries.reduce((sum, entry) => sum + (entry.size ?? 0), 0),
      entries: entries.map(({ path, reason }) => ({ path, reason })),
    }))
    .sort((a, b) => b.count - a.count || compare(a.code, b.code));
}

function extentOf({ coverage }: Inspection): string {
  return `${counted(coverage.files, 'file')}, ${byteCount(coverage.bytes)}, ${numbered(coverage.parsed)} read as code`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
