/** Requests as they stand in a program: address, method, headers, fields, what is done with the answer, and how often. */
import type { Reading } from '../reading.ts';
import type { Call, Program } from '../facts/program.ts';
import { alternatives, type CallValue, dotted, expressionOf, holeName, numberOf, objectIn, type ObjectValue, someValue, template, textOf, type Value, visitValues, wholeText } from '../facts/value.ts';
import { CLIENT, CODE_SINK, PROCESS, RUN_SINK, SENDERS, SOCKETS, WRITE_SINK } from './clients.ts';
import { bodyOf, fieldOf, fieldsOf, headersOf, innerObject } from './fields.ts';
import { CallGraph, type Timer } from './graph.ts';
import { addressOf, type Field, type Sent } from './request.ts';
import { type StoreRequest, storeRequest } from './stores.ts';

const URL_START = /^(?:https?|wss?|ftp|tcp|mongodb(?:\+srv)?):\/\//i;
const MOST_SENT = 400;
type Rest = Pick<Sent, 'kind' | 'method' | 'headers' | 'query' | 'body' | 'encoding' | 'rpc'>;
const CONFIG_KEYS = /^(?:headers|body|form|formData|json|multipart|searchParams|method|timeout|params|auth|responseType|httpsAgent|data|qs)$/;

export interface ProgramFlow {
  readonly sent: readonly Sent[];
  readonly timers: readonly Timer[];
}

export function sentBy(reading: Reading): ProgramFlow {
  return new Sender(reading).read();
}

