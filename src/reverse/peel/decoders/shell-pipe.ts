/** Shell one-liners that decode what they run: `echo … | base64 -d | sh`, `<<<`, `printf '\x63…'`, `$'\x63…'`, `xxd -r -p`, `rev`, `gunzip`. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { programKind } from '../scripts/looks.ts';
import { BASE32, BASE64, GZIP, HEX, latin1, REVERSE, ROT13, type Step, search, UNZIP } from '../scripts/pipeline.ts';

const NAMED: readonly (readonly [RegExp, Step])[] = [
  [/\bbase64\s{1,4}(?:-d|-D|--decode|-di)\b|openssl\s+(?:base64|enc\s+-base64)\s+-d/g, BASE64],
  [/\bbase32\s{1,4}(?:-d|--decode)\b/g, BASE32],
  [/\bxxd\s{1,4}-r\b/g, HEX],
  [/\brev\b/g, REVERSE],
  [/\bgunzip\b|\bzcat\b|\bgzip\s{1,4}-[a-z]{0,3}d/g, GZIP],
  [/\bzlib-flate\b|\bpigz\s{1,4}-d/g, UNZIP],
  [/\btr\s{1,4}['"]?(?:A-Za-z|a-zA-Z)['"]?\s{1,4}['"]?(?:N-ZA-Mn-za-m|n-za-mN-ZA-M)/g, ROT13],
];
const GIVEN =
  /(?:\b(?:echo|printf)\s{1,4}(?:-[neE]{1,3}\s{1,4}){0,3}(?:'%s'\s{1,4}|"%s"\s{1,4}|%s\s{1,4})?|<<<\s{0,4})(?:'([^']{12,})'|"([^"]{12,})"|([A-Za-z0-9+/=_-]{12,}))/g;
const ESCAPED = /(?:\$'|\b(?:printf|echo\s{1,4}-n?e)\s{1,4}['"])((?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{3}|[^'"\\]){8,})['"]/g;
const LINE = 4_000;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null) return;
  for (const match of text.matchAll(GIVEN)) {
    if (!layer.budget.left()) return;
    const given = match[1] ?? match[2] ?? match[3] ?? '';
    const after = text.slice(match.index, match.index + match[0].length + LINE).split('\n', 1)[0] ?? '';
    const before =
      text
        .slice(Math.max(0, match.index - 200), match.index)
        .split('\n')
        .at(-1) ?? '';
    const line = before + after.replace(given, '');
    const order = NAMED.flatMap(([pattern, step]) => [...line.matchAll(pattern)].map(({ index }) => ({ index, step })))
      .sort((a, b) => a.index - b.index)
      .map(({ step }) => step);
    if (order.length === 0) continue;
    const found = search(
      Buffer.from(given),
      [...new Set(order)],
      (bytes) => programKind(latin1(bytes), ['shell']) !== null,
      [order],
    );
    if (found === null || !layer.budget.take(found.bytes.length)) continue;
    const start = match.index + match[0].indexOf(given);
    yield piece(
      new TextDecoder().decode(found.bytes),
      `${found.steps.join(', ')} in a shell command`,
      start,
      start + given.length,
    );
  }
  for (const match of text.matchAll(ESCAPED)) {
    const given = match[1] ?? '';
    if ((given.match(/\\(?:x[0-9a-fA-F]|[0-7]{3})/g) ?? []).length < 4) continue;
    const content = given.replace(/\\x([0-9a-fA-F]{1,2})|\\([0-7]{3})/g, (_, hex, octal) =>
      String.fromCharCode(hex === undefined ? Number.parseInt(octal, 8) & 0xff : Number.parseInt(hex, 16)),
    );
    if (programKind(content, ['shell']) === null || !layer.budget.take(content.length)) continue;
    yield piece(content, 'escaped characters in a shell command', match.index, match.index + match[0].length);
  }
}

function piece(content: string, how: string, start: number, end: number): Peeled {
  return { content, how, start, end, kind: programKind(content, ['shell']) ?? 'shell', confidence: 88 };
}

export default { id: 'shell-pipe', title: 'decoding shell commands', decode } satisfies Decoder;
