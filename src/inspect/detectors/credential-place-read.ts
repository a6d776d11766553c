/** T73, T74, T75: a file from where browsers, wallets or keychains keep secrets is read and sent away. */
import { CREDENTIAL_PLACES, type CredentialPlace } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { Flow, FlowSource } from '../flow/flow.ts';
import { relatedOf } from '../flow/judge.ts';

/** Places that the reader of a file names by its own folder, too. */
const MORE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\\/*])id_(?:rsa|dsa|ecdsa|ed25519)$/, 'SSH key'],
  [/(?:^|[\\/*])\.ssh(?:[\\/]|$)/, 'SSH keys'],
  [/(?:^|[\\/*])Local State$/, 'key of Chromium passwords'],
];

function flow(found: Flow): readonly Hit[] {
  if (found.sink !== 'network') return [];
  for (const source of found.sources) {
    if (source.kind !== 'file') continue;
    const place = placeOf(source);
    if (place === null) continue;
    return [
      {
        at: found.at,
        message: `${found.spelling} sends a file of secrets (${place}) to ${found.constants[0]?.value.slice(0, 160) ?? 'an address that is not known before it runs'}.`,
        confidence: 92,
        sinkKind: 'exfiltration',
        related: relatedOf(source),
      },
    ];
  }
  return [];
}

function placeOf(source: FlowSource): string | null {
  for (const { value } of source.addresses) {
    const slashed = value.replaceAll('\\', '/');
    const known = CREDENTIAL_PLACES.find(
      (place: CredentialPlace) => place.kind !== 'shell' && slashed.includes(place.text.replaceAll('\\', '/')),
    );
    if (known !== undefined) return known.what;
    for (const [pattern, what] of MORE) if (pattern.test(slashed)) return what;
  }
  return null;
}

export default {
  id: 'credential-place-read',
  title: 'File of secrets is read and sent away',
  severity: 'critical',
  weight: 'strong',
  aspect: 'does',
  techniques: ['T1555.001', 'T1555.003', 'T1552.001', 'T1552.004', 'T1041'],
  tradecraft: ['T73', 'T74', 'T75'],
  description:
    'What is read from a place where a browser, wallet, keychain or SSH keeps its secrets is put into a request.',
  benign:
    'Deploy tools read an SSH key and hand it to an SSH library; Solana tools sign with their own key. Neither puts the file into a web request.',
  flow,
} satisfies Detector;