class Sender {
  readonly #reading: Reading;
  readonly #program: Program;
  readonly #graph: CallGraph;
  readonly #timers: readonly Timer[];
  readonly #answers: Answers;
  /** calls of methods of what a call gave: `req.end(…)`, `form.append(…)` */
  readonly #followers = new Map<number, Call[]>();

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#program = reading.program;
    this.#graph = new CallGraph(this.#program);
    this.#timers = this.#graph.timers();
    this.#answers = new Answers(this.#program);
    for (const call of this.#program.calls) {
      const root = receiverCall(call.value);
      if (root === null) continue;
      const known = this.#followers.get(root);
      if (known === undefined) this.#followers.set(root, [call]);
      else if (known.length < 60) known.push(call);
    }
  }

  read(): ProgramFlow {
    const sent: Sent[] = [];
    for (const call of this.#program.calls) {
      if (sent.length >= MOST_SENT) break;
      const store = storeRequest(call);
      if (store !== null) sent.push(...this.#store(call, store));
      else sent.push(...this.#http(call), ...this.#socket(call), ...this.#command(call));
    }
    return { sent, timers: this.#timers };
  }

  #store(call: Call, { url, ...rest }: StoreRequest): Sent[] {
    return alternatives(url).flatMap((one) => this.#made(call, one, { kind: 'http', query: [], ...rest }));
  }

  #http(call: Call): Sent[] {
    const last = SENDERS.has(call.name) ? call.name : (call.name.split('.').at(-1) ?? '');
    const known = SENDERS.get(last);
    if (known === undefined || call.target !== null) return [];
    const client = CLIENT.test(call.name);
    const found = addressArgument(call.value, client);
    if (found === null) return [];
    // `open` and the like belong to many things
    if ((last === 'open' || last === 'load' || last === 'json' || last === 'download' || last === 'stream') && !alternatives(found.url).some((one) => URL_START.test(template(one)))) return [];
    const options = optionsOf(call, found.index, known, last);
    const base = { method: options.method ?? known ?? (options.body === undefined ? 'GET' : 'POST') };
    const root = last === 'open' ? (receiverCall(call.value) ?? call.at) : (call.value.at ?? call.at);
    const follow = this.#follow(root);
    const headers = [...(options.headers === null ? [] : headersOf(options.headers)), ...follow.headers];
    const body = options.body === undefined ? { fields: [] as Field[], encoding: null } : this.#body(options.body, options.encoding);
    const fields = [...body.fields, ...follow.body];
    return alternatives(found.url).flatMap((url) =>
      this.#made(call, url, {
        kind: 'http',
        method: follow.method ?? base.method,
        headers,
        query: options.query === null ? [] : fieldsOf(options.query),
        body: fields,
        encoding: body.encoding ?? (fields.length > 0 ? follow.encoding : null),
        rpc: rpcOf(fields),
      }, last === 'open' ? this.#answers.of(root, null) : undefined),
    );
  }

  /** A form is filled by calls. */
  #body(value: Value, fallback: string): { fields: Field[]; encoding: string | null } {
    const body = bodyOf(value, fallback);
    const fields = [...body.fields];
    let encoding = body.encoding;
    visitValues(value, (one) => {
      if (one.k !== 'call' || one.at === undefined) return undefined;
      const name = dotted(one.callee);
      if (!/(?:^|\.)(?:FormData|form-data|URLSearchParams)$/.test(name)) return undefined;
      const follow = this.#follow(one.at);
      fields.push(...follow.body);
      if (follow.body.length > 0) encoding = name.endsWith('URLSearchParams') ? 'form' : 'multipart';
      return undefined;
    });
    return { fields, encoding };
  }

  #follow(at: number): { headers: Field[]; body: Field[]; method: string | null; encoding: string | null } {
    const out = { headers: [] as Field[], body: [] as Field[], method: null as string | null, encoding: null as string | null };
    for (const { value, name } of this.#followers.get(at) ?? []) {
      const key = name.split('.').at(-1) ?? '';
      const [first, second] = value.args;
      const named = textOf(first);
      if ((key === 'append' || key === 'field' || key === 'attach') && named !== null && second !== undefined) {
        out.body.push(fieldOf(named, second));
        out.encoding = 'multipart';
      } else if ((key === 'setHeader' || key === 'set' || key === 'setRequestHeader' || key === 'header' || key === 'add_header') && named !== null && second !== undefined) out.headers.push(fieldOf(named, second));
      else if (key === 'set' && first?.k === 'object') out.headers.push(...headersOf(first));
      else if ((key === 'storbinary' || key === 'put' || key === 'uploadFrom') && first !== undefined) out.body.push(fieldOf('path', key === 'storbinary' ? first : (second ?? first)));
      else if ((key === 'send' || key === 'write' || key === 'end' || key === 'sendall' || key === 'emit') && first !== undefined) {
        const body = bodyOf(key === 'emit' ? second : first, 'json');
        out.body.push(...body.fields);
        out.encoding ??= body.encoding;
      }
    }
    return out;
  }

  #socket(call: Call): Sent[] {
    const last = call.name.split('.').at(-1) ?? '';
    const kind = SOCKETS.get(call.name) ?? SOCKETS.get(last);
    if (kind === undefined || call.target !== null) return [];
    const plain = { kind, method: null, headers: [] as Field[], query: [] as Field[], encoding: null, rpc: null };
    const [first, second] = call.value.args;
    if (first === undefined) return [];
    const follow = this.#follow(call.value.at ?? call.at);
    const body = follow.body;
    if (kind === 'websocket' || alternatives(first).some((one) => URL_START.test(template(one)))) {
      return alternatives(first).filter((one) => URL_START.test(template(one))).flatMap((url) => this.#made(call, url, { ...plain, kind: 'websocket', body }));
    }
    for (const [host, port] of hostsAndPorts(first, second, kind)) {
      const made = this.#bare(call, host, port, { ...plain, body });
      if (made !== null) return [made];
    }
    return [];
  }

  /** `curl`, `wget` and the like in a command. */
  #command(call: Call): Sent[] {
    if (!RUN_SINK.test(call.name) || (!PROCESS.test(call.name) && call.name.includes('.'))) return [];
    const [first] = call.value.args;
    if (first === undefined) return [];
    const value: Value = first.k === 'list' ? { k: 'joined', parts: first.items.flatMap((item) => [item, { k: 'text', text: ' ' } as const]) } : first;
    const second = call.value.args[1];
    const whole: Value = second?.k === 'list' ? { k: 'joined', parts: [value, ...second.items.flatMap((item) => [{ k: 'text', text: ' ' } as const, item])] } : value;
    const out: Sent[] = [];
    for (const reading of alternatives(whole, 6)) out.push(...commandRequests(template(reading), (url, method, answer) => this.#made(call, { k: 'text', text: url }, { kind: 'http', method, headers: [], query: [], body: [], encoding: null, rpc: null }, answer)));
    return out;
  }

  #bare(call: Call, host: string, port: number, rest: Rest): Sent | null {
    if (!/^[\w.-]{1,253}$|^\[?[0-9a-f:]{2,45}\]?$/i.test(host)) return null;
    return {
      ...rest,
      ...this.#common(call),
      url: rest.kind === 'ftp' ? `ftp://${host}${port === 21 ? '' : `:${port}`}` : `${host}:${port}`,
      scheme: rest.kind === 'ftp' ? 'ftp' : 'tcp',
      host,
      port,
      path: '',
      template: '',
      segments: [],
      inPath: [],
    };
  }

  #common(call: Call): Pick<Sent, 'answer' | 'every' | 'name' | 'layer' | 'forced' | 'proofs'> {
    const fn = this.#program.functions[call.functions.find((id) => (this.#program.functions[id]?.name ?? '') !== '') ?? 0];
    return {
      answer: this.#answers.of(call.value.at ?? call.at, call.value.args[0] ?? null),
      every: this.#graph.every(call, this.#timers),
      name: fn?.name ?? '',
      layer: this.#reading.layer.id,
      forced: this.#reading.layer.forced,
      proofs: [this.#reading.proof(call.at, this.#program.text.slice(call.at, Math.min(call.end, call.at + 160)))],
    };
  }

  #made(call: Call, url: Value, rest: Rest, answer?: Sent['answer']): Sent[] {
    const address = addressOf(wholeText(url) ?? template(url));
    if (address === null) return [];
    const path = pathParts(url);
    const inQuery = queryFields(url, address.query);
    const query = [...inQuery, ...rest.query];
    const dynamic = inQuery.some((field) => field.constant === null);
    const authority = `${address.scheme}://${address.host}${address.port === null ? '' : `:${address.port}`}`;
    const common = this.#common(call);
    return [
      {
        ...rest,
        ...common,
        answer: answer ?? common.answer,
        query,
        url: `${authority}${address.path}${address.query !== '' && !dynamic ? `?${address.query}` : ''}`,
        scheme: address.scheme,
        host: address.host,
        port: address.port,
        path: address.path,
        template: path.template.split('?')[0] ?? '',
        segments: path.segments,
        inPath: path.open,
      },
    ];
  }
}

