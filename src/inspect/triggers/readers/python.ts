/**
 * Python files that run without being called by name: setup.py and build back ends at install, conftest.py with the tests, `.pth`, sitecustomize and usercustomize
 * with every interpreter, noxfile and the like by their tools; requirements with other indexes or direct links are named.
 */
import type { TreeFile } from '../../../model/index.ts';
import { strings, tomlDoc } from '../support/doc.ts';
import { iniLines } from '../support/ini.ts';
import { baseName, folderOf, makeTrigger, plainCommand, setAside, startedBy } from '../support/make-trigger.ts';
import type {
  Trigger,
  TriggerCommand,
  TriggerContext,
  TriggerEntry,
  TriggerMoment,
  TriggerReader,
} from '../trigger.ts';

/** Name → moment, action, automatic. */
const FILES: ReadonlyMap<string, readonly [TriggerMoment, string, boolean]> = new Map([
  ['setup.py', ['install', 'pip install', true]],
  ['conftest.py', ['test', 'pytest', false]],
  ['sitecustomize.py', ['run', 'start any Python program here', true]],
  ['usercustomize.py', ['run', 'start any Python program here', true]],
  ['noxfile.py', ['test', 'nox', false]],
  ['toxfile.py', ['test', 'tox', false]],
  ['fabfile.py', ['run', 'fab', false]],
  ['dodo.py', ['build', 'doit', false]],
  ['manage.py', ['run', 'python manage.py', false]],
  ['hatch_build.py', ['install', 'pip install', true]],
  ['gunicorn.conf.py', ['run', 'gunicorn', false]],
  ['jupyter_notebook_config.py', ['run', 'jupyter notebook', false]],
  ['wsgi.py', ['run', 'start the server', false]],
  ['asgi.py', ['run', 'start the server', false]],
  ['__main__.py', ['run', 'python -m', false]],
]);
/** Programs by custom: what people start first in a project that they are handed. */
const MAIN =
  /^(?:(?:src|app|backend|server|api|bot|cmd|[\w-]{1,40})\/){0,2}(?:main|app|run|server|bot|start|index|application|cli|api|trade|trader)\.py$/;
/** A package's own top level runs when it is imported. */
const PACKAGE = /^(?:src\/)?\w{1,60}\/__init__\.py$/;

export default {
  id: 'python',
  title: 'Python projects',
  wants: (name) =>
    FILES.has(baseName(name)) ||
    MAIN.test(name) ||
    PACKAGE.test(name) ||
    /(?:^|\/)(?:pyproject\.toml|tox\.ini|setup\.cfg|(?:[\w-]{0,40})requirements(?:[\w.-]{0,40})\.(?:txt|in)|requirements\/[\w.-]{1,60}\.txt|pip\.conf|Pipfile|constraints\.txt)$|\.pth$/.test(
      name,
    ),
  read(file, context) {
    const base = baseName(file.name);
    const known = FILES.get(base);
    if (known !== undefined) {
      const [moment, action, automatic] = known;
      return [
        made(file, 'python-file', moment, action, base, automatic && !setAside(file), [
          { path: file.path, how: 'python', steps: [action] },
        ]),
      ];
    }
    if (base.endsWith('.py')) return setAside(file) ? [] : program(file, base, context);
    const text = context.text(file.path) ?? '';
    if (base.endsWith('.pth')) return pth(text, file);
    if (base === 'pyproject.toml') return pyproject(text, file, context);
    if (base === 'tox.ini' || base === 'setup.cfg') return ini(text, file, context);
    return requirements(text, file);
  },
} satisfies TriggerReader;

function made(
  file: TreeFile,
  kind: string,
  moment: TriggerMoment,
  action: string,
  label: string,
  automatic: boolean,
  entries: readonly TriggerEntry[],
  line = 1,
  excerpt = label,
  commands: readonly TriggerCommand[] = [],
): Trigger {
  return makeTrigger(file, { kind, moment, automatic, action, label, line, excerpt, entries, commands });
}

function program(file: TreeFile, base: string, context: TriggerContext): readonly Trigger[] {
  if (base !== '__init__.py')
    return [
      made(file, 'python-file', 'run', `python ${base}`, base, false, [
        { path: file.path, how: 'python', steps: [`python ${base}`] },
      ]),
    ];
  // a library that is published: whoever uses it imports it
  const published = ['setup.py', 'pyproject.toml', 'setup.cfg', 'PKG-INFO'].some(
    (name) => context.resolve(file.root, '', `./${name}`) !== null,
  );
  const name = baseName(folderOf(file.name));
  return published && !/^(?:tests?|docs?|examples?|scripts?)$/.test(name)
    ? [
        made(file, 'python-import', 'import', `import ${name}`, name, false, [
          { path: file.path, how: 'python', steps: [`import ${name}`] },
        ]),
      ]
    : [];
}

/** Lines of a `.pth` that start with `import` are executed by every interpreter of the environment. */
function pth(text: string, file: TreeFile): readonly Trigger[] {
  const rows = text.slice(0, 200_000).split('\n');
  const at = rows.findIndex((row) => /^import[ \t]/.test(row));
  if (at === -1) return [];
  return [
    made(
      file,
      'python-pth',
      'run',
      'start any Python program here',
      baseName(file.name),
      !setAside(file),
      [{ path: file.path, how: 'python', steps: ['site'] }],
      at + 1,
      (rows[at] ?? '').slice(0, 300),
    ),
  ];
}

