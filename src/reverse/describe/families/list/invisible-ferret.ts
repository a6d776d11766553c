import type { Family } from '../family.ts';
import { configured, fields, layers, ports, routes, words } from '../tests.ts';

export default {
  id: 'invisible-ferret',
  name: 'InvisibleFerret',
  aliases: [],
  languages: ['python', 'javascript'],
  traits: [
    {
      trait: 'orders named ssh_…',
      reason: 'its vocabulary, with no SSH behind it',
      weight: 38,
      group: 'words',
      source: 'T71',
      test: words(
        ['ssh_obj', 'ssh_cmd', 'ssh_clip', 'ssh_run', 'ssh_upload', 'ssh_kill', 'ssh_any', 'ssh_env', 'ssh_zcp'],
        3,
      ),
    },
    {
      trait: 'orders for files: sdira, sdir, sfile, sfind…',
      reason: 'its vocabulary for uploads',
      weight: 15,
      group: 'words',
      source: 'T71',
      test: words(['sdira', 'sdir', 'sfile', 'sfinda', 'sfindr', 'sfind'], 3),
    },
    {
      trait: 'sType and gType',
      reason: 'names of its campaign and build in every layer',
      weight: 14,
      group: 'names',
      source: 'T66',
      test: words(['sType', 'gType'], 2),
    },
    {
      trait: 'fetches its parts under /payload, /brow, /bow, /adc',
      reason: 'the routes of its modules',
      weight: 20,
      group: 'routes',
      source: 'T66',
      test: routes(/^\/(?:payload|brow|bow|adc|mclip|any)\/[\w-]{1,24}/i, 'GET'),
    },
    {
      trait: 'reports ts, type, hid, ss, cc',
      reason: 'the record of the /keys endpoint',
      weight: 15,
      group: 'fields',
      source: '§3.1',
      test: fields(['ts', 'type', 'hid', 'ss', 'cc'], 4),
    },
    {
      trait: 'Python nested in exec, layer upon layer',
      reason: 'how it is delivered',
      weight: 18,
      group: 'hiding',
      source: 'T60',
      test: layers(/python|lambda|exec|zlib|reverse/i, 8),
    },
    {
      trait: 'where the machine stands: region, city, provider, latitude',
      reason: 'part of its first report',
      weight: 8,
      group: 'fields',
      source: 'T74, §3.1',
      test: fields(['regionName', 'country', 'city', 'isp', 'lat', 'lon'], 4),
    },
    {
      trait: 'sweeps for secrets, leaving out folders of tools',
      reason: 'its ssh_env',
      weight: 10,
      group: 'targets',
      source: 'T75',
      test: configured(({ fileGlobs, exclusions }) =>
        fileGlobs.length >= 2 && exclusions.length >= 3 ? fileGlobs : [],
      ),
    },
    {
      trait: 'a port of its servers',
      reason: '1224, 1243–1249, 2245–2249',
      weight: 8,
      group: 'names',
      source: 'T66',
      test: ports([1224, 1243, 1244, 1245, 1246, 1247, 1248, 1249, 2242, 2243, 2244, 2245, 2246, 2247, 2248, 2249]),
    },
  ],
} satisfies Family;