/** The path of an address with the names of its parts; parts of the query are left out. */
function pathParts(url: Value): { template: string; segments: { name: string; value: string }[]; open: Field[] } {
  const out = { text: '', segments: [] as { name: string; value: string }[], open: [] as Field[] };
  const add = (value: Value): void => {
    const seen = pathOf(out.text);
    if (value.k === 'joined' && (value.via === undefined || template(value).includes('/'))) {
      for (const part of value.parts) add(part);
      return;
    }
    const constant = textOf(value);
    if (constant !== null && value.via !== undefined && seen !== null && !constant.includes('/') && !out.text.includes('?') && constant !== '') {
      out.text += `{${value.via}}`;
      out.segments.push({ name: value.via, value: constant });
    } else {
      if (constant === null && seen !== null && !out.text.includes('?')) out.open.push(fieldOf(holeName(value), value));
      out.text += constant ?? template(value);
    }
  };
  add(url);
  return { template: pathOf(out.text) ?? '', segments: out.segments, open: out.open };
}

function pathOf(url: string): string | null {
  const at = url.indexOf('/', url.indexOf('://') + 3);
  return url.includes('://') && at !== -1 ? url.slice(at) : null;
}

/** Fields of a constant query. */
export function fieldsOfQuery(query: string): Field[] {
  return queryFields({ k: 'unknown' }, query);
}

