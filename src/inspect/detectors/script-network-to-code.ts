/** T26 in PHP, Ruby, Perl, Lua and R: what is fetched is evaluated, included, or handed to a shell in one expression or a few lines. Read by words. */
import { parseCommandLine } from '../../syntax/index.ts';
import { downloadRuns } from '../commands/download-and-run.ts';
import { hostClass } from '../data/host-class.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isProse, isTest } from '../text/place.ts';

const NAMES =
  /\.(?:php\d?|phtml|inc|rb|rake|gemspec|pl|pm|lua|r|rprofile)$|(?:^|\/)(?:Rakefile|Gemfile|Podfile|Fastfile|Vagrantfile|Brewfile|artisan)$/i;
const FETCH =
  /(?:file_get_contents|fopen|curl_exec|Http::get|Guzzle\w{0,20}|wp_remote_get)\s{0,4}\(|\bNet::HTTP(?:\.|::)get\w{0,12}|\bURI(?:\.|::)(?:open|parse)|\bopen-uri\b|\bHTTParty\.get|\bFaraday\.(?:get|new)|\bLWP::(?:Simple|UserAgent)|\bhttp\.request\s{0,4}\(|\bRestClient\.get|\bHTTP::Tiny\b/;
const RUN =
  /(?<![\w>:.$-])(?:eval|assert|create_function|instance_eval|class_eval|module_eval|loadstring|load|system|exec|shell_exec|passthru|popen|proc_open|include|include_once|require|require_once)\s{0,4}(?:\(|\s(?=["'$`]))|`(?=[^`\n]{3,400}`)/g;
const UNITS = 400_000;
const MOST = 3_000;

function file(view: FileView): readonly Hit[] {
  if (
    view.text === null ||
    isProse(view.name) ||
    isTest(view.name) ||
    !(NAMES.test(view.name) || /^#![^\n]{0,60}\b(?:php|ruby|perl|lua)\b/.test(view.text))
  )
    return [];
  const text = view.text
    .slice(0, UNITS)
    .replace(/^[ \t]{0,80}(?:#(?!!)|\/\/|\*)[^\n]*/gm, (line) => ' '.repeat(line.length));
  const hits: Hit[] = [];
  let tried = 0;
  for (const match of text.matchAll(RUN)) {
    if (++tried > MOST || hits.length >= 4) break;
    const found = judge(text, match.index, match[0]);
    if (found !== null) hits.push(found);
  }
  return hits;
}

function judge(text: string, at: number, spelling: string): Hit | null {
  const call = text.slice(at, at + 800).split(/;[ \t]*\n|\n[ \t]*\n/, 1)[0] ?? '';
  const word = /^\w+/.exec(spelling)?.[0] ?? 'the shell';
  const shell = /^(?:system|exec|shell_exec|passthru|popen|proc_open)$|shell$/.test(word);
  if (shell) {
    const written = /["'`]((?:[^"'`\\\n]|\\.|(?<=\s)["'](?=\S)){4,600})["'`]/.exec(call)?.[1] ?? '';
    const run = written === '' ? undefined : downloadRuns(parseCommandLine(written), written)[0];
    if (run === undefined || /^(?:installer|local)$/.test(run.url === '' ? '' : hostClass(run.url))) return null;
    return made(at, `${word} runs what it fetches from ${run.url || 'a computed address'}.`, 84, 'strong');
  }
  const head = call.slice(0, 300);
  if (/^(?:include|require)/.test(word)) {
    const url = /^\w+\s{0,4}\(?\s{0,4}["'](https?:\/\/[^"'\n]{4,300})/.exec(head)?.[1];
    return url === undefined ? null : made(at, `${word} loads and runs ${url}.`, 86, 'strong');
  }
  if (/^load$/.test(word) && !/\.(?:get|request|body)|open\s*\(/.test(head)) return null;
  const decoded = /base64_decode|decode64|unpack|gzinflate|str_rot13|hex2bin/.test(head);
  if (
    FETCH.test(head) &&
    /https?:|\$\w|base64|decode64|[A-Z_]{3,}|uri|url/i.test(head) &&
    !/file_get_contents\s{0,4}\(\s{0,4}(?:__DIR__|__FILE__|dirname|\$?\w{0,40}(?:path|file|dir))/i.test(head)
  )
    return made(at, `${word} runs what it fetches${decoded ? ', decoded' : ''}.`, 90, 'proof');
  // fetched a few lines above into the variable that is evaluated
  const variable =
    /^\w+\s{0,4}\(?\s{0,4}(?:\w{1,40}\s{0,4}\(\s{0,4}){0,3}["']?\??>?["']?\s{0,4}\.?\s{0,4}([$@]?[A-Za-z_]\w{0,60})/.exec(
      head,
    )?.[1];
  if (variable === undefined || variable.length < 2) return null;
  const before = text.slice(Math.max(0, at - 1_500), at);
  const assigned = before.lastIndexOf(`${variable} =`);
  const value = assigned === -1 ? '' : (before.slice(assigned).split('\n', 1)[0] ?? '');
  return FETCH.test(value) && /https?:|url|uri|base64|decode64/i.test(value) && !/__DIR__|dirname|_path\b/.test(value)
    ? made(at, `${word} runs what was fetched into ${variable}.`, 86, 'proof')
    : null;
}

function made(at: number, message: string, confidence: number, weight: NonNullable<Hit['weight']>): Hit {
  return {
    at,
    message,
    confidence,
    weight,
    ...(weight === 'proof' ? { severity: 'critical' as const } : {}),
    sinkKind: 'eval',
  };
}

export default {
  id: 'script-network-to-code',
  title: 'PHP, Ruby or Perl runs the answer of a request',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1059', 'T1105'],
  tradecraft: ['T26', 'T35'],
  description:
    '`eval(file_get_contents("https://…"))`, `eval(Net::HTTP.get(…))`, an `include` of a web address, or `system("curl … | sh")` in PHP, Ruby, Perl or Lua: whoever holds the address decides what runs.',
  benign:
    'Evaluating files of the project itself, templates and gem specifications, fetching data without running it, and documented installers are not reported.',
  needles: [
    'file_get_contents',
    'curl_exec',
    'Net::HTTP',
    'URI.open',
    'open-uri',
    'HTTParty',
    'LWP::',
    'curl ',
    'wget ',
    'http.request',
    'include',
    'RestClient',
    'Faraday',
  ],
  file,
} satisfies Detector;
