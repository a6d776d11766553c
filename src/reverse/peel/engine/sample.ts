/**
 * The sample's own kind and text. Whoever hides code makes it look like something else to tools, never to Node: control bytes in a comment, a shell's first line,
 * the first letters of a picture. What parses as a program is one.
 */
import { type ContentKind, contentKind, decodeText } from '../../../syntax/index.ts';
import { parsesAsProgram } from '../look/program.ts';

/** Readable kinds that hold what they say, whatever parses. */
const PLAIN: ReadonlySet<ContentKind> = new Set(['empty', 'text', 'javascript', 'json']);
/** Readable kinds that are another language: JavaScript only where the name says so as well. */
const SCRIPTS: ReadonlySet<ContentKind> = new Set(['shell', 'python', 'powershell', 'html', 'svg', 'xml']);
const JAVASCRIPT_NAME = /\.[cm]?[jt]sx?$/i;

export function sampleOf(
  name: string,
  bytes: Uint8Array,
): { readonly kind: ContentKind; readonly text: string | null } {
  const { text } = decodeText(bytes);
  const kind = contentKind(bytes, name);
  if (text !== null && PLAIN.has(kind)) return { kind, text };
  if (SCRIPTS.has(kind) && !JAVASCRIPT_NAME.test(name)) return { kind, text };
  // as Node reads a program: UTF-8, and what is broken becomes U+FFFD
  const read = text ?? new TextDecoder().decode(bytes);
  return parsesAsProgram(read) ? { kind: 'javascript', text: read } : { kind, text };
}
