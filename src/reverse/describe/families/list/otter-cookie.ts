import type { Family } from '../family.ts';
import { all, anyOf, code, configured, fields, ports, routes, sent, text, words } from '../tests.ts';

export default {
  id: 'otter-cookie',
  name: 'OtterCookie',
  aliases: [],
  languages: ['javascript'],
  traits: [
    { trait: 'socket events whour and whoIm', reason: 'how its operators ask who is there', weight: 32, group: 'words', source: 'T68', test: words(['whour', 'whoIm'], 2) },
    { trait: 'socket events processControl and processStatus', reason: 'how its parts are started and ended', weight: 14, group: 'words', source: 'T68', test: words(['processControl', 'processStatus'], 2) },
    { trait: '/api/notify and /api/log of one server', reason: 'its two reports', weight: 16, group: 'routes', source: 'T68', test: all(routes(/\/api\/notify\b/i, 'POST'), routes(/\/api\/log\b/i, 'POST')) },
    { trait: '/api/service/process/<uid>', reason: 'its report by the number of an operator', weight: 26, group: 'routes', source: 'T69', test: routes(/\/api\/service\/process\//i) },
    { trait: '/api/service/makelog', reason: 'its log', weight: 20, group: 'routes', source: 'T69', test: routes(/\/makelog\b/i) },
    { trait: 'uploads to /cldbs', reason: 'its browser uploads', weight: 14, group: 'routes', source: 'T69', test: routes(/\/cldbs\b/i) },
    { trait: 'ukey and t in what it sends', reason: 'numbers of operator and campaign', weight: 15, group: 'fields', source: 'T68, §3.1', test: fields(['ukey', 'userkey', 't'], 2) },
    { trait: 'uid and t with OS, platform, release', reason: 'its report about the machine', weight: 12, group: 'fields', source: '§3.1', test: fields(['OS', 'platform', 'release', 'userInfo', 'uid', 't'], 5) },
    { trait: 'ports 8085, 8086, 8087', reason: 'one for each of its three parts', weight: 12, group: 'names', source: 'T68', test: ports([8085, 8086, 8087], 2) },
    { trait: 'ports 5918, 4891, 4896, 4899 …', reason: 'of its later servers', weight: 6, group: 'names', source: 'T66', test: ports([5918, 5976, 4891, 4896, 4899]) },
    { trait: 'scripts over stdin with lock files for each', reason: 'three children without files', weight: 14, group: 'deeds', source: 'T33', test: configured(({ lockFiles }) => lockFiles.filter(({ value }) => /(?:^|[\\/])pid\.[\w.-]{1,20}\.lock$/.test(value))) },
    { trait: '“(VM)” or “(Local)” behind the release', reason: 'marks sandboxes in its reports', weight: 12, group: 'fields', source: '§3.1, §3.2', test: anyOf(text(/^ ?\((?:VM|Local)\)$/), code(/["'`] ?\((?:VM|Local)\)["'`]/)) },
    { trait: 'takes the title npm-cache', reason: 'how it looks among processes', weight: 10, group: 'deeds', source: 'T69', test: text(/^npm-cache$/) },
    { trait: 'HMAC of user and time in a header', reason: 'the validation header', weight: 10, group: 'fields', source: 'T68', test: all(configured(({ keys }) => keys.filter(({ kind }) => kind === 'hmac')), sent(({ headers }) => headers.some(({ name }) => /^validation$/i.test(name)))) },
    { trait: 'runs the body of an error', reason: 'its loader expects the request to fail', weight: 10, group: 'deeds', source: 'T29', test: code(/\beval\(\s{0,3}\w{1,40}(?:\?)?\.response(?:\?)?\.data\b/) },
    { trait: 'comes in the comments of pictures', reason: 'seen with it', weight: 10, group: 'drops', source: 'T49', test: configured(({ deadDrops }) => deadDrops.filter(({ kind }) => kind === 'svg')) },
  ],
} satisfies Family;
