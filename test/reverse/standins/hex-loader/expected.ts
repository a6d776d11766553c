import type { Expected } from '../standin.ts';

const URL = 'https://edge-probe-not-real.vercel.app/api/ipcheck-encrypted/814';

export const expected: Expected = {
  families: ['HexEval'],
  capabilities: [
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'hidden strings', techniques: ['T1027', 'T1027.013', 'T1027.010', 'T1140'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
  ],
  endpoints: [{ url: URL, method: 'GET', roles: ['stager', 'payload', 'c2'], tiers: ['stager', 'operational'] }],
  gates: [{ kind: 'header', name: 'x-secret-header', value: 'juniper-secret' }],
  buildIds: ['814'],
  intervals: [5000],
  exfiltration: [{ endpoint: URL, fields: ['id', 'os', 'app', 'v'] }],
  tracking: {
    fields: [
      { name: 'id', source: ['hostname'], meanings: ['victim-id', 'host'] },
      { name: 'os', source: ['platform'], meanings: ['os'] },
      { name: 'app', source: ['env', 'npm_package_name'], meanings: ['environment', 'other', 'campaign', 'process'] },
      { name: 'v', source: ['814'], meanings: ['build', 'campaign'] },
    ],
    identifier: { names: ['id'], parts: ['hostname', 'username'], assignedBy: 'sample' },
    transmissions: [{ endpoint: URL, method: 'GET', fields: ['id', 'os', 'app', 'v'] }],
    destination: { kinds: ['rest'], endpoint: URL },
  },
};
