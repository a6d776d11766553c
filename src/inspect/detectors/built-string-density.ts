/** T37, T38: many readable strings that are built from hex, escapes or character codes at run time. */
import { literalsOf, Units } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

const VEILING = new Set(['hex', 'char-codes', 'base64', 'xor', 'reversed', 'rotated', 'percent']);
const READABLE = /^[A-Za-z0-9_$ .:/\\@-]+$/;

interface Built {
  readonly at: number;
  readonly value: string;
}

function built(view: FileView): Built[] {
  const out: Built[] = [];
  for (const computed of view.module?.computed ?? []) {
    if (
      computed.value.length >= 3 &&
      READABLE.test(computed.value) &&
      computed.how.some((step) => VEILING.has(step.split(':')[0] ?? ''))
    )
      out.push(computed);
  }
  const text = view.text ?? '';
  for (const part of literalsOf(view).strings) {
    const length = part.end - part.at;
    const coded = (part.units & Units.CODED) !== 0;
    if (length < 12 || out.length > 2000 || !(coded || (part.units & ~(Units.HEX | Units.DIGIT)) === 0)) continue;
    // Letters need no escape: a string of nothing but escapes hides what it says.
    if (length === part.value.length * 4 && text.startsWith('\\x', part.at) && /^[A-Za-z][\w$ .:/-]+$/.test(part.value))
      out.push(part);
    else if (
      length % 2 === 0 &&
      length <= 600 &&
      part.value.length === length &&
      /^(?:[2-7][0-9a-f])+$/.test(part.value) &&
      readableHex(part.value)
    )
      out.push({ at: part.at, value: Buffer.from(part.value, 'hex').toString('latin1') });
  }
  return out;
}
/** Hex whose bytes are letters of a word, URL or path; random hashes are not. */
function readableHex(value: string): boolean {
  return /[a-f]/.test(value) && /^[a-z][a-z0-9_$./:-]*[a-z0-9/]$/i.test(Buffer.from(value, 'hex').toString('latin1'));
}

function file(view: FileView): readonly Hit[] {
  if (!isScript(view) || view.text === null) return [];
  const found = built(view);
  const distinct = [...new Set(found.map((part) => part.value))];
  const first = found[0];
  if (first === undefined || distinct.length < 6) return [];
  const lighter = isBuilt(view.name) || isTest(view.name);
  return [
    {
      at: first.at,
      message: `${distinct.length} readable strings are built from bytes at run time, among them ${distinct
        .slice(0, 4)
        .map((value) => `"${value.slice(0, 40)}"`)
        .join(', ')}.`,
      confidence: Math.min(88, 50 + distinct.length * 3) - (lighter ? 25 : 0),
      weight: distinct.length >= 10 && !lighter ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'built-string-density',
  title: 'Readable strings built from bytes',
  severity: 'medium',
  weight: 'weak',
  aspect: 'hides',
  techniques: ['T1027.013'],
  tradecraft: ['T37', 'T38'],
  description:
    'Six or more words that could have been written plainly (module names, properties, addresses) are put together from hex, escapes, character codes or base64 while the code runs.',
  benign:
    'Escapes of characters that need them (terminal codes, Unicode tables, binary magic numbers), hashes and keys do not decode to words. Built files and tests count less.',
  file,
} satisfies Detector;
