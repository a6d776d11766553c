/** Addresses, code and coded letters that stand backwards in a literal. */
import { reversedText } from '../chain/codecs.ts';
import { reversedWays } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';
import { parsesAsProgram } from '../look/program.ts';

const ADDRESS = /\/\/:(?:s?ptth|ssw|sw)|^\d{1,5}:\d{1,3}\.\d|moc\.|oi\.|ppa\.|ten\.|gro\.|elpmaxe\.|dilavni\./;
const CODE = /noitcnuf|eriuqer|tropmi|tsnoc|lave|ssecorp|wodniw|nruter|edoCrahCmorf|eslaf/;

function look(value: string): string {
  return value.length > 4_000 ? value.slice(0, 2_000) + value.slice(-2_000) : value;
}

export default literalDecoder({
  id: 'reversed',
  title: 'text backwards',
  may: (value) => value.length >= 8 && (ADDRESS.test(look(value)) || CODE.test(look(value))),
  ways: function* (value, layer) {
    const back = reversedText(value);
    // code backwards has the shapes of code too: which of the two parses tells
    if (CODE.test(look(value)) && parsesAsProgram(back) && !parsesAsProgram(value))
      yield { bytes: Buffer.from(back, 'utf8'), how: 'reversed', doubt: 0 };
    yield* reversedWays(value, layer, 1);
  },
});
