/** Continuous integration: steps that a service runs on push (GitHub, GitLab, CircleCI, Azure, Bitbucket, Travis, Drone, Woodpecker, AppVeyor, Buildkite, Jenkins), and actions of the repository itself (T25). */
import type { TreeFile } from '../../../model/index.ts';
import { type Doc, strings, yamlDocs } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, named, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const FILES =
  /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$|(?:^|\/)\.gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/[^/]{1,200}\.ya?ml$|(?:^|\/)\.circleci\/config\.ya?ml$|(?:^|\/)azure-pipelines(?:[\w.-]{0,60})?\.ya?ml$|(?:^|\/)bitbucket-pipelines\.yml$|(?:^|\/)\.travis\.yml$|(?:^|\/)\.drone\.ya?ml$|(?:^|\/)\.woodpecker(?:\/[^/]{1,100})?\.ya?ml$|(?:^|\/)\.?appveyor\.yml$|(?:^|\/)\.buildkite\/[^/]{1,100}\.ya?ml$|(?:^|\/)\.semaphore\/[^/]{1,100}\.ya?ml$|(?:^|\/)action\.ya?ml$|(?:^|\/)\.cirrus\.yml$|(?:^|\/)Jenkinsfile[\w.-]{0,40}$/;
/** Keys whose texts (or lists of texts) are commands in one of these formats. */
const COMMANDS = new Set([
  'run',
  'script',
  'before_script',
  'after_script',
  'command',
  'commands',
  'bash',
  'powershell',
  'pwsh',
  'cmd',
  'sh',
  'ps',
  'install',
  'before_install',
  'after_success',
  'after_failure',
  'build_script',
  'test_script',
  'install_script',
  'before_build',
  'before_deploy',
  'deploy_script',
  'on_success',
  'on_finish',
  'init',
  'after-script',
  'inlineScript',
  'script_body',
]);
const MOST = 1_000;

export default {
  id: 'ci-workflows',
  title: 'Continuous integration',
  wants: (name) => FILES.test(name),
  read(file, context) {
    const text = context.text(file.path);
    if (text === null) return [];
    const home =
      /^(.*?)\/?\.(?:github|gitea|forgejo|gitlab|circleci|buildkite|semaphore|woodpecker)\//.exec(file.name)?.[1] ??
      folderOf(file.name);
    if (baseName(file.name).startsWith('Jenkinsfile')) return jenkinsfile(text, file, home, context);
    return yamlDocs(text).flatMap((doc) => [
      ...steps(doc, '', 0, { left: MOST }).map((step) => made(file, home, context, step)),
      ...action(doc, file, context),
    ]);
  },
} satisfies TriggerReader;

interface Step {
  readonly label: string;
  readonly text: string;
  readonly line: number;
  readonly folder: string;
}

function steps(doc: Doc, label: string, depth: number, budget: { left: number }): readonly Step[] {
  if (depth > 14 || budget.left <= 0) return [];
  const folder =
    doc.get('working-directory')?.string ??
    doc.get('workingDirectory')?.string ??
    doc.get('working_directory')?.string ??
    '';
  const found: Step[] = [];
  for (const [key, value] of doc.entries()) {
    if (COMMANDS.has(key) && (value.string !== null || value.items().some((item) => item.string !== null))) {
      for (const one of value.string === null ? value.items() : [value]) {
        if (one.string === null || --budget.left < 0) continue;
        found.push({
          label: doc.get('name')?.string ?? (label === '' ? key : label),
          text: one.string,
          line: one.line,
          folder,
        });
      }
      if (value.string === null)
        for (const item of value.items())
          if (item.string === null) found.push(...steps(item, label, depth + 1, budget));
    } else if (value.kind !== 'scalar')
      found.push(...steps(value, depth === 0 || key === 'steps' || key === 'jobs' ? label : key, depth + 1, budget));
  }
  for (const item of doc.items()) if (item.kind !== 'scalar') found.push(...steps(item, label, depth + 1, budget));
  return found;
}

function made(file: TreeFile, home: string, context: TriggerContext, step: Step): Trigger {
  const commands = plainCommand(step.text, step.line);
  const target =
    step.folder === '' ? home : (context.resolve(file.root, home, `${step.folder}/package.json`)?.name ?? '');
  return makeTrigger(file, {
    kind: 'ci-step',
    moment: 'ci',
    automatic: false,
    action: 'push to the repository (continuous integration)',
    label: step.label,
    line: step.line,
    commands,
    entries: startedBy(context, file, step.folder === '' ? home : folderOf(target), commands, step.label),
    stealth: commandStealth(step.text),
  });
}

/** `action.yml` of a JavaScript action. */
function action(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const entries = ['main', 'pre', 'post'].flatMap((key) =>
    named(context, file, folderOf(file.name), strings(doc.get('runs', key))[0] ?? null, 'node', `runs.${key}`),
  );
  return entries.length === 0
    ? []
    : [
        makeTrigger(file, {
          kind: 'ci-action',
          moment: 'ci',
          automatic: false,
          action: 'use the action in a workflow',
          label: 'runs',
          line: doc.get('runs')?.line ?? 1,
          entries,
        }),
      ];
}

function jenkinsfile(text: string, file: TreeFile, home: string, context: TriggerContext): readonly Trigger[] {
  let line = 0;
  return text
    .slice(0, 500_000)
    .split('\n')
    .slice(0, 10_000)
    .flatMap((row) => {
      line++;
      const match =
        /\b(?:sh|bat|powershell|pwsh)\s{0,8}\(?\s{0,8}(?:script:\s{0,8})?(?:'''|"""|'|")([^'"]{1,2000})/.exec(
          row.slice(0, 4_000),
        );
      return match === null
        ? []
        : [made(file, home, context, { label: 'step', text: match[1] ?? '', line, folder: '' })];
    });
}
