import type { Expected } from '../standin.ts';

const BASE = 'http://198.51.100.41:1224';

export const expected: Expected = {
  families: ['BeaverTail'],
  capabilities: [
    { what: 'collects browser credentials', techniques: ['T1555.003', 'T1217'] },
    { what: 'collects wallet extensions', techniques: ['T1555', 'T1217', 'T1005', 'T1176'] },
    { what: 'reads the keychain', techniques: ['T1555.001', 'T1555'] },
    { what: 'downloads and runs Python', techniques: ['T1105', 'T1059.006'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'sends what it found over the control channel', techniques: ['T1041', 'T1071.001'] },
    { what: 'non-standard port', techniques: ['T1571'] },
  ],
  endpoints: [
    { url: `${BASE}/keys`, method: 'POST', roles: ['exfiltration', 'beacon', 'c2'], tiers: ['operational'] },
    { url: `${BASE}/uploads`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
    {
      url: `${BASE}/client/Vq4Lm81z/316`,
      method: 'GET',
      roles: ['payload', 'stager'],
      tiers: ['operational', 'stager'],
    },
    { url: `${BASE}/pdown`, roles: ['payload'], tiers: ['operational', 'stager'] },
  ],
  pathScheme: ['/client/{}/{}'],
  campaignIds: ['Vq4Lm81z'],
  buildIds: ['316'],
  intervals: [618000],
  walletExtensions: [
    'nkbihfbeogaeaoehlefnkodbefgpgknn',
    'bfnaelmomeimhlpmgjnjophhpkkoljpa',
    'ibnejdfjmmkpcnlpebklmnkoeoihofec',
    'fhbohimaelbohpjbbldcngcnapndodjp',
  ],
  browserPaths: [
    'AppData/Local/Google/Chrome/User Data',
    'Library/Application Support/Google/Chrome',
    '.config/google-chrome',
    'AppData/Local/BraveSoftware/Brave-Browser/User Data',
    'Library/Application Support/BraveSoftware/Brave-Browser',
    '.config/BraveSoftware/Brave-Browser',
    'AppData/Roaming/Opera Software/Opera Stable/User Data',
    'Library/Application Support/com.operasoftware.Opera',
    '.config/opera',
    'Login Data',
    'Local Extension Settings',
  ],
  credentialPaths: ['.config/solana/id.json', 'Library/Keychains/login.keychain-db', '.local/share/keyrings'],
  droppedFiles: ['.nvl', 'q2.zi'],
  exfiltration: [
    { endpoint: `${BASE}/keys`, fields: ['ts', 'type', 'hid', 'ss', 'cc'] },
    { endpoint: `${BASE}/uploads`, fields: ['type', 'hid', 'multi_file'] },
  ],
  tracking: {
    fields: [
      { name: 'ts', source: ['Date.now'], meanings: ['time'] },
      { name: 'type', source: ['Vq4Lm81z', 'type'], meanings: ['campaign'] },
      { name: 'hid', source: ['hostname'], meanings: ['victim-id', 'host'] },
      { name: 'ss', meanings: ['session', 'other', 'message'] },
      { name: 'cc', source: ['argv'], meanings: ['process', 'other', 'message', 'working-folder'] },
    ],
    identifier: { names: ['hid'], parts: ['hostname', 'username'], assignedBy: 'sample' },
    transmissions: [
      { endpoint: `${BASE}/keys`, method: 'POST', every: 618000, fields: ['ts', 'type', 'hid', 'ss', 'cc'] },
    ],
    destination: { kinds: ['rest'], endpoint: `${BASE}/keys` },
  },
};
