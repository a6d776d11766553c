import type { Expected } from '../standin.ts';

const BASE = 'http://203.0.113.23:1244';

export const expected: Expected = {
  families: ['InvisibleFerret'],
  capabilities: [
    { what: 'runs commands of its operators', techniques: ['T1059', 'T1059.006', 'T1059.003', 'T1059.004'] },
    { what: 'downloads and runs Python', techniques: ['T1105', 'T1059.006'] },
    { what: 'collects browser credentials and wallets', techniques: ['T1555.003', 'T1217', 'T1555', 'T1005'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'asks where it is', techniques: ['T1614', 'T1016'] },
    { what: 'nested code', techniques: ['T1027', 'T1027.013', 'T1140'] },
  ],
  endpoints: [
    { url: `${BASE}/keys`, method: 'POST', roles: ['exfiltration', 'beacon', 'c2'], tiers: ['operational'] },
    { url: `${BASE}/uploads`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
    {
      url: `${BASE}/payload/Wd93kfTe/528`,
      method: 'GET',
      roles: ['payload', 'stager'],
      tiers: ['operational', 'stager'],
    },
    { url: `${BASE}/brow/Wd93kfTe/528`, method: 'GET', roles: ['payload', 'stager'], tiers: ['operational', 'stager'] },
    { url: `${BASE}/adc/Wd93kfTe`, method: 'GET', roles: ['payload', 'stager'], tiers: ['operational', 'stager'] },
    { url: '203.0.113.23:2248', roles: ['c2'], tiers: ['operational'] },
    { url: 'http://ip-api.fixture.example/json', method: 'GET', roles: ['lookup'], tiers: ['third-party'] },
  ],
  pathScheme: ['/payload/{}/{}', '/brow/{}/{}', '/adc/{}'],
  campaignIds: ['Wd93kfTe'],
  buildIds: ['528'],
  intervals: [20000],
  walletExtensions: ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'hnfanknocfeofbddgcijnmhnfnkdnaad'],
  browserPaths: [
    '.config/google-chrome',
    'Library/Application Support/Google/Chrome',
    'AppData/Local/Google/Chrome/User Data',
    'Login Data',
    'Local Extension Settings',
  ],
  fileGlobs: ['*.env', '*wal*', '*mne*', '*seed*', 'id_rsa', '*.kdbx', 'hardhat.config*'],
  exclusions: ['node_modules', 'vendor', '.git', '.cursor', '.windsurf', 'site-packages', 'Pods'],
  droppedFiles: ['.kq2/bw', '.kq2/ad', '.kq2/pl'],
  commands: ['ssh_obj', 'ssh_cmd', 'ssh_clip', 'ssh_run', 'ssh_upload', 'ssh_kill', 'ssh_any', 'ssh_env'],
  exfiltration: [
    { endpoint: `${BASE}/keys`, fields: ['ts', 'type', 'hid', 'ss', 'cc'] },
    { endpoint: `${BASE}/uploads`, fields: ['type', 'hid', 'multi_file'] },
  ],
  tracking: {
    fields: [
      { name: 'ts', source: ['time.time'], meanings: ['time'] },
      { name: 'type', source: ['Wd93kfTe', 'sType'], meanings: ['campaign'] },
      { name: 'hid', source: ['hostname'], meanings: ['victim-id', 'host'] },
      { name: 'ss', meanings: ['session', 'other', 'message'] },
      { name: 'uuid', source: ['getnode', 'uuid'], meanings: ['victim-id', 'mac'] },
      { name: 'system', source: ['platform.system'], meanings: ['os'] },
      { name: 'release', source: ['platform.release'], meanings: ['os-version'] },
      { name: 'hostname', source: ['gethostname'], meanings: ['host'] },
      { name: 'username', source: ['getuser'], meanings: ['user'] },
      { name: 'country', meanings: ['geo'] },
    ],
    identifier: { names: ['uuid'], parts: ['getnode', 'getuser'], assignedBy: 'sample' },
    transmissions: [
      { endpoint: `${BASE}/keys`, method: 'POST', every: null, fields: ['ts', 'type', 'hid', 'ss', 'cc'] },
    ],
    destination: { kinds: ['rest'], endpoint: `${BASE}/keys` },
  },
};
