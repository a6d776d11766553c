/** The verdict in one line and each finding in one more, as `file:line: severity: title [rule]`: for hooks, editors and `--quiet`. */
import { displayText } from '../../lib/index.ts';
import type { Inspection } from '../../model/index.ts';
import { viewOf } from '../view.ts';

const MOST = 50;

export function briefReport(inspection: Inspection): string {
  const { strong, weak, sentence } = viewOf(inspection);
  const { level, score } = inspection.verdict;
  const groups = strong.length > 0 ? strong : weak;
  const lines = [
    `${level} ${score}/100 ${displayText(inspection.target.name)}: ${displayText(sentence, 400)}`,
    ...groups
      .slice(0, MOST)
      .map(
        ({ lead }) =>
          `${displayText(lead.file)}:${lead.line}: ${lead.severity}: ${displayText(lead.title)} [${displayText(lead.rule)}]`,
      ),
    ...(groups.length > MOST ? [`and ${groups.length - MOST} more findings`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
