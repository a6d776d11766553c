import type { Family } from '../family.ts';
import { all, anyOf, code, command, configured, fields, ports, routes, sent } from '../tests.ts';

export default {
  id: 'beaver-tail',
  name: 'BeaverTail',
  aliases: [],
  languages: ['javascript'],
  traits: [
    {
      trait: 'fetches the next stage under /client/<campaign>/<build>',
      reason: 'the path scheme of its servers',
      weight: 25,
      group: 'routes',
      source: 'T66',
      test: routes(/^\/client(?:\/[\w-]{1,24}){1,2}\/?$/i, 'GET'),
    },
    {
      trait: 'fetches Python from /pdown',
      reason: 'its servers carry a Python for Windows there',
      weight: 15,
      group: 'routes',
      source: 'T66',
      test: routes(/^\/pdown\b/i),
    },
    {
      trait: 'reports ts, type, hid, ss, cc',
      reason: 'the record of its /keys endpoint',
      weight: 28,
      group: 'fields',
      source: 'TP003, §3.1',
      test: fields(['ts', 'type', 'hid', 'ss', 'cc'], 4),
    },
    {
      trait: 'uploads multi_file',
      reason: 'the field of its /uploads endpoint',
      weight: 15,
      group: 'fields',
      source: 'TP003, §3.1',
      test: fields(['multi_file'], 1),
    },
    {
      trait: 'posts to /keys and /uploads of one server',
      reason: 'its two ways out',
      weight: 14,
      group: 'routes',
      source: 'T66',
      test: all(routes(/^\/keys\/?$/i, 'POST'), routes(/^\/uploads?\/?$/i, 'POST')),
    },
    {
      trait: 'a port of its servers',
      reason: '1224, 1243–1249 and some more',
      weight: 10,
      group: 'names',
      source: 'T66',
      test: ports([1224, 1243, 1244, 1245, 1246, 1247, 1248, 1249, 2245, 2246]),
    },
    {
      trait: 'wallet extensions in the profiles of several browsers',
      reason: 'what it was made for',
      weight: 14,
      group: 'targets',
      source: 'T73',
      test: all(
        configured(({ walletExtensions }) => walletExtensions, 3),
        configured(({ browserPaths }) => browserPaths, 2),
      ),
    },
    {
      trait: 'Solana keys or the keychain of macOS',
      reason: 'taken along with the browsers',
      weight: 8,
      group: 'targets',
      source: 'T74',
      test: configured(({ credentialPaths }) =>
        credentialPaths.filter(({ path }) => /solana[\\/]id\.json|login\.keychain/i.test(path)),
      ),
    },
    {
      trait: 'writes what it fetched and runs it with Python',
      reason: 'brings InvisibleFerret',
      weight: 15,
      group: 'deeds',
      source: 'S1246',
      test: all(
        sent(({ answer }) => answer === 'run' || answer === 'written'),
        anyOf(command(/python/i), code(/python(?:3|\.exe)?\b/)),
      ),
    },
    {
      trait: 'base64 with its halves exchanged',
      reason: 'how it hides its server',
      weight: 8,
      group: 'hiding',
      source: 'T55',
      test: code(
        /\.(?:slice|substring|substr)\(\s{0,3}(\w{1,40})\s{0,3}\)\s{0,3}\+\s{0,3}\w{1,40}\.(?:slice|substring|substr)\(\s{0,3}0\s{0,3},\s{0,3}\1\s{0,3}\)/,
      ),
    },
  ],
} satisfies Family;
