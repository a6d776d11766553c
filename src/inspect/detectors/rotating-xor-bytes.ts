/** T54: arrays of numbers that become names, paths or addresses when they are XORed with a short key from the same file. */
import { literalsOf } from '../../indicators/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileView } from '../reader/file-view.ts';
import { isScript } from '../text/place.ts';

const NUMBERS =
  /\[\s{0,9}((?:0x[0-9a-f]{1,2}|\d{1,3})(?:\s{0,9},\s{0,9}(?:0x[0-9a-f]{1,2}|\d{1,3})){1,600}),?\s{0,9}\]/gi;
const MAX_TEXT = 1_000_000;
const MAX_ARRAYS = 400;
const MAX_KEYS = 24;

interface Bytes {
  readonly at: number;
  readonly bytes: readonly number[];
}

function arrays(text: string): Bytes[] {
  const out: Bytes[] = [];
  for (const match of text.matchAll(NUMBERS)) {
    if (out.length >= MAX_ARRAYS) break;
    const bytes = (match[1] ?? '').split(',').map((word) => Number(word.trim()));
    if (bytes.every((byte) => byte <= 255)) out.push({ at: match.index, bytes });
  }
  return out;
}

/** A byte combined with an entry that is picked by a remainder: `a[i] ^ key[i % 4]`, `c ^ key.charCodeAt(i & 3)`. */
const ROTATING =
  /\^\s{0,4}\(?\s{0,4}[\w$.]{1,60}\s{0,4}(?:\[[^\]\n]{1,80}[%&]|\(\s{0,4}[^)\n]{1,80}[%&])|[%&][^\]\n^]{1,60}[\])]{1,2}\s{0,4}\)?\s{0,4}\^/;
const STRING_KEY = /charCodeAt\s{0,4}\([^)\n]{1,80}[%&]/;
const CLEAN = /^[\w$./:\\@ -]+$/;
/** What names, paths and addresses of programs look like. */
const TELLING =
  /https?:|^\/\w|\w\/\w|\.(?:js|py|exe|txt|json|db|vscode|config|sh|bat|zip|log)\b|^(?:fs|os|net|url|path|http|https|crypto|child_process|request|axios|zlib|process|exec|execSync|spawn|homedir|hostname|platform|tmpdir|release|username|userInfo|env|argv|get|post|data|then|from|base64|utf-?8|hex|toString|push|length|exit|write|read|mkdir|rename|unlink|forEach|method|formData|filename|buffer|headers|statusCode|require|module|global)$|Sync$|node|python|Chrome|wallet|socket|file/i;

function xor(data: readonly number[], key: readonly number[]): string | null {
  let text = '';
  let letters = 0;
  for (let i = 0; i < data.length; i++) {
    const byte = (data[i] ?? 0) ^ (key[i % key.length] ?? 0);
    if (byte < 32 || byte > 126) return null;
    if ((byte >= 97 && byte <= 122) || (byte >= 45 && byte <= 58)) letters++;
    text += String.fromCharCode(byte);
  }
  return letters >= data.length * 0.7 && CLEAN.test(text) && new Set(data).size >= Math.min(4, data.length - 1)
    ? text
    : null;
}

/** Keys: arrays of 2–16 numbers that look random; and strings, where the code takes units of a string as the key. */
function keysIn(view: FileView, text: string, lists: readonly Bytes[]): (readonly number[])[] {
  const keys = lists
    .filter(
      ({ bytes }) =>
        bytes.length >= 2 && bytes.length <= 16 && new Set(bytes).size > bytes.length / 2 && Math.max(...bytes) > 15,
    )
    .map((list) => list.bytes);
  const match = STRING_KEY.exec(text);
  if (match === null) return keys.slice(0, MAX_KEYS);
  for (const part of literalsOf(view).strings) {
    if (keys.length >= MAX_KEYS) break;
    if (part.value.length < 3 || part.value.length > 32 || !/^[\x21-\x7e]+$/.test(part.value)) continue;
    const before = text.slice(Math.max(0, part.at - 40), part.at);
    if (/(?:key|pass|secret|salt|seed)\w{0,12}["']?\s{0,4}[:=]\s{0,4}["'`]$|[,(]\s{0,4}["'`]$/i.test(before))
      keys.push([...Buffer.from(part.value)]);
  }
  return keys.slice(0, MAX_KEYS);
}

/** `ROTATING`, asked of the text around each `^` while these are few. */
function rotates(text: string): boolean {
  let seen = 0;
  for (let at = text.indexOf('^'); at !== -1; at = text.indexOf('^', at + 1)) {
    if (++seen > 24) return ROTATING.test(text);
    if (ROTATING.test(text.slice(Math.max(0, at - 90), at + 190))) return true;
  }
  return false;
}

function file(view: FileView): readonly Hit[] {
  if (view.text === null || !isScript(view) || !view.text.includes('^')) return [];
  const text = view.text.slice(0, MAX_TEXT);
  if (!rotates(text)) return [];
  const lists = arrays(text);
  const data = lists.filter((list) => list.bytes.length >= 4);
  if (data.length === 0) return [];
  for (const key of keysIn(view, text, lists)) {
    const decoded = data
      .filter((list) => list.bytes !== key)
      .flatMap((list) => {
        const value = xor(list.bytes, key);
        return value === null ? [] : [{ at: list.at, value }];
      });
    const long = decoded.filter((entry) => entry.value.length >= 8 && new Set(entry.value).size > 4);
    const first = decoded[0];
    if (first === undefined || (decoded.length < 3 && long.length < 1)) continue;
    if (!decoded.some((entry) => TELLING.test(entry.value) && new Set(entry.value).size > 3)) continue;
    return [
      {
        at: first.at,
        message: `${decoded.length} arrays of bytes become text with a key of ${key.length} bytes: ${decoded
          .slice(0, 4)
          .map((entry) => `"${entry.value.slice(0, 60)}"`)
          .join(', ')}.`,
        confidence: Math.min(95, 74 + decoded.length * 3 + long.length * 4),
      },
    ];
  }
  return [];
}

export default {
  id: 'rotating-xor-bytes',
  title: 'Names hidden by XOR with a short key',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140'],
  tradecraft: ['T54'],
  description:
    'Arrays of small numbers stand in the code together with a short key; combined byte by byte they read as module names, paths or addresses. The decoded text is shown.',
  benign: 'Tables of ciphers, checksums and images do not become readable text with any short list in the same file.',
  file,
} satisfies Detector;
