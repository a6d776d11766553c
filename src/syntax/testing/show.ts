/** Values and facts as short text, for tests. */
import { extractModuleFacts } from '../index.ts';
import type { ModuleFacts } from '../module-facts.ts';
import type { Value } from '../value.ts';

export function show(value: Value): string {
  switch (value.k) {
    case 'const':
      return JSON.stringify(value.v) + (value.how === undefined ? '' : `~${value.how.join('.')}`);
    case 'array':
      return `[${value.items.map(show).join(', ')}]`;
    case 'object':
      return `{${value.props.map(([key, part]) => `${key}: ${show(part)}`).join(', ')}}`;
    case 'concat':
      return `(${value.parts.map(show).join(' + ')})`;
    case 'get':
      return `${show(value.of)}.${value.key ?? '?'}`;
    case 'call':
      return `${value.isNew ? 'new ' : ''}${show(value.callee)}(${value.args.map(show).join(', ')})`;
    case 'global':
      return value.name;
    case 'import':
      return `<${value.spec}#${value.name}>`;
    case 'param':
      return `param(${value.fn},${value.index})`;
    case 'delivered':
      return `delivered${value.index}(${show(value.by)})`;
    case 'function':
      return `fn${value.fn}`;
    case 'failure':
      return `failure(${value.of.map(show).join(' | ')})`;
    case 'any':
      return `any(${value.of.map(show).join(' | ')})`;
    case 'unknown':
      return '?';
  }
}

export async function factsOf(code: string, name = 'file.js'): Promise<ModuleFacts> {
  const facts = await extractModuleFacts(name, code, { native: true });
  if (facts === null) throw new Error('no facts');
  return facts;
}

/** `kind spelling arg arg` of each sink */
export async function sinksIn(code: string, name?: string): Promise<readonly string[]> {
  return (await factsOf(code, name)).sinks.map((sink) => [sink.kind, sink.spelling, ...sink.args.map(show)].join(' '));
}
