import { describe, expect, it } from 'vitest';
import type { ModuleFacts, Value } from '../../syntax/index.ts';
import { cutValue, fitModule, lengthOf } from './fit-module.ts';
import { sectionsOf, TextModule } from './kept-module.ts';

const word = (v: string): Value => ({ k: 'const', v });

function moduleOf(returned: Value, sink: Value): ModuleFacts {
  return {
    parser: 'oxc',
    imports: [{ spec: './a.js', kind: 'import', fn: 0, at: 0 }],
    exports: [],
    functions: [{ id: 0, name: '', at: 0, end: 9, parent: 0, returns: returned }],
    calls: [],
    sinks: [{ kind: 'eval', fn: 0, at: 1, end: 2, args: [sink], spelling: 'eval', conditions: [] }],
    computed: [],
    statements: [],
    problems: [],
  };
}

describe('fitModule', () => {
  it('leaves facts alone that fit', () => {
    const module = moduleOf(word('a'), word('b'));
    expect(fitModule(module, 10)).toEqual(sectionsOf(module));
  });

  it('cuts what links before what flows into a sink', () => {
    const long: Value = { k: 'array', items: Array.from({ length: 5_000 }, (_, i) => word(`item ${i}`)) };
    const sink: Value = { k: 'call', callee: { k: 'global', name: 'atob' }, args: [word('x')] };
    const sections = fitModule(moduleOf(long, sink), 100);
    expect(lengthOf(sections)).toBeLessThan(50 * 1024);
    const kept = new TextModule(sections);
    expect(kept.sinks[0]?.args[0]).toEqual(sink);
    expect(kept.imports).toHaveLength(1);
  });
});

describe('cutValue', () => {
  it('keeps the first nodes and says that there was more', () => {
    const value: Value = { k: 'concat', parts: [word('a'), word('b'), word('c')] };
    expect(cutValue(value, 3)).toEqual({
      k: 'concat',
      parts: [word('a'), word('b'), { k: 'unknown', why: 'too large to keep' }],
    });
    expect(cutValue(value, 10)).toEqual(value);
  });
});
