/**
 * Is what a decoder made worth a layer? A known format, code, a text with an address, or a text that somebody wrote; else it is noise, and a wrong layer is worse
 * than none. The more ways were tried (`doubt`), the more it has to show.
 */
import { knownSuffix } from '../../../indicators/index.ts';
import { contentKind } from '../../../syntax/index.ts';
import { parsesAsProgram } from './program.ts';
import { isName, type Reading, read, textIn } from './readable.ts';

/** 0: one exact way; 1: a guess among few; 2: one of hundreds of keys */
export type Doubt = 0 | 1 | 2;

export interface Worth {
  readonly kind: string;
  /** 0–100 */
  readonly score: number;
  /** where it is text */
  readonly text: string | null;
}

/** Formats whose first bytes are long enough not to come by chance. */
const FORMATS: ReadonlySet<string> = new Set(
  'png pdf zip gzip xz zstd 7z rar elf pe mach-o java-class wasm sqlite gif jpeg woff woff2 ole git-pack'.split(' '),
);
/** First bytes of the formats. */
const MAGIC_STARTS: ReadonlySet<number> = new Set([
  0x00, 0x1f, 0x25, 0x28, 0x37, 0x47, 0x4d, 0x50, 0x52, 0x53, 0x77, 0x7f, 0x89, 0xca, 0xce, 0xcf, 0xd0, 0xfd, 0xfe,
  0xff,
]);
/** Too short to be told from chance among hundreds of keys. */
const WEAK: ReadonlySet<string> = new Set(['gzip', 'jpeg', 'pe', 'mach-o']);
const CODE: ReadonlySet<string> = new Set(['javascript', 'python', 'shell', 'powershell']);
const MARKUP: ReadonlySet<string> = new Set(['html', 'svg', 'xml', 'json']);

export function worthOf(bytes: Uint8Array, doubt: Doubt): Worth | null {
  const text = textIn(bytes);
  if (text !== null) return worthOfText(text, doubt);
  if (bytes.length < 24 || !MAGIC_STARTS.has(bytes[0]!)) return null;
  const kind = contentKind(bytes);
  return FORMATS.has(kind) && !(doubt > 0 && WEAK.has(kind)) ? { kind, score: 80, text: null } : null;
}

export function worthOfText(text: string, doubt: Doubt): Worth | null {
  const trimmed = text.trim();
  if (trimmed.length < 2) return null;
  const made = (score: number, kind = 'text'): Worth => ({ kind, score, text });
  if (trimmed.length < 400) {
    const address = addressScore(trimmed, doubt);
    if (address > 0) return made(address);
  }
  const reading = read(trimmed);
  const kind = codeKind(trimmed, reading, doubt);
  if (kind !== null) return made(90, kind);
  if (
    /\b(?:https?|wss?|ftp):\/\/[\w-]+\.[\w.-]{2,}|\b(?:https?|wss?):\/\/(?:\d{1,3}\.){3}\d{1,3}/i.test(trimmed) &&
    reading.plain > 0.85
  )
    return made(82);
  const score = wordScore(trimmed, reading, doubt);
  return score > 0 ? made(score) : null;
}

