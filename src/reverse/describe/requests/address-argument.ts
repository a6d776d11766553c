/** Where the address of a call stands: an argument, or entries of an options object. */
import {
  alternatives,
  type CallValue,
  numberOf,
  type ObjectValue,
  objectIn,
  template,
  textOf,
  type Value,
  wholeText,
} from '../facts/value.ts';

import { below, instanceOptions, urlValue } from './url-value.ts';

export const URL_START = /^(?:https?|wss?|ftp|tcp|mongodb(?:\+srv)?):\/\//i;

export interface AddressArgument {
  readonly url: Value;
  /** offset of the call that made it a URL object */
  readonly at: number | null;
  readonly index: number;
}

export function addressArgument(call: CallValue, client: boolean, name = ''): AddressArgument | null {
  const instance = instanceOptions(call);
  for (const [index, arg] of call.args.slice(0, 3).entries()) {
    const { url: value, at } = urlValue(arg);
    if (isAddress(value, client)) return { url: value, at, index };
    const object = objectIn(arg);
    const url = object === null ? null : addressIn(object, client, name);
    if (url !== null) return { url, at: null, index };
    const path = object === null ? value : (object.entries.get('url') ?? object.entries.get('uri'));
    const joinedPath = instance === null || path === undefined || path.k === 'function' ? null : below(instance, path);
    if (joinedPath !== null && isAddress(joinedPath, client)) return { url: joinedPath, at: null, index };
  }
  const named = call.named?.get('url');
  return named !== undefined && isAddress(named, client) ? { url: named, at: null, index: -1 } : null;
}

function isAddress(value: Value, client: boolean): boolean {
  if (value.k !== 'text' && value.k !== 'joined' && value.k !== 'any') return false;
  return alternatives(value).some((one) => {
    const text = wholeText(one) ?? template(one);
    return URL_START.test(text) || (client && one.k === 'joined' && /^\{[^}]*\}[/:?]/.test(text));
  });
}

/** `{url}`, `{baseURL, url}`, `{hostname, port, path}` */
function addressIn(object: ObjectValue, client: boolean, name: string): Value | null {
  const given = object.entries.get('url') ?? object.entries.get('uri');
  const url = given === undefined ? undefined : urlValue(given).url;
  const base = object.entries.get('baseURL') ?? object.entries.get('prefixUrl') ?? object.entries.get('baseUrl');
  if (url !== undefined && base !== undefined && !isAddress(url, false)) return { k: 'joined', parts: [base, url] };
  if (url !== undefined) return isAddress(url, client) ? url : null;
  const host = object.entries.get('hostname') ?? object.entries.get('host');
  if (host === undefined || !client) return null;
  const port = object.entries.get('port');
  const path = object.entries.get('path') ?? object.entries.get('pathname');
  const scheme =
    textOf(object.entries.get('protocol')) ?? (textOf(port) === '443' || name.startsWith('https') ? 'https:' : 'http:');
  const parts: Value[] = [{ k: 'text', text: `${scheme.replace(/:$/, '')}://` }, host];
  if (port !== undefined && textOf(port) !== null) parts.push({ k: 'text', text: `:${textOf(port)}` });
  if (path !== undefined) parts.push(path);
  return { k: 'joined', parts };
}

export function hostsAndPorts(
  first: Value,
  second: Value | undefined,
  kind: 'socket' | 'ftp' | 'websocket',
): [string, number][] {
  const pair = (host: Value | undefined, port: Value | undefined): [string, number][] => {
    const name = host === undefined ? null : wholeText(alternatives(host)[0] ?? host);
    const number = numberOf(port) ?? (textOf(port) === null ? null : Number(textOf(port)));
    if (name === null || name === '') return [];
    if (number === null || !Number.isInteger(number)) return kind === 'ftp' ? [[name, 21]] : [];
    return [[name, number]];
  };
  if (first.k === 'list') return pair(first.items[0], first.items[1]);
  const object = objectIn(first);
  if (object !== null)
    return pair(object.entries.get('host') ?? object.entries.get('hostname'), object.entries.get('port'));
  if (first.k === 'number') return pair(second, first);
  return pair(first, second);
}
