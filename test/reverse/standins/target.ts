/** A stand-in's delivery as a target of `reverse`: the sample, and what lies around it. */
import type { ReverseTarget } from '../../../src/reverse/index.ts';
import type { StandIn } from './standin.ts';

export function targetOf({ delivery }: StandIn): ReverseTarget {
  const [sample, ...around] = delivery;
  if (sample === undefined) throw new Error('a stand-in without a delivery');
  return {
    name: sample.path,
    path: sample.path,
    content: Buffer.from(sample.content, 'utf8'),
    files: around.map(({ path, content }) => ({ path, text: content })),
  };
}
