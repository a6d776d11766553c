/** What the analysis knows of addresses beyond their text: whose answer is run, to whom the environment is sent, from where a command downloads. */
import { hitsInText, type RoleHint } from '../../indicators/index.ts';
import type { Finding } from '../../model/index.ts';
import type { InspectContext } from '../detector.ts';
import type { Flow } from '../flow/flow.ts';

const CODE_SINKS = new Set<Flow['sink']>([
  'eval',
  'function-constructor',
  'vm',
  'module-compile',
  'node-stdin',
  'worker',
  'timer-string',
  'dynamic-require',
  'wasm',
  'child-process',
]);
const DOWNLOADS = new Set([
  'download-piped-to-shell',
  'portable-node-bootstrap',
  'shipped-git-hook',
  'download-then-run',
  'stealth-auto-task',
]);
const SENDS = new Set(['env-exfiltration', 'clipboard-to-network', 'credential-place-read']);

export function roleHints(context: InspectContext, findings: readonly Finding[]): readonly RoleHint[] {
  const counted = findings.filter((finding) => finding.suppressed === null && finding.severity !== 'info');
  const told = new Set(counted.map((finding) => `${finding.file}\n${finding.line}`));
  const sends = new Set(counted.filter((finding) => SENDS.has(finding.rule)).map((finding) => finding.file));
  const hints: RoleHint[] = [];
  for (const flow of context.flows) {
    if (CODE_SINKS.has(flow.sink))
      hints.push(...sourceHints(flow, told.size > 0 && counted.some((finding) => finding.file === flow.file)));
    else if (flow.sink === 'network' && sends.has(flow.file))
      hints.push(...flow.constants.flatMap(({ value }) => hint(value, 'exfiltration', 80)));
  }
  for (const finding of counted) {
    if (DOWNLOADS.has(finding.rule)) hints.push(...commandHints(context, finding));
  }
  return hints;
}

function sourceHints(flow: Flow, told: boolean): readonly RoleHint[] {
  if (!told) return [];
  return flow.sources.flatMap((source) => {
    const network = source.kind.startsWith('network') || source.kind === 'socket' || source.kind === 'dns';
    if (!network && source.kind !== 'chain-read') return [];
    return source.addresses.flatMap(({ value }) => hint(value, network ? 'payload-host' : 'dead-drop', 90));
  });
}

/** What the commands download that the trigger of a finding, or the shell file of a finding, runs. */
function commandHints(context: InspectContext, finding: Finding): readonly RoleHint[] {
  const file = finding.path?.trigger.file ?? finding.file;
  const texts = context.triggers
    .filter((trigger) => trigger.file === file)
    .flatMap((trigger) => trigger.commands.map((command) => command.text));
  return [...texts, finding.excerpt].flatMap((text) => hint(text, 'stager', 85));
}

function hint(text: string, role: RoleHint['role'], confidence: number): readonly RoleHint[] {
  return hitsInText(text)
    .filter(
      ({ type }) => type === 'url' || type === 'domain' || type === 'socket' || type === 'ipv4' || type === 'ipv6',
    )
    .map(({ value }) => ({ value, role, confidence, origin: 'inferred' as const }));
}
