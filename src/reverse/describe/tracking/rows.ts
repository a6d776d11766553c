/** A row of the attackers' table, as far as the main report tells. Only examples of the decoy machine stand in it. */
import type { Meaning } from '../decoy.ts';
import type { Field } from '../requests/request.ts';
import type { Report, Tracking } from './scheme.ts';

export function rowsOf({ fields }: Report): Tracking['rows'] {
  const rows = new Map<string, Tracking['rows'][number]>();
  for (const { field, meaning } of fields) {
    const column = field.name;
    if (!rows.has(column))
      rows.set(column, {
        column,
        type: typeOf(field, meaning),
        example: /^(?:process\.env|os\.environ)$/.test(field.source) ? null : (field.example ?? field.constant),
      });
  }
  return [...rows.values()];
}

function typeOf({ value, example, constant, source }: Field, meaning: Meaning): string {
  const text = example ?? constant;
  if (
    value?.k === 'object' ||
    (text !== null && /^\s*\{/.test(text)) ||
    /^(?:JSON\.stringify|json\.dumps)\(\{/.test(source)
  )
    return 'json';
  if (value?.k === 'list' || (text !== null && /^\s*\[/.test(text))) return 'json array';
  if (meaning === 'time')
    return /toISOString|new Date|isoformat|strftime/.test(source) || /^20\d\d-/.test(text ?? '')
      ? 'timestamp'
      : 'epoch';
  if (meaning === 'address') return 'inet';
  if (meaning === 'mac') return 'macaddr';
  if (/JSON\.stringify\(process\.env\)|json\.dumps\(dict\(os\.environ/.test(source)) return 'json';
  if (meaning === 'environment' && /^(?:process\.env|os\.environ)$/.test(source)) return 'json';
  if (text !== null && /^-?\d{1,15}$/.test(text)) return 'integer';
  if (text === 'true' || text === 'false') return 'boolean';
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text ?? '')) return 'uuid';
  return 'text';
}
