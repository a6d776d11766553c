import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../lib/index.ts';
import type { ContentKind } from '../syntax/index.ts';
import { extractIndicators, hitsInText, toIndicators } from './index.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const reversed = (text: string): string => [...text].reverse().join('');
const swapped = (text: string): string => {
  const encoded = base64(text);
  const half = encoded.length >> 1;
  return encoded.slice(half) + encoded.slice(0, half);
};
function found(text: string, name = 'server/config.js', kind: ContentKind = 'javascript'): string[] {
  const hits = extractIndicators({ text, module: null, kind, name, lines: new LineIndex(text) });
  return hits.map((hit) => `${hit.type} ${hit.value}${hit.layer === 'source' ? '' : ` <${hit.layer}>`}`);
}

describe('addresses in plain text', () => {
  it('finds URLs, their hosts and what they imply', () => {
    expect(found('get("https://fixture-not-real.vercel.app/api/settings/linux?flag=6")')).toEqual([
      'domain fixture-not-real.vercel.app',
      'url https://fixture-not-real.vercel.app/api/settings/linux?flag=6',
    ]);
    expect(found('get("http://198.51.100.4:1224/client/5/301")')).toEqual([
      'ipv4 198.51.100.4',
      'socket 198.51.100.4:1224',
      'url http://198.51.100.4:1224/client/5/301',
    ]);
    expect(found('// https://api.npoint.io/00000000000000000000.')).toContain(
      'json-storage-id npoint.io/00000000000000000000',
    );
    expect(found('fetch("https://bit.ly/not-real")')).toEqual(['short-link https://bit.ly/not-real']);
    expect(found('new Provider("https://bsc-dataseed.binance.org/")')).toEqual([
      'rpc-endpoint https://bsc-dataseed.binance.org/',
    ]);
  });
  it('stops at what closes a URL, and skips hosts that are only computed', () => {
    expect(found('[x](https://a.invalid/p_(q)) and (https://b.invalid).')).toEqual([
      'domain a.invalid',
      'url https://a.invalid/p_(q)',
      'domain b.invalid',
      'url https://b.invalid',
    ]);
    expect(found('`https://${host}/x` + `https://api.${d}/y`')).toEqual([]);
    expect(found('`https://a.invalid/x/${id}`')).toContain('url https://a.invalid/x/');
  });
  it('takes a bare host only where its key or suffix says so', () => {
    expect(found('const apiHost = "evil.example"')).toEqual(['domain evil.example']);
    expect(found('const x = "fixture-not-real.vercel.app"')).toEqual(['domain fixture-not-real.vercel.app']);
    expect(
      found('["main.py", "foo.sh", "obj.prop.call", "package.json", "index.ts", "jquery.min.js", "vercel.app"]'),
    ).toEqual([]);
  });
  it('tells addresses from versions, masks and private ranges', () => {
    expect(found("ip = '192.0.2.55', sock = '192.0.2.56:3000'")).toEqual([
      'ipv4 192.0.2.55',
      'ipv4 192.0.2.56',
      'socket 192.0.2.56:3000',
    ]);
    expect(
      found('"version": "44.5.66.7", a@31.2.3.4, v45.6.7.8, 127.0.0.1, 10.1.2.3:80, 255.255.255.0, 1.3.6.1.4.1'),
    ).toEqual([]);
  });
  it('reads defenceless e-mail addresses, not remotes or decorators', () => {
    expect(
      found(
        '"author": "A <dev@corp.example>", "git@github.com:x/y.git", "@scope/pkg", "pkg@1.2.3"',
        'package.json',
        'json',
      ),
    ).toEqual(['email dev@corp.example']);
  });
});

describe('hidden addresses', () => {
  const cases: readonly [string, string, string][] = [
    ['base64', base64('https://a.invalid/x'), 'url https://a.invalid/x <base64>'],
    ['base64 twice', base64(base64('https://a.invalid/x')), 'url https://a.invalid/x <base64 + base64>'],
    ['hex', Buffer.from('https://a.invalid/x').toString('hex'), 'url https://a.invalid/x <hex>'],
    ['reversed', reversed('https://a.invalid/x'), 'url https://a.invalid/x <reversed>'],
    ['reversed base64', reversed(base64('https://a.invalid/x')), 'url https://a.invalid/x <reversed + base64>'],
    ['swapped halves', swapped('198.51.100.7'), 'ipv4 198.51.100.7 <swapped halves + base64>'],
    ['junk before', `ZT3${base64('203.0.113.10,ZRj2s0k9')}`, 'ipv4 203.0.113.10 <prefix of 3 + base64>'],
    ['escapes', '\\x68ttps:\\/\\/a.invalid/x', 'url https://a.invalid/x <escapes>'],
  ];
  it.each(cases)('%s', (_name, literal, expected) => {
    expect(found(`const a = "${literal}";`)).toContain(expected);
  });
  it('reads values of .env files, which have no quotes', () => {
    expect(found(`DEV_API_KEY=${base64('https://a.invalid/x')}\n`, '.env', 'text')).toContain(
      'url https://a.invalid/x <base64>',
    );
  });
  it('leaves ordinary words, hashes and data alone', () => {
    expect(
      found(
        `["constructor", "hasOwnProperty", "${'ab12'.repeat(16)}", "sha512-${base64('x'.repeat(64))}", "data:image/png;base64,${base64('https://a.invalid')}"]`,
      ),
    ).toEqual([]);
  });
});

