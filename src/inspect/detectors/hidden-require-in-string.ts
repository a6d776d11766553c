/** T37, T38: names of modules and functions that load, start or fetch are spelled so that a reader does not see them. */
import { literalsOf, Units } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { ENCODED_NAMES, HIDDEN_NAMES } from '../text/hidden-names.ts';
import { hasAny } from '../text/needles.ts';
import { isBuilt, isScript, isTest } from '../text/place.ts';

interface Hidden {
  readonly name: string;
  readonly at: number;
  readonly how: string;
}
/** `"eval"` in pieces dodges bundlers' warnings; whole words joined say little. */
const PLAIN_STEPS = new Set([
  'joined',
  'template',
  'env',
  'repeat',
  'replace',
  'slice',
  'index',
  'case',
  'trim',
  'path',
  'to-base64',
  'to-hex',
]);

function computedNames(view: FileView): Hidden[] {
  const out: Hidden[] = [];
  for (const computed of view.module?.computed ?? []) {
    if (computed.value.length > 24 || !HIDDEN_NAMES.has(computed.value)) continue;
    out.push({ name: computed.value, at: computed.at, how: computed.how.join(' + ') || 'computed' });
  }
  return out;
}

const ENCODED = [...ENCODED_NAMES.keys()];

/** Literals whose encoded text is one of the names, or that spell it in escapes: `"\x65\x76\x61\x6c"`. */
function literalNames(view: FileView): Hidden[] {
  const out: Hidden[] = [];
  const text = view.text ?? '';
  const { strings, units } = literalsOf(view);
  const encodedOnes = hasAny(view, ENCODED);
  if (!encodedOnes && (units & Units.CODED) === 0) return out;
  for (const part of strings) {
    const length = part.end - part.at;
    if (length > 100 || length < 4 || !(encodedOnes || (part.units & Units.CODED) !== 0)) continue;
    const encoded = ENCODED_NAMES.get(part.value);
    if (encoded !== undefined) out.push({ name: encoded.name, at: part.at, how: encoded.how });
    else if (
      length >= part.value.length * 4 - 3 &&
      HIDDEN_NAMES.has(part.value) &&
      /^(?:\\x|\\u)/.test(text.slice(part.at, part.at + 2))
    ) {
      out.push({ name: part.value, at: part.at, how: 'escapes' });
    }
    if (out.length > 200) break;
  }
  return out;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || (!isScript(view) && view.module === null)) return [];
  const found = [...computedNames(view), ...literalNames(view)];
  if (found.length === 0) return [];
  const veiled = found.filter((hidden) => !hidden.how.split(' + ').every((step) => PLAIN_STEPS.has(step)));
  const sure = (list: readonly Hidden[]): number =>
    new Set(list.filter((hidden) => HIDDEN_NAMES.get(hidden.name)?.sure === true).map((hidden) => hidden.name)).size;
  const distinct = new Set(veiled.map((hidden) => hidden.name)).size;
  const pieces = found.filter(
    (hidden) => !veiled.includes(hidden) && HIDDEN_NAMES.get(hidden.name)?.sure === true && hidden.name !== 'require',
  );
  const lead = veiled.find((hidden) => HIDDEN_NAMES.get(hidden.name)?.sure === true) ?? veiled[0] ?? pieces[0];
  if (lead === undefined || (distinct === 0 && pieces.length === 0)) return [];
  const lighter = isBuilt(view.name) || isTest(view.name);
  const names = [...new Set([...veiled, ...pieces].map((hidden) => hidden.name))].slice(0, 6);
  const strong = sure(veiled) >= 1 && distinct >= 2 ? 2 : sure(veiled) >= 1 ? 1 : 0;
  return [
    {
      at: lead.at,
      message: `${names.map((name) => `"${name}"`).join(', ')} ${names.length === 1 ? 'is' : 'are'} spelled so that nobody reads it (${lead.how}): ${HIDDEN_NAMES.get(lead.name)?.what ?? 'a name'} is used under cover.`,
      confidence: Math.min(94, [52, 76, 86][strong] ?? 52) - (lighter ? 20 : 0),
      weight: strong > 0 && !lighter ? 'strong' : 'weak',
    },
  ];
}

export default {
  id: 'hidden-require-in-string',
  title: 'Names of loading functions in disguise',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140'],
  tradecraft: ['T37', 'T38'],
  description:
    'Names such as `child_process`, `require`, `eval` or `axios` are written in hex, base64, reversed, as character codes or in escapes and decoded when the code runs. It keeps searches and reviews from finding what the code loads.',
  benign:
    'A name put together from plain pieces, as some libraries do to get past a bundler, counts little and only where it is rare; ordinary literals, and property access by the plain name, are not reported.',
  hints: ENCODED,
  file,
} satisfies Detector;
