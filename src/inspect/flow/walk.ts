/** The state of one walk through a linked value, and the small words that walks share. */
import type { Value } from '../../syntax/index.ts';
import type { FileReader } from './file-reads.ts';
import type { FlowConstant, FlowSource } from './flow.ts';
import type { Linker } from './linker.ts';

export type Call = Extract<Value, { k: 'call' }>;

export interface Traced {
  readonly sources: readonly FlowSource[];
  readonly transforms: readonly string[];
  readonly viaFailure: boolean;
  readonly unresolved: readonly string[];
}

export interface Walk {
  readonly file: string;
  /** a walk inside a walk starts no other */
  readonly nested: boolean;
  readonly sources: Map<string, FlowSource>;
  readonly transforms: string[];
  readonly unresolved: Set<string>;
  viaFailure: boolean;
  left: number;
}

/** How the value that is looked at is used by what stands around it. */
export interface Use {
  /** members read from it, nearest first */
  readonly keys: readonly string[];
  /** it is what failed, not what came */
  readonly failed: boolean;
  readonly depth: number;
}

/** What the parts of a walk ask of the whole. */
export interface Tools {
  readonly linker: Linker;
  readonly files: FileReader;
  readonly constants: (value: Value, file: string) => readonly FlowConstant[];
  /** a walk of its own, from the same file; gives nothing inside another such */
  readonly inner: (value: Value, walk: Walk) => Traced;
}

export interface Found {
  readonly kind: FlowSource['kind'];
  readonly text: string;
  readonly addresses: readonly FlowConstant[];
  readonly headers?: FlowSource['headers'];
}

export function addSource(walk: Walk, value: Value, found: Found, tools: Tools): void {
  const file = tools.linker.homeOf(value) ?? walk.file;
  const at = ('at' in value ? value.at : undefined) ?? 0;
  const key = `${found.kind}\n${file}\n${at}\n${found.text}`;
  if (walk.sources.has(key)) return;
  walk.sources.set(key, {
    kind: found.kind,
    file,
    at,
    text: found.text.slice(0, 120),
    addresses: found.addresses,
    headers: found.headers ?? [],
  });
}

export function dedupe(constants: readonly FlowConstant[]): readonly FlowConstant[] {
  const seen = new Set<string>();
  return constants.filter((one) => !seen.has(one.value) && seen.add(one.value));
}

export function lastName(callee: Value): string {
  return callee.k === 'get' ? (callee.key ?? '') : callee.k === 'import' || callee.k === 'global' ? callee.name : '';
}

/** A callee as one would write it. */
export function textOf(value: Value, depth = 0): string {
  if (depth > 6) return '…';
  switch (value.k) {
    case 'global':
      return value.name;
    case 'import':
      return value.name === '*' || value.name === 'default' ? value.spec : `${value.spec}.${value.name}`;
    case 'get':
      return `${textOf(value.of, depth + 1)}.${value.key ?? '[…]'}`;
    case 'call':
      return `${value.isNew === true ? 'new ' : ''}${textOf(value.callee, depth + 1)}()`;
    case 'delivered':
      return textOf(value.by, depth + 1);
    case 'any':
      return value.of[0] === undefined ? '…' : textOf(value.of[0], depth + 1);
    default:
      return '…';
  }
}
