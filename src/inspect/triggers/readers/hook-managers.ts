/** Hook managers configured as data: lefthook, pre-commit, overcommit, simple-git-hooks.json. They act once installed, which lefthook's npm package does by itself. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc, strings, tomlDoc, yamlDocs } from '../support/doc.ts';
import { hookAction } from '../support/hook-scripts.ts';
import { baseName, folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const MOST = 300;

export default {
  id: 'hook-managers',
  title: 'Hook managers',
  wants: (name) =>
    /(?:^|\/)(?:\.?lefthook(?:-local)?\.(?:ya?ml|toml|json)|\.pre-commit-(?:config|hooks)\.ya?ml|\.overcommit\.yml|\.?simple-git-hooks\.json|\.captainhook\.json|captainhook\.json|grumphp\.yml|\.rusty-hook\.toml|prek\.toml)$/.test(
      name,
    ),
  read(file, context) {
    const base = baseName(file.name);
    const text = context.text(file.path);
    const docs = base.endsWith('.toml') ? [tomlDoc(text)] : base.endsWith('.json') ? [jsonDoc(text)] : yamlDocs(text);
    return docs.flatMap((doc) => {
      if (doc === null) return [];
      if (base.includes('pre-commit') || base === 'prek.toml') return preCommit(doc, file, context);
      return managed(doc, file, context, base.includes('lefthook'));
    });
  },
} satisfies TriggerReader;

function managed(doc: Doc, file: TreeFile, context: TriggerContext, lefthook: boolean): readonly Trigger[] {
  return doc
    .entries()
    .slice(0, MOST)
    .flatMap(([name, value]) => {
      const hook = name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
      if (
        !/^(?:pre|post|commit|prepare|applypatch|push|update|fsmonitor|reference|sendemail)-?[a-z-]{0,30}$/.test(hook)
      )
        return [];
      const found = value.string === null ? runs(value, 0) : [{ label: '', doc: value }];
      const commands = found.flatMap((one) => plainCommand(commandText(one.doc), one.doc.line));
      const scripts = lefthook
        ? (value.get('scripts')?.entries() ?? []).flatMap(([script]) =>
            plainCommand(`./.lefthook/${hook}/${script}`, value.line),
          )
        : [];
      const all = [...commands, ...scripts];
      return all.length === 0 ? [] : [made(file, context, hook, value.line, all)];
    });
}

/** `run`, `command`, `exec` under any nesting of `commands`, `jobs`, `actions`. */
function runs(doc: Doc, depth: number): readonly { readonly label: string; readonly doc: Doc }[] {
  if (depth > 6) return [];
  const own = ['run', 'command', 'required_executable', 'action', 'exec'].flatMap((key) => {
    const value = doc.get(key);
    return value !== null && commandText(value) !== null ? [{ label: key, doc: value }] : [];
  });
  const below = [
    ...doc
      .entries()
      .filter(([key]) => key !== 'run' && key !== 'scripts')
      .map(([, value]) => value),
    ...doc.items(),
  ]
    .filter((value) => value.kind !== 'scalar')
    .slice(0, MOST);
  return [...own, ...below.flatMap((value) => runs(value, depth + 1))].slice(0, MOST);
}

function made(
  file: TreeFile,
  context: TriggerContext,
  hook: string,
  line: number,
  commands: Trigger['commands'],
): Trigger {
  return makeTrigger(file, {
    kind: 'hook-manager',
    moment: 'git',
    automatic: false,
    action: `${hookAction(hook)} (once the hook manager is installed)`,
    label: `hook ${hook}`,
    line,
    commands,
    entries: startedBy(context, file, folderOf(file.name), commands, `hook ${hook}`),
    stealth: commands.flatMap((command) => commandStealth(command.text)),
  });
}

/** `repo: local` hooks run their `entry`; the others come from a repository of their own, which is named. */
function preCommit(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const listed = doc.kind === 'array' ? [doc] : (doc.get('repos')?.items() ?? []).slice(0, MOST);
  return listed.flatMap((repo) => {
    const source = repo.get('repo')?.string ?? 'local';
    const hooks = (repo.kind === 'array' ? repo.items() : (repo.get('hooks')?.items() ?? [])).slice(0, MOST);
    return hooks.flatMap((hook) => {
      const entry = hook.get('entry');
      if (entry?.string == null) return [];
      const stages = strings(hook.get('stages'))[0] ?? 'pre-commit';
      const commands = plainCommand([entry.string, commandText(hook.get('args')) ?? ''].join(' ').trim(), entry.line);
      return [
        {
          ...made(
            file,
            context,
            stages === 'commit' ? 'pre-commit' : stages === 'push' ? 'pre-push' : stages,
            entry.line,
            commands,
          ),
          label: `hook ${hook.get('id')?.string ?? ''} (${source})`,
        },
      ];
    });
  });
}
