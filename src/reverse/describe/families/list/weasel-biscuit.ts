import type { Family } from '../family.ts';
import { all, configured, ports, sent } from '../tests.ts';

export default {
  id: 'weasel-biscuit',
  name: 'WeaselBiscuit',
  aliases: [],
  languages: ['javascript'],
  essential: 'drops',
  traits: [
    {
      trait: 'code from one npoint document, configuration from a second',
      reason: 'its two dead drops',
      weight: 30,
      group: 'drops',
      source: 'T39',
      test: configured(({ deadDrops }) => deadDrops.filter(({ url }) => /npoint\.io/.test(url ?? '')), 2),
    },
    {
      trait: 'runs what the document holds',
      reason: 'its loader',
      weight: 14,
      group: 'deeds',
      source: 'T39',
      test: sent(({ host, answer }) => /npoint\.io$/.test(host) && answer === 'code'),
    },
    { trait: 'port 8787', reason: 'of its servers', weight: 22, group: 'names', source: 'T39', test: ports([8787]) },
    {
      trait: 'ipify, and with its answer ip-api',
      reason: 'its nested look-up',
      weight: 14,
      group: 'fields',
      source: 'T39',
      test: all(
        sent(({ host }) => /ipify/.test(host)),
        sent(({ host }) => /ip-api/.test(host)),
      ),
    },
  ],
} satisfies Family;
