/**
 * What an expression can be, as far as one file tells: a small tree, plain JSON, made in a reading process and
 * linked across files in the main one. Bounded in depth and nodes when it is made (`unknown` marks the cut).
 * `at` is a UTF-16 offset in the file's text.
 *
 * Conventions: a class is an object with `constructor` (a function, always first) and its methods, fields and statics; `new` of it is the object itself.
 * In objects the key `...` holds what was spread in and is not known. Arithmetic that stays open is a call of a global named like the operator (`^`, `%`,
 * `[]` for an index). A path below the file's own folder is a constant `./…` with `path` in `how`; `__dirname` and `__filename` also stand for
 * import.meta.dirname, .url and their spellings. What functions return keeps their own parameters open.
 */
export type Value =
  /** `how`: absent for a literal; else the steps that computed it, innermost first: `joined`, `base64`, `hex`, `reversed`, `char-codes`, `percent`, `env` … */
  | {
      readonly k: 'const';
      readonly v: string | number | boolean | null;
      readonly at?: number;
      readonly how?: readonly string[];
    }
  | { readonly k: 'array'; readonly items: readonly Value[] }
  | { readonly k: 'object'; readonly props: readonly (readonly [string, Value])[] }
  /** `+` chains and templates */
  | { readonly k: 'concat'; readonly parts: readonly Value[] }
  /** member; `key` null where it is computed and not constant */
  | { readonly k: 'get'; readonly of: Value; readonly key: string | null; readonly at?: number }
  /** a call (or `new`) that was not resolved inside the file. A method call is a call whose `callee` is a `get`. */
  | {
      readonly k: 'call';
      readonly callee: Value;
      readonly args: readonly Value[];
      readonly isNew?: boolean;
      readonly at?: number;
    }
  /** a free name: process, require, Buffer, fetch */
  | { readonly k: 'global'; readonly name: string }
  /** a binding of another module: `name` '*' is the whole of it, 'default' its default export */
  | { readonly k: 'import'; readonly spec: string; readonly name: string }
  /** parameter of a function that this file does not call with anything known */
  | { readonly k: 'param'; readonly fn: number; readonly index: number }
  /**
   * What a function that is handed to `by` (an unresolved call) receives as its parameter `index`: the response in `https.get(u, cb)`, the chunk in
   * `res.on('data', cb)`, the error and the body in `request(u, cb)`. `.then(cb)`/`await` are not this: they pass the promised value itself.
   */
  | { readonly k: 'delivered'; readonly by: Value; readonly index: number; readonly at?: number }
  /** a function of this file, as a value */
  | { readonly k: 'function'; readonly fn: number }
  /** what a `catch` clause or a `.catch` handler gets from what failed */
  | { readonly k: 'failure'; readonly of: readonly Value[] }
  /** several assignments or branches */
  | { readonly k: 'any'; readonly of: readonly Value[] }
  | { readonly k: 'unknown'; readonly why: string };
