import { expect, it } from 'vitest';
import { inspect, ruleReference } from '../../src/inspect/index.ts';
import { Inspection } from '../../src/model/index.ts';
import { inspectionFormats, type RenderOptions, renderInspection } from '../../src/share/index.ts';
import { memoryTree } from '../support/memory-tree.ts';
import { HOSTILE_CONTENTS } from './contents.ts';

/** Every string of a document, keys too. */
function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsOf(item);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield key;
      yield* stringsOf(item);
    }
  }
}

const OPTIONS: RenderOptions = {
  rules: ruleReference,
  text: { width: 100, color: false, unicode: true, links: false, verbose: true, indicators: 'all' },
};

// what no terminal, page or log may get from a target: controls, bidirectional overrides, lone surrogates
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

it.each(HOSTILE_CONTENTS.map((input) => ({ name: input.name, input })))(
  'ends in a clear result: $name',
  { timeout: 120_000 },
  async ({ input }) => {
    const tree = memoryTree(input.files());
    const named = { ...tree, files: tree.files.map((file) => ({ ...file })) };
    const result = await inspect(named, { jobs: 1 });
    expect(Inspection.safeParse(result).error?.issues ?? []).toEqual([]);
    expect(result.coverage.files).toBe(tree.files.length);
    for (const text of stringsOf({ ...result, findings: result.findings, target: result.target })) {
      if (tree.files.some((file) => file.path === text)) continue; // intake escapes names; this tree was made without it
      expect(text, `unsafe text in the result of "${input.name}"`).not.toMatch(UNSAFE);
    }
  },
);

it('shows hostile text harmlessly in every format', { timeout: 120_000 }, async () => {
  const code = HOSTILE_CONTENTS.filter((input) => /markup|escapes|overrides|separators/.test(input.name));
  for (const input of code) {
    const result = await inspect(memoryTree(input.files()), { jobs: 1 });
    for (const format of inspectionFormats) {
      const report = await renderInspection(result, format, OPTIONS);
      expect(report.replaceAll('\r\n', '\n'), `${format} of "${input.name}"`).not.toMatch(UNSAFE);
      if (format === 'html' || format === 'markdown') expect(report).not.toMatch(/<script|<img/i);
    }
  }
});

it('does not let the target ask to be overlooked', async () => {
  const input = HOSTILE_CONTENTS.find((entry) => entry.name === 'requests to overlook it');
  const result = await inspect(memoryTree(input?.files() ?? {}), { jobs: 1 });
  expect(result.verdict.level).toBe('malicious');
  expect(result.findings.every((finding) => finding.suppressed === null)).toBe(true);
});
