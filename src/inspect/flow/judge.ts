/**
 * What flow detectors share: is this sink one that runs code, how telling is the address that a reply comes from, and how to say it.
 * Each threshold names the honest code that set it.
 */

import type { SinkKind } from '../../syntax/index.ts';
import { hostClass, urlParts } from '../data/host-class.ts';
import type { Hit } from '../detector.ts';
import type { Flow, FlowConstant, FlowSource } from './flow.ts';

/** Sinks that run what they are given. */
export const RUNS_CODE: ReadonlySet<SinkKind> = new Set([
  'eval',
  'function-constructor',
  'vm',
  'module-compile',
  'timer-string',
  'node-stdin',
]);

/** Does this sink run what it is given? A worker does where it is told that its text is code; an import does where its address is the code. */
export function runsCode(flow: Flow): boolean {
  if (RUNS_CODE.has(flow.sink)) return true;
  if (flow.sink === 'worker') return / eval$/.test(flow.spelling);
  const [first] = flow.args;
  const head = first?.k === 'concat' ? first.parts[0] : first;
  return flow.sink === 'dynamic-require' && head?.k === 'const' && typeof head.v === 'string' && /^data:/i.test(head.v);
}

const DECODED =
  /^(?:base64|base64url|hex|reversed?|xor|char-codes|decompress|decrypt|rotated|unshuffled|swapped|shifted|ascii|octal|binary)$/;

/** Was the text hidden by an encoding, not only put together? */
export function isDecoded(how: readonly string[]): boolean {
  return how.some((step) => DECODED.test(step));
}

export type Weight = NonNullable<Hit['weight']>;
export interface Judged {
  readonly weight: Weight;
  readonly confidence: number;
}

/** Mirrors of published packages: honest playgrounds and loaders run what they give; so does malware, seldom. */
const MIRRORS =
  /(?:^|\.)(?:unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|esm\.sh|skypack\.dev|jspm\.(?:io|dev)|googleapis\.com|gstatic\.com|bootcdn\.net|staticfile\.org|deno\.land|esm\.run)$/;

/** Files that are libraries: a loader of scripts from an address that its user gives is what some of them are for. */
export function isLibraryFile(file: string): boolean {
  return (
    /(?:^|\/)(?:node_modules|bower_components|vendor|vendors|third[_-]?party|libs?\/(?:[\w.-]+\.min\.js$))/i.test(
      file,
    ) || /(?:\.min|\.bundle|[.-]umd|\.iife)\.[cm]?js$/i.test(file)
  );
}

/** How telling is it that what comes from here is run? */
export function judgeReply(flow: Flow, source: FlowSource): Judged {
  // eval('(' + json + ')'): how JSON was read before JSON.parse
  if (readsOldJson(flow)) return { weight: 'weak', confidence: 50 };
  const known = source.addresses;
  if (known.some((address) => isDecoded(address.how) || address.how.includes('env')))
    return { weight: 'proof', confidence: 95 };
  if (known.length === 0) {
    // SystemJS, module federation, script loaders: the address is their caller's
    // runtimes of module federation and test runners fetch modules for `vm` from wherever they are told
    if (isLibraryFile(flow.file) || flow.sink === 'vm') return { weight: 'weak', confidence: 50 };
    return { weight: 'strong', confidence: 65 };
  }
  if (known.every((address) => address.how.includes('computed')))
    return { weight: 'strong', confidence: isLibraryFile(flow.file) ? 55 : 75 };
  if (known.every((address) => address.how.includes('env-unset'))) return { weight: 'strong', confidence: 80 };
  const classes = known.map((address) => classOf(address));
  if (classes.every((one) => one === 'local')) return { weight: 'weak', confidence: 55 };
  if (classes.every((one) => one === 'local' || one === 'mirror')) return { weight: 'strong', confidence: 65 };
  return { weight: 'proof', confidence: 93 };
}

function classOf(address: FlowConstant): 'local' | 'mirror' | 'elsewhere' {
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(address.value))
    return urlParts(address.value) === null || /^[./]/.test(address.value) ? 'local' : 'elsewhere';
  const kind = hostClass(address.value);
  if (kind === 'local' || kind === 'unknown') return 'local';
  const host = urlParts(address.value)?.host ?? '';
  return MIRRORS.test(host) ? 'mirror' : 'elsewhere';
}

function readsOldJson(flow: Flow): boolean {
  const [first] = flow.args;
  if (first?.k !== 'concat') return false;
  const [head, tail] = [first.parts[0], first.parts.at(-1)];
  const text = (value: typeof head): string => (value?.k === 'const' ? String(value.v).replace(/\s/g, '') : '');
  return /(?:^|return|=)\($/.test(text(head)) && /^\);?$/.test(text(tail));
}

/** `https://host/…` (shown as it is), or what is known instead. */
export function whereFrom(source: FlowSource): string {
  const [address] = source.addresses;
  if (address === undefined) return 'an address that is not known before it runs';
  const steps = address.how.filter((step) => step !== 'joined');
  const hidden = steps.length === 0 ? '' : ` (hidden as ${steps.join(' → ')})`;
  return `${address.value.slice(0, 160)}${hidden}`;
}

/** Source and address as places for `related`. */
export function relatedOf(source: FlowSource): NonNullable<Hit['related']> {
  const places = [{ file: source.file, at: source.at }];
  for (const address of source.addresses.slice(0, 3))
    if (address.at > 0 && (address.file !== source.file || address.at !== source.at))
      places.push({ file: address.file, at: address.at });
  return places;
}

export function throughWords(flow: Flow): string {
  const steps = flow.transforms.filter((step) => step !== 'json' && step !== '');
  return steps.length === 0 ? '' : ` after ${steps.slice(0, 5).join(', ')}`;
}

/** The best-known source of some kinds: hidden addresses first, then known ones. */
export function sourceOf(flow: Flow, kinds: readonly FlowSource['kind'][]): FlowSource | null {
  const found = flow.sources.filter((source) => kinds.includes(source.kind));
  const rank = (source: FlowSource): number =>
    source.addresses.some((one) => one.how.length > 0) ? 0 : source.addresses.length > 0 ? 1 : 2;
  return found.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
