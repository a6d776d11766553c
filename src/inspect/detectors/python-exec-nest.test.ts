import { describe, expect, it } from 'vitest';
import { fileHits } from '../../../test/support/file-view.ts';
import detector from './python-exec-nest.ts';

describe('python-exec-nest', () => {
  const blob = Buffer.from('x'.repeat(200)).toString('base64');
  it.each([
    `_ = lambda __ : __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]));exec((_)(b'${blob}'))`,
    `exec(zlib.decompress(base64.b64decode("${blob}")))`,
    `exec ( marshal.loads( bytes.fromhex( "${Buffer.from(blob).toString('hex')}" ) ) )`,
  ])('%s', (text) => {
    expect(fileHits(detector, 'a.py', text)).toEqual(['proof@1']);
  });
  it.each([
    "exec(open('version.py').read())",
    "exec(compile(f.read(), name, 'exec'), g)",
    `data = base64.b64decode("${blob}")`,
    `pattern.exec(base64.b64decode("${blob}"))`,
    `# exec(base64.b64decode("${blob}"))`,
  ])('leaves %s alone', (text) => {
    expect(fileHits(detector, 'setup.py', text)).toEqual([]);
  });
});
