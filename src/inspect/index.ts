/** Inspect: what would have happened when somebody opened, installed or ran this. */

export { readOsvPackages } from './data/osv.ts';
export { type InspectOptions, inspect } from './engine/inspect.ts';
export { type RuleReference, ruleReference } from './engine/rule-reference.ts';
export { Baseline, parseBaseline, toBaseline } from './engine/suppressions.ts';
