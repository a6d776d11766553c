/** Scratch columns beside the tree, one entry per node, reused from file to file. */
import { UNKNOWN } from '../fold/build.ts';
import type { Value } from '../value.ts';
import type { Definition } from './context.ts';

const FIRST = 1 << 16;
const KEEP = 1 << 20;

export class Columns {
  /** scope table of the node: index + 1 */
  scope: Int32Array = new Int32Array(FIRST);
  /** function that the node is: id + 1 */
  fn: Int32Array = new Int32Array(FIRST);
  /** binding that an identifier means: 0 not looked up, 1 none, else index + 2 */
  binding: Int32Array = new Int32Array(FIRST);
  /** bits of origins.ts + 1; 0 not looked at */
  origin: Uint16Array = new Uint16Array(FIRST);
  /** 1 while the node is under evaluation */
  busy: Uint8Array = new Uint8Array(FIRST);
  /** value of the node, once it is known: index in `values` */
  memo: Int32Array = new Int32Array(FIRST);
  /** functions that the node can be, once they are known: index in `functionLists` */
  functions: Int32Array = new Int32Array(FIRST);
  /** what is assigned at a member: index in `definitionLists` */
  definitions: Int32Array = new Int32Array(FIRST);
  definitionLists: (readonly Definition[])[] = [];
  values: Value[] = [UNKNOWN];
  functionLists: (readonly number[])[] = [];

  reset(count: number): void {
    // index 0 is: not known
    this.values = [UNKNOWN];
    this.functionLists = [[], []];
    this.definitionLists = [[], []];
    if (count > this.fn.length || this.fn.length > KEEP) {
      const capacity = Math.max(FIRST, count);
      this.scope = new Int32Array(capacity);
      this.fn = new Int32Array(capacity);
      this.binding = new Int32Array(capacity);
      this.origin = new Uint16Array(capacity);
      this.busy = new Uint8Array(capacity);
      this.memo = new Int32Array(capacity);
      this.functions = new Int32Array(capacity);
      this.definitions = new Int32Array(capacity);
      return;
    }
    this.scope.fill(0, 0, count);
    this.fn.fill(0, 0, count);
    this.binding.fill(0, 0, count);
    this.origin.fill(0, 0, count);
    this.busy.fill(0, 0, count);
    this.memo.fill(0, 0, count);
    this.functions.fill(0, 0, count);
    this.definitions.fill(0, 0, count);
  }
}
