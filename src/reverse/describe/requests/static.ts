/** Requests as they stand in a program: address, method, headers, fields, what is done with the answer, and how often. */

import type { Call, Program } from '../facts/program.ts';
import { alternatives, dotted, template, textOf, type Value, visitValues, wholeText } from '../facts/value.ts';
import type { Reading } from '../reading.ts';
import { addressArgument, hostsAndPorts, URL_START } from './address-argument.ts';
import { Answers, receiverCall } from './answers.ts';
import { CLIENT, PROCESS, RUN_SINK, SENDERS, SOCKETS } from './clients.ts';
import { commandRequests } from './command-line.ts';
import { bodyOf, fieldOf, fieldsOf, headersOf } from './fields.ts';
import { CallGraph, type Timer } from './graph.ts';
import { optionsOf } from './options.ts';
import { pathParts, queryFields } from './path-parts.ts';
import { addressOf, type Field, type Sent } from './request.ts';
import { type StoreRequest, storeRequest } from './stores.ts';
import { connectionRequest, instanceOptions } from './url-value.ts';

const MOST_SENT = 400;
type Rest = Pick<Sent, 'kind' | 'method' | 'headers' | 'query' | 'body' | 'encoding' | 'rpc'>;

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
    const connection = connectionRequest(call.value);
    if (connection !== null) return this.#connection(call, connection);
    const found = addressArgument(call.value, client, call.name);
    if (found === null) return [];
    // `open` and the like belong to many things
    if (
      (last === 'open' || last === 'load' || last === 'json' || last === 'download' || last === 'stream') &&
      !alternatives(found.url).some((one) => URL_START.test(template(one)))
    )
      return [];
    const options = optionsOf(call, found.index, known, last);
    const base = { method: options.method ?? known ?? (options.body === undefined ? 'GET' : 'POST') };
    const root = last === 'open' ? (receiverCall(call.value) ?? call.at) : (call.value.at ?? call.at);
    const follow = this.#follow(root);
    const instance = instanceOptions(call.value)?.entries.get('headers');
    const headers = [
      ...(options.headers === null ? [] : headersOf(options.headers)),
      ...(instance?.k === 'object' ? headersOf(instance) : []),
      ...follow.headers,
    ];
    const more = found.at === null ? [] : this.#follow(found.at).query;
    const body =
      options.body === undefined
        ? { fields: [] as Field[], encoding: null }
        : this.#body(options.body, options.encoding);
    const fields = [...body.fields, ...follow.body];
    return alternatives(found.url).flatMap((url) =>
      this.#made(
        call,
        url,
        {
          kind: 'http',
          method: follow.method ?? base.method,
          headers,
          query: [...more, ...(options.query === null ? [] : fieldsOf(options.query))],
          body: fields,
          encoding: body.encoding ?? (fields.length > 0 ? follow.encoding : null),
          rpc: rpcOf(fields),
        },
        last === 'open' ? this.#answers.ofObject(root) : undefined,
      ),
    );
  }

  #connection(call: Call, { url, method, body, headers }: NonNullable<ReturnType<typeof connectionRequest>>): Sent[] {
    const made = body === undefined ? { fields: [], encoding: null } : this.#body(body, 'json');
    const rest: Rest = {
      kind: 'http',
      method: method?.toUpperCase() ?? 'GET',
      headers: headers === null ? [] : headersOf(headers),
      query: [],
      body: made.fields,
      encoding: made.encoding,
      rpc: rpcOf(made.fields),
    };
    const answer = this.#answers.ofObject(receiverCall(call.value) ?? call.at);
    return alternatives(url).flatMap((one) => this.#made(call, one, rest, answer));
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

  #follow(at: number): {
    headers: Field[];
    query: Field[];
    body: Field[];
    method: string | null;
    encoding: string | null;
  } {
    const out = {
      headers: [] as Field[],
      query: [] as Field[],
      body: [] as Field[],
      method: null as string | null,
      encoding: null as string | null,
    };
    for (const { value, name } of this.#followers.get(at) ?? []) {
      const key = name.split('.').at(-1) ?? '';
      const [first, second] = value.args;
      const named = textOf(first);
      if (/searchParams\.(?:set|append)$/.test(name) && named !== null && second !== undefined)
        out.query.push(fieldOf(named, second));
      else if (
        (key === 'append' || key === 'field' || key === 'attach') &&
        first !== undefined &&
        second !== undefined
      ) {
        for (const one of alternatives(first)) {
          const name = textOf(one);
          if (name !== null) out.body.push(fieldOf(name, second));
        }
        out.encoding = 'multipart';
      } else if (
        (key === 'setHeader' ||
          key === 'set' ||
          key === 'setRequestHeader' ||
          key === 'header' ||
          key === 'add_header') &&
        named !== null &&
        second !== undefined
      )
        out.headers.push(fieldOf(named, second));
      else if (key === 'set' && first?.k === 'object') out.headers.push(...headersOf(first));
      else if ((key === 'storbinary' || key === 'put' || key === 'uploadFrom') && first !== undefined)
        out.body.push(fieldOf('path', key === 'storbinary' ? first : (second ?? first)));
      else if (
        (key === 'send' || key === 'write' || key === 'end' || key === 'sendall' || key === 'emit') &&
        first !== undefined
      ) {
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
      return alternatives(first)
        .filter((one) => URL_START.test(template(one)))
        .flatMap((url) => this.#made(call, url, { ...plain, kind: 'websocket', body }));
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
    const value: Value =
      first.k === 'list'
        ? { k: 'joined', parts: first.items.flatMap((item) => [item, { k: 'text', text: ' ' } as const]) }
        : first;
    const second = call.value.args[1];
    const whole: Value =
      second?.k === 'list'
        ? { k: 'joined', parts: [value, ...second.items.flatMap((item) => [{ k: 'text', text: ' ' } as const, item])] }
        : value;
    const out: Sent[] = [];
    for (const reading of alternatives(whole, 6))
      out.push(
        ...commandRequests(template(reading), (url, method, answer) =>
          this.#made(
            call,
            { k: 'text', text: url },
            { kind: 'http', method, headers: [], query: [], body: [], encoding: null, rpc: null },
            answer,
          ),
        ),
      );
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
    const fn =
      this.#program.functions[call.functions.find((id) => (this.#program.functions[id]?.name ?? '') !== '') ?? 0];
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
    const dynamic = address.query.includes('{') || inQuery.some((field) => field.constant === null);
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

function rpcOf(fields: readonly Field[]): string | null {
  const method = fields.find(({ name }) => name === 'method')?.constant ?? null;
  return method !== null && fields.some(({ name }) => name === 'jsonrpc' || name === 'params') ? method : null;
}
