/** The reports of a reversal: what they show, and that text from a sample stays text in each of them. */
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../test/support/hostile-text.ts';
import { sampleReversal } from '../../test/support/sample-reversal.ts';
import { Reversal } from '../model/index.ts';
import { renderReversal, reversalFormats, type TextOptions } from './index.ts';
import { factGroups, layerTree, layerWords, timelineRows, trackingFacts } from './reversal-view.ts';

const TEXT: TextOptions = { width: 80, color: false, unicode: true, links: false, verbose: true, indicators: 'all' };

describe('a reversal for readers', () => {
  it('is a valid document', () => {
    expect(Reversal.parse(sampleReversal())).toEqual(sampleReversal());
  });

  it('says all of the configuration, and how victims are tracked, with addresses that nobody can click', async () => {
    const text = (await renderReversal(sampleReversal(), 'text', TEXT)).replace(/\s+/g, ' ');
    for (const words of [
      'MALICIOUS',
      'hidden by javascript-obfuscator',
      'Made-up family',
      'Runs what a server sends (only when forced)',
      'hxxp://c2.invalid:1224/keys',
      '/client/{campaign}/{build}',
      'x-gate',
      'every 10 min',
      'ssh_cmd',
      'hostname + user; given by the sample',
      'sends every 10 min',
      'L2 to L4',
      'L0:9 an eval',
      'on linux, replies: code, forced: handlers; 0 events; deadline: it took too long',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('http://');
  });

  it('shows short lists first, and says what it left out', async () => {
    const { config } = sampleReversal();
    const many = Array.from({ length: 30 }, (_, at) => ({ value: `*.e${at}`, evidence: [] }));
    const text = await renderReversal(sampleReversal({ config: { ...config, fileGlobs: many } }), 'text', {
      ...TEXT,
      verbose: false,
    });
    expect(text).toMatch(/and \d+ more: --verbose/);
  });

  it('leaves out what is empty', async () => {
    const { config } = sampleReversal();
    const empty = Object.fromEntries(Object.keys(config).map((key) => [key, key === 'tracking' ? null : []]));
    const bare = sampleReversal({
      config: empty as unknown as Reversal['config'],
      capabilities: [],
      families: [],
      trace: [],
      runs: [],
      indicators: [],
    });
    expect(factGroups(bare.config)).toEqual([]);
    expect(trackingFacts(bare.config)).toEqual([]);
    const text = await renderReversal(bare, 'text', TEXT);
    expect(text).toContain('none of the families known here');
    expect(text).not.toContain('How it tracks its victims');
    expect(await renderReversal(bare, 'html', TEXT)).not.toContain('id="timeline"');
  });

  it('joins rows of layers that were made in the same way', () => {
    expect(layerTree(sampleReversal().layers).map((node) => [node.depth, layerWords(node)])).toEqual([
      [0, 'L0 javascript, 10 B: the sample at line 1'],
      [1, 'L1 javascript, 10 B: base64 at line 2'],
      [2, 'L2 to L4 javascript, 10 B to 10 B: 3 times reversed, base64, zlib'],
    ]);
  });

  it('tells each call once, and looks at many places as one', () => {
    const [event] = sampleReversal().trace;
    if (event === undefined) throw new Error('no event');
    const look = (at: number): typeof event => ({
      ...event,
      category: 'file',
      call: 'fs.existsSync',
      arguments: [`/p${at}`],
    });
    const rows = timelineRows([event, event, ...Array.from({ length: 20 }, (_, at) => look(at))]);
    expect(rows.map((row) => row.more)).toEqual([0, 0, 0, 17]);
  });
});

/** Every string gets the hostile words, but where the schema knows the values. */
function poisoned(words: string): Reversal {
  const fixed = new Set([
    'schema',
    'level',
    'type',
    'origin',
    'version',
    'role',
    'tier',
    'how',
    'category',
    'end',
    'assignedBy',
    'meaning',
    'encoding',
    'id',
    'parent',
  ]);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return fixed.has(key) || value === 'counterlure' || (key === 'kind' && KINDS.has(value)) ? value : words;
    if (Array.isArray(value)) return value.map((child) => poison(child, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, poison(child, name)]));
  };
  return Reversal.parse(poison(sampleReversal(), ''));
}
const KINDS = new Set(['header', 'hmac', 'contract', 'rest']);
const CONTROLS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e0fff}]/u;

describe.each(HOSTILE.map((words, index) => [index, words] as const))('hostile text %i', (_, words) => {
  it.each(reversalFormats)('does nothing in %s', async (format) => {
    const report = await renderReversal(poisoned(words), format, TEXT);
    expect(report).not.toMatch(CONTROLS);
    if (format === 'html') {
      expect(report).not.toMatch(
        /<(?:script|img|iframe|object|form|link|svg)\b|javascript:(?!alert)|<[^>]*\son[a-z]+\s*=/i,
      );
      expect([...report.matchAll(/<style>/g)]).toHaveLength(1);
    }
    if (format === 'json') expect(Reversal.parse(JSON.parse(report)).source).toBe(words);
  });
});
