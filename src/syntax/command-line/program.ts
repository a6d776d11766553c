/** The name of a program as people say it: `/usr/bin/curl`, `CURL.EXE`, `c^url`, `%COMSPEC%` → `curl`, `curl`, `curl`, `cmd`. */

/** Programs whose names are broken up by escapes to hide them (`c\url`, `ba^sh`); a backslash in any other name is a path's. */
const OFTEN_HIDDEN = new Set(
  'bash sh zsh dash curl wget node python python3 powershell pwsh cmd certutil mshta wscript cscript bitsadmin rundll32 regsvr32 eval base64 nohup npm npx'.split(
    ' ',
  ),
);
const SPELT: ReadonlyMap<string, string> = new Map([
  ['%comspec%', 'cmd'],
  ['$comspec', 'cmd'],
  ['$env:comspec', 'cmd'],
  ['$shell', 'sh'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's own spelling
  ['${shell}', 'sh'],
  ['$bash', 'bash'],
]);

export function programName(word: string): string {
  const cut = word.indexOf('(');
  // `IEX(…)` is iex; `@curl` in a batch file is curl
  const written = (cut > 0 && !word.startsWith('$') ? word.slice(0, Math.min(cut, 1_024)) : word.slice(0, 1_024))
    .toLowerCase()
    .replace(/^@(?=\w+$)/, '');
  const spelt = SPELT.get(written);
  if (spelt !== undefined) return spelt;
  const bare = written.replaceAll(/[\\^]/g, '');
  if (OFTEN_HIDDEN.has(bare)) return bare;
  const slash = Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\'));
  return written
    .slice(slash + 1)
    .replaceAll('^', '')
    .replace(/\.(?:exe|cmd|bat|com)$/, '');
}

export const SHELLS: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ash',
  'ksh',
  'fish',
  'csh',
  'tcsh',
  'busybox',
]);
export const POWERSHELLS: ReadonlySet<string> = new Set(['powershell', 'pwsh', 'powershell_ise']);
