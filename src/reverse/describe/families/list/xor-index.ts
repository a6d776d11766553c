import type { Family } from '../family.ts';
import { all, anyOf, code, configured, fields, layers, routes, sent } from '../tests.ts';

export default {
  id: 'xor-index',
  name: 'XORIndex',
  aliases: ['XORIndex Loader'],
  languages: ['javascript'],
  essential: 'hiding',
  traits: [
    {
      trait: 'texts as XORed bytes, put together with TextDecoder',
      reason: 'how it hides all that it says',
      weight: 28,
      group: 'hiding',
      source: 'T37, S1248',
      test: all(
        anyOf(
          configured(({ keys }) => keys.filter(({ kind }) => kind === 'xor')),
          layers(/xor/i),
        ),
        anyOf(code(/TextDecoder/), code(/Uint8Array/), code(/\(\[\d{1,3}(?:, ?\d{1,3}){3,}/)),
      ),
    },
    {
      trait: 'says who and where the machine is before anything comes',
      reason: 'its first report',
      weight: 18,
      group: 'fields',
      source: 'T37',
      test: all(
        fields(['hostname', 'username', 'osType', 'os', 'platform', 'externalIp', 'ip', 'country', 'city'], 4),
        sent(({ method }) => method === 'POST'),
      ),
    },
    {
      trait: 'runs what the report is answered with',
      reason: 'it loads BeaverTail',
      weight: 18,
      group: 'deeds',
      source: 'T37, S1248',
      test: sent(({ answer, method }) => answer === 'code' && method === 'POST'),
    },
    {
      trait: '/api/ipcheck',
      reason: 'the route of its servers',
      weight: 18,
      group: 'routes',
      source: 'T46',
      test: routes(/\/api\/ip-?check\b/i, 'POST'),
    },
    {
      trait: 'asks where it is',
      reason: 'server and country decide what comes',
      weight: 8,
      group: 'drops',
      source: 'T37',
      test: configured(({ endpoints }) => endpoints.filter(({ role }) => role === 'lookup')),
    },
  ],
} satisfies Family;
