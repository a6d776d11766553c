/** T35: a script that fetches Node.js by itself, in silence, and runs a script that it also fetched. */
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isProse, isTest } from '../text/place.ts';

const NODE =
  /nodejs\.org\/(?:dist|download)|node-v\$?\{?[\w.%]{1,40}\}?-?(?:win|linux|darwin)|NODE_VERSION\b[\s\S]{0,400}\.(?:tar\.[gx]z|zip|msi)/i;
const FETCH = /\bcurl\b|\bwget\b|Invoke-WebRequest|\biwr\b|\bbitsadmin\b|certutil|DownloadFile|Start-BitsTransfer/i;
const QUIET: readonly (readonly [RegExp, string])[] = [
  [
    /-W(?:indowStyle)?\s{1,4}Hidden|-w\s{1,2}h(?:idden)?\b|CreateNoWindow|WindowStyle\s*=\s*["']?Hidden|,\s*0\s*,\s*(?:False|True)/i,
    'a hidden window',
  ],
  [/\bnohup\b|\bsetsid\b|\bdisown\b|start\s{1,2}\/(?:b|min)\b|&\s*$/im, 'in the background'],
  [
    /npm(?:\.cmd)?["']?\s{1,4}(?:i|install)\b[^\n]{0,120}--(?:silent|quiet|no-progress|loglevel)/i,
    'a silent npm install',
  ],
  [
    /(?:\$HOME|~|%USERPROFILE%|\$env:USERPROFILE|%APPDATA%|%LOCALAPPDATA%|\$\{HOME\})[/\\]{1,2}\.(?:vscode|task|npm|node|cache|config|cursor)\b/i,
    'a folder that looks like an editor’s',
  ],
];
const RUNS_FETCHED = /\bnode(?:\.exe)?["']?\s{1,4}["']?(?:[$%~./\\{]|\w{1,30}\.(?:js|npl|cjs|mjs|dat|cookie|vscode))/i;

function file(view: FileView): readonly Hit[] {
  if (
    view.text === null ||
    view.text.length > 300_000 ||
    isProse(view.name) ||
    view.kind === 'javascript' ||
    view.kind === 'json'
  )
    return [];
  if (
    !(
      view.kind === 'shell' ||
      view.kind === 'powershell' ||
      /\.(?:sh|bash|cmd|bat|ps1|vbs|command|npl)$/i.test(view.name) ||
      /(?:^|\/)hooks\/[\w-]+$/.test(view.name)
    )
  )
    return [];
  const text = view.text;
  const node = NODE.exec(text);
  if (node === null || !FETCH.test(text) || !RUNS_FETCHED.test(text)) return [];
  const quiet = QUIET.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  const fetches = new Set(
    [...text.matchAll(/https?:\/\/([\w.-]{3,120})/g)]
      .map((match) => match[1] ?? '')
      .filter(
        (host) => !/(?:^|\.)(?:nodejs\.org|npmjs\.org|npmmirror\.com|github\.com|githubusercontent\.com)$/.test(host),
      ),
  ).size;
  if (quiet.length < 2 && !(quiet.length >= 1 && fetches >= 1)) return [];
  return [
    {
      at: node.index,
      message: `The script fetches Node.js (${quiet.join(', ')})${fetches > 0 ? ', and more from another host' : ''}, and runs a script with it.`,
      confidence: Math.min(92, 58 + quiet.length * 8 + Math.min(2, fetches) * 7) - (isTest(view.name) ? 25 : 0),
      weight: quiet.length >= 2 && fetches >= 1 ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'portable-node-bootstrap',
  title: 'Fetches Node.js in silence to run a script',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1105', 'T1564.003'],
  tradecraft: ['T35'],
  description:
    'A shell, batch or PowerShell script downloads Node.js where there is none, hides its window, installs packages silently in a folder that looks like an editor’s, and runs a script that it downloaded as well.',
  benign: 'Installers and build wrappers fetch Node.js in the open, from its own site, and run what is in the project.',
  needles: ['nodejs.org', 'node-v', 'NODE_VERSION'],
  file,
} satisfies Detector;
