import type { Family } from '../family.ts';
import { anyOf, code, configured, fields, layers, sent } from '../tests.ts';

export default {
  id: 'polin-rider',
  name: 'PolinRider',
  aliases: ['TasksJacker'],
  languages: ['javascript'],
  traits: [
    {
      trait: 'global["!"] with a campaign id',
      reason: 'its marker in every file',
      weight: 22,
      group: 'names',
      source: 'T52',
      test: configured(({ campaignIds }) => campaignIds.filter(({ name }) => name === '!' || name === 'i')),
    },
    {
      trait: 'global._V',
      reason: 'its campaign id for the next stage',
      weight: 12,
      group: 'names',
      source: 'T52, §3.1',
      test: configured(({ campaignIds }) => campaignIds.filter(({ name }) => name === '_V')),
    },
    {
      trait: 'a seeded shuffle of one text',
      reason: 'its cipher for strings',
      weight: 22,
      group: 'hiding',
      source: 'T52',
      test: anyOf(
        configured(({ keys }) => keys.filter(({ kind }) => kind === 'seed')),
        layers(/shuffle/i),
        code(/_\$_[0-9a-f]{4}\b/),
      ),
    },
    {
      trait: 'require and module as one-letter globals',
      reason: 'handed on to the next stage',
      weight: 12,
      group: 'words',
      source: 'T52',
      test: code(
        /global\[\s{0,2}(?:["'`]r["'`]|_\$_\w{4}\[\d{1,4}\])\s{0,2}\]\s{0,3}=\s{0,3}require\b|global\.r\s{0,3}=\s{0,3}require\b/,
      ),
    },
    {
      trait: 'the header Sec-V',
      reason: 'says which campaign asks',
      weight: 18,
      group: 'fields',
      source: '§3.1',
      test: fields(['Sec-V', 'sec-v'], 1),
    },
    {
      trait: 'accounts on TRON with Aptos behind them',
      reason: 'its dead drops',
      weight: 22,
      group: 'drops',
      source: 'T63',
      test: configured(({ deadDrops }) =>
        deadDrops.some(({ chain }) => chain === 'TRON') && deadDrops.some(({ chain }) => chain === 'Aptos')
          ? deadDrops.filter(({ kind }) => kind === 'account')
          : [],
      ),
    },
    {
      trait: 'code from the input of a transaction',
      reason: 'the last step of its chain',
      weight: 14,
      group: 'drops',
      source: 'T63',
      test: sent(({ rpc }) => rpc === 'eth_getTransactionByHash'),
    },
    {
      trait: 'parts its text at “?.?”',
      reason: 'between head and hidden code',
      weight: 10,
      group: 'words',
      source: 'T63',
      test: code(/["'`]\?\.\?["'`]/),
    },
  ],
} satisfies Family;
