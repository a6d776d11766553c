/** The path and query of an address, with the names through which their parts came. */
import { holeName, template, textOf, type Value } from '../facts/value.ts';
import { fieldOf } from './fields.ts';
import type { Field } from './request.ts';

/** The path of an address with the names of its parts; parts of the query are left out. */
export function pathParts(url: Value): {
  template: string;
  segments: { name: string; value: string }[];
  open: Field[];
} {
  const out = { text: '', segments: [] as { name: string; value: string }[], open: [] as Field[] };
  const add = (value: Value): void => {
    const seen = pathOf(out.text);
    if (value.k === 'joined' && (value.via === undefined || template(value).includes('/'))) {
      for (const part of value.parts) add(part);
      return;
    }
    const constant = textOf(value);
    if (
      constant !== null &&
      value.via !== undefined &&
      seen !== null &&
      !constant.includes('/') &&
      !out.text.includes('?') &&
      constant !== ''
    ) {
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

export function queryFields(url: Value, query: string): Field[] {
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
      return value === undefined
        ? { ...fieldOf(name, { k: 'text', text: given }), constant: given.includes('{') ? null : given }
        : fieldOf(name, value);
    });
}
