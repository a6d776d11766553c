import type { Expected } from '../standin.ts';

const HELLO = 'https://lk-panel.fixture.example/api/v2/clients';
const NODES = [
  'https://bsc-dataseed.fixture.example',
  'https://bsc-rpc-two.fixture.example/rpc',
  'https://chain56.fixture.invalid',
];

export const expected: Expected = {
  families: ['JADESNOW', 'EtherHiding'],
  capabilities: [
    { what: 'dead drop on a chain', techniques: ['T1102.001', 'T1102'] },
    { what: 'runs code that it was sent', techniques: ['T1059.007', 'T1105'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [
    ...NODES.map((url) => ({
      url,
      method: 'POST',
      roles: ['rpc', 'dead-drop'] as const,
      tiers: ['dead-drop', 'third-party'] as const,
    })),
    { url: HELLO, method: 'POST', roles: ['beacon', 'c2'], tiers: ['operational'] },
  ],
  campaignIds: ['LK-2209'],
  gates: [{ kind: 'header', name: 'x-lk-key', value: 'reed_418_public' }],
  keys: [{ kind: 'xor', value: 'pebble-9F-harbour' }],
  intervals: [3600000],
  deadDrops: [
    {
      kinds: ['contract'],
      chain: 'bsc',
      address: '0x5c1A7e3b90Dd42F6a8b3C0E1d47f9926ABce0173',
      selector: '0x7b2e61c4',
      rpc: NODES,
      key: 'pebble-9F-harbour',
    },
  ],
  exfiltration: [{ endpoint: HELLO, fields: ['uid', 'campaign', 'hostname', 'platform', 'cwd'] }],
  tracking: {
    fields: [
      { name: 'uid', source: ['sha256', 'hostname', 'createHash'], meanings: ['victim-id'] },
      { name: 'campaign', source: ['LK-2209', 'campaign'], meanings: ['campaign'] },
      { name: 'hostname', source: ['hostname'], meanings: ['host'] },
      { name: 'platform', source: ['platform'], meanings: ['os'] },
      { name: 'cwd', source: ['cwd'], meanings: ['working-folder'] },
    ],
    identifier: { names: ['uid'], parts: ['hostname', 'username', 'arch'], assignedBy: 'sample' },
    transmissions: [
      { endpoint: HELLO, method: 'POST', every: 3600000, fields: ['uid', 'campaign', 'hostname', 'platform', 'cwd'] },
    ],
    destination: { kinds: ['rest'], endpoint: HELLO },
    keys: ['reed_418_public'],
  },
};
