import type { Family } from '../family.ts';
import { anyOf, configured, sent } from '../tests.ts';

export default {
  id: 'jade-snow',
  name: 'JADESNOW',
  aliases: ['EtherHiding'],
  languages: ['javascript'],
  essential: 'drops',
  traits: [
    {
      trait: 'reads a contract with eth_call',
      reason: 'its code lies in a contract',
      weight: 32,
      group: 'drops',
      source: 'T62',
      test: configured(({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'contract')),
    },
    {
      trait: 'runs what the contract gives',
      reason: 'the next stage',
      weight: 26,
      group: 'deeds',
      source: 'T62',
      test: sent(({ rpc, answer }) => rpc !== null && (answer === 'code' || answer === 'run')),
    },
    {
      trait: 'undoes it with a key of its own',
      reason: 'on the chain it is unreadable',
      weight: 12,
      group: 'hiding',
      source: 'T62',
      test: configured(({ keys }) => keys.filter(({ kind }) => kind === 'xor' || kind === 'aes')),
    },
    {
      trait: 'knows several nodes',
      reason: 'when one does not answer',
      weight: 8,
      group: 'names',
      source: 'T62',
      test: configured(({ deadDrops }) => deadDrops.filter(({ rpc }) => rpc.length >= 2)),
    },
    {
      trait: 'BNB Smart Chain or Ethereum',
      reason: 'the chains it was seen on',
      weight: 6,
      group: 'names',
      source: 'T62, GTIG',
      test: anyOf(
        configured(({ deadDrops }) =>
          deadDrops.filter(({ kind, chain }) => kind === 'contract' && /BNB|Ethereum/.test(chain ?? '')),
        ),
      ),
    },
  ],
} satisfies Family;
