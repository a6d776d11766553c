/** Requests seen in programs and in the trace as one list: the same request is one entry, with what each sight knows of it. */
import type { Proof } from '../../../model/index.ts';
import { RANK } from './rank.ts';
import { type Field, isOpen, type Sent } from './request.ts';

const MOST_PROOFS = 40;

export function mergedSent(stated: readonly Sent[], recorded: readonly Sent[]): Sent[] {
  const closed = stated.filter((one) => !isOpen(one.url));
  const open = stated.filter((one) => isOpen(one.url));
  const all = new Map<string, Sent>();
  for (const one of closed) add(all, one);
  for (const one of recorded) add(all, known(one, closed));
  for (const one of open) {
    const same = [...all].filter(([, sent]) => fits(one, sent));
    for (const [key, sent] of same)
      all.set(
        key,
        joined(sent, {
          ...one,
          url: sent.url,
          path: sent.path,
          host: sent.host,
          port: sent.port,
          segments: segmentsOf(one, sent),
          template: one.template === '' ? sent.template : one.template,
        }),
      );
    if (same.length === 0 && !isOpen(one.host)) add(all, one);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sent]) => sent);
}

function keyOf({ kind, method, url }: Sent): string {
  return `${url.replace(/\/+$/, '')} ${kind === 'http' ? (method ?? 'GET') : kind}`;
}

function add(all: Map<string, Sent>, sent: Sent): void {
  const key = keyOf(sent);
  const before = all.get(key);
  all.set(key, before === undefined ? sent : joined(before, sent));
}

/** A recorded request whose query is the same in every program keeps it; one whose query was built does not. */
function known(sent: Sent, closed: readonly Sent[]): Sent {
  const bare = (url: string): string => url.split('?')[0] ?? url;
  const same = closed.filter((one) => bare(one.url) === bare(sent.url) && one.kind === sent.kind);
  if (same.length === 0 || same.some((one) => one.url === sent.url)) return sent;
  const exact = same.find((one) => !one.url.includes('?') && (one.query.length > 0 || !sent.url.includes('?')));
  return exact === undefined ? sent : { ...sent, url: exact.url };
}

/** Could the open address be this one? */
function fits(open: Sent, sent: Sent): boolean {
  if (open.kind !== sent.kind || (open.method ?? 'GET') !== (sent.method ?? 'GET')) return false;
  const parts = bareUrl(open.url).split(/\{[^{}]{0,200}\}/);
  if (
    parts
      .join('')
      .replace(/^\w+:/, '')
      .replace(/[\\/:]/g, '').length < 3
  )
    return false;
  return matches(parts, bareUrl(sent.url));
}

/** Constant parts in their order, anything between them; linear. */
function matches(parts: readonly string[], text: string): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

const bareUrl = (url: string): string => (url.split('?')[0] ?? url).replace(/\/+$/, '');

/** What stands at the place of each hole of the path. */
function segmentsOf(open: Sent, sent: Sent): Sent['segments'] {
  const names = open.template.split('/');
  const values = sent.path.split('/');
  if (names.length !== values.length) return sent.segments;
  return names.flatMap((name, i) => {
    const hole = /^\{([^}]+)\}$/.exec(name)?.[1];
    const value = values[i];
    return hole === undefined || value === undefined ? [] : [{ name: hole, value }];
  });
}

function joined(one: Sent, other: Sent): Sent {
  const better = other.template.includes('{') && !one.template.includes('{') ? other : one;
  return {
    ...one,
    method: one.method ?? other.method,
    template: better.template,
    segments: one.segments.length >= other.segments.length ? one.segments : other.segments,
    headers: joinedFields(one.headers, other.headers),
    query: joinedFields(one.query, other.query),
    body: joinedFields(one.body, other.body),
    inPath: joinedFields(one.inPath, other.inPath),
    encoding: one.encoding ?? other.encoding,
    rpc: one.rpc ?? other.rpc,
    answer: RANK[one.answer] >= RANK[other.answer] ? one.answer : other.answer,
    every: one.every === null ? other.every : other.every === null ? one.every : Math.min(one.every, other.every),
    name: one.name === '' ? other.name : one.name,
    forced: one.forced && other.forced,
    proofs: someProofs(one.proofs, other.proofs),
  };
}

function someProofs(one: readonly Proof[], other: readonly Proof[]): readonly Proof[] {
  return one.length >= MOST_PROOFS ? one : [...one, ...other];
}

/** By name, without case: how it is built from the program, an example from the trace. Two different constants are none. */
export function joinedFields(one: readonly Field[], other: readonly Field[]): Field[] {
  const out = new Map<string, Field>();
  for (const field of [...one, ...other]) {
    const before = out.get(field.name);
    if (before === undefined) out.set(field.name, field);
    else {
      const example = before.example ?? field.example;
      const stated = before.value !== null ? before : field.value !== null ? field : before;
      const constant =
        stated.value !== null ? stated.constant : before.constant === field.constant ? before.constant : null;
      out.set(field.name, {
        ...stated,
        constant,
        example,
        source: stated.value === null ? bothSources(before.source, field.source) : stated.source,
      });
    }
  }
  return [...out.values()];
}

const MOST_SOURCE = 300;

/** Machines differ in what they put together. */
function bothSources(one: string, other: string): string {
  const known = one.split(' | ');
  return known.includes(other) || one.length + other.length > MOST_SOURCE || known.length > 3 || other.startsWith('"')
    ? one
    : `${one} | ${other}`;
}
