/** Hostile carriers, built when asked for: archives and repositories that climb, link, lie, multiply or hide. What they hold does nothing. */
import { gzipSync } from 'node:zlib';
import { GitBuilder } from '../support/git-builder.ts';
import { buildTar, buildTgz } from '../support/tar-builder.ts';
import { buildZip } from '../support/zip-builder.ts';

export interface HostileCarrier {
  readonly name: string;
  /** name of the file on disk */
  readonly file: string;
  readonly bytes: () => Uint8Array;
}

const GOOD = { name: 'good.js', content: 'console.log(1)' };
const LINK = 0o120777;
const carrier = (name: string, file: string, bytes: () => Uint8Array): HostileCarrier => ({ name, file, bytes });
const zip = (name: string, bytes: () => Uint8Array): HostileCarrier =>
  carrier(name, `${name.replaceAll(/\W+/g, '-')}.zip`, bytes);
const tar = (name: string, bytes: () => Uint8Array): HostileCarrier =>
  carrier(name, `${name.replaceAll(/\W+/g, '-')}.tar`, bytes);

function gitArchive(change: (files: Record<string, Buffer>, git: GitBuilder) => void): Uint8Array {
  const git = new GitBuilder();
  git.commit({ 'a.js': 'eval(1)', 'b/c.js': '1' });
  git.commit({ 'a.js': 'eval(2)', 'b/c.js': '2' });
  const files = git.packed();
  change(files, git);
  return buildTar([GOOD, ...Object.entries(files).map(([name, content]) => ({ name: `.git/${name}`, content }))]);
}

