/** What the main process knows of a target, given to trigger readers, linkers and detectors: texts are read again on demand, bounded, and kept for a while. */
import { type ParseError, parse } from 'jsonc-parser';
import { readTreeFileSync } from '../../intake/index.ts';
import type { Tree, TreeFile } from '../../model/index.ts';
import { decodeText } from '../../syntax/index.ts';

export interface TextAccess {
  readonly text: (path: string) => string | null;
  readonly json: (path: string) => unknown;
  /** data that were asked for and are not, or not wholly, given */
  readonly unread: () => readonly { readonly path: string; readonly reason: string }[];
}

/** One text, UTF-8 bytes; what stands beyond is not shown to readers of configuration. */
const TEXT_BYTES = 8 * 1024 * 1024;
/** All texts kept at a time, UTF-16 units. */
const KEPT_UNITS = 48 * 1024 * 1024;

export function textAccess(tree: Tree, files: ReadonlyMap<string, TreeFile>): TextAccess {
  const texts = new Map<string, string | null>();
  const values = new Map<string, unknown>();
  const unread = new Map<string, string>();
  let kept = 0;

  function read(path: string): string | null {
    const file = files.get(path);
    if (file === undefined) return null;
    try {
      const bytes = readTreeFileSync(file, Math.min(TEXT_BYTES, tree.limits.maxFileBytes));
      return decodeText(bytes).text;
    } catch {
      return null; // gone or unreadable since it was listed: the reading process has said so
    }
  }

  function text(path: string): string | null {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const value = read(path);
    kept += value?.length ?? 0;
    if (kept > KEPT_UNITS) {
      texts.clear();
      values.clear();
      kept = value?.length ?? 0;
    }
    texts.set(path, value);
    return value;
  }

  function json(path: string): unknown {
    if (values.has(path)) return values.get(path);
    const source = text(path);
    const value = source === null ? undefined : parseJson(source, (reason) => unread.set(path, reason));
    const size = files.get(path)?.size ?? 0;
    if (source !== null && size > TEXT_BYTES)
      unread.set(path, `only the first ${TEXT_BYTES} of ${size} bytes were read as data`);
    values.set(path, value);
    return value;
  }

  return { text, json, unread: () => [...unread].map(([path, reason]) => ({ path, reason })) };
}

/** Brackets inside brackets: beyond this the JSON reader, which recurses, is not asked. */
const JSON_DEPTH = 500;

function parseJson(source: string, refuse: (reason: string) => void): unknown {
  const depth = depthOf(source);
  if (depth > JSON_DEPTH) {
    refuse(`JSON nested ${depth} deep is not read as data`);
    return undefined;
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(source, errors, { allowTrailingComma: true, disallowComments: false });
  return errors.length > 0 && value === undefined ? undefined : value;
}

function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if ((c === 93 || c === 125) && depth > 0) depth--;
  }
  return deepest;
}
