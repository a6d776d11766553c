/** Extensions that a workspace asks to be installed, and extensions that lie in its `.vscode/extensions` folder or stand as `.vsix` beside it (T21). */
import { jsonDoc, strings } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger } from '../support/make-trigger.ts';
import { editorName } from '../support/workspace-folder.ts';
import type { TriggerReader } from '../trigger.ts';

export default {
  id: 'vscode-extensions',
  title: 'Recommended editor extensions',
  wants: (name) =>
    /(?:^|\/)\.(?:vscode|cursor|windsurf|theia|trae|kiro|void|positron)\/extensions\.json$|\.code-workspace$|(?:^|\/)\.vscode\/[^/]{1,200}\.vsix$/.test(
      name,
    ),
  read(file, context) {
    if (file.name.endsWith('.vsix')) {
      return [
        makeTrigger(file, {
          kind: 'vscode-extension-file',
          moment: 'open',
          automatic: false,
          action: 'install the extension',
          label: baseName(file.name),
          entries: [{ path: file.path, how: 'binary', steps: [] }],
        }),
      ];
    }
    const doc = jsonDoc(context.text(file.path));
    const list =
      (file.name.endsWith('.code-workspace')
        ? doc?.get('extensions', 'recommendations')
        : doc?.get('recommendations')) ?? null;
    const names = strings(list).slice(0, 200);
    if (list === null || names.length === 0) return [];
    // an extension delivered in the folder itself is offered as a recommendation by its id
    const local = names.flatMap((name) => {
      const manifest = context.resolve(file.root, folderOf(file.name), `extensions/${name.split('.').at(-1) ?? name}`);
      return manifest === null ? [] : [{ path: manifest.path, how: 'node' as const, steps: [`extension ${name}`] }];
    });
    return [
      makeTrigger(file, {
        kind: 'vscode-extensions',
        moment: 'open',
        automatic: false,
        action: `accept the recommended extensions in ${editorName(file.name)}`,
        label: names.join(', '),
        line: list.line,
        excerpt: names.join(', '),
        entries: local,
      }),
    ];
  },
} satisfies TriggerReader;
