/** How it talks, and what it reports. */
import type { CapabilityRule } from '../rule.ts';
import { STANDARD_PORTS, withRole } from '../signs.ts';

export const REPORTS: readonly CapabilityRule[] = [
  {
    id: 'web-protocols',
    title: 'Talks to its server over HTTP or WebSocket',
    tactic: 'command-and-control',
    techniques: ['T1071.001'],
    config: (config) =>
      withRole(config, 'c2', 'beacon', 'exfiltration', 'upload', 'payload', 'stager', 'log', 'router').filter(
        ({ scheme }) => /^(?:https?|wss?)$/.test(scheme),
      ),
    confidence: 75,
    weight: 'info',
    aspect: 'reports',
  },
  {
    id: 'plain-socket',
    title: 'Talks to its server over a plain socket',
    tactic: 'command-and-control',
    techniques: ['T1095'],
    config: (config) => config.endpoints.filter(({ scheme, role }) => scheme === 'tcp' && role === 'c2'),
    confidence: 70,
    weight: 'weak',
    aspect: 'reports',
  },
  {
    id: 'odd-port',
    title: 'Uses a port that is not of its protocol',
    tactic: 'command-and-control',
    techniques: ['T1571'],
    config: (config) =>
      config.endpoints.filter(
        ({ port, role, tier }) =>
          port !== null && !STANDARD_PORTS.has(port) && role !== 'reference' && tier !== 'third-party',
      ),
    confidence: 75,
    weight: 'weak',
    aspect: 'reports',
  },
  {
    id: 'sends-what-it-found',
    title: 'Sends what it found to its server',
    tactic: 'exfiltration',
    techniques: ['T1041'],
    config: ({ exfiltration, endpoints }) =>
      exfiltration.filter(({ endpoint }) =>
        endpoints.some(
          ({ url, role }) => url === endpoint && /^(?:upload|exfiltration|log|beacon|c2|stager)$/.test(role),
        ),
      ),
    confidence: 75,
    weight: 'weak',
    aspect: 'reports',
  },
  {
    id: 'sends-over-chat',
    title: 'Sends what it found over a chat service',
    tactic: 'exfiltration',
    techniques: ['T1567'],
    config: (config) => config.endpoints.filter(({ role, tier }) => role === 'exfiltration' && tier === 'third-party'),
    confidence: 75,
    weight: 'strong',
    aspect: 'reports',
  },
  {
    id: 'sends-over-ftp',
    title: 'Sends files over FTP',
    tactic: 'exfiltration',
    techniques: ['T1048.003'],
    config: (config) => config.endpoints.filter(({ scheme }) => scheme === 'ftp'),
    confidence: 70,
    weight: 'strong',
    aspect: 'reports',
  },
  {
    id: 'signs-messages',
    title: 'Signs or encrypts what it sends',
    tactic: 'command-and-control',
    techniques: ['T1573'],
    config: ({ keys }) => keys.filter(({ kind, use }) => kind === 'hmac' || /hides what is sent/.test(use)),
    confidence: 60,
    weight: 'weak',
    aspect: 'reports',
  },
  {
    id: 'beacons',
    title: 'Reports again and again',
    tactic: 'exfiltration',
    techniques: ['T1029'],
    config: ({ tracking }) => tracking?.transmissions.filter(({ every }) => every !== null) ?? [],
    confidence: 65,
    weight: 'weak',
    aspect: 'reports',
  },
  {
    id: 'tracks-victim',
    title: 'Gives each victim an identifier',
    tactic: 'discovery',
    techniques: ['T1082'],
    config: ({ tracking }) => (tracking?.identifier ? [tracking.identifier] : []),
    confidence: 70,
    weight: 'weak',
    aspect: 'reports',
  },
];
