import { expect, it } from 'vitest';
import { inspect, ruleReference } from '../../src/inspect/index.ts';
import { Inspection, type Tree } from '../../src/model/index.ts';
import { inspectionFormats, type RenderOptions, renderInspection } from '../../src/share/index.ts';
import { memoryTree } from '../support/memory-tree.ts';
import { HOSTILE_CONTENTS, type HostileInput } from './contents.ts';

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

/** Ways in which a run can go wrong and still give a result: none of these inputs may bring them about. */
const BROKEN = /^(?:reader-died|reader-timeout|rule-failed|indicators-failed|unreadable)$/;

async function endsClearly(tree: Tree, name: string): Promise<Inspection> {
  const result = await inspect(tree, { jobs: 1 });
  expect(Inspection.safeParse(result).error?.issues ?? []).toEqual([]);
  expect(result.coverage.files).toBe(tree.files.length);
  const paths = new Set(tree.files.map((file) => file.path)); // intake makes names safe; this tree was made without it
  for (const text of stringsOf(result))
    if (!paths.has(text)) expect(text, `unsafe text in the result of "${name}"`).not.toMatch(UNSAFE);
  expect(
    result.coverage.skipped.filter(({ code }) => BROKEN.test(code)),
    name,
  ).toEqual([]);
  expect(
    result.coverage.notes.filter((note) => /failed/.test(note)),
    name,
  ).toEqual([]);
  return result;
}

const isProgram = (input: HostileInput): boolean =>
  /^(?:package\.json,)?a\.js$/.test(Object.keys(input.files()).join());
const PROGRAMS = HOSTILE_CONTENTS.filter(isProgram);
const OTHERS = HOSTILE_CONTENTS.filter((input) => !isProgram(input));
const AT_ONCE = 12;

/** Programs in folders of their own, so that one reading process has to get through all of them. */
const GROUPS = Array.from({ length: Math.ceil(PROGRAMS.length / AT_ONCE) }, (_, i) =>
  PROGRAMS.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
);

it.each(GROUPS.map((inputs) => ({ names: `${inputs[0]?.name} … ${inputs.at(-1)?.name}`, inputs })))(
  'gets through many at once: $names',
  { timeout: 120_000 },
  async ({ inputs, names }) => {
    const files = inputs.flatMap((input, i) =>
      Object.entries(input.files()).map(([name, content]): [string, string | Uint8Array] => [`p${i}/${name}`, content]),
    );
    const result = await endsClearly(memoryTree(Object.fromEntries(files)), names);
    for (const [i, input] of inputs.entries()) {
      if (NOT_PARSED.test(input.name))
        expect(result.coverage.skipped, input.name).toContainEqual(
          expect.objectContaining({ path: `p${i}/a.js`, code: 'parse' }),
        );
    }
  },
);

/** Deeper than Node.js itself takes: that has to be said. */
const NOT_PARSED = /^(?:a million nested|fifty thousand nested|nested |else if 50,000)/;

/** Configuration that is out of all bounds, and has to be said not to have been read. */
const NOT_READ: ReadonlyMap<string, string> = new Map([
  ['YAML aliases that multiply', '.github/workflows/a.yml'],
  ['a TOML file that is none', 'Cargo.toml'],
  ['a JSON file nested a million deep', '.vscode/tasks.json'],
  ['command lines without end', 'Makefile'],
]);

it.each(OTHERS.map((input) => ({ name: input.name, input })))(
  'ends in a clear result: $name',
  { timeout: 120_000 },
  async ({ input }) => {
    const { coverage } = await endsClearly(memoryTree(input.files()), input.name);
    const path = NOT_READ.get(input.name);
    if (path !== undefined)
      expect(coverage.skipped).toContainEqual(expect.objectContaining({ path, code: 'not-read-as-data' }));
  },
);

it('shows hostile text harmlessly in every format', { timeout: 120_000 }, async () => {
  const code = HOSTILE_CONTENTS.filter((input) => /markup|escapes|overrides|separators|another world/.test(input.name));
  const files = code.flatMap((input, i) =>
    Object.entries(input.files()).map(([name, content]): [string, string | Uint8Array] => [`p${i}/${name}`, content]),
  );
  // as intake would give the names
  const result = await inspect(memoryTree(Object.fromEntries(files.filter(([name]) => !UNSAFE.test(name)))), {
    jobs: 1,
  });
  expect(result.findings.length).toBeGreaterThan(2);
  for (const format of inspectionFormats) {
    const report = await renderInspection(result, format, OPTIONS);
    expect(report.replaceAll('\r\n', '\n'), format).not.toMatch(UNSAFE);
    // Markdown shows what stands in fences and code spans as it is
    const shown =
      format === 'markdown' ? report.replaceAll(/(`{3,})[\s\S]*?\n\1|(`+)(?!`)[^\n]*?[^`]\2(?!`)/g, '') : report;
    if (format === 'html' || format === 'markdown') expect(shown, format).not.toMatch(/<script>alert|<img/i);
  }
});

it('does not let the target ask to be overlooked', async () => {
  const input = HOSTILE_CONTENTS.find((entry) => entry.name === 'requests to overlook it');
  const result = await inspect(memoryTree(input?.files() ?? {}), { jobs: 1 });
  expect(result.verdict.level).toBe('malicious');
  expect(result.findings.every((finding) => finding.suppressed === null)).toBe(true);
});
