/** The words of a reversal: what a sample is made of, does, talks to and knows of its victims (`counterlure schema reversal`). */
import * as z from 'zod';
import { Indicator, Unresolved, VerdictLevel } from './inspection.ts';

/** Where a statement comes from: a place in a layer, or an event of the trace. Offsets count UTF-16 units of the layer's text. */
export const Proof = z.object({
  layer: z.string().describe('id of the layer: L0, L1 …'),
  line: z.int().min(1).nullable().describe('of the layer’s text; where `how` is folded, of its readable source'),
  event: z.int().nullable().describe('id of the event in the trace'),
  how: z.enum(['static', 'folded', 'recorded']),
  text: z.string().describe('the decisive text, one line, bounded, neutral for a terminal'),
});
export type Proof = z.infer<typeof Proof>;

const proven = { evidence: z.array(Proof) };

export const Layer = z.object({
  id: z.string().describe('L0 is the sample itself'),
  parent: z.string().nullable(),
  kind: z.string().describe('javascript, python, powershell, shell, batch, vbs, json, html, text, archive, binary …'),
  how: z.string().describe('how it was obtained: base64; XOR with key 0x5a; argument of eval, observed …'),
  decoder: z.string().describe('id of the decoder, or emulation'),
  from: z
    .object({ start: z.int(), end: z.int(), line: z.int().min(1) })
    .nullable()
    .describe('the part of the parent that it was made from'),
  event: z.int().nullable().describe('the event of the trace that showed it'),
  origin: z.enum(['static', 'emulated']),
  sha256: z.string(),
  size: z.int().describe('bytes'),
  forced: z.boolean().describe('only seen where execution was forced'),
  text: z.string().nullable().describe('null where it is not text; cut at a bound, which `size` tells'),
});
export type Layer = z.infer<typeof Layer>;

export const TraceCategory = z.enum([
  'code',
  'module',
  'network',
  'file',
  'process',
  'system',
  'environment',
  'crypto',
  'clipboard',
  'input',
  'registry',
  'persistence',
  'database',
  'blockchain',
  'timer',
  'console',
  'evasion',
  'other',
]);
export type TraceCategory = z.infer<typeof TraceCategory>;

/** What an emulated sample tried to do. Nothing of it happened. */
export const TraceEvent = z.object({
  id: z.int(),
  run: z.int().describe('index into `runs`'),
  time: z.int().describe('milliseconds of the guest’s own clock since it began'),
  category: TraceCategory,
  call: z.string().describe('as the guest named it: http.request, fs.readFileSync, eval …'),
  arguments: z.array(z.string()).describe('each as bounded text'),
  result: z.string().nullable().describe('what the decoy world answered, bounded'),
  data: z
    .record(z.string(), z.string())
    .describe('the fields that matter: url, method, body, header names, path, command, host, port, key …'),
  stack: z.array(z.object({ layer: z.string(), line: z.int(), column: z.int(), name: z.string() })),
  layer: z.string().describe('the layer whose code made the call'),
  forced: z.boolean(),
});
export type TraceEvent = z.infer<typeof TraceEvent>;

/** One run of the sample in the interpreter. */
export const EmulationRun = z.object({
  layer: z.string(),
  persona: z.string().describe('windows, macos or linux; with or without the gate’s environment'),
  replies: z.string().describe('what the network answered: nothing, html, json, code, error'),
  forced: z.string().nullable().describe('what was entered by force: handlers, exports, branches'),
  end: z.enum(['finished', 'exited', 'threw', 'deadline', 'steps', 'memory', 'stack', 'died']),
  error: z.string().nullable(),
  steps: z.int().describe('interrupt checks of the interpreter: the measure of work'),
  events: z.int(),
});
export type EmulationRun = z.infer<typeof EmulationRun>;

export const EndpointRole = z.enum([
  'stager',
  'payload',
  'c2',
  'router',
  'exfiltration',
  'upload',
  'beacon',
  'log',
  'dead-drop',
  'rpc',
  'lookup',
  'reference',
  'unknown',
]);

export type EndpointRole = z.infer<typeof EndpointRole>;

