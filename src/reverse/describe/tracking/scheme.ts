/** The victim-tracking scheme: what is said of a victim, how it is named, where and how often it goes, and what the attackers' table will look like. */
import type { Proof, SampleConfig } from '../../../model/index.ts';
import { purposeOf } from '../config/classify.ts';
import { bareKey, tokenKind } from '../config/token.ts';
import type { Context } from '../context.ts';
import type { Meaning } from '../decoy.ts';
import { proofsOf } from '../proofs.ts';
import { reportedFields } from '../requests/reported.ts';
import { type Field, isOpen, type Sent } from '../requests/request.ts';
import { destinationOf } from './destination.ts';
import { identifierOf } from './identifier.ts';
import { meaningOf } from './meaning.ts';
import { rowsOf } from './rows.ts';

export type Tracking = NonNullable<SampleConfig['tracking']>;

const NONE = new Set(['rpc', 'lookup', 'reference', 'dead-drop']);
/** Meanings that are about the machine: one of them makes a request a report about a victim. */
const OF_VICTIM: ReadonlySet<Meaning> = new Set([
  'host',
  'user',
  'os',
  'os-version',
  'architecture',
  'address',
  'geo',
  'mac',
  'victim-id',
  'environment',
  'virtual-machine',
  'working-folder',
  'hardware',
]);

/** A request that reports, with its fields and their meanings. */
export interface Report {
  readonly sent: Sent;
  readonly fields: readonly { readonly field: Field; readonly meaning: Meaning }[];
  readonly ofVictim: number;
}

export function trackingOf(
  context: Context,
  keys: SampleConfig['keys'],
  gates: SampleConfig['gates'],
): Tracking | null {
  const reports = context.sent.flatMap((sent) => reportOf(sent) ?? []);
  const main = mainReport(reports);
  if (main === null) return null;
  const fields = fieldsOf(reports);
  return {
    fields,
    identifier: identifierOf(reports),
    transmissions: reports.map(({ sent, fields: own }) => ({
      endpoint: sent.url,
      method: sent.method,
      encoding: sent.body.length > 0 ? sent.encoding : 'query',
      every: sent.every,
      fields: own.map(({ field }) => field.name),
      evidence: proofsOf(sent.proofs),
    })),
    destination: destinationOf(main.sent),
    keys: keysFor(reports, keys, gates),
    rows: rowsOf(main),
  };
}

function reportOf(sent: Sent): Report | null {
  if (isOpen(sent.host) || NONE.has(purposeOf(sent).role) || sent.rpc !== null) return null;
  const fields = reportedFields(sent).map((field) => ({ field, meaning: meaningOf(field) }));
  const ofVictim = new Set(
    fields
      .filter(({ field, meaning }) => OF_VICTIM.has(meaning) && (field.constant === null || field.value?.k === 'any'))
      .map(({ meaning }) => meaning),
  ).size;
  return ofVictim === 0 ? null : { sent, fields, ofVictim };
}

const PREFERENCE = ['beacon', 'exfiltration', 'stager', 'c2', 'payload', 'upload', 'log', 'unknown'];

/** The one that says most of the victim; of equals, the one that does little else. */
function mainReport(reports: readonly Report[]): Report | null {
  const rank = ({ sent }: Report): number => PREFERENCE.indexOf(purposeOf(sent).role) + 1 || 99;
  return (
    reports.toSorted(
      (a, b) =>
        b.ofVictim - a.ofVictim ||
        rank(a) - rank(b) ||
        a.fields.length - b.fields.length ||
        (a.sent.url < b.sent.url ? -1 : 1),
    )[0] ?? null
  );
}

function fieldsOf(reports: readonly Report[]): Tracking['fields'] {
  const out = new Map<string, Tracking['fields'][number] & { proofs: Proof[] }>();
  for (const { sent, fields } of reports)
    for (const { field, meaning } of fields) {
      const known = out.get(field.name);
      if (known === undefined)
        out.set(field.name, {
          name: field.name,
          source: field.source,
          meaning,
          example: exampleOf(field),
          evidence: [],
          proofs: [...sent.proofs],
        });
      else {
        known.proofs.push(...sent.proofs);
        known.example ??= exampleOf(field);
        if (known.meaning === 'other') known.meaning = meaning;
      }
    }
  return [...out.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ proofs, ...field }) => ({ ...field, evidence: proofsOf(proofs) }));
}

/** An environment is never shown whole: on a victim's machine it holds secrets of others. */
function exampleOf({ example, constant, source }: Field): string | null {
  if (/^(?:process\.env|os\.environ)$/.test(source)) return null;
  return example ?? constant;
}

/** What signs or opens the way for the reports: HMAC secrets, header gates, tokens of the service. */
function keysFor(
  reports: readonly Report[],
  keys: SampleConfig['keys'],
  gates: SampleConfig['gates'],
): Tracking['keys'] {
  const out: Tracking['keys'] = [];
  for (const { kind, value, evidence, algorithm } of keys)
    if (kind === 'hmac')
      out.push({ name: 'hmac secret', kind: algorithm === null ? 'hmac' : `hmac ${algorithm}`, value, evidence });
  for (const { sent } of reports)
    for (const header of sent.headers) {
      const value = header.constant;
      if (value === null || value === '') continue;
      const token = tokenKind(value);
      const credential = /^(?:authorization|apikey|api-key|x-api-key|token)$/i.test(header.name);
      if (
        token === null &&
        !credential &&
        !gates.some((gate) => gate.kind === 'header' && gate.name === header.name && gate.value === value)
      )
        continue;
      // a call and its record may spell a header differently
      const name = header.name.toLowerCase();
      if (out.some((one) => one.name.toLowerCase() === name && one.value === bareKey(value))) continue;
      out.push({
        name: header.name,
        kind: token === null ? (credential ? 'bearer' : 'header') : token.use,
        value: bareKey(value),
        evidence: proofsOf(sent.proofs),
      });
    }
  return out.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.value < b.value ? -1 : 1));
}
