/**
 * One file, from bytes to facts, in a reading process. Each stage is announced first, so that the main process knows what a reading process died of;
 * a stage in `skip` is left out and said. A detector that throws is a problem of the file, never of the run.
 */
import { extractIndicators, type IndicatorHit } from '../../indicators/index.ts';
import { displayText, sha256 } from '../../lib/index.ts';
import type { Detector, Hit } from '../detector.ts';
import type { FileFacts } from './file-facts.ts';
import { moduleOf } from './module-of.ts';
import type { Prefilter } from './prefilter.ts';
import { EVERYTHING, type Skip, type Stage } from './protocol.ts';
import { type Content, contentOf, ReadView } from './view.ts';

export interface ReadTools {
  readonly detectors: readonly Detector[];
  readonly prefilter: Prefilter;
  readonly announce: (stage: Stage) => Promise<void> | void;
}

export interface FileToRead {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly skip: readonly Skip[];
  /** @throws the file system's error */
  readonly open: () => Uint8Array;
}

type Problem = FileFacts['problems'][number];
type FoundHit = FileFacts['hits'][number];

/** Hits of one rule in one file: the engine reports fewer. */
const HITS_PER_RULE = 60;
const EXCERPT_UNITS = 220;
const RELATED = 12;

export async function readOne(file: FileToRead, tools: ReadTools): Promise<FileFacts> {
  const problems: Problem[] = [];
  await tools.announce('read');
  let bytes: Uint8Array;
  try {
    bytes = file.open();
  } catch (error) {
    return unreadable(file, `it could not be read: ${displayText(errorCode(error), 80)}`);
  }
  // the hash of a part would be taken for that of the file
  const whole = bytes.length >= file.size;
  if (!whole)
    problems.push(problem('max-file-bytes', `only the first ${bytes.length} of ${file.size} bytes were read`));
  await tools.announce('kind');
  const content = contentOf(bytes);
  const base = {
    path: file.path,
    size: file.size,
    sha256: whole ? sha256(bytes) : '',
    kind: content.kind,
    encoding: content.encoding,
  };
  if (file.skip.includes(EVERYTHING)) return { ...base, module: null, hits: [], indicators: [], problems };
  if (content.cut)
    problems.push(problem('text-cut', `only the first ${content.text?.length ?? 0} characters were read as text`));
  return { ...base, ...(await look(file, content, tools, problems)), problems };
}

async function look(
  file: FileToRead,
  content: Content,
  tools: ReadTools,
  problems: Problem[],
): Promise<Pick<FileFacts, 'module' | 'hits' | 'indicators'>> {
  const view = new ReadView(file.path, file.name, content, tools.prefilter);
  view.module = await moduleOf(view, file.skip, tools.announce, problems);
  const hits: FoundHit[] = [];
  for (const detector of tools.detectors) {
    if (detector.file === undefined || !view.asked(detector)) continue;
    const stage: Stage = `rule:${detector.id}`;
    if (file.skip.includes(stage)) continue;
    const said = tools.announce(stage);
    if (said !== undefined) await said;
    try {
      for (const hit of detector.file(view).slice(0, HITS_PER_RULE)) hits.push(placed(detector.id, hit, view));
    } catch (error) {
      problems.push(problem('rule-failed', `the rule ${detector.id} failed: ${displayText(String(error), 120)}`));
    }
  }
  let indicators: readonly IndicatorHit[] = [];
  if (!file.skip.includes('indicators')) {
    await tools.announce('indicators');
    try {
      indicators = extractIndicators(view);
    } catch (error) {
      problems.push(problem('indicators-failed', `indicators were not looked for: ${displayText(String(error), 120)}`));
    }
  }
  return { module: view.module, hits, indicators };
}

function placed(rule: string, hit: Hit, view: ReadView): FoundHit {
  const text = view.text ?? '';
  let line = hit.line ?? 1;
  let column = hit.column ?? 1;
  if (hit.at !== undefined) ({ line, column } = view.lines.at(hit.at));
  const start = hit.at ?? (view.lines.starts[line - 1] ?? 0) + column - 1;
  const excerpt = hit.excerpt ?? lineAround(text, start);
  const related = hit.related?.slice(0, RELATED).map((other) => bounded(other));
  return {
    rule,
    hit: { ...bounded(hit), ...(related === undefined ? {} : { related }) },
    line,
    column,
    excerpt: cut(excerpt),
  };
}

function bounded<T extends { readonly excerpt?: string }>(place: T): T {
  return place.excerpt === undefined ? place : { ...place, excerpt: cut(place.excerpt) };
}

function cut(text: string): string {
  return text.length > EXCERPT_UNITS ? text.slice(0, EXCERPT_UNITS) : text;
}

/** The line around an offset, or the part of a long one that begins a little before it. */
function lineAround(text: string, at: number): string {
  const before = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const start = at - before > EXCERPT_UNITS - 40 ? at - 20 : before;
  const end = text.indexOf('\n', at);
  return text.slice(start, Math.min(end === -1 ? text.length : end, start + EXCERPT_UNITS));
}

function problem(code: string, message: string): Problem {
  return { code, message, line: 1 };
}

/** Facts of a file of which nothing is known. */
export function unreadable(
  file: { readonly path: string; readonly size: number },
  message: string,
  code = 'unreadable',
): FileFacts {
  const nothing = { module: null, hits: [], indicators: [] } as const;
  const unknown = { sha256: '', kind: file.size === 0 ? 'empty' : 'binary', encoding: 'binary' } as const;
  return { path: file.path, size: file.size, ...unknown, ...nothing, problems: [problem(code, message)] };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
