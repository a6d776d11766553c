/** Method, headers, query and body of a call, whatever library it is of. */
import type { Call } from '../facts/program.ts';
import { type ObjectValue, objectIn, textOf, type Value } from '../facts/value.ts';
import { innerObject } from './fields.ts';

const CONFIG_KEYS =
  /^(?:headers|body|form|formData|json|multipart|searchParams|method|timeout|params|auth|responseType|httpsAgent|data|qs)$/;

export interface Options {
  readonly method: string | null;
  readonly headers: ObjectValue | null;
  readonly query: ObjectValue | null;
  readonly body: Value | undefined;
  readonly encoding: string;
}

export function optionsOf(call: Call, index: number, known: string | null, last: string): Options {
  const { args, named } = call.value;
  if (named !== null) return pythonOptions(named, args, index);
  const own = index >= 0 ? objectIn(args[index]) : null;
  const rest = args.slice(index + 1).filter((arg) => arg.k !== 'function');
  const [next, after] = rest;
  const first = last === 'needle' ? (textOf(args[0])?.toUpperCase() ?? null) : null;
  const sendsBody = /^(?:POST|PUT|PATCH)$/.test(known ?? first ?? '');
  const nextObject = objectIn(next);
  const isConfig = nextObject !== null && [...nextObject.entries.keys()].some((key) => CONFIG_KEYS.test(key));
  const dataFirst =
    sendsBody &&
    own === null &&
    next !== undefined &&
    !(
      isConfig &&
      /headers|body|json|form|method/.test([...(nextObject?.entries.keys() ?? [])].join(' ')) &&
      !/axios/.test(call.name) &&
      after === undefined
    );
  const config = own ?? (dataFirst ? objectIn(after) : nextObject);
  const method =
    textOf(config?.entries.get('method') ?? config?.entries.get('type')) ??
    (last === 'open' || last === 'needle' ? textOf(args[0]) : null);
  const entry = (...names: readonly string[]): [string, Value] | null => {
    for (const name of names) {
      const value = config?.entries.get(name);
      if (value !== undefined && value.k !== 'constant') return [name, value];
    }
    return null;
  };
  const data =
    dataFirst && next !== undefined
      ? (['data', next] as const)
      : entry('data', 'body', 'json', 'form', 'formData', 'multipart');
  return {
    method: method !== null && /^[a-z]{3,7}$/i.test(method) ? method.toUpperCase() : null,
    headers: headersIn(config?.entries.get('headers')),
    query:
      objectIn(entry('params', 'searchParams', 'qs', 'query')?.[1]) ??
      innerObject(entry('params', 'searchParams')?.[1] ?? { k: 'unknown' })?.object ??
      null,
    body: data?.[1],
    encoding:
      data === null
        ? 'json'
        : data[0] === 'form'
          ? 'form'
          : data[0] === 'formData' || data[0] === 'multipart'
            ? 'multipart'
            : 'json',
  };
}

/** Also `new Headers({…})`. */
function headersIn(value: Value | undefined): ObjectValue | null {
  return objectIn(value) ?? (value === undefined ? null : (innerObject(value)?.object ?? null));
}

function pythonOptions(named: ReadonlyMap<string, Value>, args: readonly Value[], index: number): Options {
  const files = named.get('files');
  const data = named.get('json') ?? named.get('data');
  const filesObject = objectIn(files);
  const dataObject = objectIn(data);
  const both: Value | undefined =
    filesObject !== null && dataObject !== null
      ? { k: 'object', entries: new Map([...dataObject.entries, ...filesObject.entries]), spread: [] }
      : (data ?? files ?? args[index + 1]);
  const method = textOf(named.get('method'));
  return {
    method: method === null ? null : method.toUpperCase(),
    headers: objectIn(named.get('headers')),
    query: objectIn(named.get('params')),
    body: both,
    encoding: files !== undefined ? 'multipart' : named.has('json') ? 'json' : 'form',
  };
}