function queryFields(url: Value, query: string): Field[] {
  if (query === '') return [];
  const values = new Map<string, Value>();
  // `…?id=` + value
  if (url.k === 'joined')
    url.parts.forEach((part, i) => {
      const before = url.parts[i - 1];
      const key = before?.k === 'text' ? /[?&]([\w.[\]-]{1,60})=$/.exec(before.text)?.[1] : undefined;
      if (key !== undefined) values.set(key, part);
    });
  return query
    .split('&')
    .slice(0, 40)
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at === -1 ? pair : pair.slice(0, at);
      const value = values.get(name);
      const given = at === -1 ? '' : pair.slice(at + 1);
      return value === undefined ? { ...fieldOf(name, { k: 'text', text: given }), constant: given.includes('{') ? null : given } : fieldOf(name, value);
    });
}

/** Where the address of a call stands: an argument, or an entry of an options object. */
function addressArgument(call: CallValue, client: boolean): { url: Value; index: number } | null {
  for (const [index, arg] of call.args.slice(0, 3).entries()) {
    if (isAddress(arg, client)) return { url: arg, index };
    const object = objectIn(arg);
    const url = object === null ? null : addressIn(object, client);
    if (url !== null) return { url, index };
  }
  const named = call.named?.get('url');
  return named !== undefined && isAddress(named, client) ? { url: named, index: -1 } : null;
}

function isAddress(value: Value, client: boolean): boolean {
  if (value.k !== 'text' && value.k !== 'joined' && value.k !== 'any') return false;
  return alternatives(value).some((one) => {
    const text = wholeText(one) ?? template(one);
    return URL_START.test(text) || (client && one.k === 'joined' && /^\{[^}]*\}[/:?]/.test(text));
  });
}

/** `{url}`, `{baseURL, url}`, `{hostname, port, path}` */
function addressIn(object: ObjectValue, client: boolean): Value | null {
  const url = object.entries.get('url') ?? object.entries.get('uri');
  const base = object.entries.get('baseURL') ?? object.entries.get('prefixUrl') ?? object.entries.get('baseUrl');
  if (url !== undefined && base !== undefined && !isAddress(url, false)) return { k: 'joined', parts: [base, url] };
  if (url !== undefined) return isAddress(url, client) ? url : null;
  const host = object.entries.get('hostname') ?? object.entries.get('host');
  if (host === undefined || !client) return null;
  const port = object.entries.get('port');
  const path = object.entries.get('path') ?? object.entries.get('pathname');
  const scheme = textOf(object.entries.get('protocol')) ?? (textOf(port) === '443' ? 'https:' : 'http:');
  const parts: Value[] = [{ k: 'text', text: `${scheme.replace(/:$/, '')}://` }, host];
  if (port !== undefined && textOf(port) !== null) parts.push({ k: 'text', text: `:${textOf(port)}` });
  if (path !== undefined) parts.push(path);
  return { k: 'joined', parts };
}

interface Options {
  readonly method: string | null;
  readonly headers: ObjectValue | null;
  readonly query: ObjectValue | null;
  readonly body: Value | undefined;
  readonly encoding: string;
}

function optionsOf(call: Call, index: number, known: string | null, last: string): Options {
  const { args, named } = call.value;
  if (named !== null) return pythonOptions(named, args, index);
  const own = index >= 0 ? objectIn(args[index]) : null;
  const rest = args.slice(index + 1).filter((arg) => arg.k !== 'function');
  const [next, after] = rest;
  const sendsBody = known === 'POST' || known === 'PUT' || known === 'PATCH';
  const nextObject = objectIn(next);
  const isConfig = nextObject !== null && [...nextObject.entries.keys()].some((key) => CONFIG_KEYS.test(key));
  const dataFirst = sendsBody && own === null && next !== undefined && !(isConfig && /headers|body|json|form|method/.test([...(nextObject?.entries.keys() ?? [])].join(' ')) && !/axios/.test(call.name) && after === undefined);
  const config = own ?? (dataFirst ? objectIn(after) : nextObject);
  const method = textOf(config?.entries.get('method') ?? config?.entries.get('type')) ?? (last === 'open' || last === 'needle' ? textOf(args[0]) : null);
  const entry = (...names: readonly string[]): [string, Value] | null => {
    for (const name of names) {
      const value = config?.entries.get(name);
      if (value !== undefined && value.k !== 'constant') return [name, value];
    }
    return null;
  };
  const data = dataFirst && next !== undefined ? (['data', next] as const) : entry('data', 'body', 'json', 'form', 'formData', 'multipart');
  return {
    method: method !== null && /^[a-z]{3,7}$/i.test(method) ? method.toUpperCase() : null,
    headers: objectIn(config?.entries.get('headers')),
    query: objectIn(entry('params', 'searchParams', 'qs', 'query')?.[1]) ?? innerObject(entry('params', 'searchParams')?.[1] ?? { k: 'unknown' })?.object ?? null,
    body: data?.[1],
    encoding: data === null ? 'json' : data[0] === 'form' ? 'form' : data[0] === 'formData' || data[0] === 'multipart' ? 'multipart' : 'json',
  };
}

