/** Does a text read as a program of some kind? Rough on purpose: it judges what a decoder made, not what a stranger wrote. */
const MOST = 20_000;

const KINDS: readonly (readonly [string, RegExp])[] = [
  [
    'powershell',
    /\b(?:Invoke-(?:Expression|WebRequest|RestMethod)|New-Object|Start-Process|\bIEX\b|Get-\w{3,20}|\$env:\w|Write-(?:Host|Output)|-join\b|\[System\.)/i,
  ],
  ['vbs', /\b(?:CreateObject|WScript\.|Execute(?:Global)?\b|Set\s+\w+\s*=|Dim\s+\w+|MsgBox)/i],
  [
    'batch',
    /(?:^|\n)\s{0,20}(?:@?echo off|set\s+"?\w+=|start\s+\/|curl(?:\.exe)?\s|powershell(?:\.exe)?\s|cmd(?:\.exe)?\s+\/c)/i,
  ],
  [
    'shell',
    /(?:^|[\n;|&(])\s{0,20}(?:#!\/|curl\s|wget\s|bash\b|sh\s|echo\s|export\s|chmod\s|nohup\s|cd\s|mkdir\s|node\s|python3?\s|eval\s|nc\s)/,
  ],
  ['python', /(?:^|\n|;)\s{0,40}(?:import\s+\w+|from\s+\w+\s+import\s|exec\s{0,4}\(|def\s+\w+\()/],
  [
    'javascript',
    /\b(?:require\(|module\.exports|const\s+\w+\s*=|let\s+\w+\s*=|var\s+\w+\s*=|function\s*\w*\(|=>\s*[{(]|console\.log\()/,
  ],
];

/** Share of characters that no text has. */
export function oddShare(text: string): number {
  const head = text.slice(0, MOST);
  let odd = 0;
  for (let at = 0; at < head.length; at++) {
    const c = head.charCodeAt(at);
    if ((c < 32 && c !== 9 && c !== 10 && c !== 13) || c === 127 || c === 0xfffd) odd++;
  }
  return head.length === 0 ? 1 : odd / head.length;
}

/** The kind of program, those of `first` asked first; null where it reads as none. */
export function programKind(text: string, first: readonly string[] = []): string | null {
  if (text.trim().length < 4 || oddShare(text) > 0.002) return null;
  const head = text.slice(0, MOST);
  const order = [...KINDS].sort((a, b) => rank(first, a[0]) - rank(first, b[0]));
  for (const [kind, pattern] of order) if (pattern.test(head)) return kind;
  return null;
}

function rank(first: readonly string[], kind: string): number {
  const at = first.indexOf(kind);
  return at === -1 ? first.length : at;
}
