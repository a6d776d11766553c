/** Face of the room: results become text for people and machines. Pure: values in, one string out; each format loads when it is asked for. */
import type { Inspection, Reversal } from '../model/index.ts';
import type { RenderOptions, TextOptions } from './options.ts';

export type { RenderOptions, RuleReference, TextOptions } from './options.ts';

export const inspectionFormats = ['text', 'json', 'sarif', 'markdown', 'html', 'csv'] as const;
export type InspectionFormat = (typeof inspectionFormats)[number];

/** The report of an inspection; ends with a line break. */
export async function renderInspection(
  inspection: Inspection,
  format: InspectionFormat,
  options: RenderOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text/report.ts')).textReport(inspection, options.text);
    case 'json':
      return (await import('./json/report.ts')).jsonReport(inspection);
    case 'sarif':
      return (await import('./sarif/report.ts')).sarifReport(inspection, options.rules);
    case 'markdown':
      return (await import('./markdown/report.ts')).markdownReport(inspection);
    case 'html':
      return (await import('./html/report.ts')).htmlReport(inspection);
    case 'csv':
      return (await import('./csv/report.ts')).csvReport(inspection);
  }
}

export const reversalFormats = ['text', 'json', 'html'] as const;
export type ReversalFormat = (typeof reversalFormats)[number];

/** The report of a reversal; ends with a line break. */
export async function renderReversal(
  reversal: Reversal,
  format: ReversalFormat,
  options: TextOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text/reversal.ts')).textReversal(reversal, options);
    case 'json':
      return (await import('./json/report.ts')).jsonReversal(reversal);
    case 'html':
      return (await import('./html/reversal.ts')).htmlReversal(reversal);
  }
}

/** A verdict and its findings as `file:line: rule: title` lines, for hooks and other quiet places. */
export async function renderBrief(inspection: Inspection): Promise<string> {
  return (await import('./text/brief.ts')).briefReport(inspection);
}

/** Rules for people (`--list-rules`, `--explain RULE`). */
export async function renderRules(
  rules: readonly RenderOptions['rules'][number][],
  options: RenderOptions['text'],
): Promise<string> {
  return (await import('./text/rules.ts')).ruleReport(rules, options);
}

export { asciiJson } from './json/ascii.ts';
export { numbered } from './numbers.ts';
