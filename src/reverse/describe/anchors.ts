/** Texts fit for a YARA rule: they stand in a layer as they are, are long and rare enough, and stay when hosts and names change: keys, routes, words of the protocol. */
import type { Reversal, SampleConfig } from '../../model/index.ts';
import type { Facts } from './facts-of-sample.ts';

type Anchor = Reversal['anchors'][number];

const MOST = 40;
const LEAST = 6;
const LONGEST = 128;

/** Words that stand in honest programs everywhere. */
const GENERIC =
  /^(?:content-type|application\/json|authorization|user-agent|hostname|username|platform|release|password|timestamp|message|command|process|version|function|undefined|localhost|utf-?8|base64|default|error|status|string|object|\/api\/?|\/api\/v\d\/?|\/uploads?\/?|\/client\/?|\/users?\/?|\/login\/?|\/data\/?|\/status\/?|\/config\/?|\/v\d\/?|node_modules|readable|country|city|region|timezone|address|package|content|payload|identity|campaign|options|headers|session|connect|disconnect|application|params|jsonrpc|latest|eth_call|level|query)$/i;
const RANDOM = /_0x[0-9a-f]{3,}|^[\da-f]{8}-[\da-f]{4}-/i;

export function anchorsOf({ context, config }: Facts): Anchor[] {
  const layers = context.material.layers.filter(({ text }) => text !== null);
  const out = new Map<string, Anchor>();
  for (const { text, why } of candidates(config)) {
    const value = text.trim();
    if (
      value.length < LEAST ||
      value.length > LONGEST ||
      GENERIC.test(value) ||
      RANDOM.test(value) ||
      out.has(value) ||
      /[\r\n]/.test(value)
    )
      continue;
    const layer = layers.find(
      (one) =>
        one.text?.includes(value) === true ||
        (value.includes('\\') && one.text?.includes(value.replaceAll('\\', '\\\\')) === true),
    );
    if (layer === undefined) continue;
    out.set(value, { text: value, why, layer: layer.id });
    if (out.size >= MOST) break;
  }
  return [...out.values()];
}

/** In the order of how telling they are. */
function* candidates(config: SampleConfig): Iterable<{ text: string; why: string }> {
  const ids = [...config.campaignIds, ...config.buildIds].map(({ value }) => value);
  for (const { kind, value, use } of config.keys)
    if (kind !== 'api' && value.length <= 80) yield { text: value, why: `${kind} key: ${use}` };
  for (const { address, kind } of config.deadDrops)
    if (address !== null) yield { text: address, why: `dead drop: ${kind}` };
  for (const { kind, name, value } of config.gates) {
    if (kind !== 'header' && kind !== 'query') continue;
    if (value !== null) yield { text: value, why: `value of the ${kind} ${name} that opens the way` };
    yield { text: name, why: `${kind} that opens the way` };
  }
  for (const { template } of config.pathScheme)
    for (const part of template.split(/\{[^}]*\}/)) yield { text: part, why: 'part of its path scheme' };
  for (const { path, role, tier } of config.endpoints)
    if (tier !== 'third-party' && role !== 'reference' && role !== 'rpc' && !ids.some((id) => path.includes(id)))
      yield { text: path, why: `path of its ${role} endpoint` };
  for (const { name, what } of config.commands)
    if (/[_A-Z]/.test(name.slice(1))) yield { text: name, why: `order: ${what}` };
  for (const { value } of config.lockFiles) yield { text: tailOf(value), why: 'lock file' };
  for (const { path } of config.droppedFiles) yield { text: tailOf(path), why: 'file that it drops' };
  for (const { place } of config.persistence) yield { text: tailOf(place), why: 'name under which it stays' };
  for (const { fields } of config.exfiltration)
    for (const field of fields)
      if (/[_A-Z]/.test(field.slice(1)) && !field.includes('.')) yield { text: field, why: 'field that it sends' };
  for (const { value, name } of config.campaignIds)
    yield { text: value, why: `campaign id ${name}: changes from campaign to campaign` };
  for (const { value } of config.fileGlobs)
    if (value.length >= 10) yield { text: value, why: 'files that it looks for' };
}

function tailOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
