import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sampleInspection } from '../../../test/support/sample-inspection.ts';
import type { TextOptions } from '../options.ts';
import { briefReport } from './brief.ts';
import { textReport } from './report.ts';
import { ruleReport } from './rules.ts';
import { textWidth } from './width.ts';

const PLAIN: TextOptions = { width: 100, color: false, unicode: true, links: false, verbose: false, indicators: 'top' };

describe('the terminal report', () => {
  it('says the verdict first, then what to do, then the ways', () => {
    const text = textReport(sampleInspection(), PLAIN);
    const order = [
      'MALICIOUS',
      'Do this now',
      'What would have happened',
      'Indicators',
      'Samples',
      'If it was already',
      'What was read',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('shows a path as a tree from the action to the sink', () => {
    expect(textReport(sampleInspection(), PLAIN)).toContain(
      [
        '     ● open the folder in VS Code',
        '     │ .vscode/tasks.json:5           task "env": npm install --silent --no-progress',
        '     │ package.json:9                 starts prepare: node server/server.js',
        '     │ server/server.js:12            requires ./routes',
        '     │ server/routes/index.js:4       requires ../controllers/auth',
        '     │ server/controllers/auth.js:52  calls verifyApiKey()',
        "     ▼ server/controllers/auth.js:41  new Function('require', data)(require)",
      ].join('\n'),
    );
  });

  it('keeps weak signs for --verbose, and counts them', () => {
    const text = textReport(sampleInspection(), PLAIN);
    expect(text).not.toContain('A task hides its terminal');
    expect(text).toContain('1 weak sign not shown here');
    expect(textReport(sampleInspection(), { ...PLAIN, verbose: true })).toContain('A task hides its terminal');
  });

  it('says what was not read, also when nothing was found', () => {
    const { verdict, ...rest } = sampleInspection();
    const text = textReport(
      {
        ...rest,
        findings: [],
        indicators: [],
        samples: [],
        verdict: { ...verdict, level: 'clean', score: 0, reasons: [] },
      },
      PLAIN,
    );
    expect(text).toContain('CLEAN');
    expect(text).toContain('larger than 16 MB');
    expect(text).toContain('Nothing of the target was executed');
  });

  it.each([40, 60, 80, 100, 200])('keeps within %i columns, but for hashes', (width) => {
    const lines = textReport(sampleInspection(), { ...PLAIN, width, verbose: true }).split('\n');
    expect(lines.filter((line) => textWidth(line) > width && !line.includes('sha256'))).toEqual([]);
  });

  it('has no escapes without colour, and the same words with it', () => {
    const plain = textReport(sampleInspection(), PLAIN);
    const coloured = textReport(sampleInspection(), { ...PLAIN, color: true, links: true });
    expect(plain).not.toMatch(/\u001b/);
    expect(coloured).toContain('\u001b]8;;https://attack.mitre.org/techniques/T1059/007/\u001b\\T1059.007');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('links to no file of the target', () => {
    const coloured = textReport(sampleInspection(), { ...PLAIN, color: true, links: true });
    expect(
      [...coloured.matchAll(/\]8;;([^\u001b]+)/g)].every(([, url]) => url?.startsWith('https://attack.mitre.org/')),
    ).toBe(true);
  });

  it('is ASCII where the terminal is not UTF-8', () => {
    expect(textReport(sampleInspection(), { ...PLAIN, unicode: false, verbose: true })).toMatch(/^[\n\u0020-\u007e]*$/);
  });
});

it('has a brief form of one line a finding', () => {
  expect(briefReport(sampleInspection()).split('\n').slice(1, 2)).toEqual([
    'server/controllers/auth.js:41: critical: The answer of a request is run as code [remote-code-execution]',
  ]);
});

it('explains a rule and lists rules', () => {
  const rule = {
    id: 'remote-code-execution',
    title: 'The answer of a request is run as code',
    severity: 'critical',
    weight: 'proof',
    techniques: ['T1059.007'],
    tradecraft: ['T26'],
    description: 'First.\n\nSecond.',
    benign: 'Bundlers.',
  } as const;
  expect(ruleReport([rule], PLAIN)).toContain('What is not reported\n  Bundlers.');
  expect(ruleReport([rule, { ...rule, id: 'other' }], PLAIN)).toMatch(/^remote-code-execution {2}critical/);
});
