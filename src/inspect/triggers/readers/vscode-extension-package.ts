/** A package that is an editor extension: what it activates on, and its main file. `*`, `onStartupFinished` start with the editor (T21). */
import { jsonDoc, strings } from '../support/doc.ts';
import { folderOf, makeTrigger, named } from '../support/make-trigger.ts';
import type { TriggerReader } from '../trigger.ts';

export default {
  id: 'vscode-extension-package',
  title: 'Editor extension',
  wants: (name) => name === 'package.json' || name.endsWith('/package.json'),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null || doc.get('engines', 'vscode') === null) return [];
    const folder = folderOf(file.name);
    const events = strings(doc.get('activationEvents'));
    const atStart = events.filter(
      (event) => event === '*' || event === 'onStartupFinished' || event.startsWith('workspaceContains:'),
    );
    const main = doc.get('main') ?? doc.get('browser');
    const entries = [
      ...named(context, file, folder, doc.get('main')?.string ?? null, 'node', 'activate'),
      ...named(context, file, folder, doc.get('browser')?.string ?? null, 'node', 'activate'),
    ];
    if (main === null) return [];
    return [
      makeTrigger(file, {
        kind: 'vscode-extension',
        moment: atStart.length > 0 ? 'open' : 'run',
        automatic: atStart.length > 0,
        action: atStart.length > 0 ? 'start the editor with the extension installed' : 'use the extension',
        label: atStart[0] ?? events[0] ?? 'activate',
        line: (doc.get('activationEvents') ?? main).line,
        excerpt: `activationEvents: ${events.slice(0, 8).join(', ')}`,
        entries,
      }),
    ];
  },
} satisfies TriggerReader;
