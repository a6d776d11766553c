/**
 * acorn-loose, bounded: it makes something of any text, but it looks up the line of each error from the start of the text, and begins anew after each.
 * Here no line is looked up, and a text with this many errors is none.
 */
import { Parser } from 'acorn';
import { LooseParser } from 'acorn-loose';

/** Characters that no token can begin with, strings without end …: honest broken code has a handful. */
const MOST_ERRORS = 200;

class TooManyErrors extends Error {}

class Tokens extends Parser {
  #errors = 0;

  // acorn's own name; acorn-loose reads `pos` and `raisedAt` of it
  raise(pos: number, message: string): never {
    if (++this.#errors > MOST_ERRORS) throw new TooManyErrors('too many errors');
    const raisedAt: unknown = Reflect.get(this, 'pos');
    throw Object.assign(new SyntaxError(message), { pos, raisedAt });
  }

  raiseRecoverable(pos: number, message: string): never {
    this.raise(pos, message);
  }
}

class Loose extends LooseParser {
  static readonly BaseParser = Tokens;
}

/** @throws where it is no code at all */
export function parseLoosely(text: string): unknown {
  return Loose.parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
}
