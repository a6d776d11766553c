import type { Family } from '../family.ts';
import { configured, sent, words } from '../tests.ts';

export default {
  id: 'otter-candy',
  name: 'OtterCandy',
  aliases: [],
  languages: ['javascript'],
  essential: 'words',
  traits: [
    {
      trait: 'orders named ss_…',
      reason: 'its vocabulary',
      weight: 45,
      group: 'words',
      source: '§1 G; T71',
      test: words(
        [
          'ss_upa',
          'ss_upf',
          'ss_ups',
          'ss_upd',
          'ss_ufind',
          'ss_info',
          'ss_ip',
          'ss_dir',
          'ss_fcd',
          'ss_fdir',
          'ss_inf',
          'ss_stop',
          'ss_hup',
          'ss_kill',
        ],
        3,
      ),
    },
    {
      trait: 'orders over Socket.IO',
      reason: 'its channel, as OtterCookie’s',
      weight: 12,
      group: 'deeds',
      source: 'T68',
      test: sent(({ kind }) => kind === 'websocket'),
    },
    {
      trait: 'wallet extensions',
      reason: 'what it takes',
      weight: 12,
      group: 'targets',
      source: 'T73',
      test: configured(({ walletExtensions }) => walletExtensions, 3),
    },
  ],
} satisfies Family;
