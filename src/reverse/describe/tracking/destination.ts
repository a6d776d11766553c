/** Where the reports end: what kind of store it is, and which project and table of it. */
import { proofsOf } from '../proofs.ts';
import type { Sent } from '../requests/request.ts';
import type { Tracking } from './scheme.ts';

type Destination = Tracking['destination'];

export function destinationOf(sent: Sent): Destination {
  const { host, path, url, proofs } = sent;
  const base = { endpoint: url, evidence: proofsOf(proofs) };
  const supabase = /^([a-z0-9-]{4,40})\.supabase\.(?:co|in|net)$/.exec(host)?.[1];
  const table = /^\/rest\/v1\/(?:rpc\/)?([\w-]{1,80})/.exec(path)?.[1] ?? null;
  if (supabase !== undefined) return { kind: 'supabase', project: supabase, table, path, ...base };
  if (table !== null && sent.headers.some(({ name }) => /^(?:apikey|prefer)$/i.test(name)))
    return { kind: 'postgrest', project: null, table, path, ...base };
  const firebase = /^([a-z0-9-]{4,60})\.(?:firebaseio\.com|[a-z0-9-]+\.firebasedatabase\.app)$/.exec(host)?.[1];
  if (firebase !== undefined)
    return { kind: 'firebase', project: firebase, table: collectionOf(path.replace(/\.json$/, '')), path, ...base };
  const firestore = /^\/v1\/projects\/([\w-]{4,60})\/databases\/[^/]{1,40}\/documents\/([\w-]{1,80})/.exec(path);
  if (host === 'firestore.googleapis.com' && firestore !== null)
    return { kind: 'firebase', project: firestore[1] ?? null, table: firestore[2] ?? null, path, ...base };
  if (host === 'api.telegram.org')
    return { kind: 'telegram', project: null, table: null, path: path.replace(/\/bot\d+:[\w-]+/, '/bot…'), ...base };
  if (/mongodb/.test(host) || sent.scheme === 'mongodb')
    return { kind: 'mongodb', project: host, table: path.split('/').filter(Boolean).at(-1) ?? null, path, ...base };
  if (sent.kind === 'ftp') return { kind: 'ftp', project: null, table: null, path, ...base };
  if (sent.kind === 'websocket') return { kind: 'websocket', project: null, table: null, path, ...base };
  if (sent.kind === 'socket') return { kind: 'unknown', project: null, table: null, path: null, ...base };
  return { kind: 'rest', project: null, table: null, path, ...base };
}

function collectionOf(path: string): string | null {
  return path.split('/').find((part) => part !== '') ?? null;
}
