import type { Expected } from '../standin.ts';

const TRON = 'https://api.tron-grid.fixture.example/v1/accounts';
const APTOS = 'https://fullnode.aptos.fixture.example/v1/accounts';
const FIRST = {
  tron: 'TC7asbM6XgQbvCZ1zVAfrPnJoSnCZhxW4k',
  aptos: '0xa4f6a90b6abf4b3a01e694de71ef765385cac9577e5e13fe090efa383ec9e228',
  key: '7fKd:wR0e3_Zq',
};
const SECOND = {
  tron: 'TJs2jnpKcmtGZMGftxXVMUkUbC3DPqjcrK',
  aptos: '0x4641ffdf4fb77860f01e701468f971c4c18b4300896179dd14fb5dbc6c76907e',
  key: 'hm2!Vb8sXc@Lp',
};
const BSC = ['https://bsc-one.fixture.example', 'https://bsc-two.fixture.invalid'];
const HELLO = 'http://198.51.100.87/verify-human/8-664';
const TAIL = '/transactions?only_confirmed=true&only_from=true&limit=1';

export const expected: Expected = {
  families: ['PolinRider'],
  capabilities: [
    { what: 'dead drops on chains', techniques: ['T1102.001', 'T1102'] },
    { what: 'runs code that it was sent', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.010', 'T1027.013', 'T1140'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    { url: `${TRON}/${FIRST.tron}${TAIL}`, method: 'GET', roles: ['dead-drop'], tiers: ['dead-drop'] },
    { url: `${TRON}/${SECOND.tron}${TAIL}`, method: 'GET', roles: ['dead-drop'], tiers: ['dead-drop'] },
    { url: `${APTOS}/${FIRST.aptos}/transactions?limit=1`, method: 'GET', roles: ['dead-drop'], tiers: ['dead-drop'] },
    { url: `${APTOS}/${SECOND.aptos}/transactions?limit=1`, method: 'GET', roles: ['dead-drop'], tiers: ['dead-drop'] },
    ...BSC.map((url) => ({
      url,
      method: 'POST',
      roles: ['rpc', 'dead-drop'] as const,
      tiers: ['dead-drop', 'third-party'] as const,
    })),
    { url: HELLO, method: 'POST', roles: ['beacon', 'c2'], tiers: ['operational'] },
  ],
  gates: [{ kind: 'header', name: 'Sec-V', value: '8-664' }],
  campaignIds: ['8-664-2', '8-664'],
  keys: [
    { kind: 'xor', value: FIRST.key },
    { kind: 'xor', value: SECOND.key },
    { kind: 'seed', value: '2718293' },
  ],
  deadDrops: [
    { kinds: ['account', 'transaction'], chain: 'tron', address: FIRST.tron },
    { kinds: ['account', 'transaction'], chain: 'aptos', address: FIRST.aptos },
    { kinds: ['account', 'transaction'], chain: 'tron', address: SECOND.tron },
    { kinds: ['account', 'transaction'], chain: 'aptos', address: SECOND.aptos },
    { kinds: ['transaction'], chain: 'bsc', rpc: BSC },
  ],
  exfiltration: [{ endpoint: HELLO, fields: ['host', 'version', 'os', 'pid'] }],
  tracking: {
    fields: [
      { name: 'host', source: ['hostname'], meanings: ['host', 'victim-id'] },
      { name: 'version', source: ['process.version'], meanings: ['process', 'other', 'environment'] },
      { name: 'os', source: ['os.type'], meanings: ['os'] },
      { name: 'pid', source: ['pid'], meanings: ['process'] },
    ],
    identifier: null,
    transmissions: [{ endpoint: HELLO, method: 'POST', every: null, fields: ['host', 'version', 'os', 'pid'] }],
    destination: { kinds: ['rest'], endpoint: HELLO },
  },
};
