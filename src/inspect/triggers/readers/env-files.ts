/** `.env` files whose values make programs run something: NODE_OPTIONS with a preload, LD_PRELOAD, PYTHONSTARTUP, BASH_ENV … */
import { howOf } from '../data/interpreters.ts';
import { shellWord } from '../support/doc.ts';
import { folderOf, makeTrigger, named } from '../support/make-trigger.ts';
import type { TriggerReader } from '../trigger.ts';

const KEY =
  /^(?:NODE_OPTIONS|BUN_OPTIONS|LD_PRELOAD|DYLD_INSERT_LIBRARIES|PYTHONSTARTUP|PYTHONPATH|PYTHONHOME|BASH_ENV|PROMPT_COMMAND|GIT_SSH_COMMAND|GIT_EXTERNAL_DIFF|GIT_PAGER|GIT_EDITOR|RUBYOPT|PERL5OPT|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|npm_config_\w+|NPM_CONFIG_\w+|ELECTRON_RUN_AS_NODE|NODE_PATH|NODE_REPL_EXTERNAL_MODULE|VSCODE_INSPECTOR_OPTIONS)$/;

export default {
  id: 'env-files',
  title: 'Environment files',
  wants: (name) =>
    /(?:^|\/)\.env(?:\.[\w.-]{1,60})?$|(?:^|\/)(?!\.)[\w-]{1,60}\.env$/.test(name) && !/\.(?:md|[jt]s|py)$/.test(name),
  read(file, context) {
    const rows = (context.text(file.path) ?? '').slice(0, 200_000).split('\n').slice(0, 5_000);
    return rows.flatMap((row, i) => {
      const match = /^\s{0,40}(?:export\s{1,8})?([A-Za-z_]\w{0,100})\s{0,8}=\s{0,8}(.{1,4000})$/.exec(
        row.replace(/\r$/, ''),
      );
      const key = match?.[1] ?? '';
      if (!KEY.test(key)) return [];
      const value = (match?.[2] ?? '').trim().replace(/^(["'`])(.*)\1$/, '$2');
      const folder = folderOf(file.name);
      const options = /_OPTIONS$/.test(key)
        ? context.entriesOf(file.root, folder, `NODE_OPTIONS=${shellWord(value)} node`)
        : [];
      const target = context.resolve(file.root, folder, value);
      return [
        makeTrigger(file, {
          kind: 'env-file',
          moment: 'run',
          automatic: false,
          action: 'start the project with this environment',
          label: key,
          line: i + 1,
          excerpt: `${key}=${value}`,
          entries: [
            ...options,
            ...(target === null || /^\.?$/.test(value)
              ? []
              : named(context, file, folder, value, howOf(target.name, null), key)),
          ],
        }),
      ];
    });
  },
} satisfies TriggerReader;
