/** What an indicator is for, as far as its own text tells. What the program does with it (from flows) comes in as hints and wins. */
import type { IndicatorType } from '../model/index.ts';
import { hostIn, REFERENCE_HOSTS, RPC_HOSTS } from './data/services.ts';
import { jsonStorageId } from './network.ts';
import { ipv4Parts } from './normalise.ts';

export type Role =
  | 'payload-host'
  | 'c2'
  | 'dead-drop'
  | 'stager'
  | 'exfiltration'
  | 'rpc'
  | 'wallet'
  | 'author'
  | 'dependency'
  | 'target'
  | 'campaign'
  | 'gate'
  | 'reference'
  | 'unknown';

export interface Classified {
  readonly role: Role;
  /** 0–100: how telling it is as an indicator of an attack, without the flow */
  readonly confidence: number;
}

const STAGER_PATH =
  /\/api\/(?:settings\/(?:linux|mac|win|osx|darwin)\w*|ipcheck|ip-check|identity\/|validate\?token=|errormessage|err\/error|checkstatus|getmoralisdata)|\/task\/\w+\?token=|\/settings\/(?:linux|mac|win)\w*\?flag=/i;
const C2_PATH =
  /:\d{4,5}\/(?:client|pdown|brow|payload|keys|uploads?|mclip|node|bow|adc|any|npm|cldbs|api\/(?:notify|log|service))(?:\/|$|\?)/;
const DEPLOYMENT_HOST =
  /\.(?:vercel\.app|netlify\.app|onrender\.com|herokuapp\.com|workers\.dev|pages\.dev|web\.app|railway\.app|fly\.dev|deno\.dev|ngrok\.io|ngrok-free\.app|trycloudflare\.com|loca\.lt)$/;

/** Documentation ranges (RFC 5737, RFC 3849): nobody's machine. */
export function documentationAddress(value: string): boolean {
  return /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(value) || value.startsWith('2001:db8:');
}

const FIXED: Readonly<Partial<Record<IndicatorType, Classified>>> = {
  'json-storage-id': { role: 'dead-drop', confidence: 55 },
  'short-link': { role: 'unknown', confidence: 35 },
  'rpc-endpoint': { role: 'rpc', confidence: 15 },
  'btc-address': { role: 'wallet', confidence: 40 },
  'evm-address': { role: 'wallet', confidence: 25 },
  'tron-address': { role: 'wallet', confidence: 40 },
  'solana-address': { role: 'wallet', confidence: 25 },
  'aptos-address': { role: 'wallet', confidence: 40 },
  'evm-contract': { role: 'reference', confidence: 20 },
  'browser-extension': { role: 'target', confidence: 40 },
  'file-path': { role: 'target', confidence: 40 },
  'telegram-token': { role: 'exfiltration', confidence: 65 },
  'telegram-chat': { role: 'exfiltration', confidence: 45 },
  'discord-webhook': { role: 'exfiltration', confidence: 65 },
  'campaign-id': { role: 'campaign', confidence: 70 },
  'git-author': { role: 'author', confidence: 30 },
  'npm-package': { role: 'dependency', confidence: 20 },
  'http-header': { role: 'gate', confidence: 25 },
  email: { role: 'reference', confidence: 10 },
  md5: { role: 'reference', confidence: 10 },
  sha1: { role: 'reference', confidence: 10 },
  sha256: { role: 'reference', confidence: 10 },
};

export function hostOf(type: IndicatorType, value: string): string {
  if (type === 'url') return /^[a-z0-9+.-]+:\/\/([^/?#]+)/.exec(value)?.[1]?.replace(/:\d+$/, '') ?? '';
  return type === 'socket' ? value.replace(/:\d+$/, '') : value;
}

/** `layer`: hidden addresses (decoded from base64, joined …) are more telling than plain ones. */
export function classifyRole(type: IndicatorType, value: string, layer = 'source'): Classified {
  const fixed = FIXED[type];
  const hidden = layer !== 'source' && !layer.startsWith('joined');
  if (fixed !== undefined) return hidden ? { ...fixed, confidence: Math.min(90, fixed.confidence + 20) } : fixed;
  const host = hostOf(type, value);
  if (hostIn(host, REFERENCE_HOSTS)) {
    if (value.includes('hooks.slack.com/services/')) return { role: 'exfiltration', confidence: 60 };
    return { role: 'reference', confidence: hidden ? 30 : 5 };
  }
  if (hostIn(host, RPC_HOSTS)) return { role: 'rpc', confidence: 15 };
  if (value.includes('hooks.slack.com/services/') || value.includes('api.telegram.org/bot'))
    return { role: 'exfiltration', confidence: 60 };
  if (type === 'url' && jsonStorageId(host, value.slice(value.indexOf(host) + host.length)) !== null)
    return { role: 'dead-drop', confidence: hidden ? 75 : 55 };
  if (C2_PATH.test(value)) return { role: 'c2', confidence: 75 };
  if (STAGER_PATH.test(value)) return { role: 'stager', confidence: 70 };
  if (documentationAddress(host) && !hidden) return { role: 'reference', confidence: 10 };
  if (hidden) return { role: 'unknown', confidence: 65 };
  if (ipv4Parts(host) !== null) return { role: 'unknown', confidence: type === 'socket' ? 45 : 35 };
  return { role: 'unknown', confidence: DEPLOYMENT_HOST.test(host) ? 35 : 20 };
}