function pythonOptions(named: ReadonlyMap<string, Value>, args: readonly Value[], index: number): Options {
  const files = named.get('files');
  const data = named.get('json') ?? named.get('data');
  const filesObject = objectIn(files);
  const dataObject = objectIn(data);
  const both: Value | undefined = filesObject !== null && dataObject !== null ? { k: 'object', entries: new Map([...dataObject.entries, ...filesObject.entries]), spread: [] } : (data ?? files ?? args[index + 1]);
  const method = textOf(named.get('method'));
  return {
    method: method === null ? null : method.toUpperCase(),
    headers: objectIn(named.get('headers')),
    query: objectIn(named.get('params')),
    body: both,
    encoding: files !== undefined ? 'multipart' : named.has('json') ? 'json' : 'form',
  };
}

function hostsAndPorts(first: Value, second: Value | undefined, kind: 'socket' | 'ftp' | 'websocket'): [string, number][] {
  const pair = (host: Value | undefined, port: Value | undefined): [string, number][] => {
    const name = host === undefined ? null : wholeText(alternatives(host)[0] ?? host);
    const number = numberOf(port) ?? (textOf(port) === null ? null : Number(textOf(port)));
    if (name === null || name === '') return [];
    if (number === null || !Number.isInteger(number)) return kind === 'ftp' ? [[name, 21]] : [];
    return [[name, number]];
  };
  if (first.k === 'list') return pair(first.items[0], first.items[1]);
  const object = objectIn(first);
  if (object !== null) return pair(object.entries.get('host') ?? object.entries.get('hostname'), object.entries.get('port'));
  if (first.k === 'number') return pair(second, first);
  return pair(first, second);
}

function rpcOf(fields: readonly Field[]): string | null {
  const method = fields.find(({ name }) => name === 'method')?.constant ?? null;
  return method !== null && fields.some(({ name }) => name === 'jsonrpc' || name === 'params') ? method : null;
}

/** Offset of the call whose result a method is called on, through chains. */
function receiverCall(value: CallValue): number | null {
  let one: Value = value.callee;
  for (let i = 0; i < 12; i++) {
    if (one.k === 'member') one = one.of;
    else if (one.k === 'any') one = one.of[0] ?? { k: 'unknown' };
    else if (one.k === 'call' && one.callee.k === 'member' && one.callee.of.k === 'call') one = one.callee;
    else break;
  }
  return one.k === 'call' && one.at !== undefined ? one.at : null;
}

const RANKS = { unknown: 0, read: 1, written: 2, run: 3, order: 4, code: 5 } as const;

/** What is done with what a call gives: by its offset and its first argument, for a helper asks many addresses with one call. */
class Answers {
  readonly #program: Program;
  readonly #known = new Map<string, Sent['answer']>();

