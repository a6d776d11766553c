/** T05, T06, T34, T50: an interpreter is given a font, a picture, a dictionary or another file that honest projects never run. */
import { programOf } from '../../syntax/index.ts';
import { runsStandardInput } from '../commands/download-and-run.ts';
import { runsUnasked } from '../commands/moments.ts';
import { runTargets } from '../commands/run-target.ts';
import { lineIn, type Started, startedCommands } from '../commands/started-commands.ts';
import { ASSET_EXTENSIONS, DATA_EXTENSIONS, extensionOf } from '../data/file-kinds.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

export default {
  id: 'asset-run-as-code',
  title: 'A file that looks like an asset is run as code',
  severity: 'critical',
  weight: 'proof',
  aspect: 'hides',
  techniques: ['T1036.008', 'T1027', 'T1059.007'],
  tradecraft: ['T05', 'T06', 'T34', 'T50'],
  description:
    'A command gives an interpreter (node, python, sh …) a file with the extension of a font, picture, medium or dictionary, directly, as a preload (`-r`) or on standard input. The payload of the fake-font lures is plain JavaScript named `fa-solid-400.woff2`.',
  benign:
    'Assets given to converters, copy commands and bundlers are not run. Text and data files (`.txt`, `.dat`) given to an interpreter are odd and reported less firmly.',
  tree: (context) => [...hits(context)],
} satisfies Detector;

function* hits(context: InspectContext): Iterable<Hit> {
  for (const started of startedCommands(context)) {
    for (const { path, interpreter, at } of given(started)) {
      const extension = extensionOf(path);
      const asset =
        ASSET_EXTENSIONS.has(extension) ||
        (hiddenWithoutName(path, extension, interpreter) && runsUnasked(started.trigger));
      // `source prod.env` is how variables are read
      const odd = DATA_EXTENSIONS.has(extension) && interpreter !== 'source' && interpreter !== '.';
      if (!asset && !odd && !hiddenWithoutName(path, extension, interpreter)) continue;
      yield {
        file: started.file,
        line: lineIn(started, at),
        excerpt: started.kind === 'line' ? started.text : path,
        message: `${interpreter} is given ${path}, ${extension === '' ? 'a file without a name for code' : `a file with the extension .${extension}`}, to run${started.via.length > 0 ? ` (through ${started.via.join(' → ')})` : ''}.`,
        ...(asset
          ? { confidence: 96 }
          : {
              confidence: runsUnasked(started.trigger) ? 75 : 55,
              weight: 'strong' as const,
              severity: 'high' as const,
            }),
        trigger: started.trigger,
        sinkKind: 'asset run as code',
        related: relatedFile(context, started, path),
        group: `${started.file} ${path}`,
      };
    }
  }
  yield* entries(context);
}

/** Entries that a trigger reader found by its own means (a task of type `process`, arguments in a list). */
function* entries(context: InspectContext): Iterable<Hit> {
  for (const trigger of context.triggers) {
    for (const entry of trigger.entries) {
      if (
        entry.how === 'module' ||
        entry.how === 'binary' ||
        entry.how === 'other' ||
        !ASSET_EXTENSIONS.has(extensionOf(entry.path))
      )
        continue;
      // packages export their source maps and style sheets too (mathjs): what can be imported runs only if it is a program
      if (trigger.moment === 'import' && context.facts.get(entry.path)?.kind !== 'javascript') continue;
      yield {
        file: trigger.file,
        line: trigger.line,
        excerpt: trigger.excerpt,
        message: `${entry.path}, named like an asset, is run (${entry.how}).`,
        confidence: 96,
        trigger,
        sinkKind: 'asset run as code',
        related: [{ file: entry.path, line: 1 }],
        group: `${trigger.file} ${entry.path}`,
      };
    }
  }
}

interface Given {
  readonly path: string;
  readonly interpreter: string;
  readonly at: number;
}

function* given({ commands }: Started): Iterable<Given> {
  for (const [i, command] of commands.entries()) {
    for (const target of runTargets(command)) {
      if (target.interpreter !== '') yield { path: target.path, interpreter: target.interpreter, at: command.at };
    }
    // `cat x.woff2 | node`
    const next = commands[i + 1];
    if (
      next?.joinedBy === '|' &&
      runsStandardInput(next) &&
      /^(?:cat|type|gc|get-content|more|tail|head|dd|base64)$/.test(programOf(command))
    ) {
      for (const path of command.words.slice(1))
        if (!path.startsWith('-')) yield { path, interpreter: programOf(next), at: command.at };
    }
  }
}

/** `node .vscode/cancel`: no script of the editor's folder goes without its extension. */
function hiddenWithoutName(path: string, extension: string, interpreter: string): boolean {
  return (
    extension === '' &&
    /^(?:node|nodejs|deno|bun|python[\d.]*)$/.test(interpreter) &&
    /(?:^|[\\/])\.(?:vscode|git|idea|cursor|windsurf|cache)[\\/]/.test(path)
  );
}

function relatedFile(context: InspectContext, { file }: Started, path: string): NonNullable<Hit['related']> {
  const root = context.files.get(file)?.root ?? '';
  const wanted = `${root}${path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/^\$\{workspaceFolder\}\//, '')}`;
  return context.files.has(wanted) ? [{ file: wanted, line: 1 }] : [];
}
