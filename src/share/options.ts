/** What the renderers take besides the result itself. The rule reference is passed in: nothing here asks the detectors. */
import type { Severity } from '../model/index.ts';

/** What a rule is about, as the rule reference of inspect has it. Trusted text: it comes from our detectors, not from a target. */
export interface RuleReference {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly weight: 'proof' | 'strong' | 'weak' | 'info';
  readonly techniques: readonly string[];
  readonly tradecraft: readonly string[];
  readonly description: string;
  readonly benign: string;
}

export interface TextOptions {
  /** columns of the terminal */
  readonly width: number;
  readonly color: boolean;
  /** box-drawing characters and arrows; otherwise ASCII only */
  readonly unicode: boolean;
  /** OSC 8 hyperlinks */
  readonly links: boolean;
  /** weak findings, all paths, all that was not read */
  readonly verbose: boolean;
  readonly indicators: 'top' | 'all' | 'none';
}

export interface RenderOptions {
  readonly rules: readonly RuleReference[];
  readonly text: TextOptions;
}
