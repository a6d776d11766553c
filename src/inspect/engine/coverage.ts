/** What was read and what was not (law 4): a clean report never implies coverage that was not there. */
import { displayText } from '../../lib/index.ts';
import type { Inspection, Unresolved } from '../../model/index.ts';
import type { InspectContext } from '../detector.ts';
import type { Locator } from './locate.ts';

const MOST_UNRESOLVED = 300;

/** Languages that are listed, never read for flows: said when the target has such files. */
const UNREAD_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.(go)$/, 'Go'],
  [/\.(rs)$/, 'Rust'],
  [/\.(rb)$/, 'Ruby'],
  [/\.(php)$/, 'PHP'],
  [/\.(java|kt|kts|scala|gradle)$/, 'Java and Kotlin'],
  [/\.(cs|fs|vb|csproj)$/, '.NET'],
  [/\.(c|cc|cpp|h|hpp)$/, 'C and C++'],
  [/\.(sol|vy|move|cairo)$/, 'smart contracts'],
];
const NATIVE = new Set(['elf', 'pe', 'mach-o', 'java-class', 'wasm']);

/** Configuration that was not read as data, or not wholly. */
export interface Unread {
  readonly path: string;
  readonly reason: string;
}

export function coverageOf(
  context: InspectContext,
  problems: readonly string[],
  unread: readonly Unread[],
): Inspection['coverage'] {
  const { tree, facts } = context;
  const skipped = tree.skipped.map(({ path, reason, code, size }) => ({ path, reason, code, size }));
  const told = new Set(tree.skipped.filter(({ code }) => code === 'max-file-bytes').map(({ path }) => path));
  let parsed = 0;
  let bytes = 0;
  for (const [path, file] of facts) {
    bytes += Math.min(file.size, tree.limits.maxFileBytes); // a size is the carrier's word
    if (file.module !== null) parsed++;
    for (const problem of file.problems) {
      if (problem.code === 'max-file-bytes' && told.has(path)) continue; // intake has said it
      skipped.push({ path, reason: displayText(problem.message, 300), code: problem.code, size: file.size });
    }
  }
  for (const { path, reason } of unread)
    skipped.push({
      path,
      reason: displayText(reason, 300),
      code: 'not-read-as-data',
      size: context.files.get(path)?.size ?? 0,
    });
  skipped.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.code < b.code ? -1 : 1));
  return {
    files: facts.size,
    bytes,
    parsed,
    skipped,
    limits: { ...tree.limits },
    notes: [...notesFor(context), ...problems],
  };
}

function notesFor(context: InspectContext): readonly string[] {
  const notes = [
    'Nothing of the target was executed; what only shows when code runs (answers of servers, values computed at run time) is not known.',
    'No registry or host was asked: age, owners and downloads of dependencies, and the code of dependencies that are not delivered, are not known.',
  ];
  const languages = UNREAD_LANGUAGES.filter(([pattern]) =>
    context.tree.files.some((file) => pattern.test(file.name)),
  ).map(([, language]) => language);
  if (languages.length > 0)
    notes.push(
      `Source in these languages was searched for telling texts only, its flows were not followed: ${languages.join(', ')}.`,
    );
  let native = 0;
  for (const file of context.facts.values()) if (NATIVE.has(file.kind)) native++;
  if (native > 0) notes.push(`${native} compiled program${native === 1 ? ' was' : 's were'} recognised, not analysed.`);
  if (context.tree.git === null)
    notes.push('No git repository was delivered with it: nothing is known of its history.');
  return notes;
}

/** Sinks whose decisive value could not be followed, parts of files that no parser took. */
export function unresolvedOf(context: InspectContext, locator: Locator): Unresolved[] {
  const out: Unresolved[] = [];
  for (const flow of context.flows) {
    if (flow.unresolved.length === 0 || context.reach.pathToFile(flow.file) === null) continue;
    const place = locator.place({ file: flow.file, at: flow.at, excerpt: '' });
    out.push({
      file: flow.file,
      line: place.line,
      what: flow.spelling,
      why: displayText(flow.unresolved.slice(0, 3).join('; '), 300),
    });
    if (out.length >= MOST_UNRESOLVED) break;
  }
  for (const [file, facts] of context.facts) {
    for (const problem of facts.module?.problems ?? []) {
      if (out.length >= MOST_UNRESOLVED * 2) return out;
      out.push({
        file,
        line: locator.place({ file, at: problem.at, excerpt: '' }).line,
        what: 'part of the file',
        why: displayText(problem.why, 300),
      });
    }
  }
  return out;
}