describe('artefacts', () => {
  it('names campaign ids, tokens, webhooks, extensions, gate headers and installed packages', () => {
    expect(found("global['!']='9-111-2'")).toEqual(['campaign-id 9-111-2']);
    expect(found(`t = "${'1'.repeat(9)}:${'Ab'.repeat(17)}c"`)).toEqual([
      `telegram-token ${'1'.repeat(9)}:${'Ab'.repeat(17)}c`,
    ]);
    expect(found(`"https://discord.com/api/webhooks/1/${'x'.repeat(20)}"`)).toEqual([
      `discord-webhook https://discord.com/api/webhooks/1/${'x'.repeat(20)}`,
    ]);
    expect(found('ids = ["nkbihfbeogaeaoehlefnkodbefgpgknn"]')).toEqual([
      'browser-extension nkbihfbeogaeaoehlefnkodbefgpgknn',
    ]);
    expect(found('{ headers: { "x-secret-header": "secret", "x-requested-with": "XMLHttpRequest" } }')).toEqual([
      'http-header x-secret-header: secret',
    ]);
    expect(found('run("npm i axios socket.io-client --no-save --silent")')).toEqual([
      'npm-package axios',
      'npm-package socket.io-client',
    ]);
    expect(found('p = home + "/.config/solana/id.json"')).toEqual(['file-path /.config/solana/id.json']);
  });
  it('takes wallets whose checksum holds (published test vectors), no others', () => {
    expect(found('a = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"')).toEqual([
      'btc-address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    ]);
    expect(found('a = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"')).toEqual([]);
    expect(found('a = "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"')).toEqual([
      'btc-address BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    ]);
    expect(found('a = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"')).toEqual([
      'evm-address 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    ]);
    expect(found('a = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"')).toEqual([]);
    expect(found('contract = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"')).toEqual([
      'evm-contract 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    ]);
  });
  it('takes hashes where a word says so, never from lock files', () => {
    const hash = 'ab'.repeat(32);
    expect(found(`sha256: ${hash}`, 'iocs.txt', 'text')).toEqual([`sha256 ${hash}`]);
    expect(found(`"${hash}"`, 'data.json', 'json')).toEqual([]);
    expect(
      found(
        `"resolved": "https://registry.npmjs.org/a.tgz", "integrity": "sha256 ${hash}", "r": "https://odd.invalid/b.tgz"`,
        'package-lock.json',
        'json',
      ),
    ).toEqual(['url https://odd.invalid/b.tgz']);
  });
});

describe('bounds', () => {
  it('caps thousands of addresses and counts the rest', () => {
    const text = Array.from(
      { length: 3000 },
      (_, i) => `wallet: "0x${(i + 1000).toString(16).padStart(6, 'a').repeat(7).slice(0, 40)}"`,
    ).join('\n');
    const hits = found(text);
    expect(hits.length).toBeLessThanOrEqual(300);
    expect(hits.at(-1)).toMatch(/more not listed/);
  });
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom<ContentKind>('javascript', 'text', 'shell', 'svg', 'json'),
        (text, kind) => {
          found(text, 'x', kind);
          hitsInText(text);
        },
      ),
    );
  });
  it.each(['://', 'http://', "'", '"\\', '`${', '=/[', '1.1.', '@a.', '0x', 'aHR0', '/*', '${`', 'x-a": "', 'a.b.'])(
    'stays linear on repeated %s',
    (unit) => {
      const start = performance.now();
      found(unit.repeat(Math.ceil(600_000 / unit.length)));
      expect(performance.now() - start).toBeLessThan(4000);
    },
  );
});

describe('toIndicators', () => {
  const hits = (text: string) =>
    extractIndicators({ text, module: null, kind: 'javascript', name: 'a.js', lines: new LineIndex(text) });
  it('merges files whatever their order, and takes roles from hints', () => {
    const a = { file: 'a.js', sha256: 'aa', hits: hits('"https://fixture-not-real.vercel.app/x"'), reached: true };
    const b = { file: 'b.js', sha256: 'bb', hits: hits('"https://fixture-not-real.vercel.app/x"'), reached: false };
    const hints = [{ value: 'https://fixture-not-real.vercel.app/x', role: 'payload-host', confidence: 90 }] as const;
    const merged = toIndicators([b, a], { hints });
    expect(merged).toEqual(toIndicators([a, b], { hints }));
    expect(
      merged.map((indicator) => [indicator.type, indicator.role, indicator.sharedHosting, indicator.evidence.length]),
    ).toEqual([
      ['domain', 'payload-host', true, 2],
      ['url', 'payload-host', true, 2],
    ]);
    expect(merged[1]?.defanged).toBe('hxxps://fixture-not-real[.]vercel[.]app/x');
  });
  it('calls what everybody links to a reference', () => {
    expect(
      toIndicators([{ file: 'a', sha256: '', hits: hits('"https://www.w3.org/2000/svg"'), reached: true }])[0],
    ).toMatchObject({ role: 'reference', confidence: 5 });
  });
});
