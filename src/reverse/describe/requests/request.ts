/** What the sample sends, however it was seen: a place in a program, or an event of the trace. */
import type { Proof } from '../../../model/index.ts';
import type { Value } from '../facts/value.ts';

export interface Sent {
  /** with holes as `{name}`; `host:port` for bare sockets */
  readonly url: string;
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
  /** without query */
  readonly path: string;
  /** path with its variable parts as `{name}`; equal to `path` where none is known */
  readonly template: string;
  /** constant parts of the path that came through a name */
  readonly segments: readonly { readonly name: string; readonly value: string }[];
  readonly kind: 'http' | 'websocket' | 'socket' | 'ftp';
  readonly method: string | null;
  readonly headers: readonly Field[];
  readonly query: readonly Field[];
  readonly body: readonly Field[];
  /** parts of the path that differ from machine to machine */
  readonly inPath: readonly Field[];
  readonly encoding: string | null;
  /** JSON-RPC method, where the body is one */
  readonly rpc: string | null;
  /** what is done with the answer; `order`: it stands in a command line */
  readonly answer: 'code' | 'run' | 'order' | 'written' | 'read' | 'unknown';
  /** milliseconds */
  readonly every: number | null;
  /** the function that sends it */
  readonly name: string;
  readonly layer: string;
  readonly forced: boolean;
  readonly proofs: readonly Proof[];
}

export interface Field {
  /** dotted where it is inside another one */
  readonly name: string;
  /** constant text; null where it differs */
  readonly constant: string | null;
  /** as a person would write what it is made from */
  readonly source: string;
  readonly value: Value | null;
  /** as the decoy machine filled it */
  readonly example: string | null;
}

export interface Address {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
  readonly path: string;
  readonly query: string;
}

const ADDRESS =
  /^([a-z][a-z0-9+.-]{1,10}):\/\/(?:[^/?#@\s]{0,120}@)?(\[[^\]\s]{2,60}\]|[^/?#:\s]{1,255})(?::(\d{1,5}|\{[^}]*\}))?([^?#]*)(\?[^#]*)?/i;

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
  ['ftp', 21],
]);

/** Names, addresses, and holes; anything else was decoded wrongly. */
const HOST = /^(?:[\w.-]|\{[^{}]{0,80}\})+$|^\[[\da-f:.%]+\]$/i;

export function addressOf(url: string): Address | null {
  const match = ADDRESS.exec(url);
  if (match === null || !HOST.test(match[2] ?? '')) return null;
  const [, given = '', host = '', port, path = '', query = ''] = match;
  const scheme = given.toLowerCase();
  const number = port === undefined || !/^\d+$/.test(port) ? null : Number(port);
  return {
    scheme,
    host: host.toLowerCase(),
    port: number === null || number === DEFAULT_PORTS.get(scheme) ? null : number,
    path,
    query: query.slice(1),
  };
}

/** Holes in it: the address is not known. */
export function isOpen(text: string): boolean {
  return text.includes('{');
}
