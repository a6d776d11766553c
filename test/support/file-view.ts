/** A file as a detector sees it, from its text, for tests: no parser unless module facts are given. */

import type { Detector } from '../../src/inspect/detector.ts';
import type { FileView } from '../../src/inspect/reader/file-view.ts';
import { LineIndex } from '../../src/lib/index.ts';
import type { ContentKind } from '../../src/syntax/content-kind.ts';
import type { ModuleFacts } from '../../src/syntax/module-facts.ts';

export function fileView(
  name: string,
  content: string | Uint8Array,
  options: { kind?: ContentKind; module?: ModuleFacts | null } = {},
): FileView {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const text = typeof content === 'string' ? content : null;
  const kind = options.kind ?? (text === null ? 'binary' : guess(name));
  return {
    path: name,
    name,
    bytes,
    kind,
    encoding: text === null ? 'binary' : 'utf-8',
    text,
    lines: new LineIndex(text ?? ''),
    module: options.module ?? null,
    has: (needle) => text?.includes(needle) ?? false,
  };
}

function guess(name: string): ContentKind {
  if (/\.[cm]?[jt]sx?$/.test(name)) return 'javascript';
  if (/\.json$/.test(name)) return 'json';
  if (/\.(?:sh|bash)$/.test(name)) return 'shell';
  if (/\.pyw?$/.test(name)) return 'python';
  if (/\.ps1$/.test(name)) return 'powershell';
  if (/\.svg$/.test(name)) return 'svg';
  return 'text';
}

/** What a file detector says of one file, its needles respected: `weight confidence@line`. */
export function fileHits(
  detector: Detector,
  name: string,
  content: string | Uint8Array,
  options: { kind?: ContentKind; module?: ModuleFacts | null } = {},
): readonly string[] {
  const view = fileView(name, content, options);
  const bytes = Buffer.from(view.bytes).toString('latin1');
  if (detector.needles !== undefined && !detector.needles.some((needle) => bytes.includes(needle))) return [];
  return (detector.file?.(view) ?? []).map((hit) => {
    const line = hit.at === undefined ? (hit.line ?? 1) : view.lines.at(hit.at).line;
    return `${hit.weight ?? detector.weight}@${line}`;
  });
}

/** Facts of a module that only computes these strings. */
export function computing(
  ...computed: readonly { readonly value: string; readonly how: readonly string[]; readonly at?: number }[]
): ModuleFacts {
  return {
    parser: 'oxc',
    imports: [],
    exports: [],
    functions: [],
    calls: [],
    sinks: [],
    computed: computed.map((part) => ({ at: 0, ...part })),
    statements: [],
    problems: [],
  };
}
