/**
 * A syntax tree in columns: nodes are numbers (0 is none, 1 the program), numbered in order of their start, so that a walk is a loop
 * and the descendants of `n` are `n + 1 … last[n]`. Whatever parser made it, the shape is the same. Offsets are UTF-16 units.
 * One instance is reused for file after file: nothing may keep it.
 */
import { cookString, cookTemplate, numberValue, plainName } from './literals.ts';
import { F, OPERATORS, type Operator, T } from './node-type.ts';

const FIRST_CAPACITY = 1 << 16;
/** A column set for more nodes than this is given back after the file. */
const KEEP_CAPACITY = 1 << 20;

export class Ast {
  text = '';
  count = 1;
  type: Uint8Array = new Uint8Array(0);
  flags: Uint8Array = new Uint8Array(0);
  op: Uint8Array = new Uint8Array(0);
  start: Int32Array = new Int32Array(0);
  end: Int32Array = new Int32Array(0);
  parent: Int32Array = new Int32Array(0);
  next: Int32Array = new Int32Array(0);
  last: Int32Array = new Int32Array(0);
  a: Int32Array = new Int32Array(0);
  b: Int32Array = new Int32Array(0);
  c: Int32Array = new Int32Array(0);
  d: Int32Array = new Int32Array(0);
  /** names and texts that the source does not show as they are (escapes in names, odd quasis) */
  readonly special: Map<number, string> = new Map();

  reset(text: string): void {
    this.text = text;
    this.count = 1;
    this.special.clear();
    if (this.type.length === 0 || this.type.length > KEEP_CAPACITY) this.#resize(FIRST_CAPACITY, 0);
  }

  /** A new node without children. */
  add(type: number, start: number, end: number, parent: number): number {
    const id = this.count++;
    if (id >= this.type.length) this.#resize(this.type.length * 2, id);
    this.type[id] = type;
    this.flags[id] = 0;
    this.op[id] = 0;
    this.start[id] = start;
    this.end[id] = end;
    this.parent[id] = parent;
    this.next[id] = 0;
    this.last[id] = id;
    this.a[id] = 0;
    this.b[id] = 0;
    this.c[id] = 0;
    this.d[id] = 0;
    return id;
  }

  /** Fills `last` when all nodes are there. */
  close(): void {
    const { parent, last } = this;
    for (let id = this.count - 1; id > 1; id--) {
      const up = parent[id]!;
      if (last[up]! < last[id]!) last[up] = last[id]!;
    }
  }

  #resize(capacity: number, used: number): void {
    const bytes = (old: Uint8Array): Uint8Array => {
      const grown = new Uint8Array(capacity);
      grown.set(old.subarray(0, used));
      return grown;
    };
    const words = (old: Int32Array): Int32Array => {
      const grown = new Int32Array(capacity);
      grown.set(old.subarray(0, used));
      return grown;
    };
    this.type = bytes(this.type);
    this.flags = bytes(this.flags);
    this.op = bytes(this.op);
    this.start = words(this.start);
    this.end = words(this.end);
    this.parent = words(this.parent);
    this.next = words(this.next);
    this.last = words(this.last);
    this.a = words(this.a);
    this.b = words(this.b);
    this.c = words(this.c);
    this.d = words(this.d);
  }

  has(id: number, flag: number): boolean {
    return (this.flags[id]! & flag) !== 0;
  }

  operator(id: number): Operator {
    return OPERATORS[this.op[id]!] ?? '';
  }

  /** The nodes of a list, from its first. */
  list(first: number): number[] {
    const out: number[] = [];
    for (let id = first; id !== 0; id = this.next[id]!) out.push(id);
    return out;
  }

  raw(id: number): string {
    return this.text.slice(this.start[id], this.end[id]);
  }

  /** Name of an identifier or private name (with `#`). */
  name(id: number): string {
    const special = this.special.size === 0 ? undefined : this.special.get(id);
    return special ?? plainName(this.text.slice(this.start[id], this.end[id]));
  }

  string(id: number): string {
    const special = this.special.get(id);
    return special ?? cookString(this.raw(id));
  }

  quasi(id: number): string {
    return this.special.get(id) ?? cookTemplate(this.raw(id));
  }

  number(id: number): number {
    return numberValue(this.raw(id));
  }

  /** Constant name under which a key stands: identifier, string, number, private name; null where computed otherwise. */
  key(keyNode: number, computed: boolean): string | null {
    switch (this.type[keyNode]) {
      case T.Identifier:
        return computed ? null : this.name(keyNode);
      case T.PrivateName:
        return this.name(keyNode);
      case T.String:
        return this.string(keyNode);
      case T.Number:
        return String(this.number(keyNode));
      case T.Template:
        return this.b[keyNode] === 0 && this.a[keyNode] !== 0 ? this.quasi(this.a[keyNode]!) : null;
      default:
        return null;
    }
  }

  /** Constant key of a member, property, method or field. */
  keyOf(id: number): string | null {
    const keyNode = this.type[id] === T.Member ? this.b[id]! : this.a[id]!;
    return this.key(keyNode, this.has(id, F.computed));
  }
}
