import { describe, expect, it } from 'vitest';
import { sampleFinding, sampleInspection } from '../../test/support/sample-inspection.ts';
import { Inspection } from '../model/index.ts';
import { byteCount, counted, numbered } from './numbers.ts';
import { pathRows, viewOf } from './view.ts';

describe('viewOf', () => {
  it('is tested with an inspection that the schema takes', () => {
    expect(Inspection.parse(sampleInspection())).toEqual(sampleInspection());
  });

  it('parts what counts from weak signs and from what was accepted', () => {
    const view = viewOf(sampleInspection());
    expect(view.strong.map((group) => group.lead.rule)).toEqual([
      'remote-code-execution',
      'fake-asset',
      'environment-sent',
    ]);
    expect(view.weak.map((group) => group.lead.rule)).toEqual(['quiet-task']);
    expect(view.suppressed.map((finding) => finding.rule)).toEqual(['long-line']);
  });

  it('joins findings of one rule in one file and says when the way is the same as before', () => {
    const second = sampleFinding({ id: 'x', line: 90 });
    const view = viewOf(
      sampleInspection({ findings: [sampleFinding(), second, ...sampleInspection().findings.slice(2, 3)] }),
    );
    expect(view.strong).toHaveLength(2);
    expect(view.strong[0]?.more).toEqual([second]);
    expect(view.strong[1]?.sameWayAs).toBe(1);
  });

  it('puts addresses that are only mentioned behind the attacker’s', () => {
    expect(viewOf(sampleInspection()).indicators.map((indicator) => indicator.role)).toEqual([
      'payload-host',
      'stager',
      'reference',
    ]);
  });

  it('has a sentence where the engine gave no reason', () => {
    const inspection = sampleInspection();
    expect(viewOf({ ...inspection, verdict: { ...inspection.verdict, reasons: [] } }).sentence).toContain(
      'hidden code',
    );
  });
});

describe('pathRows', () => {
  it('goes from the trigger over the steps to the sink', () => {
    const rows = pathRows(sampleFinding().path ?? fail());
    expect(rows.map((row) => row.kind)).toEqual(['trigger', 'step', 'step', 'step', 'step', 'sink']);
    expect(rows[0]?.text).toBe('task "env": npm install --silent --no-progress');
  });

  it('is one row where the trigger is itself what is bad', () => {
    const path = sampleFinding().path ?? fail();
    const { file, line, excerpt } = path.trigger;
    expect(pathRows({ ...path, steps: [], sink: { kind: 'shell', file, line, text: excerpt } })).toEqual([
      { kind: 'sink', place: '.vscode/tasks.json:5', text: 'task "env": npm install --silent --no-progress' },
    ]);
    expect(pathRows({ ...path, steps: [], sink: { kind: 'shell', file, line: line + 2, text: excerpt } })).toEqual([
      { kind: 'sink', place: '.vscode/tasks.json:7', text: 'task "env": npm install --silent --no-progress' },
    ]);
  });
});

it('makes no link of an address that a sentence names', () => {
  const view = viewOf(
    sampleInspection({ findings: [sampleFinding({ message: 'It decodes to https://x.invalid/a.' })] }),
  );
  expect(view.strong[0]?.lead.message).toBe('It decodes to hxxps://x.invalid/a.');
});

describe('figures', () => {
  it('are short', () => {
    expect([0, 999, 1000, 48_210, 999_600, 1_073_741_824].map(byteCount)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '48 kB',
      '1.0 MB',
      '1.1 GB',
    ]);
    expect(numbered(1_234_567)).toBe('1,234,567');
    expect(counted(1, 'file')).toBe('1 file');
  });
});

function fail(): never {
  throw new Error('the sample has a path');
}
