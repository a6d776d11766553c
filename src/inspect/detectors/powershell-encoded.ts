/** PowerShell that is encoded, or fetches and runs text in one go, in scripts and in strings of programs. */
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isProse, isScript, isTest } from '../text/place.ts';

const ENCODED =
  /\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,300}?\s-(?:e|ec|en|enc|enco\w{0,10})\s{1,4}["']?([A-Za-z0-9+/=]{40,})/gi;
const FETCH_RUN =
  /(?:\biex\b|Invoke-Expression)[\s(&"'$]{1,8}(?:New-Object\s{1,4}(?:System\.)?Net\.WebClient\s{0,4}\)|\(?\s{0,4}(?:iwr|irm|curl|wget|Invoke-WebRequest|Invoke-RestMethod)\b)|(?:\biwr\b|\birm\b|Invoke-WebRequest|Invoke-RestMethod|DownloadString\s{0,4}\()[^\n|]{0,400}\|\s{0,4}(?:iex\b|Invoke-Expression)|(?:iex|Invoke-Expression)[^\n]{0,200}DownloadString/gi;
const HIDDEN = /\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,200}-w(?:indowstyle)?\s{1,4}h(?:idden)?\b/gi;

/** UTF-16LE text of an encoded command, or null. */
function decoded(base64: string): string | null {
  const text = Buffer.from(base64.slice(0, 8000), 'base64').toString('utf16le');
  return /^[\t\n\r -~]{8,}/.test(text) ? text : null;
}

/** The published installers (Chocolatey, Scoop, Bun …): every address of the line is one of theirs. */
function isKnownInstaller(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  const line = text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? undefined : end).slice(0, 2_000);
  const addresses = line.match(/\b(?:https?|ftp):\/\/[^\s'")]{1,300}/gi) ?? [];
  return (
    addresses.length > 0 && addresses.every((address) => /^https:/i.test(address) && hostClass(address) === 'installer')
  );
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || isProse(view.name) || view.kind === 'svg') return [];
  const text = view.text.slice(0, 2_000_000);
  const hits: Hit[] = [];
  const lighter = isTest(view.name) || /\.(?:ya?ml|map)$/i.test(view.name);
  for (const match of text.matchAll(ENCODED)) {
    const command = decoded(match[1] ?? '');
    if (command !== null && hits.length < 3)
      hits.push({
        at: match.index,
        message: `PowerShell runs an encoded command: ${command.slice(0, 160)}`,
        confidence: lighter ? 55 : 86,
        weight: lighter ? 'weak' : 'strong',
      });
  }
  for (const match of text.matchAll(FETCH_RUN)) {
    if (hits.length >= 4) break;
    if (isKnownInstaller(text, match.index)) continue;
    hits.push({
      at: match.index,
      message: 'PowerShell fetches text and runs it.',
      confidence: lighter ? 45 : 72,
      weight: lighter || isScript(view) ? 'weak' : 'strong',
    });
  }
  if (hits.length === 0 && (view.kind === 'powershell' || /\.(?:cmd|bat|ps1|vbs)$/i.test(view.name))) {
    for (const match of text.matchAll(HIDDEN)) {
      hits.push({
        at: match.index,
        message: 'PowerShell is started with a hidden window.',
        confidence: 55,
        weight: 'weak',
      });
      break;
    }
  }
  return hits;
}

export default {
  id: 'powershell-encoded',
  title: 'Encoded or fetched PowerShell',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059.001', 'T1027.010', 'T1105'],
  tradecraft: ['T01', 'T35', 'T78'],
  description:
    'A command line hands PowerShell a base64 command, or pipes what it fetched into `Invoke-Expression`. The encoded command is shown decoded.',
  benign:
    'Programs that encode a command of their own at run time have no literal; installation hints in documentation are not read, and the published installers of known tools (Chocolatey, Scoop) are not reported.',
  needles: ['owershell', 'owerShell', 'pwsh', 'POWERSHELL', 'iex', 'IEX', 'Invoke-Expression'],
  file,
} satisfies Detector;
