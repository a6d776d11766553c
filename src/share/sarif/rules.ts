/** Rules of the reference as SARIF reporting descriptors: every rule that was asked, and any that a finding names beyond it. */
import type { Finding, Severity } from '../../model/index.ts';
import type { RuleReference } from '../options.ts';
import type { SarifResult, SarifRule } from './sarif.ts';

/** GitHub takes at most 20 tags a rule. */
const MOST_TAGS = 20;

export function sarifLevel(severity: Severity): SarifResult['level'] {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
      return 'warning';
    default:
      return 'note';
  }
}

/** CVSS-like figures by which GitHub names a severity: over 9.0 critical, over 7.0 high, over 4.0 medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};
const PRECISION = { proof: 'very-high', strong: 'high', weak: 'medium', info: 'low' } as const;

export function sarifRules(rules: readonly RuleReference[], findings: readonly Finding[]): SarifRule[] {
  const known = new Map(rules.map((rule) => [rule.id, ruleOf(rule)]));
  for (const finding of findings) if (!known.has(finding.rule)) known.set(finding.rule, ruleOf(referenceFrom(finding)));
  return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleOf(rule: RuleReference): SarifRule {
  const benign = rule.benign === '' ? '' : `What is not reported: ${rule.benign}`;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description === '' ? rule.title : rule.description },
    help: {
      text: [rule.description || rule.title, benign].filter((part) => part !== '').join('\n\n'),
      markdown: [`**${rule.title}**`, rule.description, benign].filter((part) => part !== '').join('\n\n'),
    },
    defaultConfiguration: { level: sarifLevel(rule.severity) },
    properties: {
      tags: [
        'security',
        ...rule.techniques.map((id) => `external/mitre-attack/${id}`),
        ...rule.tradecraft.map((id) => `tradecraft/${id}`),
      ].slice(0, MOST_TAGS),
      precision: PRECISION[rule.weight],
      'security-severity': SECURITY_SEVERITY[rule.severity],
    },
  };
}

function referenceFrom(finding: Finding): RuleReference {
  const { rule, title, severity, techniques, tradecraft } = finding;
  return { id: rule, title, severity, weight: 'weak', techniques, tradecraft, description: '', benign: '' };
}
