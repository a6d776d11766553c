/** T41, T42: a committed `.env` holds an address or code in disguise, or a header pair that opens a gated payload. */

import { isExample } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';
import { dottedFiles, filesNamed, filesWithExtension, inOrder } from '../names/by-name.ts';

export default {
  id: 'planted-env',
  title: 'Disguised address or code in a committed .env',
  severity: 'high',
  weight: 'strong',
  aspect: 'hides',
  techniques: ['T1027.013', 'T1140'],
  tradecraft: ['T41', 'T42', 'T47'],
  description:
    'A variable of a delivered `.env` file decodes (base64, hex, reversed, percent) to an address or to program text. Secrets need no disguise from their owner; the lures name such variables `AUTH_API`, `DEV_API_KEY` or `CONFIG_ENDPOINT` and decode them in a controller.',
  benign:
    'Keys, tokens, certificates, data URLs and JSON service accounts in base64 decode to something else and are not reported; neither are plain addresses.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

const ENV = /(?:^|\/)(?:\.env(?:\.[\w.-]{1,40})?|[\w-]{1,40}\.env|env\.(?:local|development|production))$/;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const { path, name } of inOrder([
    dottedFiles(context),
    filesWithExtension(context, 'env'),
    filesNamed(context, 'env.local', 'env.development', 'env.production'),
  ])) {
    if (!ENV.test(name) || /(?:^|\/)node_modules\//.test(name)) continue;
    const lines = (context.text(path) ?? '').slice(0, 131_072).split('\n');
    const headers: string[] = [];
    for (const [i, line] of lines.entries()) {
      const match = /^\s{0,8}(?:export\s+)?([A-Za-z_][\w.-]{0,100})\s{0,8}=\s{0,8}(.{1,8192})$/.exec(
        line.replace(/\r$/, ''),
      );
      if (match?.[1] === undefined || match[2] === undefined) continue;
      const value = match[2].trim().replace(/^(["'`])(.*)\1\s*(?:#.*)?$/, '$2');
      if (/^(?:x-[a-z-]{2,40}|bearer)$/i.test(value)) headers.push(`${match[1]}=${value}`);
      const hidden = disguised(value);
      if (hidden === null) continue;
      const sample = isExample(name);
      yield {
        file: path,
        line: i + 1,
        excerpt: `${match[1]}=${value}`,
        message: `${match[1]} decodes (${hidden.how}) to ${hidden.what === 'code' ? 'program text' : `the address ${hidden.text.slice(0, 120)}`}.`,
        confidence: sample ? 60 : hidden.how === 'base64' || hidden.what === 'code' ? 88 : 78,
        sinkKind: 'disguised value',
      };
    }
    const ignored = context.tree.files.some(
      (file) =>
        file.root === context.files.get(path)?.root &&
        /(?:^|\/)\.gitignore$/.test(file.name) &&
        ignoresEnv(context.text(file.path) ?? ''),
    );
    if (headers.length > 0 && !ignored) {
      yield {
        file: path,
        line: 1,
        excerpt: headers.join(', '),
        message: `The file is meant to be delivered (no .gitignore leaves it out) and names a request header (${headers[0] ?? ''}): a gate that only those who run the repository pass.`,
        confidence: 45,
        severity: 'low',
        weight: 'weak',
        group: `${path} headers`,
      };
    }
  }
}

interface Disguise {
  readonly how: string;
  readonly what: 'address' | 'code';
  readonly text: string;
}

function disguised(value: string): Disguise | null {
  for (const [how, text] of readings(value)) {
    const what = kindOf(text);
    if (what !== null) return { how, what, text };
  }
  return null;
}

function* readings(value: string): Iterable<readonly [string, string]> {
  if (/^={0,2}[A-Za-z0-9+/_-]{12,}={0,2}$/.test(value)) {
    yield ['base64', decode64(value)];
    // a few characters of junk in front (T56)
    for (let cut = 1; cut <= 4; cut++) yield [`base64 after ${cut} other characters`, decode64(value.slice(cut))];
    yield ['base64, reversed', decode64([...value].reverse().join(''))];
    yield ['base64, twice', decode64(decode64(value))];
  }
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(value)) yield ['hex', Buffer.from(value, 'hex').toString('latin1')];
  if (/^(?:\\x[0-9a-f]{2}){6,}$/i.test(value))
    yield ['hex', Buffer.from(value.replaceAll('\\x', ''), 'hex').toString('latin1')];
  if (/^\/?[^:\s]{4,}\/\/:s?ptth$/.test(value)) yield ['reversed', [...value].reverse().join('')];
  if (/^(?:\d{2,3}[,\s]){8,}\d{2,3}$/.test(value))
    yield [
      'character codes',
      String.fromCharCode(
        ...value
          .split(/[,\s]+/)
          .slice(0, 2_000)
          .map(Number),
      ),
    ];
  if (/^(?:%[0-9a-f]{2}){6,}/i.test(value)) yield ['percent', unescapePercent(value)];
}

function decode64(value: string): string {
  return /^[A-Za-z0-9+/_=-]+$/.test(value) ? Buffer.from(value, 'base64').toString('latin1') : '';
}

function unescapePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

function kindOf(text: string): 'address' | 'code' | null {
  if (/^(?:https?|wss?):\/\/[\w.-]{3,253}(?::\d{1,5})?(?:[/?#][\x20-\x7e]*)?$/i.test(text.trim())) return 'address';
  if (
    /^(?:[\w-]{1,63}\.){1,5}(?:app|com|io|org|net|dev|xyz|online|store|site|cloud|me|sh|top|pro|live|invalid|example)(?::\d{2,5})?\/[\x21-\x7e]{2,}$/i.test(
      text.trim(),
    )
  )
    return 'address';
  if (
    /^[\x09\x0a\x0d\x20-\x7e]{20,}$/.test(text) &&
    /\b(?:require\s*\(|eval\s*\(|new Function|child_process|process\.env|function\s*\(|=>\s*\{|import\s+os|exec\()/.test(
      text,
    )
  )
    return 'code';
  return null;
}

function ignoresEnv(text: string): boolean {
  return /^[ \t]{0,20}(?:\*\*\/)?\/?\.env(?:\*|\.\*)?[ \t\r]{0,20}$/m.test(text);
}
