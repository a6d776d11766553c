/** What was downloaded is written to a file, and that file is run. */

import type { Value } from '../../syntax/index.ts';
import { hostClass, urlParts } from '../data/host-class.ts';
import { isReleaseHost } from '../data/release-hosts.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { allValues } from '../flow/constants.ts';
import type { Flow, FlowSource } from '../flow/flow.ts';
import { isDecoded, isLibraryFile, relatedOf, sourceOf, whereFrom } from '../flow/judge.ts';
import { sameValue } from '../flow/shape.ts';

const RUNS: ReadonlySet<Flow['sink']> = new Set(['child-process', 'dynamic-require', 'worker', 'vm', 'module-compile']);

function flow(found: Flow, context: InspectContext): readonly Hit[] {
  if (found.sink === 'child-process') return pipedCommand(found);
  if (found.sink !== 'file-write') return [];
  const source = sourceOf(found, ['network-body', 'socket', 'chain-read', 'dns']) ?? streamSource(found, context);
  if (source === null) return [];
  const [path] = found.args;
  if (path === undefined) return [];
  for (const other of flowsOf(found.file, context)) {
    if (!RUNS.has(other.sink) || !runsPath(other, path)) continue;
    return [
      {
        at: found.at,
        message: `What ${source.text} fetches from ${whereFrom(source)} is written to a file, which ${other.spelling} then runs.`,
        ...judge(source, found, other),
        sinkKind: 'write-then-run',
        related: [{ file: other.file, at: other.at }, ...relatedOf(source)],
      },
    ];
  }
  const loaded =
    path.k === 'const'
      ? context.facts.get(found.file)?.module?.imports.find((fact) => fact.spec === path.v)
      : undefined;
  if (loaded === undefined) return [];
  return [
    {
      at: found.at,
      message: `What ${source.text} fetches from ${whereFrom(source)} is written to ${loaded.spec ?? 'a file'}, which is then loaded.`,
      ...judge(source, found, null),
      sinkKind: 'write-then-run',
      related: [{ file: found.file, at: loaded.at }, ...relatedOf(source)],
    },
  ];
}

/** `curl … | sh`, `iwr … | iex`: fetched and run in one line. */
const PIPED =
  /\b(?:curl|wget|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|DownloadString)\b[^|\n]{0,600}(?:\|\s{0,8}(?:sudo\s{1,4})?(?:(?:ba|z|da)?sh|node|python3?|cmd|powershell|pwsh|iex|Invoke-Expression)\b|(?:-o|-O|>|--output|-OutFile)\s{0,8}\S{1,200}\s{0,8}(?:&&|;|&)[^\n]{0,200}\b(?:(?:ba|z)?sh|node|python3?|start|chmod|cmd|powershell)\b)/i;
