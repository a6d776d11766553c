/** The printed form of a program that nothing else could print: Babel's, and where that runs out of stack a plain one by tokens. */

interface Babel {
  readonly parse: (text: string, options: object) => object;
  readonly generate: (tree: object, options: object) => { readonly code: string };
}

let loaded: Promise<Babel | null> | null = null;

async function loadBabel(): Promise<Babel | null> {
  try {
    const parser: unknown = await import('@babel/parser' as string);
    const generator: unknown = await import('@babel/generator' as string);
    const parse = member(parser, 'parse');
    const generate =
      member(generator, 'generate') ?? member(member(generator, 'default'), 'generate') ?? member(generator, 'default');
    if (typeof parse !== 'function' || typeof generate !== 'function') return null;
    return { parse: parse as Babel['parse'], generate: generate as Babel['generate'] };
  } catch {
    return null;
  }
}

const member = (value: unknown, key: string): unknown =>
  (typeof value === 'object' || typeof value === 'function') && value !== null ? Reflect.get(value, key) : undefined;

/** Null where it does not parse, or runs out of stack. */
export async function format(text: string): Promise<string | null> {
  loaded ??= loadBabel();
  const babel = await loaded;
  if (babel === null) return null;
  try {
    const tree = babel.parse(text, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      plugins: ['jsx'],
    });
    return babel.generate(tree, { jsescOption: { minimal: true } }).code;
  } catch {
    return null;
  }
}
