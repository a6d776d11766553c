import { testLures } from '../../../test/support/lures.ts';
import type { TreeNote } from '../../model/index.ts';
import detector from './name-tricks.ts';

const note = (code: TreeNote['code']) => ({
  files: {},
  extras: { notes: [{ code, path: 'a', message: 'The name a is odd' }] },
});

testLures(detector, {
  strong: {
    traversal: note('path-traversal'),
    bidi: note('bidi-in-name'),
    nul: note('nul-in-name'),
    bomb: note('compression-bomb'),
  },
  weak: {
    confusable: note('confusable-name'),
    absolute: note('absolute-path'),
    sizes: note('size-mismatch'),
    twice: note('duplicate-name'),
  },
  silent: {
    case: note('case-collision'),
    reserved: note('reserved-name'),
    corrupt: note('corrupt-object'),
    link: note('link-escapes'),
    nothing: {},
  },
});
