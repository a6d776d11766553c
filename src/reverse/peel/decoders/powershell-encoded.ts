/** PowerShell given in base64: `-enc …` wherever a command line stands, and `FromBase64String('…')`, packed or not. */
import type { Decoder, LayerView, Peeled } from '../decoder.ts';
import { programKind } from '../scripts/looks.ts';
import { BASE64, DEFLATE, GZIP, latin1, search, UTF16, ZLIB } from '../scripts/pipeline.ts';

const ENCODED =
  /[-/–](?:e|ec|enc|enco|encod|encode|encoded|encodedc|encodedco|encodedcom|encodedcomm|encodedcomma|encodedcomman|encodedcommand)(?:\s|\^|`|['"],?\s{0,4}){1,40}['"]?([A-Za-z0-9+/]{16,}={0,2})/gi;
const FROM_BASE64 = /FromBase64String\s{0,9}\(\s{0,9}\(?\s{0,9}['"]([A-Za-z0-9+/=\s]{16,})['"]/gi;

function* decode(layer: LayerView): Generator<Peeled> {
  const { text } = layer;
  if (text === null) return;
  for (const [pattern, how] of [
    [ENCODED, 'encoded PowerShell command'],
    [FROM_BASE64, 'base64 in PowerShell'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      if (!layer.budget.left()) return;
      const given = match[1] ?? '';
      const found = search(
        Buffer.from(given),
        [BASE64, UTF16, GZIP, DEFLATE, ZLIB],
        (bytes) => programKind(readable(bytes), ['powershell']) !== null,
      );
      if (found === null || !layer.budget.take(found.bytes.length)) continue;
      const start = match.index + match[0].lastIndexOf(given);
      const content = readable(found.bytes);
      const steps = found.steps.slice(1).join(', ');
      yield {
        content,
        how: steps === '' || steps === 'UTF-16' ? how : `${how}, ${steps}`,
        start,
        end: start + given.length,
        kind: programKind(content, ['powershell']) ?? 'powershell',
        confidence: 92,
      };
    }
  }
}

function readable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

export default { id: 'powershell-encoded', title: 'encoded PowerShell', decode } satisfies Decoder;
