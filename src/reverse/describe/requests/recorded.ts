/** Requests of the trace. Header and body formats differ by library: JSON, forms, multipart; what is not understood gives no fields, never an error. */
import type { TraceEvent } from '../../../model/index.ts';
import type { PersonaName } from '../../emulate/emulation.ts';
import { originOf } from '../decoy.ts';
import { fieldOfEvent, proofOfEvent } from '../trace.ts';
import { commandRequests } from './static.ts';
import { addressOf, type Field, type Sent } from './request.ts';

const MOST_EVENTS = 20_000;
const MOST_FIELDS = 80;
const SOCKET = /^(?:net|tls|dgram)\./;

export function sentInTrace(events: readonly TraceEvent[], personas: readonly PersonaName[]): Sent[] {
  const out: Sent[] = [];
  const answers = answersOf(events);
  for (const event of events.slice(0, MOST_EVENTS)) {
    const persona = personas[event.run] ?? 'windows';
    if (event.category === 'network' || event.category === 'blockchain') out.push(...ofNetwork(event, persona, answers.get(event.id) ?? 'unknown'));
    else if (event.category === 'process') out.push(...ofCommand(event));
  }
  return out;
}

function common(event: TraceEvent): Pick<Sent, 'every' | 'name' | 'layer' | 'forced' | 'segments'> {
  return { every: null, name: event.stack[0]?.name ?? '', layer: event.layer, forced: event.forced, segments: [] };
}

function ofNetwork(event: TraceEvent, persona: PersonaName, answer: Sent['answer']): Sent[] {
  const url = fieldOfEvent(event, 'url', 'uri', 'href', 'address');
  const address = url === null ? null : addressOf(url);
  if (address === null || url === null) return ofSocket(event, persona);
  const query = queryFields(address.query, persona);
  const body = fieldOfEvent(event, 'body', 'payload', 'data', 'message');
  const read = body === null ? { fields: [], encoding: null } : bodyFields(body, persona);
  const dynamic = query.some((field) => field.constant === null);
  const authority = `${address.scheme}://${address.host}${address.port === null ? '' : `:${address.port}`}`;
  const rpc = read.fields.find(({ name }) => name === 'jsonrpc') === undefined ? null : (read.fields.find(({ name }) => name === 'method')?.example ?? null);
  return [
    {
      ...common(event),
      url: `${authority}${address.path}${address.query !== '' && !dynamic ? `?${address.query}` : ''}`,
      scheme: address.scheme,
      host: address.host,
      port: address.port,
      path: address.path,
      template: address.path,
      kind: address.scheme.startsWith('ws') || /socket\.io|^io\b|WebSocket/.test(event.call) ? 'websocket' : address.scheme === 'ftp' ? 'ftp' : 'http',
      method: fieldOfEvent(event, 'method')?.toUpperCase() ?? null,
      headers: headerFields(fieldOfEvent(event, 'headers', 'header'), persona),
      query,
      body: read.fields,
      encoding: read.encoding,
      rpc,
      answer,
      proofs: [proofOfEvent(event, `${event.call} ${fieldOfEvent(event, 'method') ?? ''} ${url}${body === null ? '' : ` ${body.slice(0, 80)}`}`)],
    },
  ];
}

function ofSocket(event: TraceEvent, persona: PersonaName): Sent[] {
  const host = fieldOfEvent(event, 'host', 'hostname', 'server');
  const port = Number(fieldOfEvent(event, 'port') ?? 'x');
  if (host === null || !Number.isInteger(port) || !/^[\w.-]{3,253}$/.test(host)) return [];
  const ftp = /ftp/i.test(event.call);
  const body = fieldOfEvent(event, 'body', 'data', 'payload', 'message');
  const read = body === null ? { fields: [], encoding: null } : bodyFields(body, persona);
  if (!ftp && !SOCKET.test(event.call) && !/connect|socket/i.test(event.call)) return [];
  return [
    {
      ...common(event),
      url: ftp ? `ftp://${host}${port === 21 ? '' : `:${port}`}` : `${host}:${port}`,
      scheme: ftp ? 'ftp' : 'tcp',
      host: host.toLowerCase(),
      port,
      path: '',
      template: '',
      kind: ftp ? 'ftp' : 'socket',
      method: null,
      headers: [],
      query: [],
      body: read.fields,
      encoding: read.encoding,
      rpc: null,
      answer: 'unknown',
      proofs: [proofOfEvent(event)],
    },
  ];
}

function ofCommand(event: TraceEvent): Sent[] {
  const command = fieldOfEvent(event, 'command', 'commandLine') ?? event.arguments.join(' ');
  return commandRequests(command, (url, method, answer): Sent[] => {
    const address = addressOf(url);
    if (address === null) return [];
    return [
      {
        ...common(event),
        url,
        scheme: address.scheme,
        host: address.host,
        port: address.port,
        path: address.path,
        template: address.path,
        kind: 'http',
        method,
        headers: [],
        query: queryFields(address.query, 'linux'),
        body: [],
        encoding: null,
        rpc: null,
        answer,
        proofs: [proofOfEvent(event, command)],
      },
    ];
  });
}

