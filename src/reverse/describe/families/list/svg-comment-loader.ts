import type { Family } from '../family.ts';
import { all, code, configured, sent } from '../tests.ts';

/** A way of delivery more than a family: what it brings has names of its own, and its weights stay below theirs. */
export default {
  id: 'svg-comment-loader',
  name: 'SVG-comment loader',
  aliases: ['REF9403'],
  languages: ['javascript'],
  essential: 'drops',
  traits: [
    {
      trait: 'code in the comments of pictures, in the order of their names',
      reason: 'how it is delivered',
      weight: 34,
      group: 'drops',
      source: 'T49',
      test: configured(({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'svg')),
    },
    {
      trait: 'a decoder of its own, without atob and Buffer',
      reason: 'keeps the usual words out',
      weight: 14,
      group: 'hiding',
      source: 'T49',
      test: all(code(/\.indexOf\(\s{0,2}\w{1,30}\[\w{1,30}\]\s{0,2}\)/), code(/<<\s{0,2}(?:6|0x6)\b/)),
    },
    {
      trait: 'runs the result',
      reason: 'the payload',
      weight: 10,
      group: 'deeds',
      source: 'T49',
      test: code(/\beval\(|new Function\(/),
    },
    {
      trait: 'reports to a server',
      reason: 'what it brings',
      weight: 4,
      group: 'routes',
      source: 'T49',
      test: sent(({ method }) => method === 'POST'),
    },
  ],
} satisfies Family;
