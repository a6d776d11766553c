import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryTree } from '../../../test/support/memory-tree.ts';
import { sha256 } from '../../lib/index.ts';
import type { TreeFile } from '../../model/index.ts';
import type { FileFacts } from './file-facts.ts';
import { type ReadOptions, readFiles } from './read-files.ts';

const limits = { maxFileBytes: 4 * 1024 * 1024 };
const registry = new URL('../../../test/support/reader-traps.ts', import.meta.url).href;

function read(
  contents: Readonly<Record<string, string>>,
  options: Partial<ReadOptions> = {},
): Promise<Map<string, FileFacts>> {
  return readFiles(memoryTree(contents).files, { limits, registry, ...options });
}
const codes = (facts: FileFacts | undefined): readonly string[] | undefined =>
  facts?.problems.map((problem) => problem.code);

/** Files of many kinds, so many that they fill several batches. */
function manyFiles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    files[`src/${i}.js`] = `const a${i} = require('./${i + 1}.js'); // ${i % 7 === 0 ? 'please-see' : ''}\n`.repeat(
      (i % 5) + 1,
    );
    if (i % 50 === 0) files[`data/${i}.json`] = JSON.stringify({ i });
    if (i % 90 === 0) files[`py/${i}.py`] = `import os\nos.system("true ${i}")\n`;
  }
  return files;
}

describe('readFiles', () => {
  it('gives the facts of every file, in the order of the files', async () => {
    const facts = await read({
      'b.js': 'let please = 1; // please-see',
      'a.txt': 'hello',
      'c.py': 'import os\nos.system("true")\n',
      empty: '',
    });
    expect([...facts.keys()]).toEqual(['a.txt', 'b.js', 'c.py', 'empty']);
    expect(facts.get('b.js')).toMatchObject({ encoding: 'utf-8', problems: [], size: 29 });
    expect(facts.get('b.js')?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(facts.get('b.js')?.hits).toEqual([
      {
        rule: 'sees',
        hit: { at: 19, message: 'seen', confidence: 100 },
        line: 1,
        column: 20,
        excerpt: 'let please = 1; // please-see',
      },
    ]);
    expect(facts.get('b.js')?.module?.parser).toBe('oxc');
    expect(facts.get('c.py')?.module?.sinks).toHaveLength(1);
    expect(facts.get('a.txt')?.module).toBe(null);
  });

  it('gives the same with any number of processes, packed or not', async () => {
    const files = manyFiles(900);
    const all = [];
    for (const options of [{ jobs: 1 }, { jobs: 2 }, { jobs: 4 }, { pack: true }])
      all.push(sha256(JSON.stringify([...(await read(files, options))])));
    expect(new Set(all).size).toBe(1);
  });

  it('tells its progress', async () => {
    const told: number[] = [];
    await read(manyFiles(200), { onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it('has nothing to do with no files', async () => {
    expect(await read({})).toEqual(new Map());
  });

  it('takes a detector that throws for a problem of the file', async () => {
    const facts = await read({ 'a.js': 'please-throw please-see' });
    expect(facts.get('a.js')?.problems).toEqual([
      { code: 'rule-failed', message: 'the rule throws failed: Error: as asked', line: 1 },
    ]);
    expect(facts.get('a.js')?.hits).toHaveLength(1);
  });

  it('says what it read of a large file', async () => {
    const facts = await read({ 'a.txt': 'x'.repeat(5_000_000) });
    expect(codes(facts.get('a.txt'))).toEqual(['max-file-bytes']);
    expect(facts.get('a.txt')?.sha256).toBe('');
  });

  it('gives the reading processes no rights and no environment', async () => {
    const facts = await read({ 'a.js': 'please-tell-rights' });
    expect(JSON.parse(facts.get('a.js')?.hits[0]?.hit.message ?? '')).toEqual({
      write: false,
      child: false,
      worker: false,
      code: false,
      env: [],
    });
  });
});

describe('files on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterlure-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const onDisk = (name: string): TreeFile => ({
    path: name,
    name,
    root: '',
    size: 10,
    mode: null,
    origin: 'delivered',
    ref: null,
    source: { kind: 'disk', path: join(folder, name) },
  });

  it('are opened by the reading process, links are not followed, what is gone is said', async () => {
    writeFileSync(join(folder, 'a.js'), 'please-see');
    symlinkSync(join(folder, 'a.js'), join(folder, 'link.js'));
    const facts = await readFiles(['a.js', 'gone.js', 'link.js'].map(onDisk), { limits, registry });
    expect(facts.get('a.js')?.hits).toHaveLength(1);
    expect(codes(facts.get('gone.js'))).toEqual(['unreadable']);
    expect(codes(facts.get('link.js'))).toEqual(['unreadable']);
  });
});

describe('a reading process that dies', () => {
  const others = manyFiles(150);

  for (const [word, code] of [
    ['please-die', 'reader-died'],
    ['please-exit', 'reader-died'],
    ['please-hang', 'reader-timeout'],
  ] as const) {
    it(`is a result of the one file that it died of (${word})`, async () => {
      const healthy = await read(others);
      const facts = await read(
        { ...others, 'src/50x.js': `please-see; ${word}` },
        word === 'please-hang' ? { fileMillis: 4_000 } : {},
      );
      const trapped = facts.get('src/50x.js');
      expect(codes(trapped)).toEqual([code]);
      expect(trapped?.problems[0]?.message).toContain('rule:');
      // everything but the rule that killed it is there
      expect(trapped?.hits.map((hit) => hit.rule)).toEqual(['sees']);
      expect(trapped?.module?.parser).toBe('oxc');
      facts.delete('src/50x.js');
      expect(JSON.stringify([...facts])).toBe(JSON.stringify([...healthy]));
    });
  }

  it('does not spread when many files are traps, large ones too', async () => {
    const traps: Record<string, string> = {};
    for (let i = 0; i < 5; i++) traps[`src/t${i}.js`] = `please-die ${i === 3 ? 'x'.repeat(300_000) : ''}`;
    const facts = await read({ ...others, ...traps }, { jobs: 2 });
    const dead = [...facts.values()].filter((one) => one.problems.length > 0);
    expect(dead.map((one) => one.path)).toEqual(Object.keys(traps).sort());
    expect(facts.size).toBe(Object.keys(others).length + 5);
  });

  it('may run out of memory', async () => {
    const facts = await read({ 'a.js': 'please-eat', 'b.js': 'please-see' });
    expect(codes(facts.get('a.js'))).toEqual(['reader-died']);
    expect(facts.get('b.js')?.hits).toHaveLength(1);
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const reading = read({ 'a.js': 'please-hang' }, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(reading).rejects.toThrow('enough');
  });

  it('is an error of ours if it cannot even begin', async () => {
    await expect(read({ 'a.js': 'x' }, { registry: 'file:///not-there.ts' })).rejects.toMatchObject({
      code: 'CL_READER_FAILED',
    });
  });
});
