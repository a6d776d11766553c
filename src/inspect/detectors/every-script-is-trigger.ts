/** T13: the same program is put in front of every ordinary script, so that start, build, test and eject all run it. */
import { parseCommandLine } from '../../syntax/index.ts';
import { startsOwnProgram } from '../commands/own-program.ts';
import { lineOfKey } from '../commands/started-commands.ts';
import { type Manifest, manifests } from '../dependencies/manifests.ts';
import type { Detector, Hit, InspectContext } from '../detector.ts';

const ORDINARY =
  /^(?:start|dev|develop|build|test|eject|lint|preview|serve|compile|deploy|export|format|watch|coverage|storybook)(?::[\w-]+)?$/;

export default {
  id: 'every-script-is-trigger',
  title: 'Every npm script starts the same program',
  severity: 'high',
  weight: 'strong',
  aspect: 'starts',
  techniques: ['T1059.007', 'T1036'],
  tradecraft: ['T13'],
  description:
    'Three or more ordinary scripts (start, build, test, eject …) run the same program of the repository beside the tool they are named after, by a pipe or in the background: `node server/server.js | react-scripts build`. Whichever script the reader chooses, the program runs.',
  benign:
    'A preparation step joined by `&&` (generate, clean, check environment) and a `dev` script that starts server and client together are usual.',
  tree: (context) =>
    manifests(context)
      .filter((manifest) => !manifest.installed)
      .flatMap((manifest) => [...hits(context, manifest)]),
} satisfies Detector;

interface Use {
  readonly script: string;
  readonly text: string;
  readonly piped: boolean;
}

function* hits(context: InspectContext, manifest: Manifest): Iterable<Hit> {
  const uses = new Map<string, Use[]>();
  for (const [script, text] of manifest.scripts) {
    if (!ORDINARY.test(script)) continue;
    const commands = parseCommandLine(text);
    for (const [i, command] of commands.entries()) {
      const own = startsOwnProgram(command);
      if (
        own === null ||
        / run |^(?:next|nuxt|astro|gatsby|ng|vite|react-scripts|nest|expo|webpack)/.test(own) ||
        commands.length < 2
      )
        continue;
      const joint = commands[i + 1]?.joinedBy ?? command.joinedBy;
      const use = { script, text, piped: joint === '|' || joint === '&' || joint === '||' || command.background };
      const list = uses.get(own);
      if (list === undefined) uses.set(own, [use]);
      else if (!list.some((other) => other.script === script)) list.push(use);
    }
  }
  for (const [program, list] of uses) {
    const piped = list.filter((use) => use.piped);
    const sure = list.some(({ script }) => /^(?:eject|test|build|lint)/.test(script));
    if (list.length < 3 || !sure || (piped.length < 3 && !list.some(({ script }) => script === 'eject'))) continue;
    const first = list[0];
    if (first === undefined) continue;
    const proof = piped.length >= 3 && list.some(({ text }) => text.includes('|'));
    const trigger = context.triggers.find((one) => one.file === manifest.file && one.label.includes(first.script));
    yield {
      file: manifest.file,
      line: lineOfKey(context.text(manifest.file) ?? '', first.script),
      excerpt: `${first.script}: ${first.text}`,
      message: `${list.length} scripts (${list.map(({ script }) => script).join(', ')}) all start ${program}.`,
      confidence: proof ? 92 : 75,
      ...(proof ? { weight: 'proof' as const, severity: 'critical' as const } : {}),
      ...(trigger === undefined ? {} : { trigger }),
      related: list.slice(1, 6).map(({ script, text }) => ({
        file: manifest.file,
        line: lineOfKey(context.text(manifest.file) ?? '', script),
        excerpt: `${script}: ${text}`,
      })),
      sinkKind: 'program before every script',
      group: `${manifest.file} ${program}`,
    };
  }
}
