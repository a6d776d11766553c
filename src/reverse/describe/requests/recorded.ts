/** Requests of the trace. Header and body formats differ by library: JSON, forms, multipart; what is not understood gives no fields, never an error. */
import type { TraceEvent } from '../../../model/index.ts';
import type { PersonaName } from '../../emulate/emulation.ts';
import { REPLY_CODE } from '../../emulate/host/reply.ts';
import { originOf } from '../decoy.ts';
import { commandOf, fieldOfEvent, proofOfEvent } from '../trace.ts';
import { commandRequests } from './command-line.ts';
import { RANK } from './rank.ts';
import { addressOf, type Field, type Sent } from './request.ts';

const MOST_EVENTS = 20_000;
const MOST_FIELDS = 80;
const SOCKET = /^(?:net|tls|dgram)\./;

export function sentInTrace(events: readonly TraceEvent[], personas: readonly PersonaName[]): Sent[] {
  const out: Sent[] = [];
  const answers = answersOf(events);
  const digests = digestsOf(events);
  for (const event of events.slice(0, MOST_EVENTS)) {
    const who: Who = { persona: personas[event.run] ?? 'windows', digests };
    if (event.category === 'database') out.push(...ofDatabase(event, who));
    else if (event.category === 'network' || event.category === 'blockchain')
      out.push(...ofNetwork(event, who, answers.get(event.id) ?? 'unknown'));
    else if (commandOf(event) !== null) out.push(...ofCommand(event));
  }
  return withRhythm(out, events);
}

function common(event: TraceEvent): Pick<Sent, 'every' | 'name' | 'layer' | 'forced' | 'segments' | 'inPath'> {
  return {
    every: null,
    name: event.stack[0]?.name ?? '',
    layer: event.layer,
    forced: event.forced,
    segments: [],
    inPath: [],
  };
}

function ofNetwork(event: TraceEvent, who: Who, answer: Sent['answer']): Sent[] {
  const socket = fieldOfEvent(event, 'socket');
  const url =
    (socket !== null && addressOf(socket) !== null ? socket : null) ??
    fieldOfEvent(event, 'url', 'uri', 'href', 'address');
  if (fieldOfEvent(event, 'listens') !== null) return [];
  const isSocket =
    socket !== null ||
    /socket\.|socket\.io|^io\b|WebSocket|^ws\b/.test(event.call) ||
    (url !== null && /^wss?:/.test(url));
  const address = url === null ? null : addressOf(url);
  if (address === null || url === null) return ofSocket(event, who);
  // an address made of our own answers is nobody's
  if (OURS.test(address.host) || OURS.test(address.path)) return [];
  const query = queryFields(address.query, who);
  const body = fieldOfEvent(event, 'body', 'payload', 'data', 'message');
  const read = body === null ? { fields: [], encoding: null } : bodyFields(body, who);
  const dynamic = query.some((field) => field.constant === null);
  const authority = `${address.scheme}://${address.host}${address.port === null ? '' : `:${address.port}`}`;
  const place = isSocket ? address.path.replace(/\/+$/, '') : address.path;
  const rpc =
    read.fields.find(({ name }) => name === 'jsonrpc') === undefined
      ? null
      : (read.fields.find(({ name }) => name === 'method')?.example ?? null);
  return [
    {
      ...common(event),
      url: `${authority}${place === '/' ? '' : place}${address.query !== '' && !dynamic ? `?${address.query}` : ''}`,
      scheme: address.scheme,
      host: address.host,
      port: address.port,
      path: place,
      template: place,
      kind: isSocket ? 'websocket' : address.scheme === 'ftp' ? 'ftp' : 'http',
      method: isSocket ? null : (fieldOfEvent(event, 'method')?.toUpperCase() ?? null),
      headers: headerFields(fieldOfEvent(event, 'headers', 'header'), who),
      query,
      body: read.fields,
      encoding: read.encoding,
      rpc,
      answer,
      proofs: [
        proofOfEvent(
          event,
          `${event.call} ${fieldOfEvent(event, 'method') ?? ''} ${url}${body === null ? '' : ` ${body.slice(0, 80)}`}`,
        ),
      ],
    },
  ];
}

/** Parts that scripted answers and placeholders of forced calls leave. */
const OURS = /(?:^|[./])decoy(?:[-_.][\w.-]{0,80})?(?:$|[/.])/i;

