/** Scratch columns beside the tree, one entry per node, reused from file to file. */
import type { Value } from '../value.ts';

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
  /** value of the node, once it is known */
  memo: (Value | undefined)[] = [];

  reset(count: number): void {
    this.memo = new Array<Value | undefined>(count).fill(undefined);
    if (count > this.fn.length || this.fn.length > KEEP) {
      const capacity = Math.max(FIRST, count);
      this.scope = new Int32Array(capacity);
      this.fn = new Int32Array(capacity);
      this.binding = new Int32Array(capacity);
      this.origin = new Uint16Array(capacity);
      this.busy = new Uint8Array(capacity);
      return;
    }
    this.scope.fill(0, 0, count);
    this.fn.fill(0, 0, count);
    this.binding.fill(0, 0, count);
    this.origin.fill(0, 0, count);
    this.busy.fill(0, 0, count);
  }
}
