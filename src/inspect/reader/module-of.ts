/** Which files are read as programs, and by which parser: by what they hold first, by their name second. */
import { displayText } from '../../lib/index.ts';
import { extractModuleFacts, type ModuleFacts, nestingDepth, readPython } from '../../syntax/index.ts';
import type { FileFacts } from './file-facts.ts';
import { EVERYTHING, type Skip, type Stage } from './protocol.ts';
import type { ReadView } from './view.ts';

type Language = 'javascript' | 'python' | null;

const JAVASCRIPT_NAME = /\.(?:[cm]?[jt]sx?|es6|jsm|vue|svelte|astro|npl)$/i;
const PYTHON_NAME = /\.(?:pyw?|pyi|pth)$/i;
/** Scripts may stand in it, or not. */
const MARKUP_NAME = /\.(?:vue|svelte|astro|html?)$/i;
/** Data whatever its content looks like: read as text only. */
const DATA_NAME = /\.(?:json[5c]?|map|md|lock|ya?ml|toml|css|s[ac]ss|less|csv|tsv|snap)$/i;

export function languageOf(view: Pick<ReadView, 'name' | 'kind' | 'text'>): Language {
  if (view.text === null || view.text === '') return null;
  if (view.kind === 'python') return 'python';
  if (view.kind === 'javascript') return 'javascript';
  if (JAVASCRIPT_NAME.test(view.name)) return 'javascript';
  if (PYTHON_NAME.test(view.name)) return 'python';
  if (DATA_NAME.test(view.name)) return null;
  return view.kind === 'html' ? 'javascript' : null;
}

type Problems = FileFacts['problems'][number][];

export async function moduleOf(
  view: ReadView,
  skip: readonly Skip[],
  announce: (stage: Stage) => Promise<void> | void,
  problems: Problems,
): Promise<ModuleFacts | null> {
  const language = languageOf(view);
  if (language === null || view.text === null || skip.includes('parse') || skip.includes(EVERYTHING)) return null;
  const native = language === 'javascript' && !skip.includes('native-parse');
  await announce(native ? 'native-parse' : 'parse');
  try {
    if (language === 'python') {
      const { facts, problem } = await readPython(view.text);
      if (problem !== null) problems.push({ code: 'parse', message: problem, line: 1 });
      return facts;
    }
    const facts = await extractModuleFacts(view.name, view.text, { native });
    if (facts === null && view.kind !== 'html' && !MARKUP_NAME.test(view.name))
      problems.push({
        code: 'parse',
        message: `${whyUnparsable(view.text)}: it was read as text, its flows were not followed`,
        line: 1,
      });
    return facts;
  } catch (error) {
    problems.push({ code: 'parse', message: `not parsed: ${displayText(String(error), 160)}`, line: 1 });
    return null;
  }
}

/** Beyond this Node.js itself is out of stack (about 6,000 brackets). */
const DEEP = 1_500;

function whyUnparsable(text: string): string {
  const depth = nestingDepth(text);
  return depth > DEEP ? `it nests too deeply for every parser (about ${depth})` : 'no parser takes it';
}
