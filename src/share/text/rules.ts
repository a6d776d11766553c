/** Rules for a terminal: one of them in full, or all of them as a list. */
import type { RuleReference, TextOptions } from '../options.ts';
import { type Pen, penFor, withTechniqueLinks } from './pen.ts';
import { wrap } from './wrap.ts';

export function ruleReport(rules: readonly RuleReference[], options: TextOptions): string {
  const pen = penFor(options);
  const [only] = rules;
  const lines = rules.length === 1 && only !== undefined ? explained(only, pen) : listed(rules, pen);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function explained(rule: RuleReference, pen: Pen): string[] {
  const { paint } = pen;
  const prose = (text: string): string[] =>
    text
      .split(/\n\s*\n/)
      .flatMap((block, index) => [
        ...(index === 0 ? [] : ['']),
        ...wrap(pen.clean(block.replace(/\s+/g, ' ').trim()), pen.width - 4).map((line) => `  ${line}`),
      ]);
  return [
    '',
    `  ${paint.bold(pen.clean(rule.title))}`,
    `  ${paint.dim(withTechniqueLinks([rule.id, rule.severity, rule.weight, ...rule.techniques, ...rule.tradecraft].join(pen.unicode ? ' · ' : ' - '), pen))}`,
    '',
    ...prose(rule.description),
    '',
    `  ${paint.bold('What is not reported')}`,
    ...prose(rule.benign),
  ];
}

function listed(rules: readonly RuleReference[], pen: Pen): string[] {
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  return rules.flatMap((rule) => {
    const lead = `${rule.id.padEnd(width)}  ${pen.paint.dim(rule.severity.padEnd(8))}  `;
    const indent = width + 12;
    return wrap(pen.clean(rule.title), Math.max(24, pen.width - indent)).map(
      (line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line,
    );
  });
}
