/** T35, T66 in compiled languages: a Go, Rust, C#, Java or C source that downloads a program (or a command) and starts it. Read by words, function by function. */
import { parseCommandLine } from '../../syntax/index.ts';
import { downloadRuns } from '../commands/download-and-run.ts';
import { hostClass, urlParts } from '../data/host-class.ts';
import { isReleaseHost } from '../data/release-hosts.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isTest } from '../text/place.ts';

interface Language {
  readonly extensions: RegExp;
  /** heads of functions, to tell what stands together */
  readonly heads: RegExp;
  readonly fetches: RegExp;
  /** saving; the first group is the path */
  readonly saves: RegExp;
  /** starting; what follows is its arguments */
  readonly runs: RegExp;
  /** heads of functions that nobody calls by name */
  readonly unasked: RegExp;
}

const LANGUAGES: readonly Language[] = [
  {
    extensions: /\.go$/i,
    heads: /^func\b[^\n]{0,300}/gm,
    fetches:
      /\bhttp\.(?:Get|Post|PostForm|NewRequest\w{0,20})\s*\(|\b\w{0,20}[cC]lient\.(?:Get|Do|R)\s*\(|\bnet\.Dial\w{0,10}\s*\(|\bgrab\.Get\s*\(/,
    saves: /\b(?:os|ioutil)\.(?:WriteFile|Create|OpenFile)\s*\(\s*([^,()\n]{1,80}(?:\([^()\n]{0,80}\))?)/g,
    runs: /\b(?:exec\.Command(?:Context)?|syscall\.(?:Exec|ForkExec|StartProcess)|os\.StartProcess|plugin\.Open)\s*\(/g,
    unasked: /^func\s{1,4}init\s*\(\s*\)/m,
  },
  {
    extensions: /\.rs$/i,
    heads:
      /^[ \t]{0,40}(?:pub(?:\([^)\n]{0,20}\))?\s{1,4})?(?:async\s{1,4}|const\s{1,4}|unsafe\s{1,4}|extern\s{1,4}"C"\s{1,4}){0,4}fn\s[^\n]{0,300}/gm,
    fetches:
      /\b(?:reqwest|ureq|attohttpc|minreq|isahc|surf|curl)::|\bTcpStream::connect|Command::new\(\s*"(?:curl|wget|certutil|bitsadmin)(?:\.exe)?"/,
    saves:
      /\b(?:(?:std::)?fs::write|(?:tokio::)?(?:fs::)?File::create)\s*\(\s*&?\s*([^,()\n]{1,80})|\.arg\(\s*"-o"\s*\)\s*\.arg\(\s*&?\s*([^,()\n]{1,80})/g,
    runs: /\b(?:\w{1,20}::){0,3}Command::new\s*\(|\bLibrary::new\s*\(/g,
    unasked: /#\[(?:ctor|used)\b|fn\s{1,4}main\s*\(\s*\)/,
  },
  {
    extensions: /\.(?:cs|fs|vb)$/i,
    heads:
      /^[ \t]{0,60}(?:(?:public|private|internal|protected|static|async|override|virtual|sealed)\s{1,4}){1,5}[\w<>[\]., ?]{1,80}\([^\n]{0,300}/gm,
    fetches:
      /\b(?:DownloadFile|DownloadData|DownloadString|GetByteArrayAsync|GetStringAsync|GetStreamAsync|UnityWebRequest|WebRequest\.Create)\w{0,20}\s*\(/,
    saves:
      /\b(?:File\.(?:WriteAll(?:Bytes|Text)(?:Async)?|Create|OpenWrite)\s*\(\s*|DownloadFile(?:TaskAsync|Async)?\s*\([^,\n]{1,200},\s*|new\s{1,4}FileStream\s*\(\s*)([^,()\n]{1,80})/g,
    runs: /\b(?:Process\.Start|Assembly\.Load(?:From|File)?|CSharpScript\.\w{1,20}|new\s{1,4}ProcessStartInfo)\s*\(/g,
    unasked: /InitializeOnLoad|RuntimeInitializeOnLoadMethod|ModuleInitializer|static\s{1,4}\w{1,60}\s*\(\s*\)/,
  },
  {
    extensions: /\.(?:java|kt|kts|scala|groovy|gradle)$/i,
    heads:
      /^[ \t]{0,60}(?:(?:public|private|protected|static|final|override|suspend|synchronized)\s{1,4}){0,5}(?:fun\s{1,4})?[\w<>[\]., ?]{1,80}\([^\n;]{0,300}\{|^[ \t]{0,40}static\s{0,4}\{/gm,
    fetches:
      /\bnew\s{1,4}URL\s*\(|\bURL\s*\(\s*"|\.openStream\s*\(|\.openConnection\s*\(|\bHttpClient\b|\bOkHttpClient\b|\breadBytes\s*\(/,
    saves:
      /\b(?:Files\.(?:copy\s*\([^,\n]{1,200},\s*|write\w{0,10}\s*\(\s*)|new\s{1,4}FileOutputStream\s*\(\s*)([^,()\n]{1,80})/g,
    runs: /(?:\bgetRuntime\s*\(\s*\)|\bRuntime)\s*\.\s*exec\s*\(|\bProcessBuilder\s*\(|\bURLClassLoader\s*\(|\bdefineClass\s*\(/g,
    unasked: /^\s{0,40}static\s{0,4}\{|\binit\s*\{/m,
  },
  {
    extensions: /\.(?:c|cc|cpp|cxx|h|hpp|m|mm|swift|nim|zig)$/i,
    heads: /^[\w:*&<> \t]{2,120}\([^\n;]{0,300}\)\s{0,4}(?:const\s{0,4})?\{?[ \t]*$/gm,
    fetches:
      /\bURLDownloadToFile[AW]?\s*\(|\bInternetOpenUrl[AW]?\s*\(|\bcurl_easy_perform\s*\(|\bWinHttpOpen\s*\(|\bdataWithContentsOfURL\b|\bURLSession\b/,
    saves:
      /\bURLDownloadToFile[AW]?\s*\([^,\n]{1,80},[^,\n]{1,300},\s*([^,()\n]{1,80})|\bfopen\s*\(\s*([^,()\n]{1,80}),\s*"w|\bCreateFile[AW]?\s*\(\s*([^,()\n]{1,80})/g,
    runs: /\b(?:ShellExecute(?:Ex)?[AW]?|WinExec|CreateProcess[AW]?|execl|execv|execvp|popen|system|LoadLibrary[AW]?|dlopen)\s*\(/g,
    unasked: /__attribute__\s*\(\s*\(\s*constructor|DllMain/,
  },
];

const UNITS = 400_000;
const MOST_RUNS = 60;
const WINDOW = 8_000;

function file(view: FileView): readonly Hit[] {
  const language = view.text === null ? undefined : LANGUAGES.find(({ extensions }) => extensions.test(view.name));
  if (language === undefined || view.text === null || isTest(view.name) || /(?:^|\/)vendor\//.test(view.name))
    return [];
  const text = withoutComments(view.text.slice(0, UNITS));
  const parts = functionsOf(text, language);
  const helpers = parts.filter((part) => language.fetches.test(part.body) && saved(part.body, language).length > 0);
  const hits: Hit[] = [];
  let tried = 0;
  for (const match of text.matchAll(language.runs)) {
    if (++tried > MOST_RUNS || hits.length >= 4) break;
    const part = parts.findLast((one) => one.at <= match.index);
    const start = match.index + match[0].length;
    const found = judge(
      text,
      match.index,
      start,
      part ?? { at: 0, head: '', body: text.slice(0, WINDOW), name: '' },
      helpers,
      language,
      view.name,
    );
    if (found !== null) hits.push(found);
  }
  return hits;
}

interface Part {
  readonly at: number;
  readonly head: string;
  readonly name: string;
  readonly body: string;
}

function functionsOf(text: string, language: Language): readonly Part[] {
  const heads: { at: number; head: string }[] = [];
  for (const match of text.matchAll(language.heads)) {
    if (heads.length >= 2_000) break;
    // attributes stand in the lines above
    heads.push({ at: match.index, head: text.slice(Math.max(0, match.index - 80), match.index) + match[0] });
  }
  return heads.map(({ at, head }, i) => ({
    at,
    head,
    name:
      /(\w{1,80})\s{0,4}(?:<[^>\n]{0,80}>)?\s{0,4}\(/.exec(
        text.slice(at, at + 300).replace(/^func\s{0,4}\([^)\n]{0,100}\)/, 'func '),
      )?.[1] ?? '',
    body: text.slice(at, Math.min(heads[i + 1]?.at ?? text.length, at + WINDOW)),
  }));
}

/** Paths that something is written to. */
function saved(body: string, language: Language): readonly string[] {
  const paths: string[] = [];
  for (const match of body.matchAll(language.saves)) {
    const path = bare(match.slice(1).find((group) => group !== undefined) ?? '');
    if (path !== '' && paths.length < 40) paths.push(path);
  }
  return paths;
}

/** `&path.clone()` → `path` */
function bare(expression: string): string {
  return expression
    .trim()
    .replace(/^[&*\s]{1,4}/, '')
    .replace(/\.(?:clone|as_path|to_str|as_os_str|display|toString|getPath|c_str)\b.*$/, '')
    .trim();
}

function judge(
  text: string,
  at: number,
  start: number,
  part: Part,
  helpers: readonly Part[],
  language: Language,
  name: string,
): Hit | null {
  const call = argumentsAt(text, start);
  const unasked = language.unasked.test(part.head) && !/fn\s{1,4}main/.test(part.head);
  const build = /(?:^|\/)build\.rs$/.test(name);
  const written = literals(call);
  const piped = written.length === 0 ? undefined : downloadRuns(parseCommandLine(written), written)[0];
  // the build script's own rule says it
  if (piped !== undefined)
    return build ? null : hit(at, 'pipes a download into a shell', piped.url, unasked, true, text);
  if (build) return null;
  const around = part.body.slice(0, Math.max(0, at - part.at) + 400);
  const identifiers = new Set(call.replace(/"(?:[^"\\\n]|\\.){0,2000}"/g, '""').match(/[A-Za-z_][\w.]{0,80}/g) ?? []);
  const helper = helpers.find((one) => one.name.length > 2 && one !== part && around.includes(`${one.name}(`));
  const fetching = language.fetches.test(around) || helper !== undefined;
  if (!fetching) return null;
  const url = urlIn(around) ?? urlIn(text) ?? '';
  const passed =
    helper === undefined
      ? []
      : argumentsAt(around, around.indexOf(`${helper.name}(`) + helper.name.length + 1)
          .split(',')
          .map(bare);
  if (
    [...saved(around, language), ...passed].some(
      (path) => identifiers.has(path) || (path.startsWith('"') && call.includes(path)),
    )
  )
    return hit(at, 'downloads a file and starts it', url, unasked, false, text);
  if (
    /"(?:\/bin\/)?(?:sh|bash|zsh|cmd|cmd\.exe|powershell|powershell\.exe|pwsh|python3?|node)"/.test(call) &&
    /"(?:-c|\/c|\/C|-e|-Command)"/.test(call) &&
    /string\(\w|\bbody\b|\bresp\w{0,10}\b|\btext\b/.test(call)
  )
    return hit(at, 'starts a command that it downloads', url, unasked, true, text);
  return null;
}

function hit(at: number, what: string, url: string, unasked: boolean, shell: boolean, text: string): Hit | null {
  const host = url === '' ? 'unknown' : hostClass(url);
  if (host === 'installer' || host === 'local') return null;
  const decoded = url === '' && /base64|hex\.DecodeString|from_base64|FromBase64String/i.test(text);
  const hidden = decoded || host === 'address' || host === 'throwaway';
  const release = isReleaseHost(urlParts(url)?.host ?? '');
  const confidence = release ? 45 : hidden ? 88 : unasked ? 84 : shell ? 78 : 52;
  return {
    at,
    message: `The program ${what}${url === '' ? '' : ` (${url})`}${unasked ? ', in code that runs before anything calls it' : ''}.`,
    confidence,
    ...(confidence < 70 ? { weight: 'weak' as const, severity: 'medium' as const } : {}),
    sinkKind: 'download and run',
    group: `${at}`,
  };
}

/** To the closing bracket, and what is chained after it: `.arg("-c").arg(…)`. */
function argumentsAt(text: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < text.length && end - start < 2_000; end++) {
    const c = text.charCodeAt(end);
    if (c === 40) depth++;
    else if (c === 41 && --depth <= 0 && !/^\)\s{0,80}\.\s{0,4}args?\s{0,4}\(/.test(text.slice(end, end + 100))) break;
  }
  return text.slice(start, end);
}

/** `"sh", "-c", "curl … | bash"` as a command line. */
function literals(call: string): string {
  const found: string[] = [];
  for (const match of call.matchAll(/"((?:[^"\\\n]|\\.){0,2000})"|`([^`]{0,2000})`/g)) {
    const value = match[1] ?? match[2] ?? '';
    if (/\s/.test(value) && /\b(?:curl|wget|iwr|irm|Invoke-\w{1,20}|certutil|DownloadString)\b/i.test(value))
      found.push(value);
  }
  return found.join(' ; ');
}

function urlIn(text: string): string | null {
  return /\bhttps?:\/\/[^\s"'`<>)]{3,300}/.exec(text)?.[0] ?? null;
}

/** Comments become blanks; offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\/[^\n]*/gm, (line) => ' '.repeat(line.length));
}

export default {
  id: 'compiled-download-to-exec',
  title: 'Program that downloads and starts a program',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1105', 'T1059', 'T1195.001'],
  tradecraft: ['T12', 'T35', 'T66'],
  description:
    'A function in Go, Rust, C#, Java or C fetches a file, saves it and starts it, or hands a fetched text or a `curl … | sh` to a shell. It weighs most in code that runs before `main` (`func init()` of a Go package, static initialisers) and with hidden, raw or throw-away addresses.',
  benign:
    'Programs that update themselves, and tools that fetch their helpers from the pages where projects publish releases, do this too: such a function with an ordinary address is only mentioned. Fetching without starting, and starting a program of a fixed name, is not reported.',
  needles: [
    'os/exec',
    'Command::new',
    'Process.Start',
    'ProcessStartInfo',
    'getRuntime',
    'ProcessBuilder',
    'URLClassLoader',
    'ShellExecute',
    'WinExec',
    'CreateProcess',
    'popen(',
    'plugin.Open',
    'Assembly.Load',
  ],
  file,
} satisfies Detector;
