import type { Expected } from '../standin.ts';

const HOST = 'https://log-writer.fixture.example';
const FIELDS = [
  'hostname',
  'username',
  'osType',
  'platform',
  'arch',
  'externalIp',
  'country',
  'city',
  'package',
  'version',
  'time',
];

export const expected: Expected = {
  families: ['XORIndex'],
  capabilities: [
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.013', 'T1027.010', 'T1140'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'asks where it is', techniques: ['T1614', 'T1016'] },
  ],
  endpoints: [
    {
      url: `${HOST}/api/ipcheck/27`,
      method: 'POST',
      roles: ['stager', 'payload', 'beacon', 'c2'],
      tiers: ['stager', 'operational'],
    },
    { url: 'https://ipinfo.fixture.example/json', method: 'GET', roles: ['lookup'], tiers: ['third-party'] },
  ],
  gates: [{ kind: 'header', name: 'x-kit-token', value: 'orchard-55b' }],
  buildIds: ['27'],
  keys: [{ kind: 'xor', value: '3d9407cb5a' }],
  intervals: [93000],
  exfiltration: [{ endpoint: `${HOST}/api/ipcheck/27`, fields: FIELDS }],
  tracking: {
    fields: [
      { name: 'hostname', source: ['hostname'], meanings: ['host', 'victim-id'] },
      { name: 'username', source: ['userInfo'], meanings: ['user', 'victim-id'] },
      { name: 'osType', source: ['os.type'], meanings: ['os'] },
      { name: 'platform', source: ['platform'], meanings: ['os'] },
      { name: 'arch', source: ['arch'], meanings: ['architecture'] },
      { name: 'externalIp', meanings: ['address'] },
      { name: 'country', meanings: ['geo'] },
      { name: 'city', meanings: ['geo'] },
      { name: 'version', source: ['27'], meanings: ['build', 'campaign'] },
      { name: 'time', source: ['Date'], meanings: ['time'] },
    ],
    identifier: null,
    transmissions: [{ endpoint: `${HOST}/api/ipcheck/27`, method: 'POST', fields: FIELDS }],
    destination: { kinds: ['rest'], endpoint: `${HOST}/api/ipcheck/27` },
  },
};
