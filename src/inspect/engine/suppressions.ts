/**
 * Findings that the reader has already judged: a baseline file, and comments in the code (`counterlure-ignore RULE: reason`, on the line or the one before).
 * Comments count only when the caller asks for it, for a repository of its own: a target may not ask to be overlooked.
 */
import * as z from 'zod';
import { CounterlureError, displayText } from '../../lib/index.ts';
import type { Finding } from '../../model/index.ts';
import type { TextAccess } from './context.ts';

export const Baseline = z.object({
  schema: z.literal('counterlure/baseline/1'),
  findings: z.array(z.object({ id: z.string(), rule: z.string(), file: z.string(), reason: z.string() })),
});
export type Baseline = z.infer<typeof Baseline>;

/** @throws CounterlureError CL_BASELINE_INVALID */
export function parseBaseline(text: string, name: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CounterlureError('CL_BASELINE_INVALID', `${displayText(name, 200)} is not JSON`);
  }
  const parsed = Baseline.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CounterlureError(
    'CL_BASELINE_INVALID',
    `${displayText(name, 200)}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a baseline'}`,
  );
}

/** A baseline that accepts everything found; the reasons are for the writer to fill in. */
export function toBaseline(findings: readonly Finding[], reason: string): Baseline {
  return {
    schema: 'counterlure/baseline/1',
    findings: findings.map(({ id, rule, file }) => ({ id, rule, file, reason })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

export interface SuppressionOptions {
  readonly baseline: Baseline | null;
  readonly inline: boolean;
}

/** The reason why a finding does not count, or null. */
export function suppressionOf(finding: Finding, options: SuppressionOptions, access: TextAccess): string | null {
  const accepted = options.baseline?.findings.find((entry) => entry.id === finding.id && entry.rule === finding.rule);
  if (accepted !== undefined) return `baseline: ${displayText(accepted.reason, 200)}`;
  if (!options.inline) return null;
  const lines = access.text(finding.file)?.split('\n') ?? [];
  for (const line of [lines[finding.line - 1], lines[finding.line - 2]]) {
    const reason = line === undefined ? null : inlineReason(line.slice(0, 2_000), finding.rule);
    if (reason !== null) return `inline: ${displayText(reason, 200)}`;
  }
  return null;
}

const MARK = 'counterlure-ignore ';

function inlineReason(line: string, rule: string): string | null {
  const at = line.indexOf(MARK);
  if (at === -1) return null;
  const rest = line.slice(at + MARK.length);
  const colon = rest.indexOf(':');
  if (colon === -1 || rest.slice(0, colon).trim() !== rule) return null;
  const reason = rest
    .slice(colon + 1)
    .replace(/(\*\/|-->).*$/, '')
    .trim();
  return reason === '' ? null : reason; // a suppression without a reason is none
}
