/** What the reversals of the held-out stand-ins must show. Whoever builds does not look here. */
import type { Expected } from '../standins/standin.ts';

const COURIER = 'http://192.0.2.61:1245';
const COURIER_FIELDS = ['ts', 'type', 'hid', 'ss', 'cc'];
export const beavertail: Expected = {
  families: ['BeaverTail'],
  capabilities: [
    { what: 'collects browser data', techniques: ['T1555.003', 'T1217', 'T1555', 'T1005'] },
    { what: 'downloads and runs Python', techniques: ['T1105', 'T1059.006'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'sends what it found', techniques: ['T1041', 'T1071.001'] },
  ],
  endpoints: [
    {
      url: 'http://192.0.2.118:5000/s/d2Kx0mVq',
      method: 'GET',
      roles: ['router', 'dead-drop', 'stager'],
      tiers: ['router', 'stager'],
    },
    { url: `${COURIER}/keys`, method: 'POST', roles: ['exfiltration', 'beacon', 'c2'], tiers: ['operational'] },
    { url: `${COURIER}/uploads`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
    {
      url: `${COURIER}/client/Jw7RtB2c/77`,
      method: 'GET',
      roles: ['payload', 'stager'],
      tiers: ['operational', 'stager'],
    },
  ],
  pathScheme: ['/client/{}/{}', '/s/{}'],
  campaignIds: ['Jw7RtB2c'],
  buildIds: ['77'],
  keys: [{ kind: 'xor', value: '703d09c8' }],
  intervals: [1200000],
  walletExtensions: ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'aholpfdialjgjfhomihkjbmgjidlcdno'],
  applications: ['exodus'],
  browserPaths: [
    'AppData/Local/Google/Chrome/User Data',
    'Library/Application Support/Google/Chrome',
    '.config/chromium',
    'Local Extension Settings',
  ],
  credentialPaths: ['.config/solana/id.json'],
  droppedFiles: ['.sysd'],
  exfiltration: [
    { endpoint: `${COURIER}/keys`, fields: COURIER_FIELDS },
    { endpoint: `${COURIER}/uploads`, fields: ['hid', 'type', 'multi_files'] },
  ],
  tracking: {
    fields: [
      { name: 'ts', source: ['Date.now'], meanings: ['time'] },
      { name: 'type', source: ['Jw7RtB2c'], meanings: ['campaign'] },
      { name: 'hid', source: ['hostname'], meanings: ['victim-id', 'host'] },
      { name: 'ss', meanings: ['session', 'other', 'message'] },
      { name: 'cc', source: ['argv'], meanings: ['process', 'other', 'message', 'working-folder'] },
    ],
    identifier: { names: ['hid'], parts: ['hostname', 'username'], assignedBy: 'sample' },
    transmissions: [{ endpoint: `${COURIER}/keys`, method: 'POST', every: 1200000, fields: COURIER_FIELDS }],
    destination: { kinds: ['rest'], endpoint: `${COURIER}/keys` },
  },
};

const ROWS = 'https://qkzfixturenotrealab.supabase.co/rest/v1';
const MACHINE = ['campaign', 'machine_id', 'computer', 'account', 'system', 'cores', 'vm', 'first_seen'];
export const ottercookie: Expected = {
  families: ['OtterCookie', 'OtterCandy'],
  capabilities: [
    { what: 'sweeps files', techniques: ['T1083', 'T1005', 'T1119'] },
    { what: 'watches the clipboard', techniques: ['T1115'] },
    { what: 'runs commands of its operators', techniques: ['T1059', 'T1059.003', 'T1059.004'] },
    { what: 'looks for virtual machines', techniques: ['T1497', 'T1497.001'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'sends to a web service', techniques: ['T1567', 'T1102', 'T1041', 'T1071.001'] },
  ],
  endpoints: [
    {
      url: `${ROWS}/visits`,
      method: 'POST',
      roles: ['beacon', 'c2', 'exfiltration', 'log'],
      tiers: ['operational', 'third-party'],
    },
    {
      url: `${ROWS}/clips`,
      method: 'POST',
      roles: ['exfiltration', 'log', 'upload'],
      tiers: ['operational', 'third-party'],
    },
    { url: 'ws://198.51.100.204:6168/socket', roles: ['c2'], tiers: ['operational'] },
    {
      url: 'http://198.51.100.204:6170/api/v3/files',
      method: 'POST',
      roles: ['upload', 'exfiltration'],
      tiers: ['operational'],
    },
  ],
  campaignIds: ['c-1180'],
  keys: [
    { kind: 'hmac', value: 'Copper.Wren.2205' },
    { kind: 'api', value: 'sb_publishable_fixture_not_real_7731' },
  ],
  intervals: [240000, 3500, 12500],
  fileGlobs: ['.env', '.pem', 'wallet', 'seed', 'keystore'],
  exclusions: ['node_modules', '.git', '.windsurf', 'Library'],
  lockFiles: ['npm-cache-1180.lock'],
  commands: ['shell', 'list-files', 'quit'],
  exfiltration: [
    { endpoint: `${ROWS}/visits`, fields: MACHINE },
    { endpoint: `${ROWS}/clips`, fields: ['machine_id', 'text'] },
    { endpoint: 'http://198.51.100.204:6170/api/v3/files', fields: ['machine_id', 'file'] },
  ],
  tracking: {
    fields: [
      { name: 'campaign', source: ['c-1180', 'campaign'], meanings: ['campaign'] },
      { name: 'machine_id', source: ['createHmac', 'sha256', 'hostname', 'computer'], meanings: ['victim-id'] },
      { name: 'computer', source: ['hostname'], meanings: ['host'] },
      { name: 'account', source: ['userInfo'], meanings: ['user'] },
      { name: 'system', source: ['platform'], meanings: ['os', 'os-version'] },
      { name: 'cores', source: ['cpus'], meanings: ['hardware'] },
      { name: 'vm', source: ['cpus'], meanings: ['virtual-machine'] },
      { name: 'first_seen', source: ['Date'], meanings: ['time'] },
    ],
    identifier: { names: ['machine_id'], parts: ['hostname', 'username'], assignedBy: 'sample' },
    transmissions: [{ endpoint: `${ROWS}/visits`, method: 'POST', every: 240000, fields: MACHINE }],
    destination: { kinds: ['supabase'], endpoint: `${ROWS}/visits`, project: 'qkzfixturenotrealab', table: 'visits' },
    keys: ['sb_publishable_fixture_not_real_7731'],
  },
};

const FERRET = 'http://198.51.100.160:1249';
export const invisibleferret: Expected = {
  families: ['InvisibleFerret'],
  capabilities: [
    { what: 'runs commands of its operators', techniques: ['T1059', 'T1059.006', 'T1059.003', 'T1059.004'] },
    { what: 'downloads code', techniques: ['T1105', 'T1059.006'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'asks where it is', techniques: ['T1614', 'T1016'] },
    { what: 'starts with the system', techniques: ['T1547.001'] },
    { what: 'nested code', techniques: ['T1027', 'T1027.013', 'T1140'] },
  ],
  endpoints: [
    { url: `${FERRET}/keys`, method: 'POST', roles: ['exfiltration', 'beacon', 'c2'], tiers: ['operational'] },
    {
      url: `${FERRET}/brow/b7Yq2mWx/903`,
      method: 'GET',
      roles: ['payload', 'stager'],
      tiers: ['operational', 'stager'],
    },
    { url: '198.51.100.160:2246', roles: ['c2'], tiers: ['operational'] },
    { url: 'http://where-am-i.fixture.example/json', method: 'GET', roles: ['lookup'], tiers: ['third-party'] },
  ],
  pathScheme: ['/brow/{}/{}'],
  campaignIds: ['b7Yq2mWx'],
  buildIds: ['903'],
  keys: [{ kind: 'xor', value: 'tn7-Vqe' }],
  intervals: [45000],
  fileGlobs: ['.env', 'id_ed25519', '*.kdbx', '*secret*'],
  exclusions: ['node_modules', 'venv', '.gemini', '.claude', 'AppData'],
  lockFiles: ['lk_903.pid'],
  droppedFiles: ['.w9/b.npl'],
  persistence: ['Startup'],
  commands: ['ssh_obj', 'ssh_upload', 'ssh_kill', 'ssh_env', 'ssh_zcp'],
  exfiltration: [{ endpoint: `${FERRET}/keys`, fields: ['ts', 'type', 'hid', 'ss', 'cc'] }],
  tracking: {
    fields: [
      { name: 'campaign', source: ['b7Yq2mWx', 'CAMPAIGN'], meanings: ['campaign'] },
      { name: 'slot', source: ['903', 'SLOT'], meanings: ['build', 'campaign'] },
      { name: 'node', source: ['getnode'], meanings: ['mac', 'victim-id'] },
      { name: 'host', source: ['platform.node'], meanings: ['host'] },
      { name: 'user', source: ['getuser'], meanings: ['user'] },
      { name: 'os', source: ['platform.system'], meanings: ['os'] },
      { name: 'build', source: ['platform.version'], meanings: ['os-version'] },
      { name: 'ip', meanings: ['address'] },
      { name: 'region', meanings: ['geo'] },
      { name: 'hid', source: ['host', 'platform.node'], meanings: ['victim-id', 'host'] },
    ],
    identifier: null,
    transmissions: [
      { endpoint: `${FERRET}/keys`, method: 'POST', every: null, fields: ['ts', 'type', 'hid', 'ss', 'cc'] },
    ],
    destination: { kinds: ['rest'], endpoint: `${FERRET}/keys` },
  },
};

const METRICS = 'https://metrics-fixture-not-real.vercel.app/api/v1/collect?slot=12';
const DEVICE = ['device', 'macs', 'name', 'kernel', 'pkg', 'rel', 'env', 'temp'];
export const xorLoader: Expected = {
  families: ['XORIndex'],
  capabilities: [
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.013', 'T1027.010', 'T1140'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033', 'T1016'] },
    { what: 'takes the environment', techniques: ['T1552', 'T1552.001', 'T1082', 'T1552.007'] },
  ],
  endpoints: [
    { url: METRICS, method: 'PUT', roles: ['stager', 'payload', 'beacon', 'c2'], tiers: ['stager', 'operational'] },
  ],
  gates: [{ kind: 'header', name: 'x-forwarded-kit', value: 'svg-pro/4' }],
  buildIds: ['r-0412'],
  keys: [{ kind: 'xor', value: '6b' }],
  intervals: [900000],
  exfiltration: [{ endpoint: METRICS, fields: DEVICE }],
  tracking: {
    fields: [
      { name: 'device', source: ['createHash', 'sha1', 'mac'], meanings: ['victim-id'] },
      { name: 'macs', source: ['networkInterfaces', 'mac'], meanings: ['mac'] },
      { name: 'name', source: ['hostname'], meanings: ['host'] },
      { name: 'kernel', source: ['type', 'release'], meanings: ['os', 'os-version'] },
      { name: 'rel', source: ['r-0412'], meanings: ['build', 'campaign'] },
      { name: 'env', source: ['process.env'], meanings: ['environment'] },
    ],
    identifier: { names: ['device'], parts: ['mac', 'hostname'], assignedBy: 'sample' },
    transmissions: [{ endpoint: METRICS, method: 'PUT', fields: DEVICE }],
    destination: { kinds: ['rest'], endpoint: METRICS },
  },
};

const BASE = 'https://hexa-not-real-default-rtdb.firebaseio.com';
const DEVICES = `${BASE}/devices`;
export const hexLoader: Expected = {
  families: ['HexEval'],
  capabilities: [
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.013', 'T1027.010', 'T1140'] },
    { what: 'dead drop', techniques: ['T1102', 'T1102.001'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    {
      url: 'https://api.npoint.io/00000000000000000814',
      method: 'GET',
      roles: ['dead-drop', 'stager', 'payload'],
      tiers: ['dead-drop', 'stager'],
    },
  ],
  keys: [{ kind: 'api', value: 'fixture-db-secret-00' }],
  intervals: [33000],
  deadDrops: [{ kinds: ['json-storage'], address: '00000000000000000814' }],
  tracking: {
    fields: [
      { name: 'step', meanings: ['message', 'session', 'other', 'process'] },
      { name: 'name', source: ['hostname'], meanings: ['host'] },
      { name: 'plat', source: ['platform'], meanings: ['os'] },
      { name: 'who', source: ['userInfo', 'username'], meanings: ['user'] },
      { name: 'seen', source: ['Date'], meanings: ['time'] },
    ],
    identifier: {
      names: ['ident', 'id', 'devices', 'key', 'path'],
      parts: ['hostname', 'platform', 'totalmem'],
      assignedBy: 'sample',
    },
    transmissions: [],
    destination: { kinds: ['firebase'], endpoint: DEVICES, project: 'hexa-not-real-default-rtdb' },
    keys: ['fixture-db-secret-00'],
  },
};

const PANEL = 'http://203.0.113.190:4896/api';
const CHAIN = ['https://eth-rpc.fixture.example/v2/demo', 'https://cloud-eth.fixture.invalid'];
const WHO = ['team', 'pc', 'usr', 'ver', 'arch', 'sid'];
export const etherhiding: Expected = {
  families: ['JADESNOW', 'EtherHiding'],
  capabilities: [
    { what: 'dead drop on a chain', techniques: ['T1102.001', 'T1102'] },
    { what: 'runs code that it was sent', techniques: ['T1059.007', 'T1105'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    ...CHAIN.map((url) => ({
      url,
      roles: ['rpc', 'dead-drop'] as const,
      tiers: ['dead-drop', 'third-party'] as const,
    })),
    { url: `${PANEL}/enroll`, method: 'GET', roles: ['beacon', 'c2'], tiers: ['operational'] },
    { url: `${PANEL}/errors`, method: 'POST', roles: ['log'], tiers: ['operational'] },
  ],
  campaignIds: ['harrier'],
  keys: [{ kind: 'aes', value: '8f3c1d0a5b7e9246c1a8f05e3d7b926410ce58f7a2493bd6e8017c5f4a92d3b6' }],
  intervals: [90000],
  deadDrops: [{ kinds: ['contract'], address: '0x91bE40F2c7705A3d1846cAb5D0ee93f2710c8D44', rpc: CHAIN }],
  exfiltration: [
    { endpoint: `${PANEL}/enroll`, fields: WHO },
    { endpoint: `${PANEL}/errors`, fields: ['sid', 'text'] },
  ],
  tracking: {
    fields: [
      { name: 'team', source: ['harrier', 'team'], meanings: ['campaign'] },
      { name: 'pc', source: ['hostname'], meanings: ['host'] },
      { name: 'usr', source: ['userInfo'], meanings: ['user'] },
      { name: 'ver', source: ['version'], meanings: ['os-version', 'os'] },
      { name: 'arch', source: ['arch'], meanings: ['architecture'] },
      { name: 'sid', meanings: ['victim-id', 'session'] },
    ],
    identifier: { names: ['sid'], parts: [], assignedBy: 'server' },
    transmissions: [{ endpoint: `${PANEL}/enroll`, method: 'GET', every: 90000, fields: WHO }],
    destination: { kinds: ['rest'], endpoint: `${PANEL}/enroll` },
  },
};

const TRON = 'TDYFr5zqZkuPKoQRsw9FgJDnGyphwwaG5X';
const APTOS = '0x7a8c564aba06ff4bd1b6dad39cd87044d60a64a1fe968e6f4c4de55212c5617b';
const LOG = 'http://192.0.2.199:27017/log';
export const seeded: Expected = {
  families: ['PolinRider'],
  capabilities: [
    { what: 'dead drops on chains', techniques: ['T1102.001', 'T1102'] },
    { what: 'runs code that it was sent', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.010', 'T1027.013', 'T1140'] },
  ],
  endpoints: [
    {
      url: `https://tron.grid-node.fixture.example/v1/accounts/${TRON}/transactions?only_from=true&limit=1`,
      method: 'GET',
      roles: ['dead-drop'],
      tiers: ['dead-drop'],
    },
    {
      url: `https://aptos-full.fixture.example/v1/accounts/${APTOS}/transactions?limit=1`,
      method: 'GET',
      roles: ['dead-drop'],
      tiers: ['dead-drop'],
    },
    {
      url: 'https://bsc-third.fixture.example',
      method: 'POST',
      roles: ['rpc', 'dead-drop'],
      tiers: ['dead-drop', 'third-party'],
    },
    { url: LOG, method: 'POST', roles: ['log', 'beacon'], tiers: ['operational'] },
  ],
  gates: [{ kind: 'header', name: 'Sec-V', value: 'A9-412' }],
  campaignIds: ['A9-412'],
  keys: [
    { kind: 'xor', value: 'Q9;wtB.r2kLz' },
    { kind: 'seed', value: '910477' },
  ],
  deadDrops: [
    { kinds: ['account', 'transaction'], chain: 'tron', address: TRON },
    { kinds: ['account', 'transaction'], chain: 'aptos', address: APTOS },
    { kinds: ['transaction'], chain: 'bsc', rpc: ['https://bsc-third.fixture.example'] },
  ],
  exfiltration: [{ endpoint: LOG, fields: ['v', 'e', 'n'] }],
};

const BOT = 'https://api.telegram.org/bot0000000000:FIXTURE-not-a-real-bot-token-abcdefg/sendMessage';
export const svgCarrier: Expected = {
  families: [],
  capabilities: [
    { what: 'code in pictures', techniques: ['T1027.003', 'T1027'] },
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'sends to a messenger', techniques: ['T1567', 'T1102', 'T1102.002', 'T1041', 'T1071.001'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    { url: BOT, method: 'POST', roles: ['exfiltration', 'beacon', 'c2', 'log'], tiers: ['operational', 'third-party'] },
    {
      url: 'https://svg-stage.fixture.example:8443/j/mk-31',
      method: 'GET',
      roles: ['stager', 'payload'],
      tiers: ['stager', 'operational'],
    },
  ],
  campaignIds: ['mk-31'],
  keys: [{ kind: 'api', value: '0000000000:FIXTURE-not-a-real-bot-token-abcdefg' }],
  intervals: [1800000],
  deadDrops: [{ kinds: ['svg'] }],
  exfiltration: [{ endpoint: BOT, fields: ['chat_id', 'text'] }],
  tracking: {
    fields: [{ name: 'text', source: ['hostname', 'mk-31'], meanings: ['message', 'victim-id', 'host', 'other'] }],
    identifier: null,
    transmissions: [{ endpoint: BOT, method: 'POST', every: 1800000, fields: ['text'] }],
    destination: { kinds: ['telegram'], endpoint: BOT },
  },
};
