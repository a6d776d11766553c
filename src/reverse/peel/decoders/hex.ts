/** Hexadecimal digits in literals: bare, with `\x`, `0x`, blanks, colons or commas between; reversed; and whatever is behind. */
import { hexWays } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';

const START = /^[\\0x%\s:,[{("'-]{0,6}[0-9a-f]{2}(?:[0-9a-f]{2}|[\\\s:,;|._%-])/i;

export default literalDecoder({
  id: 'hex',
  title: 'hexadecimal digits',
  may: (value) => value.length >= 4 && START.test(value),
  ways: (value) => hexWays(value, value.length < 8 ? 1 : 0),
});
