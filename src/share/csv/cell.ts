/**
 * One cell of CSV (RFC 4180) that no spreadsheet takes for a formula: a cell that begins like one gets a leading apostrophe
 * (OWASP, CSV injection). Line breaks and controls never get here: the text is made displayable first.
 */
import { displayText } from '../../lib/index.ts';

const FORMULA_START = /^[\s]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

export function csvCell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = displayText(value);
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
