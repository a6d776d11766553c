/**
 * oxc-parser, read straight from its buffer where the installed version has the layout that we know, else by its ordinary results.
 * Its buffers are large and kept for reuse; after a large file the buffer is let go.
 */
import { createRequire } from 'node:module';
import { isNode, type Node } from '../node.ts';
import type { Ast } from './ast.ts';
import { flattenEstree } from './from-estree.ts';
import { OxcReader, type RawBuffer, readsOxc } from './from-oxc.ts';

export interface OxcOptions {
  readonly lang: 'js' | 'jsx' | 'ts' | 'tsx';
  readonly sourceType: 'unambiguous' | 'script' | 'module' | 'commonjs';
}

type OxcModule = typeof import('oxc-parser');
interface RawModule {
  parseSyncRawImpl(name: string, text: string, options: object, convert: (buffer: RawBuffer) => number): number;
  returnBufferToCache(buffer: RawBuffer): void;
}

/** UTF-16 units; a larger file leaves too much memory behind in the buffer. */
const KEEP_BUFFER_LENGTH = 1_000_000;
const PACKAGE = 'oxc-parser';

let oxc: OxcModule | null = null;
let raw: RawModule | null = null;
let reader: OxcReader | null = null;

export async function loadOxc(): Promise<void> {
  if (oxc !== null) return;
  const loaded = await import('oxc-parser');
  if (loaded.rawTransferSupported() && readsOxc(installedVersion())) raw = await loadRaw();
  oxc = loaded;
}

function installedVersion(): string {
  try {
    const description: unknown = createRequire(import.meta.url)(`${PACKAGE}/package.json`);
    return typeof description === 'object' && description !== null && 'version' in description
      ? String(description.version)
      : '';
  } catch {
    return '';
  }
}

async function loadRaw(): Promise<RawModule | null> {
  try {
    const path: string = `${PACKAGE}/src-js/raw-transfer/common.js`;
    const module: unknown = await import(path);
    return isRawModule(module) ? module : null;
  } catch {
    return null;
  }
}

function isRawModule(module: unknown): module is RawModule {
  return (
    typeof module === 'object' &&
    module !== null &&
    'parseSyncRawImpl' in module &&
    typeof module.parseSyncRawImpl === 'function' &&
    'returnBufferToCache' in module &&
    typeof module.returnBufferToCache === 'function'
  );
}

/** Fills the tree; the number of syntax errors, null where oxc is not loaded. `direct: false` takes the ordinary way. */
export function parseWithOxc(ast: Ast, text: string, options: OxcOptions, direct = true): number | null {
  if (oxc === null) return null;
  ast.reset(text);
  const settings = { ...options, preserveParens: false };
  if (raw !== null && direct) {
    reader ??= new OxcReader(ast);
    const own = reader;
    own.ast = ast;
    const module = raw;
    try {
      return module.parseSyncRawImpl('f', text, settings, (buffer) => {
        try {
          return own.read(buffer);
        } finally {
          if (text.length <= KEEP_BUFFER_LENGTH) module.returnBufferToCache(buffer);
        }
      });
    } finally {
      own.release();
    }
  }
  const result = oxc.parseSync('f', text, settings);
  const program: unknown = result.program;
  if (!isNode(program)) return null;
  flattenEstree(ast, program as Node);
  return result.errors.length;
}
