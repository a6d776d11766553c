import type { Family } from '../family.ts';
import { code, configured, sent } from '../tests.ts';

export default {
  id: 'roof-deck',
  name: 'ROOFDECK',
  aliases: ['FLATROOF'],
  languages: ['javascript', 'python'],
  essential: 'drops',
  traits: [
    {
      trait: 'reads the profile of a Nostr key',
      reason: 'its dead drop',
      weight: 34,
      group: 'drops',
      source: 'T64',
      test: configured(({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'nostr')),
    },
    {
      trait: 'the field website of the profile',
      reason: 'where the address stands',
      weight: 16,
      group: 'fields',
      source: 'T64',
      test: code(/\.website\b|\[["']website["']\]/),
    },
    {
      trait: 'runs or follows what it finds',
      reason: 'the next stage',
      weight: 12,
      group: 'deeds',
      source: 'T64',
      test: sent(({ answer }) => answer === 'code' || answer === 'run'),
    },
  ],
} satisfies Family;