  constructor(program: Program) {
    this.#program = program;
    const written: { path: string; contents: readonly Value[] }[] = [];
    for (const call of program.calls) {
      const { name, value } = call;
      const isCode = CODE_SINK.test(name) || (value.isNew && /constructor$/.test(name));
      if (isCode && !(/^set(?:Timeout|Interval)$/.test(name) && value.args[0]?.k === 'function')) for (const arg of value.args) this.#put(arg, 'code');
      if (RUN_SINK.test(name) && PROCESS.test(name)) for (const arg of value.args) this.#put(arg, someValue(arg, (one) => one.k === 'text' && /^(?:-e|-c|--eval|-)$/.test(one.text)) ? 'code' : 'order');
      // a script over stdin
      if (/\.stdin\.(?:write|end)$/.test(name)) for (const arg of value.args) this.#put(arg, 'code');
      if (!WRITE_SINK.test(name)) continue;
      const receiver = value.callee.k === 'member' ? value.callee.of : null;
      const opened = receiver?.k === 'call' ? receiver.args[0] : undefined;
      const path = opened ?? value.args[0];
      for (const arg of opened === undefined ? value.args.slice(1) : value.args) this.#put(arg, 'written');
      // `answer.pipe(createWriteStream(path))`
      if (name.endsWith('.pipe') && receiver !== null) this.#put(receiver, 'written');
      written.push({ path: path === undefined ? '' : expressionOf(path), contents: value.args });
    }
    for (const { path, contents } of written) if (this.#isRun(path)) for (const value of contents) this.#put(value, 'run');
  }

  of(at: number, first: Value | null): Sent['answer'] {
    return this.#known.get(keyOf(at, first)) ?? (first === null ? 'unknown' : (this.#known.get(keyOf(at, null)) ?? 'unknown'));
  }

  #put(value: Value, answer: Sent['answer']): void {
    visitValues(value, (one) => {
      if (one.k !== 'call' || one.at === undefined) return undefined;
      const [first] = one.args;
      const keys = first === undefined || first.k === 'function' ? [keyOf(one.at, null)] : alternatives(first).map((way) => keyOf(one.at ?? 0, way));
      for (const key of first === undefined ? keys : [...keys, keyOf(one.at, first)]) if (RANKS[this.#known.get(key) ?? 'unknown'] < RANKS[answer]) this.#known.set(key, answer);
      return undefined;
    });
  }

  #isRun(path: string): boolean {
    if (path.length <= 3) return false;
    const bare = path.replace(/^"|"$/g, '');
    return this.#program.calls.some((call) => RUN_SINK.test(call.name) && PROCESS.test(call.name) && call.value.args.some((arg) => expressionOf(arg).includes(bare) || sameTail(arg, path)));
  }
}

function keyOf(at: number, first: Value | null): string {
  return first === null ? `${at}` : `${at} ${expressionOf(first)}`;
}

/** Both end in the same constant: `"/.nvl"`. */
function sameTail(arg: Value, path: string): boolean {
  const tail = /"([^"]{4,})"$/.exec(path)?.[1];
  return tail !== undefined && expressionOf(arg).includes(tail);
}

const COMMAND_URL = /https?:\/\/[^\s"'|;&<>)]{4,500}/g;

/** Addresses in a command line, with what is done there. */
export function commandRequests<T>(command: string, make: (url: string, method: string, answer: Sent['answer']) => T[]): T[] {
  if (!/\b(?:curl|wget|iwr|irm|Invoke-WebRequest|Invoke-RestMethod|certutil|bitsadmin|DownloadFile|DownloadString|mshta|Start-BitsTransfer)\b/i.test(command)) return [];
  const out: T[] = [];
  for (const [url] of command.matchAll(COMMAND_URL)) {
    const posts = /(?:-X|--request|-Method)\s*"?POST|\s(?:-d|--data\S*|-F|--form|-T|--upload-file|-Body)\s/i.test(command);
    const runs = /\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\|\s*(?:cmd|node|python3?|iex)\b|\biex\b|Invoke-Expression|DownloadString|mshta/i.test(command);
    const saves = /\s-\w*[oO]\w*\s|--output|-OutFile|DownloadFile|certutil|bitsadmin|wget|Start-BitsTransfer/i.test(command);
    out.push(...make(url.replace(/[",'`]+$/, ''), posts ? 'POST' : 'GET', runs ? 'run' : saves ? 'written' : 'unknown'));
  }
  return out;
}