export const SampleConfig = z.object({
  endpoints: z.array(
    z.object({
      url: z.string().describe('scheme://host[:port]/path, or host:port for bare sockets'),
      scheme: z.string(),
      host: z.string(),
      port: z.int().nullable(),
      path: z.string(),
      method: z.string().nullable(),
      role: EndpointRole,
      tier: z.enum(['dead-drop', 'stager', 'router', 'operational', 'third-party', 'unknown']),
      ...proven,
    }),
  ),
  pathScheme: z.array(
    z.object({ template: z.string().describe('/client/{campaign}/{build}'), example: z.string(), ...proven }),
  ),
  gates: z.array(
    z.object({
      kind: z.enum(['header', 'environment', 'query', 'body', 'platform', 'time', 'argument', 'host']),
      name: z.string(),
      value: z.string().nullable(),
      ...proven,
    }),
  ),
  campaignIds: z.array(z.object({ value: z.string(), name: z.string(), ...proven })),
  buildIds: z.array(z.object({ value: z.string(), name: z.string(), ...proven })),
  keys: z.array(
    z.object({
      kind: z.enum(['hmac', 'xor', 'aes', 'rsa', 'api', 'seed', 'other']),
      value: z.string(),
      encoding: z.enum(['text', 'hex', 'base64']),
      algorithm: z.string().nullable(),
      use: z.string(),
      ...proven,
    }),
  ),
  intervals: z.array(z.object({ milliseconds: z.int(), what: z.string(), ...proven })),
  walletExtensions: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), source: z.string().nullable(), ...proven }),
  ),
  applications: z.array(z.object({ name: z.string(), path: z.string(), ...proven })),
  browserPaths: z.array(z.object({ path: z.string(), browser: z.string().nullable(), ...proven })),
  credentialPaths: z.array(z.object({ path: z.string(), what: z.string(), ...proven })),
  fileGlobs: z.array(z.object({ value: z.string(), ...proven })),
  exclusions: z.array(z.object({ value: z.string(), ...proven })),
  deadDrops: z.array(
    z.object({
      kind: z.enum(['contract', 'transaction', 'account', 'json-storage', 'paste', 'nostr', 'dns', 'svg', 'other']),
      chain: z.string().nullable(),
      address: z.string().nullable().describe('contract, wallet, storage id, public key'),
      selector: z.string().nullable(),
      rpc: z.array(z.string()),
      url: z.string().nullable(),
      key: z.string().nullable(),
      ...proven,
    }),
  ),
  exfiltration: z.array(
    z.object({
      endpoint: z.string(),
      method: z.string().nullable(),
      fields: z.array(z.string()),
      encoding: z.string().nullable().describe('json, multipart, query, form, xor+base64 …'),
      ...proven,
    }),
  ),
  lockFiles: z.array(z.object({ value: z.string(), ...proven })),
  droppedFiles: z.array(z.object({ path: z.string(), what: z.string(), ...proven })),
  persistence: z.array(z.object({ kind: z.string(), place: z.string(), command: z.string().nullable(), ...proven })),
  commands: z
    .array(z.object({ name: z.string(), what: z.string(), ...proven }))
    .describe('what its operators can order'),
  tracking: z
    .object({
      fields: z.array(
        z.object({
          name: z.string().describe('as it is sent'),
          source: z.string().describe('what it is made from: os.hostname(), process.env …'),
          meaning: z.enum([
            'host',
            'user',
            'os',
            'os-version',
            'architecture',
            'address',
            'geo',
            'mac',
            'time',
            'campaign',
            'build',
            'victim-id',
            'session',
            'environment',
            'virtual-machine',
            'working-folder',
            'process',
            'hardware',
            'message',
            'other',
          ]),
          example: z.string().nullable().describe('as the decoy machine filled it'),
          ...proven,
        }),
      ),
      identifier: z
        .object({
          name: z.string(),
          expression: z.string().describe('how it is built: sha256(hostname + mac) …'),
          parts: z.array(z.string()),
          assignedBy: z.enum(['sample', 'server', 'unknown']),
          ...proven,
        })
        .nullable(),
      transmissions: z.array(
        z.object({
          endpoint: z.string(),
          method: z.string().nullable(),
          encoding: z.string().nullable(),
          every: z.int().nullable().describe('milliseconds; null: once'),
          fields: z.array(z.string()),
          ...proven,
        }),
      ),
      destination: z.object({
        kind: z.enum([
          'supabase',
          'postgrest',
          'firebase',
          'rest',
          'websocket',
          'ftp',
          'mongodb',
          'telegram',
          'unknown',
        ]),
        project: z.string().nullable(),
        table: z.string().nullable(),
        path: z.string().nullable(),
        endpoint: z.string(),
        ...proven,
      }),
      keys: z.array(z.object({ name: z.string(), kind: z.string(), value: z.string(), ...proven })),
      rows: z
        .array(z.object({ column: z.string(), type: z.string(), example: z.string().nullable() }))
        .describe('what a row of the attackers’ database will look like'),
    })
    .nullable(),
});
export type SampleConfig = z.infer<typeof SampleConfig>;

export const Capability = z.object({
  id: z.string().describe('executes-remote-code, collects-browser-credentials …'),
  title: z.string(),
  tactic: z.string().describe('MITRE ATT&CK tactic, its short name'),
  techniques: z.array(z.string()),
  confidence: z.int().min(0).max(100),
  forced: z.boolean().describe('only seen where execution was forced'),
  ...proven,
});
export type Capability = z.infer<typeof Capability>;

export const FamilyMatch = z.object({
  family: z.string(),
  confidence: z.int().min(0).max(100),
  traits: z.array(z.object({ trait: z.string(), reason: z.string(), weight: z.int(), ...proven })),
  aliases: z.array(z.string()),
});
export type FamilyMatch = z.infer<typeof FamilyMatch>;

export const Reversal = z.object({
  schema: z.literal('counterlure/reversal/1'),
  tool: z.object({ name: z.literal('counterlure'), version: z.string() }),
  target: z.object({ name: z.string(), sha256: z.string(), size: z.int(), kind: z.string() }),
  verdict: z.object({ level: VerdictLevel, score: z.int().min(0).max(100), reasons: z.array(z.string()) }),
  obfuscation: z.array(z.object({ name: z.string(), confidence: z.int().min(0).max(100), reason: z.string() })),
  layers: z.array(Layer),
  source: z.string().describe('the sample in readable form; values that were observed stand in it, marked'),
  sources: z.array(z.object({ layer: z.string(), text: z.string() })).describe('the other layers in readable form'),
  config: SampleConfig,
  capabilities: z.array(Capability),
  families: z.array(FamilyMatch),
  anchors: z
    .array(z.object({ text: z.string(), why: z.string(), layer: z.string() }))
    .describe('strings that are stable and rare: fit for a YARA rule'),
  similarity: z.object({ hash: z.string(), nodes: z.int() }).describe('of the normalised syntax; see --compare'),
  runs: z.array(EmulationRun),
  trace: z.array(TraceEvent),
  indicators: z.array(Indicator),
  unresolved: z.array(Unresolved),
  coverage: z.object({
    static: z.boolean(),
    emulated: z.boolean(),
    limits: z.record(z.string(), z.number()),
    notes: z.array(z.string()),
  }),
});
export type Reversal = z.infer<typeof Reversal>;
