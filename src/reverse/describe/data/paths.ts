/** Paths of known servers and what is asked there. Source of each row: the catalogue's technique. Order matters: the first that fits is taken. */
import type { SampleConfig } from '../../../model/index.ts';

type Endpoint = SampleConfig['endpoints'][number];

export interface PathRule {
  readonly path: RegExp;
  readonly role: Endpoint['role'];
  readonly tier: Endpoint['tier'];
  /** 'POST' only, and so on */
  readonly method?: string;
  readonly source: string;
}

export const PATH_RULES: readonly PathRule[] = [
  { path: /^\/api\/service\/makelog\b/i, role: 'log', tier: 'operational', source: 'T69' },
  { path: /^\/api\/service\/process\b/i, role: 'beacon', tier: 'operational', source: 'T69' },
  { path: /\/api\/checkstatus\b|\/checkstatus\b/i, role: 'beacon', tier: 'operational', source: 'T67' },
  { path: /\/api\/(?:err\/error|errormessage)\b/i, role: 'beacon', tier: 'operational', source: 'T67' },
  { path: /\/api\/notify\b/i, role: 'beacon', tier: 'operational', source: 'T68' },
  { path: /\/api\/log\b|\/makelog\b/i, role: 'log', tier: 'operational', source: 'T68' },
  { path: /^\/cldbs\b/i, role: 'upload', tier: 'operational', source: 'T69' },
  {
    path: /^\/(?:uploads?|multiupload|upload-file)\/?$/i,
    role: 'upload',
    tier: 'operational',
    method: 'POST',
    source: 'T66',
  },
  { path: /^\/keys\/?$/i, role: 'exfiltration', tier: 'operational', method: 'POST', source: 'T66' },
  {
    path: /^\/(?:client|payload|brow|bow|adc|any|mclip|pdown|pay|npm|node)(?:\/|$)/i,
    role: 'payload',
    tier: 'operational',
    method: 'GET',
    source: 'T66',
  },
  { path: /^\/s\/[\w-]{4,40}$/i, role: 'router', tier: 'router', method: 'GET', source: 'T65' },
  { path: /^\/(?:j|p|o|z|c)\/[\w-]{2,40}$/i, role: 'payload', tier: 'operational', method: 'GET', source: 'T66' },
  {
    path: /\/api\/settings\/(?:linux|mac|win|osx|darwin)\w*|\/settings\/(?:linux|mac|win)\w*|\/task\/\w{1,40}$/i,
    role: 'stager',
    tier: 'stager',
    method: 'GET',
    source: 'T01',
  },
  { path: /\/api\/(?:dech_result|hm|t)\b/i, role: 'exfiltration', tier: 'operational', method: 'POST', source: 'T76' },
];

/** Hosts that say where somebody is. */
export const LOOKUP_HOST =
  /(?:^|\.)(?:ip-?api|ipinfo|ipify|ipapi|icanhazip|ifconfig|ipwho|ipwhois|freegeoip|geoip|ipgeolocation|checkip|whatismyip|myip|ident|wtfismyip|geojs|iplocation|ipdata|ipstack|db-ip|seeip|api64)\b[^/]*$/i;
/** Accounts and transactions of chains, read over HTTP. */
export const CHAIN_PATH =
  /\/v1\/accounts\/(T[1-9A-HJ-NP-Za-km-z]{33}|0x[0-9a-f]{40,64})\b|\/(?:accounts|address|wallet|account)\/(T[1-9A-HJ-NP-Za-km-z]{33})\b/i;
export const PASTE_HOST =
  /(?:^|\.)(?:pastebin\.com|paste\.ee|rentry\.co|hastebin\.com|ghostbin\.\w+|controlc\.com|dpaste\.(?:com|org)|paste\.rs|ix\.io|0bin\.net|textbin\.net|gist\.githubusercontent\.com|telegra\.ph)$/i;
export const CHAT_EXFILTRATION = /(?:^|\.)(?:api\.telegram\.org|discord(?:app)?\.com|hooks\.slack\.com)$/i;