function pyproject(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const doc = tomlDoc(text);
  if (doc === null) return [];
  const folder = folderOf(file.name);
  const found: Trigger[] = [];
  const paths = strings(doc.get('build-system', 'backend-path')).slice(0, 10);
  const backend = doc.get('build-system', 'build-backend');
  if (paths.length > 0 && backend?.string != null) {
    const module = (backend.string.split(':', 1)[0] ?? '').replaceAll('.', '/');
    const entries = paths.flatMap((path) => pythonFile(context, file, folder, `${path}/${module}`));
    found.push(
      made(
        file,
        'python-backend',
        'install',
        'pip install',
        'build-backend',
        entries.length > 0 && !setAside(file),
        entries,
        backend.line,
        `build-backend = ${backend.string}, backend-path = ${paths.join(', ')}`,
      ),
    );
  }
  const builds = [
    doc.get('tool', 'poetry', 'build', 'script')?.string,
    doc.get('tool', 'poetry', 'build')?.string,
    doc.get('tool', 'pdm', 'build', 'setup-script')?.string,
    doc.get('tool', 'hatch', 'build', 'hooks', 'custom', 'path')?.string ??
      (doc.get('tool', 'hatch', 'build', 'hooks', 'custom') === null ? undefined : 'hatch_build.py'),
  ];
  for (const script of builds) {
    const entries = script == null ? [] : pythonFile(context, file, folder, script);
    if (entries.length > 0)
      found.push(made(file, 'python-backend', 'install', 'pip install', script ?? '', !setAside(file), entries));
  }
  for (const [name, keys] of [
    ['pytest', ['tool', 'pytest', 'ini_options', 'addopts']],
    ['poe', ['tool', 'poe', 'tasks']],
    ['taskipy', ['tool', 'taskipy', 'tasks']],
    ['pdm', ['tool', 'pdm', 'scripts']],
    ['hatch', ['tool', 'hatch', 'envs', 'default', 'scripts']],
    ['rye', ['tool', 'rye', 'scripts']],
  ] as const) {
    const value = doc.get(...keys);
    const rows =
      value === null
        ? []
        : value
            .entries()
            .map(
              ([key, one]) =>
                [key, one.string ?? one.get('cmd')?.string ?? one.get('shell')?.string ?? '', one.line] as const,
            );
    for (const [key, command, line] of rows.slice(0, 100)) {
      const commands = plainCommand(command, line);
      if (commands.length > 0)
        found.push(
          made(
            file,
            'python-task',
            'run',
            `${name} ${key}`,
            key,
            false,
            startedBy(context, file, folder, commands, key),
            line,
            command,
            commands,
          ),
        );
    }
  }
  for (const [name, value] of doc.get('project', 'scripts')?.entries() ??
    doc.get('tool', 'poetry', 'scripts')?.entries() ??
    []) {
    const entries =
      value.string === null
        ? []
        : pythonFile(context, file, folder, (value.string.split(':', 1)[0] ?? '').replaceAll('.', '/'));
    if (entries.length > 0)
      found.push(
        made(
          file,
          'python-script',
          'run',
          `run the command ${name}`,
          name,
          false,
          entries,
          value.line,
          value.string ?? '',
        ),
      );
  }
  for (const source of [
    ...(doc.get('tool', 'poetry', 'source')?.items() ?? []),
    ...(doc.get('tool', 'uv', 'index')?.items() ?? []),
    ...(doc.get('tool', 'pdm', 'source')?.items() ?? []),
  ].slice(0, 50)) {
    const url = source.get('url')?.string;
    if (url != null)
      found.push(
        made(
          file,
          'python-index',
          'install',
          'pip install',
          source.get('name')?.string ?? 'index',
          false,
          [],
          source.line,
          url,
        ),
      );
  }
  return found;
}

function pythonFile(context: TriggerContext, file: TreeFile, folder: string, path: string): readonly TriggerEntry[] {
  for (const candidate of [path, `${path}.py`, `${path}/__init__.py`, `src/${path}.py`, `src/${path}/__init__.py`]) {
    const found = context.resolve(file.root, folder, `./${candidate}`);
    if (found?.name.endsWith('.py')) return [{ path: found.path, how: 'python', steps: [path] }];
  }
  return [];
}

function ini(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return iniLines(text).flatMap(({ key, value, line }) => {
    if (
      !/^testenv.*\.(?:commands|commands_pre|commands_post|install_command)$|^tox\.(?:requires)$|^options\.entry_points\.|^aliases\./.test(
        key,
      ) ||
      /^options/.test(key)
    )
      return [];
    const commands = value
      .split('\n')
      .filter((row) => row.trim() !== '')
      .map(
        (row, i): TriggerCommand => ({
          text: row.replaceAll('{toxinidir}', '.').replace(/^- /, ''),
          platform: '',
          line: line + i,
        }),
      );
    return commands.length === 0
      ? []
      : [
          made(
            file,
            'python-task',
            'test',
            'tox',
            key,
            false,
            startedBy(context, file, folderOf(file.name), commands, key),
            line,
            value.trim(),
            commands,
          ),
        ];
  });
}

/** Other indexes, direct links and version control links; local paths run that project's own build. */
function requirements(text: string, file: TreeFile): readonly Trigger[] {
  return text
    .slice(0, 500_000)
    .split('\n')
    .slice(0, 10_000)
    .flatMap((row, i) => {
      const line = row.trim();
      const odd =
        /^(?:-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host|index-url|extra-index-url)\b/.test(line) ||
        /(?:^|@\s{0,4}|-e\s{1,4})(?:git|hg|svn|bzr)?\+?(?:https?|ssh|file|git):\/\//.test(line) ||
        /^(?:-e|--editable)\s{1,4}\./.test(line) ||
        /^url\s{0,4}=\s{0,4}"https?:/.test(line);
      return odd && !line.startsWith('#')
        ? [
            made(
              file,
              'python-index',
              'install',
              'pip install',
              line.slice(0, 120),
              false,
              [],
              i + 1,
              line.slice(0, 300),
            ),
          ]
        : [];
    });
}
