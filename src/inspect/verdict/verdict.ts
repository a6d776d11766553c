/**
 * From findings to a verdict. Three questions are kept apart (does code start, is it hidden, what does it do): proof decides alone where
 * something reaches it; strong findings decide together, when they answer different questions about the same code; weak ones never make `malicious`.
 */
import type { Finding, Verdict, VerdictLevel } from '../../model/index.ts';
import type { Weighed } from '../engine/findings.ts';
import { adviceFor, ifAlreadyRun } from './advice.ts';

/** A hit less sure than this does not carry a verdict alone, whatever its weight. */
const SURE = 70;
/** Enough to support a sure one, or another of its kind. */
const LIKELY = 55;

export interface VerdictInput {
  readonly findings: readonly Weighed[];
  /** the defender-repository finding's message, where there is one: rules, samples' names and indicators are then expected */
  readonly defender: string | null;
}

export function decide({ findings, defender }: VerdictInput): Verdict {
  const counted = findings.filter((entry) => entry.finding.suppressed === null && entry.weight !== 'info');
  const weighed =
    defender === null ? counted : counted.filter((entry) => isReached(entry.finding) && entry.weight === 'proof');
  const proofs = weighed.filter(
    (entry) => entry.weight === 'proof' && entry.finding.confidence >= SURE && entry.finding.reach !== 'not-reached',
  );
  const strong = weighed.filter(
    (entry) => entry.weight === 'strong' || (entry.weight === 'proof' && !proofs.includes(entry)),
  );
  const weak = weighed.filter((entry) => entry.weight === 'weak');

  const joined = proofs.length > 0 ? [] : jointProof(strong);
  const level = levelOf(proofs, joined, strong, weak);
  const carrying = proofs.length > 0 ? proofs : joined.length > 0 ? joined : [...strong, ...weak];
  return {
    level,
    score: scoreOf(level, proofs, joined, strong, weak),
    reasons: reasonsFor(level, carrying, defender),
    advice: [...adviceFor(level)],
    ifAlreadyRun:
      level === 'malicious' || level === 'suspicious' ? [...ifAlreadyRun(weighed.map((entry) => entry.finding))] : [],
    techniques: [...new Set(weighed.flatMap((entry) => entry.finding.techniques))].sort(),
  };
}

function levelOf(
  proofs: readonly Weighed[],
  joined: readonly Weighed[],
  strong: readonly Weighed[],
  weak: readonly Weighed[],
): VerdictLevel {
  if (proofs.length > 0 || joined.length > 0) return 'malicious';
  if (strong.some(carriesSuspicion) || strongTogether(strong)) return 'suspicious';
  const reachedWeak = weak.filter((entry) => isReached(entry.finding));
  if (strong.length > 0 && reachedWeak.length > 1) return 'suspicious';
  // number alone: many different weak signs on code that is reached
  if (
    new Set(reachedWeak.map((entry) => entry.finding.rule)).size >= 4 &&
    new Set(reachedWeak.map((entry) => entry.aspect)).size >= 2
  )
    return 'suspicious';
  return strong.length > 0 || weak.length > 0 ? 'notice' : 'clean';
}

/** Sure and started by something; or of a kind that no honest code has, even where no start of it was found: our reach may be what is missing. */
function carriesSuspicion({ finding, weight }: Weighed): boolean {
  return finding.confidence >= SURE && (finding.reach !== 'not-reached' || weight === 'proof');
}

/** Two different strong signs in one file that is reached, neither sure alone. */
function strongTogether(strong: readonly Weighed[]): boolean {
  const likely = strong.filter((entry) => entry.finding.confidence >= LIKELY && isReached(entry.finding));
  return likely.some((entry) =>
    likely.some((other) => other.finding.file === entry.finding.file && other.finding.rule !== entry.finding.rule),
  );
}

/**
 * Strong findings that together leave no honest reading: two aspects of the same file, or of two files that one trigger reaches, at least one reached.
 * What no trigger reaches joins nothing but findings of its own file.
 */
function jointProof(strong: readonly Weighed[]): readonly Weighed[] {
  const likely = strong.filter((entry) => entry.finding.confidence >= LIKELY && entry.finding.reach !== 'not-reached');
  const groups = new Map<string, Weighed[]>();
  const join = (key: string, entry: Weighed): void => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  };
  for (const entry of likely) {
    join(`file ${entry.finding.file}`, entry);
    if (entry.trigger !== null) join(`trigger ${entry.trigger.file} ${entry.trigger.label}`, entry);
  }
  for (const group of groups.values()) {
    const aspects = new Set(group.map((entry) => entry.aspect));
    if (
      aspects.size >= 2 &&
      group.some((entry) => isReached(entry.finding)) &&
      group.some((entry) => entry.finding.confidence >= SURE)
    )
      return group;
  }
  return [];
}

function isReached(finding: Finding): boolean {
  return finding.reach === 'automatic' || finding.reach === 'on-action' || finding.reach === 'on-import';
}

function scoreOf(
  level: VerdictLevel,
  proofs: readonly Weighed[],
  joined: readonly Weighed[],
  strong: readonly Weighed[],
  weak: readonly Weighed[],
): number {
  switch (level) {
    case 'malicious': {
      const best = Math.max(...(proofs.length > 0 ? proofs : joined).map((entry) => entry.finding.confidence));
      const base = proofs.length > 0 ? 88 : 80;
      const automatic = [...proofs, ...joined].some((entry) => entry.finding.reach === 'automatic') ? 4 : 0;
      const more = Math.min(6, 2 * (new Set([...proofs, ...strong].map((entry) => entry.finding.rule)).size - 1));
      return Math.min(100, base + automatic + more + (best >= 90 ? 2 : 0));
    }
    case 'suspicious':
      return Math.min(
        79,
        50 +
          7 * new Set(strong.map((entry) => entry.finding.rule)).size +
          2 * new Set(weak.map((entry) => entry.finding.rule)).size,
      );
    case 'notice':
      return Math.min(
        49,
        12 +
          12 * new Set(strong.map((entry) => entry.finding.rule)).size +
          4 * new Set(weak.map((entry) => entry.finding.rule)).size,
      );
    default:
      return 0;
  }
}

/** Reasons shown; the rest stands in the findings. */
const REASONS = 5;

function reasonsFor(level: VerdictLevel, carrying: readonly Weighed[], defender: string | null): string[] {
  const reasons: string[] = [];
  if (defender !== null) reasons.push(defender);
  const seen = new Set<string>();
  for (const { finding } of carrying) {
    if (seen.has(finding.rule)) continue;
    seen.add(finding.rule);
    reasons.push(`${sentence(finding.message)} ${whenIt(finding)} (${finding.file}:${finding.line}, ${finding.rule})`);
    if (reasons.length >= REASONS) break;
  }
  if (level === 'clean' && reasons.length === 0)
    reasons.push(
      'Nothing that was read starts, hides or does anything of the kind that fake-interview repositories do.',
    );
  return reasons;
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function whenIt(finding: Finding): string {
  const action = finding.path?.trigger.action;
  switch (finding.reach) {
    case 'automatic':
      return `It starts by itself: ${action}.`;
    case 'on-action':
    case 'on-import':
      return `It starts on: ${action}.`;
    case 'not-reached':
      return 'Nothing that was found starts it.';
    default:
      return 'What starts it is not known.';
  }
}
