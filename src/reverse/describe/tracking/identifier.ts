/** How a victim is named: the field that is built for it, by the sample or by the server. */
import type { Proof } from '../../../model/index.ts';
import { type Value, visitValues } from '../facts/value.ts';
import { proofsOf } from '../proofs.ts';
import type { Field, Sent } from '../requests/request.ts';
import { partsOf } from './meaning.ts';
import type { Report, Tracking } from './scheme.ts';

type Identifier = NonNullable<Tracking['identifier']>;

const STRONG =
  /^(?:hid|uuid|uid|mid|vid|did|fp|id|hwid|guid|fingerprint|(?:sys|machine|client|victim|bot|device|instance|host|pc|agent|install|computer|node|user|target|infect)_?(?:id|key|hash)|unique_?id)$/i;
const WEAK = /^(?:host|hostname|name|key|client|machine|user|computer|session)$/i;
const HASH = /\b(?:sha\d{1,3}|md5)\b\(|createHash\(|hashlib\.\w+\(|createHmac\(|\bsha\d{3}\(|\bmd5\(|uuid5\(/i;
const MACHINE_ID = /node-machine-id|machineIdSync|MachineGuid|IOPlatformUUID|machine-id/;
const RANDOM = /randomUUID\(|uuidv?4|uuid\.v4|uuid4\(|Math\.random\(|randomBytes\(|token_hex\(/;

interface Candidate {
  readonly score: number;
  readonly field: Field;
  readonly assignedBy: Identifier['assignedBy'];
  readonly proofs: readonly Proof[];
}

const LEAST = 3;

export function identifierOf(reports: readonly Report[]): Identifier | null {
  const candidates = reports
    .flatMap(({ sent, fields }) => fields.map(({ field }) => candidateOf(field, sent)))
    .filter((one) => one.score >= LEAST);
  const best = candidates.toSorted((a, b) => b.score - a.score || (a.field.name < b.field.name ? -1 : 1))[0];
  if (best === undefined) return null;
  const proofs = candidates.filter(({ field }) => field.name === best.field.name).flatMap((one) => one.proofs);
  return {
    name: best.field.name,
    expression: best.field.source,
    parts: partsIn(best.field),
    assignedBy: best.assignedBy,
    evidence: proofsOf(proofs),
  };
}

function candidateOf(field: Field, { proofs, kind }: Sent): Candidate {
  const last = field.name.split('.').at(-1) ?? field.name;
  const strong = STRONG.test(last);
  if (field.constant !== null && field.value?.k !== 'any') return { score: 0, field, assignedBy: 'sample', proofs };
  const parts = partsOf(field.source).filter(
    (part) =>
      part === 'host' ||
      part === 'user' ||
      part === 'mac' ||
      part === 'os' ||
      part === 'architecture' ||
      part === 'hardware' ||
      part === 'os-version' ||
      part === 'victim-id',
  );
  // what an order carries comes over a socket: it names the order
  const fromServer =
    field.value !== null ? isAnswer(field.value) : kind === 'http' && field.source.startsWith('answer of the server');
  const built = /" \+|\+ "|\{/.test(field.source) && parts.length > 0;
  let score = (strong ? 2 : WEAK.test(last) ? 1 : 0) + (parts.length > 1 ? 1 : 0) + (built ? 2 : 0);
  if (HASH.test(field.source) && parts.length > 0) score += 4;
  if (MACHINE_ID.test(field.source)) score += 4;
  if (RANDOM.test(field.source) && strong) score += 2;
  if (fromServer && strong) score += 3;
  // seen only while it ran: the name is all there is
  if (field.value === null && strong && field.example !== null && field.example !== '')
    score += /^[0-9a-f-]{16,64}$/i.test(field.example) ? 2 : 1;
  if (!strong && !WEAK.test(last)) score = 0;
  return { score, field, assignedBy: fromServer ? 'server' : 'sample', proofs };
}

/** Something that a server answered, kept and sent back. */
function isAnswer(value: Value): boolean {
  let found = false;
  visitValues(value, (one) => {
    // an order carries numbers of its own: they name the order, not the victim
    if (one.k === 'delivered' && one.by.k === 'call' && /^(?:on|once|addEventListener)$/.test(nameOf(one.by.callee)))
      return false;
    if (one.k === 'name' && /^(?:res|resp|response|reply|result|answer|json)(?:[A-Z_\d]\w{0,8})?$/.test(one.name))
      found = true;
    if (
      one.k === 'delivered' ||
      (one.k === 'call' && /(?:^|\.)(?:get|post|request|fetch|axios|recv)$/.test(nameOf(one.callee)))
    )
      found = true;
    return found ? false : undefined;
  });
  return found;
}

function nameOf(value: Value): string {
  return value.k === 'member' ? value.key : value.k === 'name' ? value.name : value.k === 'module' ? value.module : '';
}

/** Calls and constants that it is made of. */
function partsIn({ value, source }: Field): string[] {
  const out = new Set<string>();
  if (value !== null)
    visitValues(value, (one) => {
      if (
        one.k === 'text' &&
        one.text !== '' &&
        one.text.length <= 60 &&
        !/^(?:hex|utf-?8|sha\d+|md5|base64)$/i.test(one.text)
      )
        out.add(one.text);
      return undefined;
    });
  for (const match of source.slice(0, 2_000).matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\(\)){1,6}/g))
    if (
      !/^(?:crypto|hashlib|Math|JSON|Buffer)\b/.test(match[0]) &&
      !/\.(?:toString|update|digest|hexdigest|slice)$/.test(match[0])
    )
      out.add(match[0]);
  return [...out].slice(0, 20);
}
