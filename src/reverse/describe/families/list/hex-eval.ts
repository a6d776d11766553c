import type { Family } from '../family.ts';
import { all, anyOf, code, configured, hexTexts, layers, routes, sent } from '../tests.ts';

export default {
  id: 'hex-eval',
  name: 'HexEval',
  aliases: ['HexEval Loader'],
  languages: ['javascript'],
  essential: 'hiding',
  traits: [
    {
      trait: 'names of modules and its address in hex',
      reason: 'how it hides all that it says',
      weight: 32,
      group: 'hiding',
      source: 'T38, S1249',
      test: anyOf(hexTexts(3), layers(/\bhex\b/i, 2)),
    },
    {
      trait: 'undoes hex two digits at a time',
      reason: 'its decoder',
      weight: 8,
      group: 'hiding',
      source: 'T38',
      test: code(/parseInt\([^)]{1,60},\s{0,3}(?:16|0x10)\)/),
    },
    {
      trait: 'runs what its server answers, also as an error',
      reason: 'the server decides what comes',
      weight: 18,
      group: 'deeds',
      source: 'T38, T29',
      test: sent(({ answer }) => answer === 'code'),
    },
    {
      trait: '/api/ipcheck',
      reason: 'the route of its servers',
      weight: 18,
      group: 'routes',
      source: 'T46',
      test: routes(/\/api\/ip-?check/i),
    },
    {
      trait: 'a header that opens the way',
      reason: 'others get nothing',
      weight: 8,
      group: 'fields',
      source: 'T38, T47',
      test: configured(({ gates }) => gates.filter(({ kind }) => kind === 'header')),
    },
    {
      trait: 'Function.constructor',
      reason: 'keeps the word eval out',
      weight: 6,
      group: 'words',
      source: 'T27',
      test: anyOf(
        code(/Function\s{0,3}(?:\)\s{0,3})?\.constructor\b/),
        all(
          code(/Function\[/),
          sent(({ answer }) => answer === 'code'),
        ),
      ),
    },
  ],
} satisfies Family;
