import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sampleFinding, sampleInspection } from '../../../test/support/sample-inspection.ts';
import { sarifReport } from './report.ts';
import { relativeUri } from './uri.ts';

const SCHEMA = new URL('../../../../shared/conformance/sarif/sarif-schema-2.1.0.json', import.meta.url);
const RULE = {
  id: 'remote-code-execution',
  title: 'The answer of a request is run as code',
  severity: 'critical',
  weight: 'proof',
  techniques: ['T1059.007'],
  tradecraft: ['T26'],
  description: 'What a server answers becomes code.',
  benign: 'Bundlers.',
} as const;

const log = (inspection = sampleInspection()) => JSON.parse(sarifReport(inspection, [RULE]));

describe('SARIF', () => {
  // the official schema stands beside the project, not in it
  it.skipIf(!existsSync(SCHEMA))('is valid against the schema of OASIS', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')); // draft 04, of which it uses nothing that later drafts lack
    const validate = ajv.compile(schema);
    const hostile = sampleFinding({ file: 'HEAD:a b/ü%#?\\u{202e}.js', excerpt: '\u001b[31m' });
    for (const inspection of [
      sampleInspection(),
      sampleInspection({ findings: [] }),
      sampleInspection({ findings: [hostile] }),
    ]) {
      validate(log(inspection));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('names the rule, its severity and its techniques', () => {
    const [run] = log().runs;
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('remote-code-execution');
    expect(run.tool.driver.rules[result.ruleIndex].properties).toEqual({
      tags: ['security', 'external/mitre-attack/T1059.007', 'tradecraft/T26'],
      precision: 'very-high',
      'security-severity': '9.5',
    });
    expect(result.level).toBe('error');
  });

  it('gives the way from trigger to sink as a code flow', () => {
    const [flow] = log().runs[0].results[0].codeFlows;
    const { locations } = flow.threadFlows[0];
    expect(locations.map((entry: { kinds: string[] }) => entry.kinds[0])).toEqual([
      'trigger',
      'step',
      'step',
      'step',
      'step',
      'sink',
    ]);
    expect(locations[5].location.physicalLocation.artifactLocation.uri).toBe('server/controllers/auth.js');
  });

  it('keeps accepted findings as suppressed, with the reason', () => {
    const accepted = log().runs[0].results.find((result: { ruleId: string }) => result.ruleId === 'long-line');
    expect(accepted.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'baseline: a known minified library' },
    ]);
  });

  it('says what was not read and not followed', () => {
    const ids = log().runs[0].invocations[0].toolExecutionNotifications.map(
      (entry: { descriptor: { id: string } }) => entry.descriptor.id,
    );
    expect(ids).toEqual(['not-read/max-file-bytes', 'not-read/link', 'unresolved', 'not-known']);
  });

  it('has fingerprints that do not move with the line', () => {
    const prints = (line: number) =>
      log(sampleInspection({ findings: [sampleFinding({ line })] })).runs[0].results[0].partialFingerprints;
    expect(prints(41)).toEqual(prints(99));
  });

  it('tells equal findings apart', () => {
    const results = log(sampleInspection({ findings: [sampleFinding({ line: 1 }), sampleFinding({ line: 2 })] }))
      .runs[0].results;
    const prints = results.map(
      (result: { partialFingerprints: Record<string, string> }) =>
        result.partialFingerprints['primaryLocationLineHash'],
    );
    expect(new Set(prints).size).toBe(2);
  });

  it('sums up a flood of notifications', () => {
    const inspection = sampleInspection();
    const skipped = Array.from({ length: 2000 }, (_, index) => ({
      path: `f${index}`,
      reason: 'limit',
      code: 'max-files',
      size: null,
    }));
    const entries = log({ ...inspection, coverage: { ...inspection.coverage, skipped } }).runs[0].invocations[0]
      .toolExecutionNotifications;
    expect(entries).toHaveLength(501);
  });
});

it('writes paths as relative references, whatever they hold', () => {
  expect(relativeUri('a b/c#d?.js')).toBe('a%20b/c%23d%3F.js');
  expect(relativeUri('HEAD:src/x.js')).toBe('HEAD%3Asrc/x.js');
  expect(relativeUri('lib.zip!/a/ü.js')).toBe('lib.zip!/a/%C3%BC.js');
  expect(relativeUri('../../etc/passwd')).toBe('(dot)(dot)/(dot)(dot)/etc/passwd');
  expect(relativeUri('/abs\ud800')).toBe('abs%EF%BF%BD');
});
