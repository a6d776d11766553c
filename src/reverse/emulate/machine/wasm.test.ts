import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXPORTS, engineFile, instantiate, NATIVE_NAMES } from './wasm.ts';

it('names the functions of the pinned build as its own loader does', () => {
  const loader = readFileSync(engineFile().replace(/\.wasm$/, '.mjs'), 'utf8');
  const short = new Map([...loader.matchAll(/\bd\.(_\w+)=b\.([\w$]+)/g)].map((match) => [match[1], match[2]]));
  for (const [name, native] of Object.entries(NATIVE_NAMES))
    if (native !== '') expect([name, short.get(native)]).toEqual([name, EXPORTS[name as keyof typeof EXPORTS]]);
  expect(loader).toContain('Z.u();');
});

it('cannot grow beyond its limit', () => {
  const none = () => 0;
  const { memory } = instantiate(32, { call: none, interrupt: () => false, loadModule: none, resolveModule: none });
  expect(() => memory.grow(65_536)).toThrow();
  memory.grow((32 * 2 ** 20 - memory.buffer.byteLength) / 65_536);
  expect(() => memory.grow(1)).toThrow();
});
