/** Addresses that come as something else than a text: `new URL(path, base)`, `.href`, `.toString()`; and clients that were made for one server. */
import {
  type CallValue,
  dotted,
  joined,
  type ObjectValue,
  objectIn,
  text,
  textOf,
  type Value,
  wholeText,
} from '../facts/value.ts';

export interface UrlValue {
  readonly url: Value;
  /** offset of the call that made it: further calls may add to it */
  readonly at: number | null;
}

/** The address in a value; a value that is none as it is. */
export function urlValue(value: Value): UrlValue {
  if (value.k === 'any') {
    const made = value.of.map(urlValue);
    return { url: { k: 'any', of: made.map(({ url }) => url) }, at: made.find(({ at }) => at !== null)?.at ?? null };
  }
  if (value.k === 'member' && value.key === 'href') return urlValue(value.of);
  if (value.k !== 'call') return { url: value, at: null };
  const { callee, args, at } = value;
  if (callee.k === 'member' && (callee.key === 'toString' || callee.key === 'toJSON') && args.length === 0)
    return urlValue(callee.of);
  if (!/(?:^|\.)URL$/.test(dotted(callee)) || args[0] === undefined) return { url: value, at: null };
  const [path, base] = args;
  if (base === undefined || isWhole(path)) return { url: path, at: at ?? null };
  return { url: resolved(path, urlValue(base).url), at: at ?? null };
}

const isWhole = (value: Value): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(wholeText(value) ?? '');

/** A path on a server: a base of its own path keeps it only where the path does not begin at the root. */
function resolved(path: Value, base: Value): Value {
  const server = wholeText(base);
  const rest = wholeText(path);
  if (server !== null && rest?.startsWith('/') === true)
    return joined([text(server.replace(/^([a-z]+:\/\/[^/]+).*$/i, '$1')), path]);
  return slashed(base, path);
}

function slashed(base: Value, path: Value): Value {
  const head = wholeText(base);
  const tail = wholeText(path);
  const plain = head === null ? base : text(head.replace(/\/+$/, ''));
  return joined([plain, ...(tail?.startsWith('/') === true || tail === '' ? [] : [text('/')]), path]);
}

/** `axios.create({baseURL, headers})`, `got.extend({prefixUrl})`, `request.defaults({baseUrl})` */
export function instanceOptions(call: CallValue): ObjectValue | null {
  let one: Value = call.callee;
  for (let i = 0; i < 6; i++) {
    if (one.k === 'any') one = one.of[0] ?? one;
    if (one.k === 'member') one = one.of;
    else if (one.k === 'call') {
      const name = dotted(one.callee);
      if (/(?:^|\.)(?:create|extend|defaults|instance)$/.test(name)) return objectIn(one.args[0]);
      one = one.callee;
    } else return null;
  }
  return null;
}

/** An address below the one that a client was made for. */
export function below(instance: ObjectValue, path: Value): Value | null {
  const base =
    instance.entries.get('baseURL') ??
    instance.entries.get('prefixUrl') ??
    instance.entries.get('baseUrl') ??
    instance.entries.get('uri');
  if (base === undefined || isWhole(path)) return null;
  return slashed(base, path);
}

/** Python: `HTTPConnection(host, port).request(method, path, body, headers)` */
export function connectionRequest(
  call: CallValue,
): { url: Value; method: string | null; body: Value | undefined; headers: ObjectValue | null } | null {
  if (call.callee.k !== 'member' || call.callee.key !== 'request') return null;
  const made = call.callee.of.k === 'any' ? call.callee.of.of[0] : call.callee.of;
  const scheme = made?.k === 'call' ? /(?:^|\.)(HTTPS?)Connection$/.exec(dotted(made.callee))?.[1] : undefined;
  if (made?.k !== 'call' || scheme === undefined || made.args[0] === undefined) return null;
  const [host, port] = made.args;
  const number = textOf(port ?? made.named?.get('port'));
  const [method, path, body, headers] = call.args;
  const named = (name: string): Value | undefined => call.named?.get(name);
  return {
    url: joined([
      text(`${scheme.toLowerCase()}://`),
      host,
      ...(number === null ? [] : [text(`:${number}`)]),
      path ?? named('url') ?? text(''),
    ]),
    method: textOf(method ?? named('method')),
    body: body ?? named('body'),
    headers: objectIn(headers ?? named('headers')),
  };
}
