/** Hits of the detectors become findings: placed, joined with the path from trigger to sink, told apart from one another, sorted. */
import { displayText, excerptText, sha256 } from '../../lib/index.ts';
import type { Finding, FindingPath, Place } from '../../model/index.ts';
import type { FunctionFact } from '../../syntax/index.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import type { ReachPath } from '../graph/reach.ts';
import type { Trigger } from '../triggers/trigger.ts';
import type { Locator } from './locate.ts';

/** A finding, and what the verdict needs of it beyond what is printed. */
export interface Weighed {
  readonly finding: Finding;
  readonly weight: Detector['weight'];
  readonly aspect: NonNullable<Detector['aspect']>;
  readonly trigger: Trigger | null;
}

export interface PlacedHit {
  readonly detector: Detector;
  readonly file: string;
  readonly hit: Hit;
}

/** Findings of one rule in one file; more are counted in the last one's message. */
const PER_RULE_AND_FILE = 20;
const PER_RULE = 300;
const RELATED = 8;

export function toFindings(hits: readonly PlacedHit[], context: InspectContext, locator: Locator): readonly Weighed[] {
  const groups = new Set<string>();
  const counts = new Map<string, number>();
  const weighed: Weighed[] = [];
  for (const placed of hits) {
    const { detector, file, hit } = placed;
    const place = locator.place({ file, at: hit.at, line: hit.line, column: hit.column, excerpt: hit.excerpt });
    const group = JSON.stringify([detector.id, hit.group ?? [file, place.line]]);
    if (groups.has(group)) continue;
    groups.add(group);
    if (!within(counts, `${detector.id}\n${file}`, PER_RULE_AND_FILE) || !within(counts, detector.id, PER_RULE))
      continue;
    weighed.push(weigh(placed, place, context, locator));
  }
  return withIds(weighed);
}

function within(counts: Map<string, number>, key: string, most: number): boolean {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count <= most;
}

function weigh(placed: PlacedHit, place: Place, context: InspectContext, locator: Locator): Weighed {
  const { detector, file, hit } = placed;
  const reached = reachOf(placed, context);
  const finding: Finding = {
    id: '',
    rule: detector.id,
    title: detector.title,
    message: displayText(hit.message, 600),
    severity: hit.severity ?? detector.severity,
    confidence: Math.max(0, Math.min(100, Math.round(hit.confidence))),
    techniques: [...detector.techniques],
    tradecraft: [...detector.tradecraft],
    file,
    line: place.line,
    column: place.column,
    excerpt: place.excerpt,
    reach: reached.reach,
    path:
      reached.trigger === null
        ? null
        : pathOf(reached.trigger, reached.path, place, hit.sinkKind ?? detector.title, locator),
    related: (hit.related ?? []).slice(0, RELATED).map((other) => locator.place(other)),
    suppressed: null,
  };
  return {
    finding,
    weight: hit.weight ?? detector.weight,
    aspect: detector.aspect ?? 'does',
    trigger: reached.trigger,
  };
}

interface Reached {
  readonly reach: Finding['reach'];
  readonly trigger: Trigger | null;
  readonly path: ReachPath | null;
}

function reachOf({ file, hit }: PlacedHit, context: InspectContext): Reached {
  if (hit.trigger !== undefined) return { reach: momentReach(hit.trigger), trigger: hit.trigger, path: null };
  const facts = context.facts.get(file);
  const module = facts?.module ?? null;
  const fn = hit.fn ?? (module === null || hit.at === undefined ? 0 : functionAt(module.functions, hit.at));
  const path = context.reach.pathTo(file, fn) ?? (fn === 0 ? context.reach.pathToFile(file) : null);
  if (path !== null) {
    const sure = path.how !== 'exported-not-called' && path.how !== 'not-called';
    return {
      reach: sure ? momentReach(path.trigger) : 'not-reached',
      trigger: sure ? path.trigger : null,
      path: sure ? path : null,
    };
  }
  // data, configuration and languages without call facts: nobody can say
  return { reach: module === null ? 'unknown' : 'not-reached', trigger: null, path: null };
}

function momentReach(trigger: Trigger): Finding['reach'] {
  if (trigger.automatic) return 'automatic';
  return trigger.moment === 'import' ? 'on-import' : 'on-action';
}

/** The innermost function around an offset; 0 is the top level. */
function functionAt(functions: readonly FunctionFact[], at: number): number {
  let best = 0;
  let size = Number.POSITIVE_INFINITY;
  for (const fn of functions) {
    if (fn.id !== 0 && fn.at <= at && at < fn.end && fn.end - fn.at < size) {
      best = fn.id;
      size = fn.end - fn.at;
    }
  }
  return best;
}

function pathOf(
  trigger: Trigger,
  path: ReachPath | null,
  place: Place,
  sinkKind: string,
  locator: Locator,
): FindingPath {
  return {
    trigger: {
      kind: trigger.kind,
      action: displayText(trigger.action, 200),
      label: displayText(trigger.label, 200),
      file: trigger.file,
      line: trigger.line,
      excerpt: excerptText(trigger.excerpt),
    },
    steps: (path?.steps ?? []).map((step) => ({
      file: step.file,
      line: locator.place({ file: step.file, at: step.at, excerpt: '' }).line,
      how: step.how,
      text: excerptText(step.text, 120),
    })),
    sink: { kind: sinkKind, file: place.file, line: place.line, text: place.excerpt },
  };
}

const SEVERITY_ORDER = { critical: 0, high: 1, medium: 2, low: 3, info: 4 } as const;
const REACH_ORDER = { automatic: 0, 'on-action': 1, 'on-import': 2, unknown: 3, 'not-reached': 4 } as const;

/** Ids do not hold the line, so that a baseline outlives edits above a finding; equal excerpts are numbered in order. */
function withIds(weighed: readonly Weighed[]): readonly Weighed[] {
  const inOrder = weighed.toSorted(
    (a, b) =>
      byText(a.finding.file, b.finding.file) ||
      a.finding.line - b.finding.line ||
      a.finding.column - b.finding.column ||
      byText(a.finding.rule, b.finding.rule),
  );
  const seen = new Map<string, number>();
  const named = inOrder.map((entry) => {
    const key = `${entry.finding.rule}\n${entry.finding.file}\n${entry.finding.excerpt}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return {
      ...entry,
      finding: { ...entry.finding, id: `${entry.finding.rule}-${sha256(`${key}\n${nth}`).slice(0, 12)}` },
    };
  });
  return named.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ finding, weight }: Weighed): number {
  const weights = { proof: 0, strong: 1, weak: 2, info: 3 } as const;
  return (
    weights[weight] * 10_000 +
    REACH_ORDER[finding.reach] * 1_000 +
    SEVERITY_ORDER[finding.severity] * 100 +
    (100 - finding.confidence) / 2
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
