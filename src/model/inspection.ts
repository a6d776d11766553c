/** The words of an inspection: schemas that are at once types, validators and JSON Schema (`counterlure schema inspection`). */
import * as z from 'zod';

export const Severity = z.enum(['info', 'low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

export const VerdictLevel = z.enum(['clean', 'notice', 'suspicious', 'malicious']);
export type VerdictLevel = z.infer<typeof VerdictLevel>;

/** A place in the target. Lines and columns count from 1; columns count UTF-16 units. */
export const Place = z.object({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  excerpt: z.string().describe('the decisive text, one line, bounded, neutral for a terminal'),
});
export type Place = z.infer<typeof Place>;

/** What starts code without anyone asking for it, and which user action does. */
export const PathTrigger = z.object({
  kind: z.string().describe('vscode-task, npm-lifecycle, npm-script, git-hook, build-config …'),
  action: z.string().describe('the user action in plain words: open the folder in VS Code; npm install; git checkout'),
  label: z.string().describe('the name of the thing that starts: prepare; task "eslint-check"; hook post-checkout'),
  file: z.string(),
  line: z.int().min(1),
  excerpt: z.string(),
});
export type PathTrigger = z.infer<typeof PathTrigger>;

export const PathStep = z.object({
  file: z.string(),
  line: z.int().min(1),
  how: z
    .string()
    .describe('starts, imports, requires, spawns, loads as config, calls, handles a request, handles an error …'),
  text: z.string(),
});
export type PathStep = z.infer<typeof PathStep>;

export const PathSink = z.object({
  kind: z
    .string()
    .describe('eval, function-constructor, child-process, shell, vm, module-compile, worker, write-then-run …'),
  file: z.string(),
  line: z.int().min(1),
  text: z.string(),
});
export type PathSink = z.infer<typeof PathSink>;

export const FindingPath = z.object({ trigger: PathTrigger, steps: z.array(PathStep), sink: PathSink });
export type FindingPath = z.infer<typeof FindingPath>;

export const Finding = z.object({
  id: z.string().describe('stable for the same bytes: rule and a hash of place and excerpt'),
  rule: z.string(),
  title: z.string(),
  message: z.string().describe('what was found here, in one or two plain sentences'),
  severity: Severity,
  confidence: z.int().min(0).max(100),
  techniques: z.array(z.string()).describe('MITRE ATT&CK technique ids'),
  tradecraft: z.array(z.string()).describe('ids of the catalogue of documented techniques: T01 …'),
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  excerpt: z.string(),
  reach: z.enum(['automatic', 'on-action', 'on-import', 'not-reached', 'unknown']),
  path: FindingPath.nullable(),
  related: z
    .array(Place)
    .describe('the other places that prove it: where the value comes from, where the address hides'),
  suppressed: z.string().nullable().describe('the reason given by a baseline or an inline suppression'),
});
export type Finding = z.infer<typeof Finding>;

export const IndicatorType = z.enum([
  'url',
  'domain',
  'ipv4',
  'ipv6',
  'socket',
  'email',
  'md5',
  'sha1',
  'sha256',
  'btc-address',
  'evm-address',
  'tron-address',
  'solana-address',
  'aptos-address',
  'evm-contract',
  'rpc-endpoint',
  'browser-extension',
  'file-path',
  'json-storage-id',
  'short-link',
  'telegram-token',
  'telegram-chat',
  'discord-webhook',
  'campaign-id',
  'git-author',
  'npm-package',
  'http-header',
]);
export type IndicatorType = z.infer<typeof IndicatorType>;

export const IndicatorEvidence = z.object({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  sha256: z.string().describe('of the file it stands in; empty where the file was not hashed'),
  layer: z.string().describe('source, or how it was decoded: base64, hex, joined from 3 constants …'),
});
export type IndicatorEvidence = z.infer<typeof IndicatorEvidence>;

export const Indicator = z.object({
  type: IndicatorType,
  value: z.string().describe('normalised'),
  defanged: z.string(),
  role: z
    .string()
    .describe('payload-host, c2, dead-drop, stager, exfiltration, wallet, rpc, author, dependency, reference, unknown'),
  origin: z.enum(['observed', 'inferred', 'external']),
  confidence: z.int().min(0).max(100),
  sharedHosting: z.boolean().describe('the registrable domain serves many customers: never block it as a whole'),
  evidence: z.array(IndicatorEvidence).min(1),
});
export type Indicator = z.infer<typeof Indicator>;

export const Sample = z.object({
  file: z.string(),
  sha256: z.string(),
  reason: z.string(),
  layers: z.array(z.string()).describe('what was peeled so far'),
  families: z.array(z.string()).describe('malware families that it looks like; empty where it was not reversed'),
  does: z.array(z.string()).describe('what it does, in plain words; empty where it was not reversed'),
});
export type Sample = z.infer<typeof Sample>;

export const Unresolved = z.object({ file: z.string(), line: z.int().min(1), what: z.string(), why: z.string() });
export type Unresolved = z.infer<typeof Unresolved>;

export const SkippedEntry = z.object({
  path: z.string(),
  reason: z.string(),
  code: z.string(),
  size: z.int().nullable(),
});

export const Verdict = z.object({
  level: VerdictLevel,
  score: z.int().min(0).max(100),
  reasons: z.array(z.string()),
  advice: z.array(z.string()).describe('what to do now'),
  ifAlreadyRun: z.array(z.string()).describe('what to do if it was already run'),
  techniques: z.array(z.string()),
});
export type Verdict = z.infer<typeof Verdict>;

export const Inspection = z.object({
  schema: z.literal('counterlure/inspection/1'),
  tool: z.object({ name: z.literal('counterlure'), version: z.string() }),
  target: z.object({ name: z.string(), kind: z.string(), head: z.string().nullable() }),
  verdict: Verdict,
  findings: z.array(Finding),
  indicators: z.array(Indicator),
  samples: z.array(Sample),
  triggers: z.array(
    PathTrigger.extend({ automatic: z.boolean(), entries: z.array(z.string()), commands: z.array(z.string()) }),
  ),
  unresolved: z.array(Unresolved),
  coverage: z.object({
    files: z.int(),
    bytes: z.int(),
    parsed: z.int(),
    skipped: z.array(SkippedEntry),
    limits: z.record(z.string(), z.number()),
    notes: z.array(z.string()).describe('what this inspection does not look at'),
  }),
});
export type Inspection = z.infer<typeof Inspection>;
