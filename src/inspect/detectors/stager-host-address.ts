/** T45, T46, T48: addresses of JSON stores, gate deployments and short links in code and configuration: weak alone, strong in disguise. */

import { hostIn, JSON_STORAGE, SHORT_LINK_HOSTS, sharedHosting } from '../../indicators/index.ts';
import { TEXT_STORE_NEEDLES } from '../data/text-stores.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isProse, isScript, isTest } from '../text/place.ts';
import { type Address, addressesOf, veiled } from '../text/urls.ts';

const STORES = JSON_STORAGE.map((row) => row.host);
const GATE =
  /^\/api\/settings\/(?:linux|mac|win|osx|darwin)|^\/settings\/(?:linux|mac|win|osx)\w{0,8}\?flag=|^\/task\/(?:linux|mac|win)\w{0,8}\?token=|^\/api\/ip-?check-?encrypted|^\/api\/identity\/[0-9a-f]{6}|^\/api\/ip-?check\b|^\/api\/(?:err\/error|errorMessage|checkStatus)\b/i;
const THEME =
  /^(?:ip-?check|ip-?region|vscode-(?:settings|setup|config|load|extension|bootstrap)|[\w-]*-auth-check|oracle-|chainlink-api|vs-code-)[\w-]*\.(?:vercel|netlify)\.app$/;

interface Judged {
  readonly what: string;
  readonly confidence: number;
  readonly weight: 'strong' | 'weak';
}

function judge(address: Address, code: boolean): Judged | null {
  const hidden = veiled(address.layer);
  const hosted = sharedHosting(address.host) !== null;
  if (hosted && GATE.test(address.path))
    return { what: 'a gate of a known campaign by its path', confidence: 80, weight: 'strong' };
  if (hosted && THEME.test(address.host))
    return { what: 'a deployment named as gates of known campaigns are', confidence: 72, weight: 'strong' };
  if (hostIn(address.host, STORES))
    return {
      what: 'a store for texts that anybody can fill',
      confidence: hidden ? 84 : 52,
      weight: hidden ? 'strong' : 'weak',
    };
  if (code && hostIn(address.host, SHORT_LINK_HOSTS) && address.path.length > 2)
    return {
      what: 'a short link, which hides where it leads',
      confidence: hidden ? 70 : 35,
      weight: hidden ? 'strong' : 'weak',
    };
  return hidden && hosted ? { what: 'a deployment in disguise', confidence: 76, weight: 'strong' } : null;
}

function file(view: FileView): readonly Hit[] {
  if (
    view.text === null ||
    isProse(view.name) ||
    view.kind === 'svg' ||
    /(?:^|\/)(?:package-lock|yarn|pnpm-lock)[\w.-]*$/.test(view.name)
  )
    return [];
  const code =
    isScript(view) ||
    view.kind === 'shell' ||
    view.kind === 'python' ||
    view.kind === 'powershell' ||
    /(?:^|\/)(?:\.env[\w.]*|tasks\.json|package\.json|config\.json)$/.test(view.name);
  const hits: Hit[] = [];
  const seen = new Set<string>();
  for (const address of addressesOf(view)) {
    const key = `${address.host}${address.path}`;
    if (seen.has(key) || hits.length >= 6) continue;
    seen.add(key);
    const judged = judge(address, code);
    if (judged === null) continue;
    const lighter = isTest(view.name) || (view.kind === 'json' && !code);
    hits.push({
      at: address.at,
      message: `${address.host}${address.path.slice(0, 80)} is ${judged.what}${address.layer === '' ? '' : ` (written as ${address.layer})`}.`,
      confidence: judged.confidence - (lighter ? 20 : 0),
      weight: lighter ? 'weak' : judged.weight,
    });
  }
  return hits;
}

export default {
  id: 'stager-host-address',
  title: 'Address of a stager or dead drop',
  severity: 'medium',
  weight: 'weak',
  aspect: 'does',
  techniques: ['T1102', 'T1608.001', 'T1583.006'],
  tradecraft: ['T45', 'T46', 'T48'],
  description:
    'Loaders take their payload from JSON stores (npoint, JSON Keeper, JSONsilo, Mocky), from throw-away deployments under paths such as `/api/settings/linux` or `/api/ipcheck-encrypted`, or through short links. The address alone says little; hidden, or with the path of a known campaign, it says much.',
  benign:
    'Most uses of JSON stores in public code are honest mock data: plain addresses are a weak sign that needs company. Documentation is not read for this.',
  needles: [
    ...TEXT_STORE_NEEDLES,
    'vercel',
    'netlify',
    'onrender',
    'herokuapp',
    'workers.dev',
    'pages.dev',
    'railway',
    'aHR0',
    '68747470',
    'short.gy',
    'bit.ly',
    'tinyurl',
    'cutt.ly',
    'rb.gy',
    'is.gd',
    't.ly',
    '/api/',
    'ptth',
    '0RHa',
    'atob',
    'base64',
    'join',
  ],
  file,
} satisfies Detector;
