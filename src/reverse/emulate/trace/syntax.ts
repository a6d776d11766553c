/**
 * Parsing for the tracer: acorn, whose positions are exact; the tree is ESTree. A look at the brackets comes first; what is deep without them ends as an error of
 * the parser, which is plain JavaScript. (The guard of the room syntax would load its parsers into every emulating process.)
 */
import { type AnyNode, type Options, type Program, parse } from 'acorn';

export type { AnyNode, Program };

export interface Parsed {
  readonly program: Program;
  readonly module: boolean;
}

/** Deeper code runs as it is. */
const DEEPEST = 1_200;
const COMMON: Omit<Options, 'sourceType'> = {
  ecmaVersion: 'latest',
  allowHashBang: true,
  allowReturnOutsideFunction: false,
  checkPrivateFields: false,
};

/** null where it does not parse or is nested too deep. */
export function parseCode(text: string, goal: 'script' | 'module' | 'either'): Parsed | null {
  if (isTooDeep(text)) return null;
  const first = goal === 'module' ? 'module' : 'script';
  const program = attempt(text, first);
  if (program !== null) return { program, module: first === 'module' };
  if (goal !== 'either') return null;
  const other = attempt(text, 'module');
  return other === null ? null : { program: other, module: true };
}

/** Brackets in strings count, too: at worst, code runs as it is. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x28 || unit === 0x5b || unit === 0x7b) {
      if (++depth > DEEPEST) return true;
    } else if ((unit === 0x29 || unit === 0x5d || unit === 0x7d) && depth > 0) depth--;
  }
  return false;
}

function attempt(text: string, sourceType: 'script' | 'module'): Program | null {
  try {
    return parse(text, { ...COMMON, sourceType });
  } catch {
    return null;
  }
}

const NOT_NODES = new Set(['type', 'start', 'end', 'loc', 'range', 'raw', 'regex', 'bigint', 'quasis', 'attributes']);

/** In the order of the text, mostly. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const found: AnyNode[] = [];
  for (const [name, part] of Object.entries(node)) {
    if (typeof part !== 'object' || part === null || NOT_NODES.has(name)) continue;
    if (Array.isArray(part)) {
      for (const one of part) if (isNode(one)) found.push(one);
    } else if (isNode(part)) found.push(part);
  }
  return found;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
