import type { Expected } from '../standin.ts';

const HOST = 'http://203.0.113.77';

export const expected: Expected = {
  families: ['OtterCookie'],
  capabilities: [
    { what: 'runs scripts over stdin', techniques: ['T1059.007', 'T1027.011'] },
    { what: 'collects browser credentials', techniques: ['T1555.003', 'T1217'] },
    { what: 'sweeps files', techniques: ['T1083', 'T1005', 'T1119'] },
    { what: 'watches the clipboard', techniques: ['T1115'] },
    { what: 'runs commands of its operators', techniques: ['T1059', 'T1059.003', 'T1059.004'] },
    { what: 'looks for virtual machines', techniques: ['T1497', 'T1497.001'] },
    { what: 'starts with the system', techniques: ['T1547.001'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    { url: `${HOST}:8085/upload`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
    { url: `${HOST}:8086/upload`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
    { url: `${HOST}:8087/api/notify`, method: 'POST', roles: ['beacon', 'c2'], tiers: ['operational'] },
    { url: `${HOST}:8087/api/log`, method: 'POST', roles: ['log', 'exfiltration', 'beacon'], tiers: ['operational'] },
    { url: `${HOST}:8087`, roles: ['c2'], tiers: ['operational'] },
  ],
  campaignIds: ['742'],
  buildIds: ['9'],
  keys: [{ kind: 'hmac', value: 'Marsh-Lantern_4471' }],
  intervals: [1500, 47000],
  walletExtensions: [
    'nkbihfbeogaeaoehlefnkodbefgpgknn',
    'egjidjbpglichdcondbcbdnbeeppgdph',
    'acmacodkjbdgmoleebolmdjonilkdbch',
  ],
  browserPaths: [
    'AppData/Local/Google/Chrome/User Data',
    'AppData/Local/Microsoft/Edge/User Data',
    'Library/Application Support/Google/Chrome',
    '.config/google-chrome',
    'Login Data',
    'Web Data',
  ],
  fileGlobs: ['*.env*', '*metamask*', '*seed*', '*mnemonic*', '*.kdbx', 'id_rsa', '*secret*'],
  exclusions: ['node_modules', '.git', '.cursor', '.claude', 'AppData', 'Program Files', 'dist'],
  lockFiles: ['pid.9.1.lock', 'pid.9.2.lock', 'pid.9.3.lock'],
  persistence: ['Software/Microsoft/Windows/CurrentVersion/Run'],
  commands: ['whour', 'command', 'processControl'],
  exfiltration: [
    { endpoint: `${HOST}:8085/upload`, fields: ['ukey', 't', 'hostname', 'items'] },
    { endpoint: `${HOST}:8086/upload`, fields: ['path', 'hostname'] },
    {
      endpoint: `${HOST}:8087/api/log`,
      fields: ['ukey', 't', 'host', 'os', 'username', 'timestamp', 'message', 'level', 'data'],
    },
  ],
  tracking: {
    fields: [
      { name: 'ukey', source: ['742'], meanings: ['campaign'] },
      { name: 't', source: ['9'], meanings: ['build', 'campaign'] },
      { name: 'host', source: ['hostname'], meanings: ['victim-id', 'host'] },
      { name: 'os', source: ['os.type', 'release'], meanings: ['os', 'os-version'] },
      { name: 'username', source: ['userInfo'], meanings: ['user'] },
      { name: 'timestamp', source: ['Date.now'], meanings: ['time'] },
    ],
    identifier: { names: ['host'], parts: ['742', 'hostname'], assignedBy: 'sample' },
    transmissions: [
      {
        endpoint: `${HOST}:8087/api/notify`,
        method: 'POST',
        every: 47000,
        fields: ['ukey', 't', 'host', 'os', 'username', 'timestamp'],
      },
      { endpoint: `${HOST}:8087/api/log`, method: 'POST', fields: ['message', 'level', 'data'] },
    ],
    destination: { kinds: ['rest', 'websocket'], endpoint: `${HOST}:8087/api/notify` },
    keys: ['Marsh-Lantern_4471'],
  },
};
