/** The capabilities. Technique ids and tactics are those of MITRE ATT&CK Enterprise; a test checks them. */
import type { CapabilityRule } from './rule.ts';
import { HIDES } from './rules/hides.ts';
import { LOOKS } from './rules/looks.ts';
import { OBEYS } from './rules/obeys.ts';
import { REPORTS } from './rules/reports.ts';
import { STAYS } from './rules/stays.ts';
import { TAKES } from './rules/takes.ts';

export const CAPABILITY_RULES: readonly CapabilityRule[] = [
  ...OBEYS,
  ...REPORTS,
  ...TAKES,
  ...LOOKS,
  ...HIDES,
  ...STAYS,
];
