/** The indicators of an inspection as CSV, one row per indicator and place, for a spreadsheet or a lookup list. */
import type { Inspection } from '../../model/index.ts';
import { csvCell } from './cell.ts';

const COLUMNS = [
  'type',
  'value',
  'defanged',
  'role',
  'origin',
  'confidence',
  'sharedHosting',
  'file',
  'line',
  'column',
  'sha256',
  'layer',
];

export function csvReport(inspection: Inspection): string {
  const rows = inspection.indicators.flatMap((indicator) =>
    indicator.evidence.map((place) => [
      indicator.type,
      indicator.value,
      indicator.defanged,
      indicator.role,
      indicator.origin,
      indicator.confidence,
      indicator.sharedHosting,
      place.file,
      place.line,
      place.column,
      place.sha256,
      place.layer,
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
