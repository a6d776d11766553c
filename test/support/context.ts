/** What a `tree` detector is asked with, made from names and contents: the real triggers, content kinds and module facts; no flows, no reach. */
import type { Detector, Hit, InspectContext } from '../../src/inspect/detector.ts';
import { textAccess } from '../../src/inspect/engine/context.ts';
import type { FileFacts } from '../../src/inspect/reader/file-facts.ts';
import { readTriggers } from '../../src/inspect/triggers/read-triggers.ts';
import { contentKind, decodeText, extractModuleFacts, prepareParsers } from '../../src/syntax/index.ts';
import { fileView } from './file-view.ts';
import { type MemoryTreeExtras, memoryTree } from './memory-tree.ts';

export type Contents = Readonly<Record<string, string | Uint8Array>>;

export interface ContextExtras extends MemoryTreeExtras {
  readonly knownBad?: ReadonlyMap<string, string>;
}

export async function contextOf(contents: Contents, extras: ContextExtras = {}): Promise<InspectContext> {
  await prepareParsers();
  const tree = memoryTree(contents, extras);
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const { text: read, json } = textAccess(tree, files);
  const facts = new Map<string, FileFacts>();
  for (const file of tree.files) {
    const bytes = file.source.kind === 'memory' ? file.source.bytes : new Uint8Array();
    const { text, encoding } = decodeText(bytes);
    const module =
      /\.[cm]?[jt]sx?$/.test(file.name) && text !== null
        ? await extractModuleFacts(file.name, text, { native: true })
        : null;
    facts.set(file.path, {
      path: file.path,
      size: file.size,
      sha256: '',
      kind: contentKind(bytes),
      encoding,
      module,
      hits: [],
      indicators: [],
      problems: [],
    });
  }
  return {
    tree,
    files,
    facts,
    triggers: readTriggers(tree, { text: read, json }),
    reach: { pathTo: () => null, pathToFile: () => null, triggersOf: () => [] },
    flows: [],
    knownBad: extras.knownBad ?? new Map(),
    text: read,
    json,
  };
}

export async function hitsOf(
  detector: Detector,
  contents: Contents,
  extras: ContextExtras = {},
): Promise<readonly Hit[]> {
  const ofFiles = Object.entries(contents).flatMap(([path, text]) =>
    typeof text === 'string' ? (detector.file?.(fileView(path, text)) ?? []) : [],
  );
  return [...ofFiles, ...(detector.tree?.(await contextOf(contents, extras)) ?? [])];
}

/** Hits that count in a verdict. */
export function counted(detector: Detector, hits: readonly Hit[]): readonly Hit[] {
  return hits.filter((hit) => (hit.weight ?? detector.weight) !== 'info');
}

/** `proof 95`, `weak 40` … of each hit, the heaviest first. */
export function weights(detector: Detector, hits: readonly Hit[]): readonly string[] {
  const order = ['proof', 'strong', 'weak', 'info'];
  return hits
    .map((hit) => ({ weight: hit.weight ?? detector.weight, confidence: hit.confidence }))
    .sort((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight) || b.confidence - a.confidence)
    .map(({ weight }) => weight);
}
