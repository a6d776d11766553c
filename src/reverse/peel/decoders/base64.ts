/** Base64 in literals: plain, URL-safe, after junk, reversed, with its halves or cases exchanged, in an alphabet that stands in the code; and whatever is behind. */

import { alphabetsOf } from '../chain/alphabets.ts';
import { base64Ways } from '../chain/base64-ways.ts';
import { base64 } from '../chain/codecs.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';
import type { LayerView } from '../decoder.ts';
import { isName } from '../look/readable.ts';

const LETTERS = /^={0,2}[A-Za-z0-9+/_-]{2}[A-Za-z0-9+/_=\s-]*$/;

function may(value: string, layer: LayerView): boolean {
  if (value.length < 8)
    return value.endsWith('=') && base64(value) !== null && isName(Buffer.from(value, 'base64').toString('latin1'));
  if (LETTERS.test(value)) return !/^[a-z]+$/.test(value) || value.length >= 24;
  return alphabetsOf(layer).length > 0 && !/\s/.test(value.trim());
}

export default literalDecoder({
  id: 'base64',
  title: 'base64 and its disguises',
  may,
  ways: (value, layer) => base64Ways(value, layer, 0),
});
