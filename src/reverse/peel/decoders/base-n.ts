/** Other bases: base32, base58, base62, ascii85, base85, basE91, and any base whose alphabet stands in the code, shuffled or not. */
import { alphabetsOf } from '../chain/alphabets.ts';
import { base32, base32Hex, base85, base91, packed, positional } from '../chain/bases.ts';
import type { Bytes } from '../chain/codecs.ts';
import type { Way } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';
import { startsLikely } from '../chain/starts.ts';
import type { LayerView } from '../decoder.ts';
import { isPrintable, looksCoded } from '../look/readable.ts';

const ASCII85 = Array.from({ length: 85 }, (_, i) => String.fromCharCode(33 + i)).join('');
const Z85 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const RFC1924 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const BASE91 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,./:;<=>?@[]^_`{|}~"';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE62_LOWER = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const MOST_UNITS = 4_000_000;

function may(value: string, layer: LayerView): boolean {
  if (value.length < 6 || value.length > MOST_UNITS) return false;
  if (alphabetsOf(layer).length > 0) return !/\s/.test(value);
  return value.length >= 12 && looksCoded(value) && !/\s/.test(value);
}

function* ways(value: string, layer: LayerView): Generator<Way> {
  for (const [alphabet, place] of alphabetsOf(layer).map((letters, i) => [letters, i] as const))
    if (value !== alphabet) yield* inAlphabet(value, alphabet, place);
  if (value.length < 12 || !looksCoded(value)) return;
  if (/^[A-Z2-7]+=*$/.test(value)) yield* likely(base32(value), 'base32', 0);
  if (/^[0-9A-V]+=*$/.test(value)) yield* likely(base32Hex(value), 'base32, hexadecimal letters', 1);
  if (/^<~|~>$/.test(value) || /[!-/]/.test(value))
    yield* likely(base85(value.replace(/^<~|~>$/g, '').replaceAll('z', '!!!!!'), ASCII85), 'ascii85', 1);
  if (/[^A-Za-z0-9+/=_-]/.test(value) || value.length >= 40) {
    yield* likely(base85(value, RFC1924), 'base85', 1);
    yield* likely(base85(value, Z85), 'Z85', 1);
    yield* likely(base91(value, BASE91), 'base91', 1);
  }
  if (/^[1-9A-HJ-NP-Za-km-z]+$/.test(value) && value.length >= 16 && value.length <= 400)
    yield* likely(positional(value, BASE58), 'base58', 1);
  if (/^[0-9A-Za-z]+$/.test(value) && value.length >= 16 && value.length <= 400) {
    yield* likely(positional(value, BASE62), 'base62', 1);
    yield* likely(positional(value, BASE62_LOWER), 'base62', 1);
  }
}

function* inAlphabet(value: string, alphabet: string, place: number): Generator<Way> {
  const size = alphabet.length;
  const how = `base${size} in an alphabet of its own`;
  const doubt = place < 8 && value.length >= 12 ? 0 : 1;
  if (size === 91) yield* likely(base91(value, alphabet), how, doubt);
  if (size === 85) yield* likely(base85(value, alphabet), how, doubt);
  if (size === 32) yield* likely(packed(value, alphabet, 5), how, doubt);
  if (size === 16) yield* likely(packed(value, alphabet, 4), how, doubt);
  if (size !== 64 && value.length <= 1_000) yield* likely(positional(value, alphabet), how, 1);
}

/** Only what comes out as text, or as something packed. */
function* likely(bytes: Bytes | null, how: string, doubt: 0 | 1): Generator<Way> {
  if (bytes !== null && bytes.length >= 3 && (isPrintable(bytes, 24) || startsLikely(bytes)))
    yield { bytes, how, doubt, mask: false };
}

export default literalDecoder({ id: 'base-n', title: 'other bases and alphabets', may, ways });