function ofSocket(event: TraceEvent, who: Who): Sent[] {
  const host = fieldOfEvent(event, 'host', 'hostname', 'server');
  const port = Number(fieldOfEvent(event, 'port') ?? 'x');
  if (host === null || !Number.isInteger(port) || !/^[\w.-]{3,253}$/.test(host)) return [];
  const ftp = /ftp/i.test(event.call);
  const body = fieldOfEvent(event, 'body', 'data', 'payload', 'message');
  const read = body === null ? { fields: [], encoding: null } : bodyFields(body, who);
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

/** Rows that go into a store over a protocol of its own. */
function ofDatabase(event: TraceEvent, who: Who): Sent[] {
  const url = fieldOfEvent(event, 'url');
  const rows = fieldOfEvent(event, 'rows');
  const address = url === null ? null : addressOf(url);
  if (rows === null || url === null || address === null || !/^mongodb/.test(address.scheme)) return [];
  const path = `${address.path.replace(/\/+$/, '')}/${(fieldOfEvent(event, 'table') ?? '').replace(/^\./, '').replace('.', '/')}`;
  return [
    {
      ...common(event),
      url: `${address.scheme}://${address.host}${address.port === null ? '' : `:${address.port}`}${path}`,
      scheme: address.scheme,
      host: address.host,
      port: address.port,
      path,
      template: path,
      kind: 'http',
      method: null,
      headers: [],
      query: [],
      body: bodyFields(rows, who).fields,
      encoding: 'bson',
      rpc: null,
      answer: 'unknown',
      proofs: [proofOfEvent(event)],
    },
  ];
}

function ofCommand(event: TraceEvent): Sent[] {
  const command = commandOf(event) ?? '';
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
        query: queryFields(address.query, { persona: 'linux', digests: new Map() }),
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
/** Whose machine it was, and what was hashed on it. */
interface Who {
  readonly persona: PersonaName;
  readonly digests: ReadonlyMap<string, { readonly algorithm: string; readonly input: string }>;
}

function digestsOf(events: readonly TraceEvent[]): Who['digests'] {
  const out = new Map<string, { algorithm: string; input: string }>();
  for (const event of events) {
    const input = fieldOfEvent(event, 'input');
    if (
      event.category !== 'crypto' ||
      input === null ||
      event.result === null ||
      event.result.length < 16 ||
      out.size > 500
    )
      continue;
    out.set(event.result, { algorithm: fieldOfEvent(event, 'algorithm') ?? 'hash', input });
  }
  return out;
}

/** A digest, or the head of one, of something of the machine. */
function digestOrigin(value: string, { persona, digests }: Who): ReturnType<typeof originOf> {
  if (value.length < 8 || value.length > 200) return null;
  for (const [digest, { algorithm, input }] of digests) {
    if (!digest.startsWith(value)) continue;
    const made = originOf(input, persona);
    return made === null ? null : { value, source: `${algorithm}(${made.source})`, meaning: 'victim-id' };
  }
  return null;
}

function field(name: string, value: string, who: Who): Field {
  const origin = originOf(value, who.persona) ?? digestOrigin(value, who);
  return {
    name,
    constant: origin === null ? value : null,
    source: origin?.source ?? JSON.stringify(value.slice(0, 120)),
    value: null,
    example: value.slice(0, 300),
  };
}

function queryFields(query: string, who: Who): Field[] {
  if (query === '') return [];
  return query
    .split('&')
    .slice(0, MOST_FIELDS)
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      const name = plain(at === -1 ? pair : pair.slice(0, at));
      return withInner(name, plain(at === -1 ? '' : pair.slice(at + 1)), who);
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
function withInner(name: string, value: string, who: Who): Field[] {
  const own = field(name, value, who);
  const inner = /^\s*[{[]/.test(value) ? parsed(value) : null;
  return inner === null ? [own] : [own, ...jsonFields(inner, `${name}.`, who, 0)];
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function jsonFields(value: unknown, prefix: string, who: Who, depth: number): Field[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) {
    const [first]: readonly unknown[] = value;
    return typeof first === 'object' && first !== null ? jsonFields(first, prefix, who, depth + 1) : [];
  }
  // a whole environment is one field
  if (Object.hasOwn(value, 'COUNTERLURE_DECOY')) return [];
  return Object.entries(value)
    .slice(0, MOST_FIELDS)
    .flatMap(([key, one]) => {
      const word = typeof one === 'string' ? one : spelled(one);
      if (word !== null) return withInner(`${prefix}${key}`, word, who);
      if (typeof one !== 'object' || one === null) return [field(`${prefix}${key}`, String(one), who)];
      return [
        field(`${prefix}${key}`, JSON.stringify(one).slice(0, 2_000), who),
        ...jsonFields(one, `${prefix}${key}.`, who, depth + 1),
      ];
    })
    .slice(0, MOST_FIELDS);
}

/** A text object that was written letter by letter: `{"0":"a","1":"b"}`. */
function spelled(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const letters = Object.entries(value);
  if (
    letters.length === 0 ||
    !letters.every(([key, one], i) => key === String(i) && typeof one === 'string' && one.length <= 2)
  )
    return null;
  return letters.map(([, one]) => String(one)).join('');
}

export function bodyFields(body: string, who: Who): { fields: readonly Field[]; encoding: string | null } {
  const value = parsed(body);
  if (value !== null) return { fields: jsonFields(value, '', who, 0), encoding: 'json' };
  const parts = multipart(body);
  if (parts.length > 0)
    return { fields: parts.flatMap(([name, text]) => withInner(name, text, who)), encoding: 'multipart' };
  if (/^[\w.%[\]-]{1,80}=/.test(body) && !/\s/.test(body.slice(0, 200)))
    return { fields: queryFields(body, who), encoding: 'form' };
  return { fields: [], encoding: null };
}

const PART =
  /name="([^"\r\n]{1,120})"(?:; filename="[^"]{0,200}")?[^\r\n]{0,200}(?:\r?\n[\w-]{1,40}:[^\r\n]{0,200}){0,4}\r?\n\r?\n([\s\S]{0,20000}?)(?=\r?\n--|$)/g;

function multipart(body: string): [string, string][] {
  if (!body.includes('name="')) return [];
  return [...body.slice(0, 200_000).matchAll(PART)]
    .slice(0, MOST_FIELDS)
    .map((match) => [match[1] ?? '', match[2] ?? '']);
}

function headerFields(headers: string | null, who: Who): Field[] {
  if (headers === null) return [];
  const value = parsed(headers);
  if (Array.isArray(value)) return value.slice(0, 40).map((name: unknown) => field(String(name), '', who));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .slice(0, 40)
      .map(([name, one]) => field(name, String(one), who));
  return headers
    .split(/\r?\n|,\s{0,4}(?=[\w-]{1,60}:)/)
    .slice(0, 40)
    .map((line) => {
      const at = line.indexOf(':');
      return at === -1 ? field(line.trim(), '', who) : field(line.slice(0, at).trim(), line.slice(at + 1).trim(), who);
    })
    .filter(({ name }) => /^[\w-]{1,60}$/.test(name));
}

const NAME = /scriptedReplyOfTheDecoy/;
/** A file that an interpreter was started with: it was written and run. */
const PROGRAM = /, a file$/;
/** Between an answer and what is done with it, in milliseconds of the guest's clock: callbacks and timers of the fakes. */
const SOON = 4_000;

/**
 * By event: what the sample did with what it was answered. Answers carry a text of ours where code is expected: where it turns up as code, in a file or in a command, the
 * request just before it was answered with it.
 */
function answersOf(events: readonly TraceEvent[]): Map<number, Sent['answer']> {
  const out = new Map<number, Sent['answer']>();
  const asked = events
    .filter(
      (event) =>
        (event.category === 'network' || event.category === 'blockchain') &&
        fieldOfEvent(event, 'url', 'rpc') !== null &&
        event.result !== 'no answer',
    )
    .sort((a, b) => a.time - b.time || a.id - b.id);
  const put = (event: TraceEvent, answer: Sent['answer']): void => {
    const before = asked.filter(
      (one) => one.time <= event.time && event.time - one.time <= SOON && one.id !== event.id,
    );
    const own = before.filter((one) => one.run === event.run);
    const from = (own.length > 0 ? own : before).at(-1);
    if (from !== undefined && RANK[out.get(from.id) ?? 'unknown'] < RANK[answer]) out.set(from.id, answer);
  };
  const files: string[] = [];
  for (const event of events) {
    const scripted =
      fieldOfEvent(event, 'reply') === 'scripted' || event.arguments.some((text) => text.includes(REPLY_CODE));
    if (event.category === 'code' && scripted) put(event, PROGRAM.test(event.call) ? 'run' : 'code');
    else if (event.category === 'process' && (scripted || NAME.test(fieldOfEvent(event, 'stdin', 'command') ?? '')))
      put(event, 'code');
    else if (event.category === 'file' && NAME.test(fieldOfEvent(event, 'content') ?? '')) {
      const path = fieldOfEvent(event, 'path') ?? '';
      files.push(path);
      const isRun = path.length > 3 && events.some((one) => (commandOf(one) ?? '').includes(path));
      put(event, isRun ? 'run' : 'written');
    }
  }
  return out;
}

/** Times of the same request in one run that follow one another like a timer that was set. */
function withRhythm(sent: readonly Sent[], events: readonly TraceEvent[]): Sent[] {
  const timers = [
    ...new Set(
      events
        .filter(({ category }) => category === 'timer')
        .map((event) => Number(fieldOfEvent(event, 'milliseconds') ?? 'x')),
    ),
  ]
    .filter((milliseconds) => milliseconds >= 1_000)
    .sort((a, b) => a - b);
  if (timers.length === 0) return [...sent];
  const byEvent = new Map(events.map((event) => [event.id, event]));
  const times = new Map<string, number[]>();
  const keyOf = (one: Sent, run: number): string => `${run} ${one.method} ${one.url.split('?')[0]}`;
  for (const one of sent) {
    const event = byEvent.get(one.proofs[0]?.event ?? -1);
    if (event === undefined || event.forced) continue;
    const key = keyOf(one, event.run);
    times.set(key, [...(times.get(key) ?? []), event.time]);
  }
  return sent.map((one) => {
    const event = byEvent.get(one.proofs[0]?.event ?? -1);
    if (event === undefined) return one;
    const list = [...(times.get(keyOf(one, event.run)) ?? [])].sort((a, b) => a - b);
    const every = timers.find((milliseconds) =>
      list.some(
        (time, i) => i > 0 && Math.abs(time - (list[i - 1] ?? 0) - milliseconds) <= Math.max(400, milliseconds / 50),
      ),
    );
    return every === undefined ? one : { ...one, every };
  });
}
