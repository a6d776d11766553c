/**
 * What the instructions beside a project tell its reader to type: command lines in the fenced blocks of README, SETUP, INSTALL, TASK and the like, and scripts that
 * they name in the running text. Package scripts, make targets and containers have readers of their own and are left to them.
 */
import type { TreeFile } from '../../../model/index.ts';
import { baseName, folderOf, makeTrigger, setAside, startedBy } from '../support/make-trigger.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerReader } from '../trigger.ts';

const INSTRUCTIONS =
  /^(?:docs?\/|\.github\/)?(?:README|SETUP|INSTALL(?:ATION)?|INSTRUCTIONS?|GETTING[-_ ]?STARTED|QUICK[-_ ]?START|TASKS?|ASSESSMENT|ASSIGNMENT|CHALLENGE|TEST[-_ ]?TASK|HOW[-_ ]?TO[-_ ]?RUN|RUN|START|TROUBLESHOOTING|FAQ|GUIDE)[\w.-]{0,20}\.(?:md|mdx|markdown|rst|adoc|txt)$/i;
const UNITS = 400_000;
const MOST = 60;
const LINE_UNITS = 4_000;
/** Programs that start what the other readers do not know of. */
const STARTS =
  /^(?:sudo\s{1,4})?(?:(?:ba|z|da)?sh|source|\.|curl|wget|iwr|irm|iex|Invoke-WebRequest|Invoke-Expression|powershell|pwsh|cmd|mshta|node|deno|tsx|ts-node|nodemon|python[\d.]{0,4}|py|uvicorn|gunicorn|hypercorn|daphne|flask|celery|streamlit|osascript|php|ruby|perl|certutil|\.{1,2}[\\/][\w.\\/-]{1,200}|[\w-]{1,80}\.(?:bat|cmd|ps1|exe|command))(?:\s|$)/i;

export default {
  id: 'readme',
  title: 'Commands in the instructions',
  wants: (name) => INSTRUCTIONS.test(name) || /^[\w.-]{1,60}\/README\.md$/i.test(name),
  read(file, context) {
    const text = setAside(file) ? null : context.text(file.path)?.slice(0, UNITS);
    if (text === undefined || text === null) return [];
    const found: Trigger[] = [];
    const seen = new Set<string>();
    for (const command of commandsIn(text)) {
      if (seen.has(command.text) || found.length >= MOST) continue;
      seen.add(command.text);
      found.push(triggerOf(command, file, context));
    }
    return found;
  },
} satisfies TriggerReader;

function triggerOf(command: TriggerCommand, file: TreeFile, context: TriggerContext): Trigger {
  const label = command.text.slice(0, 120);
  return makeTrigger(file, {
    kind: 'readme-command',
    moment: 'run',
    automatic: false,
    action: `do what ${baseName(file.name)} says`,
    label,
    line: command.line,
    excerpt: command.text,
    commands: [command],
    entries: startedBy(context, file, file.name.includes('/') ? folderOf(file.name) : '', [command], label),
  });
}

function* commandsIn(text: string): Iterable<TriggerCommand> {
  const rows = text.split('\n');
  let fenced = false;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? '';
    if (/^\s{0,12}(?:```|~~~)/.test(row)) {
      fenced = !fenced;
      continue;
    }
    if (fenced || /^(?: {4}|\t)\S/.test(row) || STARTS.test(row)) {
      let line = row;
      const at = i + 1;
      while (/\\\s*$/.test(line) && i + 1 < rows.length && line.length < LINE_UNITS)
        line = `${line.replace(/\\\s*$/, ' ')}${rows[++i] ?? ''}`;
      const command = shellLine(line);
      if (command !== null) yield { text: command, platform: '', line: at };
      continue;
    }
    for (const match of row.slice(0, LINE_UNITS).matchAll(/`([^`\n]{3,1000})`/g)) {
      const command = shellLine(match[1] ?? '');
      if (command !== null && /\s|^\.{1,2}[\\/]/.test(command)) yield { text: command, platform: '', line: i + 1 };
    }
  }
}

/** Without the prompt; null for what is no command line of interest. */
function shellLine(row: string): string | null {
  const line = row
    .slice(0, LINE_UNITS)
    .trim()
    .replace(/^(?:\$|>|%|PS [^>]{0,60}>|C:\\[^>]{0,60}>)\s{1,4}/, '');
  if (line.startsWith('#')) return null;
  return line.split(/\s{0,4}(?:&&|\|\||;)\s{0,4}/).some((part) => STARTS.test(part)) ? line : null;
}
