/** Code that a text hands to eval, Function, setTimeout, vm and the like, where the string stands there or follows from the text alone. */
import { computedOf } from '../chain/computed.ts';
import { isIdleCode } from '../chain/idle-code.ts';
import type { Decoder, LayerView, Peeled } from '../decoder.ts';

function* decode(layer: LayerView): Generator<Peeled> {
  for (const { value, how, start, end } of computedOf(layer).codes) {
    if (!layer.budget.left()) return;
    if (value.length < 8 || isIdleCode(value) || !layer.budget.take(value.length)) continue;
    const name = /[#@] sourceURL=(?:webpack:\/\/)?(\S{1,200})/.exec(value.slice(-600))?.[1];
    yield {
      content: value,
      how: name === undefined ? how : `${how}: ${name}`,
      start,
      end,
      kind: 'javascript',
      confidence: 90,
    };
  }
}

export default {
  id: 'computed-code',
  title: 'code made of strings',
  kinds: ['javascript', 'text'],
  decode,
} satisfies Decoder;
