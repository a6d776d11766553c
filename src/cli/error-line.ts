/** An error as the one line that a command ends with: `counterlure: CL_CODE: what, where. What to do.` */
import { CounterlureError, displayText } from '../lib/index.ts';

export function errorLine(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const known = error instanceof CounterlureError ? error : new CounterlureError('CL_INTERNAL', describe(error));
  const what = displayText(known.message, 600).replace(/[.\s]+$/, '');
  const line = `counterlure: ${known.code}: ${what}. ${known.hint}\n`;
  if (env['CL_DEBUG'] === undefined || env['CL_DEBUG'] === '' || !(error instanceof Error)) return line;
  const stack = (error.stack ?? '').split('\n').map((entry) => displayText(entry, 400));
  return `${line}${stack.join('\n')}\n`;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
