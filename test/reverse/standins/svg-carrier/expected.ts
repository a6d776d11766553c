import type { Expected } from '../standin.ts';

const HOST = 'http://192.0.2.146';
const BEAT = `${HOST}:5918/api/service/process/e41c0b7d95a2`;
const FIELDS = ['OS', 'platform', 'release', 'host', 'userInfo', 'uid', 't'];

export const expected: Expected = {
  families: ['OtterCookie', 'BeaverTail', 'OtterCandy'],
  capabilities: [
    { what: 'code in pictures', techniques: ['T1027.003', 'T1027'] },
    { what: 'runs code that a server sends', techniques: ['T1059.007', 'T1105'] },
    { what: 'looks for virtual machines', techniques: ['T1497', 'T1497.001'] },
    { what: 'learns of the system', techniques: ['T1082', 'T1033'] },
    { what: 'hides as another process', techniques: ['T1036', 'T1036.004', 'T1036.005', 'T1036.009'] },
  ],
  endpoints: [
    { url: BEAT, method: 'POST', roles: ['beacon', 'c2'], tiers: ['operational'] },
    { url: `${HOST}:5918/api/service/makelog`, method: 'POST', roles: ['log'], tiers: ['operational'] },
    { url: `${HOST}:5976/upload`, method: 'POST', roles: ['upload', 'exfiltration'], tiers: ['operational'] },
  ],
  pathScheme: ['/api/service/process/{}'],
  campaignIds: ['e41c0b7d95a2'],
  buildIds: ['18'],
  intervals: [27500],
  credentialPaths: ['.env', '.npmrc', '.git-credentials'],
  deadDrops: [{ kinds: ['svg'] }],
  exfiltration: [
    { endpoint: BEAT, fields: FIELDS },
    { endpoint: `${HOST}:5918/api/service/makelog`, fields: ['message', 'host', 'uid', 't'] },
    { endpoint: `${HOST}:5976/upload`, fields: ['uid', 'name'] },
  ],
  tracking: {
    fields: [
      { name: 'OS', source: ['os.type'], meanings: ['os'] },
      { name: 'platform', source: ['platform'], meanings: ['os'] },
      { name: 'release', source: ['release'], meanings: ['os-version', 'virtual-machine'] },
      { name: 'host', source: ['hostname'], meanings: ['host', 'victim-id'] },
      { name: 'userInfo', source: ['userInfo'], meanings: ['user'] },
      { name: 'uid', source: ['e41c0b7d95a2', 'uid'], meanings: ['campaign', 'victim-id'] },
      { name: 't', source: ['18', 'kind'], meanings: ['build', 'campaign'] },
    ],
    identifier: null,
    transmissions: [{ endpoint: BEAT, method: 'POST', every: 27500, fields: FIELDS }],
    destination: { kinds: ['rest'], endpoint: BEAT },
  },
};
