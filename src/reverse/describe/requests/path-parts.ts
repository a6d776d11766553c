/** The path and query of an address, with the names through which their parts came. */
import { holeName, template, textOf, type Value } from '../facts/value.ts';
import { fieldOf, fieldsOf, innerObject } from './fields.ts';
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
  const whole: Field[] = [];
  const parts = flatParts(url);
  parts.forEach((part, i) => {
    const before = parts[i - 1];
    if (before?.k !== 'text' || part.k === 'text') return;
    // `…?id=` + value
    const key = /[?&]([\w.[\]-]{1,60})=$/.exec(before.text)?.[1];
    if (key !== undefined) values.set(key, part);
    // `…?` + new URLSearchParams({…})
    else if (/[?&]$/.test(before.text)) {
      const inner = innerObject(part);
      if (inner !== null) whole.push(...fieldsOf(inner.object));
    }
  });
  const pairs = query
    .split('&')
    .slice(0, 40)
    .filter((pair) => !/^\{[^}]*\}$/.test(pair));
  return [...whole, ...pairs.map((pair) => queryField(pair, values))];
}

function queryField(pair: string, values: ReadonlyMap<string, Value>): Field {
  const at = pair.indexOf('=');
  const name = at === -1 ? pair : pair.slice(0, at);
  const value = values.get(name);
  if (value !== undefined) return fieldOf(name, value);
  const given = at === -1 ? '' : pair.slice(at + 1);
  return { ...fieldOf(name, { k: 'text', text: given }), constant: given.includes('{') ? null : given };
}

function flatParts(value: Value): readonly Value[] {
  return value.k === 'joined' ? value.parts.flatMap(flatParts) : [value];
}
