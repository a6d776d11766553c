/** A file as a detector sees it, from its text, for tests: no parser unless module facts are given. */

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
