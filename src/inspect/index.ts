/** Inspect: what would have happened when somebody opened, installed or ran this. */
export { inspect, type InspectOptions } from './engine/inspect.ts';
export { Baseline, parseBaseline, toBaseline } from './engine/suppressions.ts';
export { ruleReference, type RuleReference } from './engine/rule-reference.ts';
export { readOsvPackages } from './data/osv.ts';
