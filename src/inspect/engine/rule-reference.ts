/** What is said of each rule, for `--explain`, `--list-rules`, SARIF and docs/rules.md. */
import type { Detector } from '../detector.ts';
import { detectors } from '../detectors/registry.generated.ts';

export type RuleReference = Pick<
  Detector,
  'id' | 'title' | 'severity' | 'weight' | 'aspect' | 'techniques' | 'tradecraft' | 'description' | 'benign'
>;

export const ruleReference: readonly RuleReference[] = detectors.map(
  ({ id, title, severity, weight, aspect, techniques, tradecraft, description, benign }) => ({
    id,
    title,
    severity,
    weight,
    ...(aspect === undefined ? {} : { aspect }),
    techniques,
    tradecraft,
    description,
    benign,
  }),
);
