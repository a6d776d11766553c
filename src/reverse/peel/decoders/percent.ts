/** `%68%74`, `%u0068`, and escapes that were escaped again. */
import { percentWays } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';

export default literalDecoder({
  id: 'percent',
  title: 'percent-encoding and escapes',
  may: (value) =>
    !value.startsWith('data:') &&
    /%[0-9a-f]{2}.*%|%u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}/i.test(value.slice(0, 20_000)),
  ways: function* (value) {
    for (const way of percentWays(value, 0)) {
      // a few marks in a text that reads as it stands are no disguise
      const codes = (value.slice(0, 20_000).match(/%[0-9a-f]{2}|%u[0-9a-f]{4}|\\[xu]/gi) ?? []).length;
      if (codes * 12 >= Math.min(value.length, 20_000)) yield way;
    }
  },
});