const URL_TEXT =
  /^(?:https?|wss?|ftps?|tcp|udp|socks[45]h?|mongodb(?:\+srv)?|rediss?|postgres(?:ql)?|smb|file):\/\/[\w.[\]:@%-]{3,}[!-~]*$/i;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,8}([a-z]{2,24})(?::\d{1,5})?(?:[/?#][!-~]*)?$/i;
/** Of hosts that come out under one of hundreds of keys. */
const LIKELY_HOST =
  /^[a-z0-9.-]{3,80}\.(?:com|net|org|io|app|dev|xyz|top|info|online|site|cloud|link|live|pro|store|shop|club|tech|space|example|invalid)(?::\d{2,5})?(?:\/[!-~]*)?$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:[:,;|/ ][!-~]{0,200})?$/;
const PATH =
  /^(?:[A-Za-z]:\\|\\\\|~\/|\.{0,2}\/|%\w{2,30}%[\\/]?|\$\{?\w{2,20}\}?\/)?[\w .()@%+~-]{1,80}(?:[\\/]{1,2}[\w .()@%+~${}:*-]{1,80}){1,12}[\\/]?$/;

/** An address, a path, an id of a kind that is looked for; 0 where it is none. */
function addressScore(text: string, doubt: Doubt): number {
  if (URL_TEXT.test(text)) return 92;
  const ip = IPV4.exec(text);
  if (ip !== null)
    return ip.slice(1, 5).every((part) => Number(part) < 256 && String(Number(part)) === part) &&
      (doubt < 2 || text.length > 10)
      ? 88
      : 0;
  // two texts run together: halves that were exchanged
  if (/[\w)]https?:\/\/|[\w)]wss?:\/\//.test(text)) return 0;
  if (doubt < 2 && /^[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}$/i.test(text)) return 76;
  const host = HOST.exec(text);
  if (host !== null && text.length >= 7 && isHost(text)) {
    if (doubt < 2) return doubt === 0 || text === text.toLowerCase() || /[/:]/.test(text) ? 80 : 0;
    return text.length >= 12 && LIKELY_HOST.test(text) ? 66 : 0;
  }
  if (/^0x[0-9a-f]{40}$/i.test(text) || /^0x[0-9a-f]{64}$/i.test(text)) return 85;
  if (doubt < 2 && /^[a-p]{32}$/.test(text)) return 80;
  if (PATH.test(text) && text.length >= 6) {
    const { known, words } = read(text);
    if (known >= (doubt === 0 ? 0.2 : 0.45) && words >= (doubt === 2 ? 2 : 1)) return 72;
  }
  return 0;
}

function isHost(text: string): boolean {
  const host = /^[^:/?#]+/.exec(text.toLowerCase())?.[0] ?? '';
  const label = host.split('.').at(-1) ?? '';
  // names that end like files and members do are no hosts on their own
  if (/^(?:js|ts|md|py|sh|so|id|is|in|to|do|no|name|ps|rs|cc|app|zip|mov)$/.test(label))
    return /:\d|\//.test(text) && host.split('.').length > 1 && !/^[\w-]+\.(?:js|ts|md|py)/.test(host);
  return /\.(?:example|invalid|test|onion|local|localhost|i2p)$/.test(host) || knownSuffix(host);
}

function codeKind(text: string, reading: Reading, doubt: Doubt): string | null {
  if (text.length < 8 || reading.plain < (doubt === 2 ? 0.75 : 0.5)) return null;
  const kind = contentKind(Buffer.from(text.length > 70_000 ? text.slice(0, 70_000) : text, 'utf8'));
  if (MARKUP.has(kind)) return isMarkup(text, kind, reading, doubt) ? kind : null;
  if (CODE.has(kind)) {
    // shapes of JavaScript come by chance in a long row of marks: words do not
    if (kind !== 'javascript' || reading.words > doubt || (doubt < 2 && parsesAsProgram(text))) return kind;
    return null;
  }
  if (kind !== 'text' || !/[(=;]/.test(text) || (doubt > 0 && reading.words === 0)) return null;
  if (doubt === 2 && (reading.words < 2 || text.length < 16)) return null;
  return parsesAsProgram(text) ? 'javascript' : null;
}

/** Brackets at the beginning are soon had by chance. */
function isMarkup(text: string, kind: string, reading: Reading, doubt: Doubt): boolean {
  if (text.length < (doubt === 0 ? 12 : 24) || (doubt > 0 && reading.words < doubt)) return false;
  if (kind !== 'json') return reading.plain > 0.6;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && (doubt === 0 || /"[\w$-]{2,}"/.test(text));
  } catch {
    return doubt === 0 && text.length > 200;
  }
}

function wordScore(text: string, reading: Reading, doubt: Doubt): number {
  const { known, words, plain } = reading;
  if (doubt < 2 && isName(text)) return 75;
  if (plain < 0.8 && !(doubt === 0 && text.length > 24 && known > 0.3)) return 0;
  if (doubt === 0) {
    if (text.length >= 6 && known >= 0.5 && words >= 1) return 70;
    // so many letters do not come by chance: somebody wrote it, whatever it says
    return text.length >= 14 && plain >= 0.9 && new Set(text).size >= 8 ? 60 : 0;
  }
  if (doubt === 1) return text.length >= 8 && known >= 0.5 && words >= 1 && plain >= 0.9 ? 62 : 0;
  return text.length >= 16 && known >= 0.6 && words >= 3 && plain >= 0.95 ? 56 : 0;
}
