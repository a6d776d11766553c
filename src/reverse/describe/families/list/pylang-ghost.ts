import type { Family } from '../family.ts';
import { all, code, configured, words } from '../tests.ts';

export default {
  id: 'pylang-ghost',
  name: 'PylangGhost',
  aliases: ['GolangGhost'],
  languages: ['python'],
  essential: 'words',
  traits: [
    {
      trait: 'orders of four letters beside one another on the keyboard',
      reason: 'its vocabulary',
      weight: 45,
      group: 'words',
      source: 'Talos 2025-06-18; §1 G',
      test: words(['qwer', 'asdf', 'zxcv', 'vbnm', 'qalp', 'ghdj', '89io', 'gi%#', 'kyci', 'dghh'], 4),
    },
    {
      trait: 'RC4 with an MD5 before each message',
      reason: 'its channel',
      weight: 15,
      group: 'hiding',
      source: 'Talos 2025-06-18',
      test: all(code(/\brc4\b/i), code(/\bmd5\b/i)),
    },
    {
      trait: 'modules api, auto, command, config, util',
      reason: 'how it is divided',
      weight: 12,
      group: 'names',
      source: 'Talos 2025-06-18',
      test: code(/from (?:api|auto|command|util) import|import (?:api|auto|command|util)\b/),
    },
    {
      trait: 'wallet extensions and browsers',
      reason: 'what it takes',
      weight: 12,
      group: 'targets',
      source: 'T73',
      test: configured(({ walletExtensions, browserPaths }) =>
        walletExtensions.length >= 3 && browserPaths.length > 0 ? walletExtensions : [],
      ),
    },
  ],
} satisfies Family;
