/** Files of the tree that a shell, batch, PowerShell, Python or HTML file starts, read from its text by words: only for such files as are reached. */
import type { FileFacts } from '../reader/file-facts.ts';
import type { ModuleGraph } from './module-graph.ts';

export interface ScriptEdge {
  readonly to: string;
  readonly at: number;
  readonly how: string;
  readonly text: string;
}

const SHELL =
  /\.(?:sh|bash|zsh|cmd|bat|ps1|command)$|(?:^|\/)(?:\.husky|hooks|\.githooks)\/[\w.-]+$|(?:^|\/)(?:Makefile|Dockerfile|\.envrc|Procfile)$/i;
const MOST_WORDS = 20_000;
const MOST_EDGES = 100;

export function scriptEdges(
  file: string,
  graph: ModuleGraph,
  facts: ReadonlyMap<string, FileFacts>,
): readonly ScriptEdge[] {
  const own = facts.get(file);
  const text = own === undefined ? null : graph.textOf(file);
  if (own === undefined || text === null) return [];
  if (own.kind === 'python' || /\.pyw?$/i.test(file)) return pythonEdges(file, text, graph);
  if (own.kind === 'html') return htmlEdges(file, text, graph);
  if (own.kind === 'shell' || own.kind === 'powershell' || SHELL.test(file)) return wordEdges(file, text, graph);
  return [];
}

/** Every word with a dot or slash that is a file of the tree. */
function wordEdges(file: string, text: string, graph: ModuleGraph): readonly ScriptEdge[] {
  const out = new Map<string, ScriptEdge>();
  let words = 0;
  for (const match of text.slice(0, 400_000).matchAll(/[^\s"'`;&|()<>=,]{3,300}/g)) {
    if (++words > MOST_WORDS || out.size >= MOST_EDGES) break;
    const word = match[0].replace(/^(?:\$\{?\w+\}?|%~dp0|%\w+%)[\\/]?/, './');
    if (!/[./\\]/.test(word)) continue;
    const to = graph.resolver.file(file, word);
    if (to !== null && !out.has(to) && !isPlainData(to)) out.set(to, { to, at: match.index, how: 'runs', text: to });
  }
  return [...out.values()];
}

function isPlainData(path: string): boolean {
  return /\.(?:md|txt|json|lock|ya?ml|toml|css|html?)$/i.test(path);
}

function pythonEdges(file: string, text: string, graph: ModuleGraph): readonly ScriptEdge[] {
  const out = new Map<string, ScriptEdge>();
  for (const match of text
    .slice(0, 400_000)
    .matchAll(
      /^[ \t]{0,40}(?:from[ \t]+(\.{0,3}[\w.]{0,200})[ \t]+import[ \t]+(\w{1,100})|import[ \t]+([\w.]{1,200}))/gm,
    )) {
    if (out.size >= MOST_EDGES) break;
    for (const to of pythonTargets(file, match[1] ?? match[3] ?? '', match[2] ?? null, graph)) {
      if (!out.has(to)) out.set(to, { to, at: match.index, how: 'imports', text: to });
    }
  }
  return [...out.values()];
}

function pythonTargets(file: string, module: string, name: string | null, graph: ModuleGraph): readonly string[] {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const stem = module.slice(dots).split('.').join('/');
  const up = dots > 1 ? '../'.repeat(dots - 1) : './';
  const out: string[] = [];
  for (const candidate of [
    `${stem}.py`,
    `${stem}/__init__.py`,
    ...(name === null ? [] : [`${stem === '' ? '' : `${stem}/`}${name}.py`]),
  ]) {
    if (candidate === '.py' || candidate === '/__init__.py') continue;
    const to = graph.resolver.file(file, `${up}${candidate}`);
    if (to !== null) out.push(to);
  }
  return out;
}

function htmlEdges(file: string, text: string, graph: ModuleGraph): readonly ScriptEdge[] {
  const out = new Map<string, ScriptEdge>();
  for (const match of text
    .slice(0, 400_000)
    .matchAll(/<script\b[^>]{0,400}?\bsrc\s{0,4}=\s{0,4}["']?([^"'\s>]{1,300})/gi)) {
    const spec = match[1] ?? '';
    if (/^(?:[a-z]+:)?\/\//i.test(spec)) continue;
    const to = graph.resolver.resolve(file, spec.startsWith('/') || spec.startsWith('.') ? spec : `./${spec}`).path;
    if (to !== null && !out.has(to)) out.set(to, { to, at: match.index, how: 'loads', text: to });
  }
  return [...out.values()];
}
