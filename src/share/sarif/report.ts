/**
 * An inspection as SARIF 2.1.0, for code scanning and editors. What was not read or not followed stands in the invocation's notifications,
 * so that an empty list of results is never taken for more than it says.
 */
import type { Inspection } from '../../model/index.ts';
import { asciiJson } from '../json/ascii.ts';
import type { RuleReference } from '../options.ts';
import { location, message, sarifResult } from './result.ts';
import { sarifRules } from './rules.ts';
import type { SarifNotification, SarifResult } from './sarif.ts';

/** More notifications than this are summed up: consumers bound the size of a file. */
const MOST_NOTIFICATIONS = 500;

export function sarifReport(inspection: Inspection, rules: readonly RuleReference[]): string {
  const sarifRuleList = sarifRules(rules, inspection.findings);
  const { verdict, target, coverage } = inspection;
  return `${asciiJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: inspection.tool.name,
            version: inspection.tool.version,
            semanticVersion: inspection.tool.version,
            rules: sarifRuleList,
            notifications: [...new Set(notifications(inspection).map((entry) => entry.descriptor.id))]
              .sort()
              .map((id) => ({ id })),
          },
        },
        automationDetails: { id: 'counterlure/inspect/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { TARGET: { description: message(`the root of ${target.name}`) } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(inspection) }],
        results: results(inspection, new Map(sarifRuleList.map((rule, index) => [rule.id, index]))),
        properties: {
          target,
          verdict: { level: verdict.level, score: verdict.score, reasons: verdict.reasons },
          coverage: {
            files: coverage.files,
            bytes: coverage.bytes,
            parsed: coverage.parsed,
            skipped: coverage.skipped.length,
          },
        },
      },
    ],
  })}\n`;
}

function results(inspection: Inspection, ruleIndex: ReadonlyMap<string, number>): SarifResult[] {
  const seen = new Map<string, number>();
  return inspection.findings.map((finding) => {
    const key = JSON.stringify([finding.rule, finding.file, finding.excerpt]);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return sarifResult(finding, ruleIndex.get(finding.rule) ?? -1, nth);
  });
}

function notifications({ coverage, unresolved }: Inspection): SarifNotification[] {
  const all: SarifNotification[] = [
    ...coverage.skipped.map(
      (entry): SarifNotification => ({
        level: 'warning',
        descriptor: { id: `not-read/${entry.code}` },
        message: message(`not read: ${entry.reason}`),
        locations: [
          { physicalLocation: { artifactLocation: location(entry.path, 1).physicalLocation.artifactLocation } },
        ],
      }),
    ),
    ...unresolved.map(
      (entry): SarifNotification => ({
        level: 'note',
        descriptor: { id: 'unresolved' },
        message: message(`not followed: ${entry.what}: ${entry.why}`),
        locations: [location(entry.file, entry.line)],
      }),
    ),
    ...coverage.notes.map(
      (note): SarifNotification => ({ level: 'note', descriptor: { id: 'not-known' }, message: message(note) }),
    ),
  ];
  if (all.length <= MOST_NOTIFICATIONS) return all;
  const left = all.length - MOST_NOTIFICATIONS;
  return [
    ...all.slice(0, MOST_NOTIFICATIONS),
    {
      level: 'warning',
      descriptor: { id: 'not-read/more' },
      message: message(`${left} more entries were not read or not followed; the JSON report lists them`),
    },
  ];
}
