import type { Family } from '../family.ts';
import { all, code, configured, sent } from '../tests.ts';

export default {
  id: 'stega-bin',
  name: 'StegaBin',
  aliases: [],
  languages: ['javascript'],
  essential: 'words',
  traits: [
    {
      trait: 'the marks ||| and ===END===',
      reason: 'how it finds the hosts in its text',
      weight: 40,
      group: 'words',
      source: 'T40',
      test: all(code(/\|\|\|/), code(/===END===/)),
    },
    {
      trait: 'a paste as dead drop',
      reason: 'a harmless-looking text',
      weight: 22,
      group: 'drops',
      source: 'T40',
      test: configured(({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'paste')),
    },
    {
      trait: 'stages on hosts of a deployment service',
      reason: 'what the text names',
      weight: 8,
      group: 'routes',
      source: 'T40',
      test: sent(({ host }) => /\.vercel\.app$/.test(host)),
    },
  ],
} satisfies Family;
