/** T35: a script fetches a Node.js of its own, hides it in a folder of another program, and runs something with it. */

import { runsUnasked } from '../commands/moments.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { filesWithExtension } from '../names/by-name.ts';

export default {
  id: 'portable-node-bootstrap',
  title: 'Script brings its own Node.js and hides it',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1105', 'T1564.003', 'T1036.005'],
  tradecraft: ['T35', 'T10'],
  description:
    'A shell, batch or PowerShell script downloads Node.js (or Python) when the machine has none, puts it or its payload into `~/.vscode`, `.task`, `.npm` or another hidden folder of the home, and runs it, often with a hidden window and a silent `npm install`.',
  benign:
    'Version managers and builds that unpack Node.js into the project, `/usr/local`, or their own folder are not reported.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const UNITS = 262_144;
const RUNTIME =
  /(?:nodejs\.org|npmmirror\.com\/mirrors\/node|unofficial-builds\.nodejs\.org)\/(?:dist|download|node)|node-v\d{1,2}\.\d{1,2}\.\d{1,2}-(?:win|linux|darwin)|python\.org\/ftp\/python/i;
const HIDDEN =
  /(?:\$HOME|\$\{HOME\}|~|%USERPROFILE%|\$env:USERPROFILE|%APPDATA%|%LOCALAPPDATA%|\$env:(?:LOCAL)?APPDATA|%TEMP%|%PUBLIC%)[/\\]{1,2}(?:\.(?:vscode|task|npm|n2|n3|node_modules|cursor|cache|config|local)|vscode|Microsoft[/\\]|VSCODE)/i;
const WINDOWLESS =
  /-W(?:indow|indowStyle)?\s+Hidden|start\s+\/(?:min|b)|wscript|CreateObject\("WScript\.Shell"\)|nohup|setsid|disown/i;

/** Scripts that are read again here. */
const MOST = 2_000;

function* hits(context: InspectContext): Iterable<Hit> {
  let read = 0;
  for (const { path, name } of filesWithExtension(
    context,
    'sh',
    'bash',
    'zsh',
    'command',
    'bat',
    'cmd',
    'ps1',
    'vbs',
    '',
  )) {
    if (
      !/\.(?:sh|bash|zsh|command|bat|cmd|ps1|vbs)$/i.test(name) &&
      !/(?:^|\/)(?:\.git\/|\.git)?hooks\/[\w-]+$/.test(name)
    )
      continue;
    if (/(?:^|\/)node_modules\//.test(name)) continue;
    if (++read > MOST) return;
    const text = context.text(path)?.slice(0, UNITS) ?? '';
    const runtime = RUNTIME.exec(text);
    const hidden = HIDDEN.exec(text);
    if (hidden === null || (runtime === null && !/\.vscode|\.task/i.test(hidden[0]))) continue;
    const fetches =
      /\b(?:curl|wget|Invoke-WebRequest|iwr|irm|certutil|bitsadmin|DownloadFile|Start-BitsTransfer)\b/i.test(text);
    const runs = /\bnode(?:\.exe)?["']?\s+\S|npm(?:\.cmd)?["']?\s+(?:i|install)\b|python(?:\.exe)?["']?\s+\S/i.test(
      text,
    );
    if (!fetches || !runs) continue;
    const windowless = WINDOWLESS.test(text) || /npm[^\n]{0,80}--silent/.test(text);
    const trigger = context.triggers.find(
      (one) => one.file === path || one.entries.some((entry) => entry.path === path),
    );
    const sure = (runtime !== null ? 1 : 0) + (windowless ? 1 : 0) + (/\.vscode|\.task/i.test(hidden[0]) ? 1 : 0);
    if (sure < 2) continue;
    yield {
      file: path,
      at: (runtime ?? hidden).index,
      excerpt: `${runtime?.[0] ?? ''} ${hidden[0]}`,
      message: `The script ${runtime === null ? 'fetches files' : 'fetches a runtime of its own'} into ${hidden[0]} and runs it${windowless ? ' out of sight' : ''}.`,
      confidence: sure === 3 ? 92 : 78,
      ...(sure === 3 && trigger !== undefined && runsUnasked(trigger)
        ? { weight: 'proof' as const, severity: 'critical' as const }
        : {}),
      ...(trigger === undefined ? {} : { trigger }),
      sinkKind: 'hidden runtime',
      group: path,
    };
  }
}
