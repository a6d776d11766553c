/** Addresses, code and coded letters that stand backwards in a literal. */
import { reversedWays } from '../chain/follow.ts';
import { literalDecoder } from '../chain/literal-decoder.ts';

const BACKWARDS = /\/\/:(?:s?ptth|ssw|sw)|noitcnuf|eriuqer|tropmi|tsnoc|lave|ssecorp|wodniw|^\d{1,5}:\d{1,3}\.\d|moc\.|oi\.|ppa\.|ten\.|gro\.|elpmaxe\.|dilavni\./;

export default literalDecoder({
  id: 'reversed',
  title: 'text backwards',
  may: (value) => value.length >= 8 && BACKWARDS.test(value.length > 4_000 ? value.slice(0, 2_000) + value.slice(-2_000) : value),
  ways: (value, layer) => reversedWays(value, layer, 1),
});
