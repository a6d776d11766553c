/** Files worth reversing: what a finding says is hidden in them, and what is reached. The reverse stage takes them from here. */
import type { Sample } from '../../model/index.ts';
import type { InspectContext } from '../detector.ts';
import type { Weighed } from './findings.ts';

const MOST = 100;
const PROGRAMS = new Set(['javascript', 'python', 'shell', 'powershell', 'elf', 'pe', 'mach-o', 'wasm', 'svg']);

export function samplesOf(context: InspectContext, weighed: readonly Weighed[]): Sample[] {
  const samples = new Map<string, Sample>();
  for (const { finding, weight, aspect } of weighed) {
    const facts = context.facts.get(finding.file);
    if (facts === undefined || samples.has(facts.sha256) || finding.suppressed !== null) continue;
    if (
      weight === 'info' ||
      (aspect !== 'hides' && weight !== 'proof') ||
      !PROGRAMS.has(facts.kind) ||
      /(?:^|\/)\.env/.test(finding.file)
    )
      continue;
    samples.set(facts.sha256, {
      file: finding.file,
      sha256: facts.sha256,
      reason: `${finding.rule}: ${finding.title}`,
      layers: ['source'],
      families: [],
      does: [],
    });
    if (samples.size >= MOST) break;
  }
  return [...samples.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}
