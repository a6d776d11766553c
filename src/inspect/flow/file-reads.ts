/** Files that code reads: which of the tree, and whether the name lies about the content (a font that is text, an image that is a script). */

import type { ContentKind, Value } from '../../syntax/index.ts';
import type { ModuleGraph } from '../graph/module-graph.ts';
import { fixedPath, pathPattern } from '../graph/path-pattern.ts';
import type { FileFacts } from '../reader/file-facts.ts';
import type { FlowConstant } from './flow.ts';

export interface FileReader {
  readonly graph: ModuleGraph;
  readonly facts: ReadonlyMap<string, FileFacts>;
}

/** Kinds that a name's ending promises. */
const PROMISES: readonly (readonly [RegExp, readonly ContentKind[]])[] = [
  [/\.woff2?$/i, ['woff', 'woff2']],
  [/\.(?:ttf|otf|eot)$/i, ['ttf', 'otf', 'eot', 'woff', 'woff2', 'binary']],
  [/\.png$/i, ['png', 'jpeg', 'webp', 'gif']],
  [/\.jpe?g$/i, ['jpeg', 'png', 'webp']],
  [/\.gif$/i, ['gif', 'png', 'webp']],
  [/\.(?:webp|ico|bmp|avif)$/i, ['webp', 'ico', 'bmp', 'png', 'jpeg', 'gif', 'mp4', 'binary']],
  [/\.(?:mp3|wav|ogg|mp4|mov|webm|flac)$/i, ['mp3', 'wav', 'ogg', 'mp4', 'binary']],
  [/\.(?:pdf)$/i, ['pdf']],
  [/\.svg$/i, ['svg', 'xml', 'html']],
  [/\.(?:zip|gz|7z|rar)$/i, ['zip', 'gzip', '7z', 'rar', 'tar', 'binary']],
];
const CODE: ReadonlySet<ContentKind> = new Set(['javascript', 'text', 'shell', 'python', 'powershell', 'html', 'json']);
/** Not formats of their own: only code in them is a lie. */
const PLAIN_DATA = /\.(?:dic|aff|txt|md|csv|json|lock|map|css|scss|less|cookie|dat|bin|db|log|license|npl|cache)$/i;
const SCRIPTS: ReadonlySet<ContentKind> = new Set(['javascript', 'shell', 'python', 'powershell']);

/** Does the name promise something that the content is not, while the content could be code? */
export function lies(name: string, kind: ContentKind): boolean {
  for (const [ending, kinds] of PROMISES) if (ending.test(name)) return !kinds.includes(kind) && CODE.has(kind);
  return PLAIN_DATA.test(name) && SCRIPTS.has(kind);
}

export function fileSource(
  call: Extract<Value, { k: 'call' }>,
  home: string,
  reader: FileReader,
): { readonly addresses: readonly FlowConstant[]; readonly lies: boolean } {
  const addresses: FlowConstant[] = [];
  let lying = false;
  const [first] = call.args;
  for (const one of first === undefined ? [] : first.k === 'any' ? first.of.slice(0, 8) : [first]) {
    const pattern = pathPattern(one);
    if (pattern === null) continue;
    const fixed = fixedPath(pattern)?.replace(/^[\\/]+/, '') ?? null;
    const path = fixed === null ? null : reader.graph.resolver.file(home, fixed);
    const facts = path === null ? undefined : reader.facts.get(path);
    if (path !== null && facts !== undefined) {
      addresses.push({ value: path, how: [], file: path, at: 0 });
      lying ||= lies(path, facts.kind);
    } else {
      const shown = pattern.parts.map((part) => part ?? '*').join('');
      if (shown !== '*' && shown !== '')
        addresses.push({ value: shown.slice(0, 300), how: [], file: home, at: call.at ?? 0 });
    }
  }
  return { addresses, lies: lying };
}
