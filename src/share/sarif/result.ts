/** One finding as a SARIF result: place, the way from trigger to sink as a code flow, related places, fingerprints that outlive edits elsewhere. */
import { displayText, sha256 } from '../../lib/index.ts';
import type { Finding, FindingPath } from '../../model/index.ts';
import { REACH_WORDS } from '../view.ts';
import { sarifLevel } from './rules.ts';
import type { SarifLocation, SarifMessage, SarifResult, SarifThreadFlowLocation } from './sarif.ts';
import { relativeUri } from './uri.ts';

export function sarifResult(finding: Finding, ruleIndex: number, nth: number): SarifResult {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: sarifLevel(finding.severity),
    rank: finding.confidence,
    message: message(`${finding.message}${wayInWords(finding)}`),
    locations: [location(finding.file, finding.line, finding.column, finding.excerpt)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((place, index) => ({
            id: index + 1,
            ...location(place.file, place.line, place.column, place.excerpt),
            message: message(place.excerpt === '' ? 'see also' : place.excerpt),
          })),
        }),
    ...(finding.path === null ? {} : { codeFlows: [codeFlow(finding.path)] }),
    partialFingerprints: fingerprints(finding, nth),
    ...(finding.suppressed === null ? {} : { suppressions: [suppression(finding.suppressed)] }),
    properties: {
      confidence: finding.confidence,
      reach: finding.reach,
      techniques: finding.techniques,
      tradecraft: finding.tradecraft,
    },
  };
}

/** Plain text for a SARIF message: `](` would be an embedded link (3.11.6), `{0}` a placeholder (3.11.5). */
export function message(text: string): SarifMessage {
  return {
    text: displayText(text)
      .replaceAll('](', '] (')
      .replace(/\{(?=\d+\})/g, '{ '),
  };
}

export function location(file: string, line: number, column?: number, excerpt?: string): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: 'TARGET' },
      region: {
        startLine: line,
        ...(column === undefined ? {} : { startColumn: column }),
        ...(excerpt === undefined || excerpt === '' ? {} : { snippet: { text: displayText(excerpt) } }),
      },
    },
  };
}

function wayInWords(finding: Finding): string {
  if (finding.path === null) return finding.reach === 'not-reached' ? ` (${REACH_WORDS[finding.reach]})` : '';
  const { trigger, steps, sink } = finding.path;
  const files = [trigger.file, ...steps.map((step) => step.file), `${sink.file}:${sink.line}`];
  const way = files.filter((file, index) => file !== files[index - 1]).join(' → ');
  return ` Path: ${trigger.action} → ${way}`;
}

function codeFlow(path: FindingPath): NonNullable<SarifResult['codeFlows']>[number] {
  const { trigger, steps, sink } = path;
  const places: readonly (readonly [SarifLocation, string, string, SarifThreadFlowLocation['importance']])[] = [
    [
      location(trigger.file, trigger.line, undefined, trigger.excerpt),
      'trigger',
      `${trigger.action}: ${trigger.label}`,
      'essential',
    ],
    ...steps.map(
      (step) =>
        [
          location(step.file, step.line, undefined, step.text),
          'step',
          `${step.how} ${step.text}`,
          'important',
        ] as const,
    ),
    [location(sink.file, sink.line, undefined, sink.text), 'sink', `${sink.kind}: ${sink.text}`, 'essential'],
  ];
  return {
    message: message(`${trigger.action} → ${sink.kind}`),
    threadFlows: [
      {
        locations: places.map(([where, kind, words, importance], index) => ({
          location: { ...where, message: message(words) },
          kinds: [kind],
          executionOrder: index + 1,
          importance,
        })),
      },
    ],
  };
}

function fingerprints(finding: Finding, nth: number): Record<string, string> {
  const place = sha256(JSON.stringify([finding.rule, finding.file, finding.excerpt])).slice(0, 16);
  return { 'counterlureFinding/v1': finding.id, primaryLocationLineHash: `${place}:${nth}` };
}

function suppression(reason: string): NonNullable<SarifResult['suppressions']>[number] {
  const inSource = reason.startsWith('inline:');
  return { kind: inSource ? 'inSource' : 'external', status: 'accepted', justification: displayText(reason) };
}
