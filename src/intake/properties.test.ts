import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GitBuilder } from '../../test/support/git-builder.ts';
import { buildTar, buildTgz } from '../../test/support/tar-builder.ts';
import { buildZip } from '../../test/support/zip-builder.ts';
import { CounterlureError } from '../lib/index.ts';
import { openTree } from './index.ts';
import { linkEscapes } from './links.ts';
import { cleanName } from './names/clean-name.ts';

const git = new GitBuilder();
git.commit({ 'a.js': 'x'.repeat(300), 'b/c.js': 'y' });
git.commit({ 'a.js': 'x'.repeat(301), 'b/c.js': 'y' });
const members = (files: Readonly<Record<string, string | Uint8Array>>) =>
  Object.entries(files).map(([name, content]) => ({ name: `d/.git/${name}`, content, store: true }));
const inner = buildZip([{ name: 'x/a.js', content: 'a'.repeat(200) }]);
const seeds: Readonly<Record<string, Buffer>> = {
  zip: buildZip([
    { name: 'd/a.js', content: 'abc'.repeat(100) },
    { name: 'd/in.zip', content: inner, store: true },
    { name: 'd/p', content: 'x', password: 'infected' },
    { name: 'd/z', content: 'y', zip64: true },
  ]),
  tar: buildTar([
    { name: 'd/a.js', content: 'abc' },
    { name: 'd/l', type: '2', target: 'a.js' },
    { name: 's', content: '1', pax: { path: 'd/long' } },
    { name: 'd/in.zip', content: inner },
  ]),
  tgz: buildTgz([
    { name: 'd/a.js', content: 'abc' },
    { name: 'd/b.js', content: 'abc'.repeat(1000) },
  ]),
  'loose repository': buildZip(members(git.files())),
  'packed repository': buildZip(members(git.packed())),
};

async function open(bytes: Uint8Array): Promise<void> {
  const stdin = (async function* () {
    yield bytes;
  })();
  try {
    const tree = await openTree('-', {
      stdin,
      password: 'infected',
      limits: { maxBytes: 1e7, maxFileBytes: 1e6, maxFiles: 1000, maxMillis: 5000 },
    });
    for (const file of tree.files) {
      if (/(?:^|\/)\.\.?(?:\/|$)|^\/|[\0-\x1f\x7f-\x9f\u202e]/.test(file.path))
        throw new Error(`a bad path: ${JSON.stringify(file.path)}`);
      if (!file.path.endsWith(file.name) || file.path !== file.root + file.name)
        throw new Error(`path, root and name differ: ${file.path}`);
    }
    expect(new Set(tree.files.map((file) => file.path)).size).toBe(tree.files.length);
  } catch (error) {
    if (!(error instanceof CounterlureError)) throw error;
  }
}

describe('changed bytes give a tree or a clear error', () => {
  test.each(Object.keys(seeds))('%s', async (name) => {
    const seed = seeds[name]!;
    const edit = fc.record({
      at: fc.nat(seed.length - 1),
      byte: fc.nat(255),
      cut: fc.constantFrom(0, 0, 0, 1, 4, 100),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        let bytes = Buffer.from(seed);
        for (const { at, byte, cut } of edits) {
          if (at < bytes.length) bytes[at] = byte;
          if (cut > 0) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + cut)]);
        }
        await open(bytes);
      }),
      { numRuns: 300 },
    );
  });
  test('noise behind magic bytes', async () => {
    const magic = fc.constantFrom('504b0304', '504b0506', '1f8b0800', '28b52ffd', '43723234', '');
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 600 }), async (head, tail) =>
        open(Buffer.concat([Buffer.from(head, 'hex'), tail])),
      ),
      { numRuns: 300 },
    );
  });
});

test('a cleaned name never climbs', () => {
  const unit = fc.constantFrom('.', '..', '/', '\\', 'a', ':', '\0', 'C:', ' ', '\u202e');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (raw) => {
      const { name } = cleanName(raw);
      expect(name.split(/[/\\]/).includes('..') && name !== '').toBe(false);
      expect(name.startsWith('/')).toBe(false);
      if (name !== '') expect(linkEscapes('hardlink', 'x', name.replaceAll(':', '_'))).toBe(false);
    }),
  );
});
