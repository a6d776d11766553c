/** Programs that run a file, and the options of theirs that take the next word (from their manuals). */
import type { TriggerEntry } from '../trigger.ts';

export interface Interpreter {
  readonly how: TriggerEntry['how'];
  readonly valued: ReadonlySet<string>;
  /** options whose word is a file that runs too */
  readonly preloads: ReadonlySet<string>;
  /** options whose word is code */
  readonly code: ReadonlySet<string>;
  /** sub-commands before the file */
  readonly verbs: ReadonlySet<string>;
  /** without a file the folder's package main runs */
  readonly runsMain: boolean;
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' ').filter((word) => word !== ''));
const NODE_VALUED =
  '-C --conditions --env-file --env-file-if-exists --title --input-type --inspect-port --icu-data-dir --disable-warning --trace-event-categories --watch-path --diagnostic-dir --redirect-warnings --cpu-prof-dir --heap-prof-dir -P --project -O --compilerOptions --compiler-options --ignore-diagnostics -I --tsconfig --cwd --dir --presets --plugins --extensions --only';
const RUNNER_VALUED = `${NODE_VALUED} -w --watch -e --ext --exts -i --ignore -d --delay --signal --config -x --exec --ignore-watch --interval --debounce`;
const MANAGER_VALUED =
  '-n --name -i --instances --max-memory-restart -l --log -o --output -e --error --interpreter --node-args --cron --cron-restart --restart-delay --ignore-watch --env --cwd -p --pidFile --uid --workingDir --sourceDir --minUptime --spinSleepTime --namespace -c';
const PRELOADS = '-r --require --import --loader --experimental-loader --preload';

function row(
  how: TriggerEntry['how'],
  options: Partial<Record<'valued' | 'preloads' | 'code' | 'verbs', string>> & { runsMain?: boolean } = {},
): Interpreter {
  return {
    how,
    valued: set(options.valued ?? ''),
    preloads: set(options.preloads ?? ''),
    code: set(options.code ?? ''),
    verbs: set(options.verbs ?? ''),
    runsMain: options.runsMain ?? false,
  };
}

const node = row('node', { valued: NODE_VALUED, preloads: PRELOADS, code: '-e --eval -p --print -pe', verbs: 'watch' });
const runner = row('node', { valued: RUNNER_VALUED, preloads: PRELOADS, runsMain: true });
const pm2 = row('node', { valued: MANAGER_VALUED, preloads: PRELOADS, verbs: 'start restart reload' });
const shell = row('shell', { valued: '-o -O --rcfile --init-file' });
const python = row('python', { valued: '-W -X -Q', code: '-c' });
const other = row('other');

export const INTERPRETERS: ReadonlyMap<string, Interpreter> = new Map(
  (
    [
      [
        node,
        'node nodejs ts-node ts-node-esm ts-node-script ts-node-transpile-only tsx esno esmo jiti vite-node swc-node babel-node esr tsimp node-dev iojs zx 0x clinic coffee',
      ],
      [
        row('node', {
          valued: `${NODE_VALUED} -r`,
          preloads: PRELOADS,
          code: '-e --eval -p --print',
          verbs: 'run watch',
        }),
        'bun',
      ],
      [
        row('node', {
          valued:
            '--config -c --import-map --lock --cert -L --log-level --env-file --v8-flags --location --seed --unsafely-ignore-certificate-errors',
          preloads: '--preload --import',
          verbs: 'run serve',
        }),
        'deno',
      ],
      [
        runner,
        'nodemon ts-node-dev tsnd tsc-watch supervisor electron electronmon micro micro-dev probot functions-framework babel-watch',
      ],
      [pm2, 'pm2 pm2-runtime pm2-dev pm2-docker forever strong-pm slc'],
      [shell, 'sh bash zsh dash ash ksh fish busybox source .'],
      [python, 'python python2 python3 py pypy pypy3 pythonw ipython streamlit chainlit'],
      [row('powershell', { valued: '-executionpolicy -ep -ex -w -windowstyle -version' }), 'powershell pwsh'],
      [
        other,
        'wscript cscript mshta osascript perl ruby php lua deno-lint rundll32 regsvr32 installutil awk expect tclsh swift julia r rscript groovy jshell',
      ],
      [row('binary', { valued: '-cp -classpath --class-path' }), 'java javaw mono dotnet wine'],
    ] as const
  ).flatMap(([interpreter, names]) => names.split(' ').map((name): [string, Interpreter] => [name, interpreter])),
);

const BY_EXTENSION: ReadonlyMap<string, TriggerEntry['how']> = new Map(
  Object.entries({
    js: 'node',
    mjs: 'node',
    cjs: 'node',
    ts: 'node',
    mts: 'node',
    cts: 'node',
    jsx: 'node',
    tsx: 'node',
    sh: 'shell',
    bash: 'shell',
    zsh: 'shell',
    command: 'shell',
    bat: 'shell',
    cmd: 'shell',
    py: 'python',
    pyw: 'python',
    ps1: 'powershell',
    psm1: 'powershell',
    exe: 'binary',
    dll: 'binary',
    jar: 'binary',
    app: 'binary',
    bin: 'binary',
    so: 'binary',
    dylib: 'binary',
    msi: 'binary',
    scr: 'binary',
  } as const),
);

/** How a file that is started by its own name runs: by its extension, then by the first line of its text. */
export function howOf(name: string, text: string | null): TriggerEntry['how'] {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  const known = dot > 0 ? BY_EXTENSION.get(base.slice(dot + 1).toLowerCase()) : undefined;
  if (known !== undefined) return known;
  if (text === null) return 'binary';
  const shebang = /^#!\s*(\S{1,200})(?:[ \t]+(\S{1,100}))?/.exec(text.slice(0, 400));
  const program =
    shebang === null ? '' : /(?:^|\/)env$/.test(shebang[1] ?? '') ? (shebang[2] ?? '') : (shebang[1] ?? '');
  if (/(?:^|\/)(?:node|bun|deno|tsx|ts-node|zx)$/.test(program)) return 'node';
  if (/(?:^|\/)python[\d.]*$/.test(program)) return 'python';
  if (/(?:^|\/)(?:pwsh|powershell)$/.test(program)) return 'powershell';
  if (/(?:^|\/)(?:ba|z|da|k|a|c|tc|fi)?sh$/.test(program)) return 'shell';
  return 'other';
}
