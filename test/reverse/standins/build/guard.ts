/** What every stand-in begins with: it says what it is, and stops anywhere but in the decoy world. */
const SAYS = 'inert stand-in: runs only in the decoy world';

export const HEADER =
  'INERT STAND-IN for the tests of Counterlure: no sample of anybody, reserved hosts, invented constants. Does nothing outside the decoy world.';
export const GUARD = `if (process.env.COUNTERLURE_DECOY !== '1') throw new Error('${SAYS}');`;
export const PYTHON_GUARD = `import os\nif os.environ.get('COUNTERLURE_DECOY') != '1': raise SystemExit('${SAYS}')`;

/** The statements after the guard. */
export function bodyOf(source: string): string {
  const at = source.indexOf(GUARD);
  if (at === -1) throw new Error('a stand-in without its guard');
  return source.slice(at + GUARD.length).trim();
}

export const guarded = (body: string): string => `/* ${HEADER} */\n${GUARD}\n${body}`;