/** `constant`: the same on every machine, as far as one event tells: nothing of the decoy world is in it. */
function field(name: string, value: string, persona: PersonaName): Field {
  const origin = originOf(value, persona);
  return { name, constant: origin === null ? value : null, source: origin?.source ?? JSON.stringify(value.slice(0, 120)), value: null, example: value.slice(0, 300) };
}

function queryFields(query: string, persona: PersonaName): Field[] {
  if (query === '') return [];
  return query
    .split('&')
    .slice(0, MOST_FIELDS)
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      const name = plain(at === -1 ? pair : pair.slice(0, at));
      return withInner(name, plain(at === -1 ? '' : pair.slice(at + 1)), persona);
    });
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A field, and those inside it where it is JSON. */
function withInner(name: string, value: string, persona: PersonaName): Field[] {
  const own = field(name, value, persona);
  const inner = /^\s*[{[]/.test(value) ? parsed(value) : null;
  return inner === null ? [own] : [own, ...jsonFields(inner, `${name}.`, persona, 0)];
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function jsonFields(value: unknown, prefix: string, persona: PersonaName, depth: number): Field[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) {
    const [first] = value;
    return typeof first === 'object' && first !== null ? jsonFields(first, prefix, persona, depth + 1) : [];
  }
  // a whole environment is one field
  if (Object.hasOwn(value, 'COUNTERLURE_DECOY')) return [];
  return Object.entries(value)
    .slice(0, MOST_FIELDS)
    .flatMap(([key, one]) => {
      if (typeof one === 'string') return withInner(`${prefix}${key}`, one, persona);
      if (typeof one !== 'object' || one === null) return [field(`${prefix}${key}`, String(one), persona)];
      return [field(`${prefix}${key}`, JSON.stringify(one).slice(0, 2_000), persona), ...jsonFields(one, `${prefix}${key}.`, persona, depth + 1)];
    })
    .slice(0, MOST_FIELDS);
}

export function bodyFields(body: string, persona: PersonaName): { fields: readonly Field[]; encoding: string | null } {
  const value = parsed(body);
  if (value !== null) return { fields: jsonFields(value, '', persona, 0), encoding: 'json' };
  const parts = multipart(body);
  if (parts.length > 0) return { fields: parts.flatMap(([name, text]) => withInner(name, text, persona)), encoding: 'multipart' };
  if (/^[\w.%[\]-]{1,80}=/.test(body) && !/\s/.test(body.slice(0, 200))) return { fields: queryFields(body, persona), encoding: 'form' };
  return { fields: [], encoding: null };
}

const PART = /name="([^"\r\n]{1,120})"(?:; filename="[^"]{0,200}")?[^\r\n]{0,200}(?:\r?\n[\w-]{1,40}:[^\r\n]{0,200}){0,4}\r?\n\r?\n([\s\S]{0,20000}?)(?=\r?\n--|$)/g;

function multipart(body: string): [string, string][] {
  if (!body.includes('name="')) return [];
  return [...body.slice(0, 200_000).matchAll(PART)].slice(0, MOST_FIELDS).map((match) => [match[1] ?? '', match[2] ?? '']);
}

function headerFields(headers: string | null, persona: PersonaName): Field[] {
  if (headers === null) return [];
  const value = parsed(headers);
  if (value !== null && !Array.isArray(value)) return Object.entries(value).slice(0, 40).map(([name, one]) => field(name, String(one), persona));
  if (Array.isArray(value)) return value.slice(0, 40).map((name) => field(String(name), '', persona));
  return headers
    .split(/\r?\n|,\s{0,4}(?=[\w-]{1,60}:)/)
    .slice(0, 40)
    .map((line) => {
      const at = line.indexOf(':');
      return at === -1 ? field(line.trim(), '', persona) : field(line.slice(0, at).trim(), line.slice(at + 1).trim(), persona);
    })
    .filter(({ name }) => /^[\w-]{1,60}$/.test(name));
}

/** By event: what the sample did with what it was answered, told by the text that turns up again. */
function answersOf(events: readonly TraceEvent[]): Map<number, Sent['answer']> {
  const out = new Map<number, Sent['answer']>();
  const byRun = Map.groupBy(events, ({ run }) => run);
  for (const list of byRun.values()) {
    const asked = list.filter(({ category, result }) => (category === 'network' || category === 'blockchain') && result !== null && result.length > 8);
    if (asked.length === 0) continue;
    for (const event of list) {
      if (event.category !== 'code' && event.category !== 'process' && event.category !== 'file') continue;
      const text = fieldOfEvent(event, 'code', 'text', 'content', 'stdin', 'input', 'command') ?? event.arguments[0] ?? '';
      if (text.length < 12) continue;
      const answer = event.category === 'code' ? 'code' : event.category === 'file' ? 'written' : 'run';
      const piece = text.slice(0, 60);
      const from = asked.findLast((one) => one.id < event.id && (one.result?.includes(piece) === true || one.result?.includes(JSON.stringify(piece).slice(1, -1)) === true));
      if (from !== undefined && RANK[out.get(from.id) ?? 'unknown'] < RANK[answer]) out.set(from.id, answer);
    }
  }
  return out;
}

export const RANK = { unknown: 0, read: 1, written: 2, run: 3, code: 4 } as const;
