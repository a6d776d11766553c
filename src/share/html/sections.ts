/** The tables and lists below the findings. Narrow screens show each row as a block, with the column's name before its cell. */
import type { Finding, Indicator, Inspection, Sample } from '../../model/index.ts';
import { byteCount, counted } from '../numbers.ts';
import type { InspectionView } from '../view.ts';
import { code, type Html, html, nothing } from './escape.ts';

const MOST_ROWS = 500;

export function indicatorTable(indicators: readonly Indicator[]): Html {
  return table('Indicators', ['Value', 'Type', 'Role', 'Where', 'Note'], indicators, (indicator) => {
    const [first, ...others] = indicator.evidence;
    const where = first === undefined ? '' : `${first.file}:${first.line}`;
    const layer = first === undefined || first.layer === 'source' ? '' : `, ${first.layer}`;
    return [
      code(indicator.defanged),
      html`${indicator.type}`,
      html`${indicator.role}`,
      html`${code(where)}${layer}${others.length === 0 ? '' : ` and ${others.length} more`}`,
      html`${[indicator.origin, ...(indicator.sharedHosting ? ['shared hosting: never block the whole domain'] : [])].join('; ')}`,
    ];
  });
}

export function sampleTable(samples: readonly Sample[]): Html {
  return table('Samples', ['File', 'SHA-256', 'Reason', 'Taken apart'], samples, (sample) => [
    code(sample.file),
    code(sample.sha256),
    html`${sample.reason}`,
    html`${[...sample.families, ...sample.does].join('; ')}`,
  ]);
}

export function triggerTable(triggers: Inspection['triggers']): Html {
  if (triggers.length === 0) return nothing;
  const byItself = triggers.filter((trigger) => trigger.automatic).length;
  const rows = table('Triggers', ['Where', 'What', 'On', 'Starts'], triggers, (trigger) => [
    code(`${trigger.file}:${trigger.line}`),
    html`<bdi>${trigger.label}</bdi>`,
    html`${trigger.action}${trigger.automatic ? html` <strong>by itself</strong>` : nothing}`,
    code([...trigger.commands, ...trigger.entries].slice(0, 4).join('; ') || trigger.excerpt),
  ]);
  return html`<details><summary>${counted(triggers.length, 'place')}, ${byItself} of them without being asked for</summary>${rows}</details>`;
}

export function suppressedList(findings: readonly Finding[]): Html {
  return table('Accepted findings', ['Where', 'Rule', 'Reason'], findings, (finding) => [
    code(`${finding.file}:${finding.line}`),
    html`${finding.rule}`,
    html`${finding.suppressed ?? ''}`,
  ]);
}

export function coverageSection({ coverage, unresolved }: Inspection, view: InspectionView): Html {
  const groups = view.notRead.map(
    (
      group,
    ) => html`<details><summary>Not read, ${group.code}: ${group.count}${group.bytes === 0 ? '' : ` (${byteCount(group.bytes)})`}</summary>
<ul>${group.entries.slice(0, MOST_ROWS).map((entry) => html`<li>${code(entry.path)} ${entry.reason}</li>`)}</ul>${more(group.entries.length)}</details>
`,
  );
  const followed =
    unresolved.length === 0
      ? nothing
      : html`<details><summary>${counted(unresolved.length, 'place')} where a value could not be followed</summary>
<ul>${unresolved.slice(0, MOST_ROWS).map((entry) => html`<li>${code(`${entry.file}:${entry.line}`)} ${code(entry.what)} ${entry.why}</li>`)}</ul>${more(unresolved.length)}</details>
`;
  return html`<p>Read: ${view.extent}.</p>
<ul>${coverage.notes.map((note) => html`<li>${note}</li>`)}</ul>
${groups}${followed}`;
}

/** The first column heads its row; `data-label` names a cell where the head of the table is not shown. */
export function table<T>(
  name: string,
  columns: readonly string[],
  items: readonly T[],
  cells: (item: T) => readonly Html[],
): Html {
  if (items.length === 0) return nothing;
  const rows = items.slice(0, MOST_ROWS).map((item) => {
    const [head = nothing, ...rest] = cells(item);
    return html`<tr><th scope="row">${head}</th>${rest.map((cell, index) => html`<td data-label="${columns[index + 1] ?? ''}">${cell}</td>`)}</tr>
`;
  });
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>${more(items.length)}`;
}

export function more(count: number): Html {
  return count > MOST_ROWS
    ? html`<p class="small soft">${count - MOST_ROWS} more stand in the JSON report.</p>`
    : nothing;
}