export const HOSTILE_CARRIERS: readonly HostileCarrier[] = [
  zip('zip that climbs', () =>
    buildZip([{ name: '../../../SENTINEL', content: 'owned' }, { name: '..\\..\\SENTINEL', content: 'owned' }, GOOD]),
  ),
  zip('zip with absolute names', () =>
    buildZip([
      { name: '/tmp/SENTINEL', content: 'owned' },
      { name: 'C:/SENTINEL', content: 'owned' },
      { name: '//host/share/x', content: '1' },
      GOOD,
    ]),
  ),
  zip('zip links that leave', () =>
    buildZip([
      { name: 'l', content: '../../../../etc/passwd', unixMode: LINK },
      { name: 'l/x.js', content: '1' },
      { name: 'd', content: '/', unixMode: LINK },
      GOOD,
    ]),
  ),
  zip('zip bomb', () => buildZip([{ name: 'zeros', content: new Uint8Array(60_000_000) }, GOOD])),
  zip('zip bombs in zips', () => {
    const inner = buildZip([{ name: 'zeros', content: new Uint8Array(12_000_000) }]);
    return buildZip([
      ...Array.from({ length: 30 }, (_, i) => ({
        name: `${i}.zip`,
        content: buildZip([{ name: 'i.zip', content: inner }]),
      })),
      GOOD,
    ]);
  }),
  zip('zip with lying lengths', () =>
    buildZip([
      { name: 'a.js', content: 'eval(1)', lies: { centralSize: 0xfffffff0, localSize: 1 } },
      { name: 'b.js', content: '1', lies: { centralPacked: 0x7fffffff } },
      { name: 'c.js', content: '1', lies: { offset: 0xfffffff } },
      GOOD,
    ]),
  ),
  zip('zip with two names', () => buildZip([{ name: 'safe.txt', content: 'x', lies: { localName: 'evil.js' } }, GOOD])),
  zip('zip with NUL names', () =>
    buildZip([
      { name: 'a.js\0.txt', content: 'eval(1)' },
      { name: '\0', content: 'x' },
      { name: '', content: 'x' },
      GOOD,
    ]),
  ),
  zip('zip names that collide', () =>
    buildZip(
      ['A.js', 'a.js', 'a.JS', 'e\u0301.js', '\u00e9.js', '.GIT/config', '.git/config', 'GIT~1/config'].map((name) => ({
        name,
        content: '[core]',
      })),
    ),
  ),
  zip('zip that is encrypted', () =>
    buildZip([
      { name: 'a.js', content: 'eval(1)', password: 'fixture' },
      { name: 'b.js', content: 'eval(1)', password: 'fixture', encryption: 'aes' },
      GOOD,
    ]),
  ),
  zip('zip with terminal escapes in names', () =>
    buildZip([
      { name: '\u001b]0;owned\u0007\u001b[2J.js', content: 'eval(1)' },
      { name: '\u009b31m\u202egpj.js', content: '1' },
      { name: 'a\nb\rc.js', content: '1' },
      GOOD,
    ]),
  ),
  zip('zip without a directory', () => buildZip([{ name: 'a.js', content: '1' }, GOOD], { withoutDirectory: true })),
  zip('zip that hides a member', () => buildZip([{ name: 'a.js', content: 'eval(1)', hidden: true }, GOOD])),
  zip('zip with a wrong count', () =>
    buildZip([GOOD], { count: 65_535, before: Buffer.from('MZ\0\0'), after: Buffer.alloc(70_000, 'PK\u0005\u0006') }),
  ),
  zip('zip with wrong checksums and methods', () =>
    buildZip([
      { name: 'a.js', content: '1', lies: { crc: 1 } },
      { name: 'b.js', content: '1', lies: { method: 99 } },
      { name: 'c.js', content: '1', lies: { flags: 0xffff } },
      GOOD,
    ]),
  ),
  zip('zip of 60,000 members', () =>
    buildZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `m/${i}.js`, content: '', store: true }))),
  ),
  zip('zip of folders 5,000 deep', () =>
    buildZip([
      { name: `${'d/'.repeat(5_000)}a.js`, content: 'eval(1)' },
      { name: `${'n'.repeat(60_000)}.js`, content: '1' },
      GOOD,
    ]),
  ),
  zip('zip cut short', () => buildZip([{ name: 'a.js', content: 'x'.repeat(50_000) }, GOOD]).subarray(0, 90)),
  tar('tar that climbs', () =>
    buildTar([{ name: '../../SENTINEL', content: 'owned' }, { name: '/tmp/SENTINEL', content: 'owned' }, GOOD]),
  ),
  tar('tar links that leave', () =>
    buildTar([
      { name: 'l', type: '2', target: '../../..' },
      { name: 'l/SENTINEL', content: 'owned' },
      { name: 'h', type: '1', target: '/etc/passwd' },
      { name: 'c1', type: '2', target: 'c2' },
      { name: 'c2', type: '2', target: 'c1' },
      GOOD,
    ]),
  ),
  tar('tar of devices and pipes', () =>
    buildTar([
      { name: 'dev', type: '3' },
      { name: 'block', type: '4' },
      { name: 'fifo', type: '6' },
      { name: 'odd', type: 'Z' },
      { name: 'set', mode: 0o6777, content: '1' },
      GOOD,
    ]),
  ),
  tar('tar with lying sizes', () => buildTar([{ name: 'a.js', content: '1', size: 0o77777777 }, GOOD])),
  tar('tar with a size of 2 to the 60', () =>
    buildTar([{ name: 'a.js', content: '1', binarySize: true, size: 2 ** 60 }, GOOD]),
  ),
  tar('tar with bad checksums', () => buildTar([{ name: 'a.js', content: '1', badChecksum: true }, GOOD])),
  tar('tar with pax lies', () =>
    buildTar([
      { name: 'a.js', content: '1', pax: { path: '../../SENTINEL', size: '99999999999999999999' } },
      { name: 'b', type: 'x', content: '999999999 path=x\n' },
      { name: 'c', type: 'L', content: 'n'.repeat(100_000) },
      GOOD,
    ]),
  ),
  carrier('gzip bomb', 'bomb.tgz', () =>
    gzipSync(Buffer.concat([buildTar([GOOD], { withoutEnd: true }), Buffer.alloc(80_000_000)])),
  ),
  carrier('gzip in gzip in gzip', 'deep.gz', () => gzipSync(gzipSync(gzipSync(gzipSync(buildTar([GOOD])))))),
  carrier('gzip cut short', 'cut.tgz', () =>
    buildTgz([GOOD, { name: 'a', content: 'y'.repeat(9_000) }]).subarray(0, 60),
  ),
  carrier('gzip with rubbish after it', 'rubbish.tgz', () =>
    Buffer.concat([buildTgz([GOOD]), Buffer.alloc(5_000, 0x1f)]),
  ),
  tar('git with a corrupt packfile', () =>
    gitArchive((files) => {
      for (const [name, bytes] of Object.entries(files)) if (name.endsWith('.pack')) bytes.fill(0xff, 20);
    }),
  ),
  tar('git with a lying pack index', () =>
    gitArchive((files) => {
      for (const [name, bytes] of Object.entries(files)) if (name.endsWith('.idx')) bytes.fill(0x7f, 1040);
    }),
  ),
  tar('git with refs in a circle', () =>
    gitArchive((files) => {
      files['HEAD'] = Buffer.from('ref: refs/heads/x\n');
      files['refs/heads/x'] = Buffer.from('ref: refs/heads/y\n');
      files['refs/heads/y'] = Buffer.from('ref: refs/heads/x\n');
      files['packed-refs'] = Buffer.from(`# x\n${'f'.repeat(40)} ../../SENTINEL\n`.repeat(5_000));
    }),
  ),
  tar('git whose trees climb', () =>
    gitArchive((files, git) => {
      const blob = git.object('blob', 'owned');
      git.commitTree(
        git.tree([
          { mode: '100644', name: '../SENTINEL', id: blob },
          { mode: '100644', name: '.git/hooks/x', id: blob },
          { mode: '120000', name: 'l', id: blob },
          { mode: '40000', name: 'd', id: 'a'.repeat(40) },
        ]),
      );
      Object.assign(files, git.files());
    }),
  ),
  tar('git configuration that runs programs', () =>
    gitArchive((files) => {
      files['config'] = Buffer.from(
        '[core]\n\tfsmonitor = touch SENTINEL\n\thooksPath = ..\n\tpager = touch SENTINEL\n[include]\n\tpath = /etc/passwd\n[alias]\n\tx = !touch SENTINEL\n',
      );
      files['objects/info/alternates'] = Buffer.from('/\n../../../..\n');
    }),
  ),
];