const URL_IN = /https?:\/\/[^\s"'`|;&)]{3,400}/;

function pipedCommand(found: Flow): readonly Hit[] {
  for (const command of found.constants) {
    const match = PIPED.exec(command.value.slice(0, 8_000));
    if (match === null) continue;
    const url = URL_IN.exec(match[0])?.[0] ?? '';
    const host = url === '' ? 'unknown' : hostClass(url);
    const usual = host === 'installer' || host === 'local';
    // a short link, a free deployment or a bare address piped into a shell hides who is asked
    const sure =
      !usual && (host === 'throwaway' || host === 'address' || isDecoded(command.how)) && !isLibraryFile(found.file);
    return [
      {
        at: found.at,
        message: `${found.spelling} starts a command that fetches and runs: ${match[0].slice(0, 160)}`,
        weight: usual ? 'weak' : sure ? 'proof' : 'strong',
        confidence: usual ? 45 : isDecoded(command.how) ? 93 : sure ? 90 : 84,
        sinkKind: 'shell',
      },
    ];
  }
  return [];
}

/** A stream is written to by what is piped into it, which facts do not tell: the requests around it. */
function streamSource(found: Flow, context: InspectContext): FlowSource | null {
  if (!/createWriteStream$/.test(found.spelling)) return null;
  const near = flowsOf(found.file, context).filter(
    (other) => other.sink === 'network' && Math.abs(other.at - found.at) < 1_500,
  );
  const [request] = near.filter((other) => other.constants.length > 0);
  if (request === undefined) return null;
  return {
    kind: 'network-body',
    file: request.file,
    at: request.at,
    text: request.spelling,
    addresses: request.constants,
    headers: [],
  };
}

const byFile = new WeakMap<readonly Flow[], Map<string, Flow[]>>();
function flowsOf(file: string, context: InspectContext): readonly Flow[] {
  let map = byFile.get(context.flows);
  if (map === undefined) {
    map = new Map();
    for (const one of context.flows) {
      const known = map.get(one.file);
      if (known === undefined) map.set(one.file, [one]);
      else known.push(one);
    }
    byFile.set(context.flows, map);
  }
  return map.get(file) ?? [];
}

/** Is the path that was written part of what is run? */
function runsPath(other: Flow, path: Value): boolean {
  if (path.k === 'param' || path.k === 'unknown') return false;
  const fixed = path.k === 'const' && typeof path.v === 'string' && path.v.length > 3 ? path.v : null;
  for (const arg of other.args) {
    for (const one of allValues(arg, 150)) {
      if (sameValue(one, path)) return true;
      if (fixed !== null && one.k === 'const' && typeof one.v === 'string' && one.v.includes(fixed)) return true;
    }
  }
  return false;
}

const SCRIPT = /\.(?:[cm]?js|py|pyw|sh|bash|ps1|bat|cmd|vbs|wsf|hta|npl)$/i;
const INTERPRETER =
  /(?:^|[\s/\\"'])(?:node(?:js)?|bun|deno|tsx|ts-node|python[\d.]*w?|py|(?:ba|z|da)?sh|cmd|powershell|pwsh|wscript|cscript|osascript|php|ruby|perl)(?:\.exe)?(?:["'\s]|$)/i;

/** `spawn('node', [file])`, `exec('python ' + file)`, `spawn(process.execPath, [file])`, `fork(file)` */
function startsInterpreter(runner: Flow): boolean {
  if (/(?:fork|execaNode|\.node)$/.test(runner.spelling)) return true;
  const [program] = runner.args;
  if (program === undefined) return false;
  for (const one of allValues(program, 40)) {
    if (one.k === 'get' && (one.key === 'execPath' || one.key === 'argv0')) return true;
    if (one.k === 'const' && typeof one.v === 'string' && INTERPRETER.test(one.v)) return true;
  }
  return false;
}

function judge(
  source: FlowSource,
  found: Flow,
  runner: Flow | null,
): { readonly weight: NonNullable<Hit['weight']>; readonly confidence: number } {
  if (source.addresses.some((address) => isDecoded(address.how)) || source.kind !== 'network-body')
    return { weight: 'proof', confidence: 92 };
  if (source.addresses.length === 0) return { weight: 'weak', confidence: 55 };
  const hosts = source.addresses.map((address) => urlParts(address.value)?.host ?? '');
  if (hosts.every((host) => host === '' || isReleaseHost(host))) return { weight: 'weak', confidence: 45 };
  const script = [...allValues(found.args[0] ?? { k: 'unknown', why: '' }, 60)].some(
    (one) => one.k === 'const' && typeof one.v === 'string' && SCRIPT.test(one.v),
  );
  // a program that is told to run it runs text that somebody else decides; a native program of one's own release is started as it is
  const local = source.addresses.every((address) => hostClass(address.value) === 'local');
  if (!local && (runner === null || runner.sink !== 'child-process' || startsInterpreter(runner) || script))
    return { weight: 'proof', confidence: 88 };
  return { weight: 'strong', confidence: script ? 84 : 72 };
}

export default {
  id: 'download-then-run',
  title: 'Downloaded file is run',
  severity: 'high',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1105', 'T1059', 'T1204.002'],
  tradecraft: ['T12', 'T35', 'T48', 'T66'],
  description:
    'The answer of a request is written to disk and started, required or loaded: a stager that leaves the next stage in a temporary or hidden folder.',
  benign:
    'Install scripts of native packages download their own release from GitHub, npm or a vendor and run it to check it; they are mentioned at most.',
  flow,
} satisfies Detector;
