/** Texts that coding assistants follow (AGENTS.md, CLAUDE.md, rules files): command lines in them that fetch something or start a program. Text only: an assistant has to choose to run them. */
import { parseCommandLine, programOf } from '../../../syntax/index.ts';
import { folderOf, makeTrigger, startedBy } from '../support/make-trigger.ts';
import type { TriggerCommand, TriggerReader } from '../trigger.ts';

const FILES =
  /(?:^|\/)(?:AGENTS?|CLAUDE|CLAUDE\.local|GEMINI|QWEN|CONVENTIONS|SKILL)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|goosehints|roorules|rules)$|(?:^|\/)\.(?:cursor\/rules|windsurf\/rules|clinerules|roo\/rules[\w-]{0,40}|kiro\/steering|claude\/(?:commands|agents|skills)|gemini\/commands|github\/(?:prompts|instructions|agents))\/(?:[^/]{1,100}\/){0,3}[^/]{1,100}\.(?:mdc?|txt|toml)$|(?:^|\/)\.github\/copilot-instructions\.md$/i;
const FETCHES = new Set([
  'curl',
  'wget',
  'iwr',
  'irm',
  'invoke-webrequest',
  'invoke-restmethod',
  'iex',
  'certutil',
  'bitsadmin',
  'powershell',
  'pwsh',
  'mshta',
  'bash',
  'sh',
  'zsh',
  'node',
  'python',
  'python3',
  'base64',
  'eval',
  'osascript',
  'deno',
  'bun',
]);
const UNITS = 200_000;
const MOST = 60;

export default {
  id: 'agent-rules',
  title: 'Instructions to coding assistants',
  wants: (name) => FILES.test(name),
  read(file, context) {
    const commands = commandLines((context.text(file.path) ?? '').slice(0, UNITS));
    if (commands.length === 0) return [];
    return commands.map((command) =>
      makeTrigger(file, {
        kind: 'agent-rules',
        moment: 'agent',
        automatic: false,
        action: 'let a coding assistant follow the instructions of the folder',
        label: file.name.slice(file.name.lastIndexOf('/') + 1),
        line: command.line,
        commands: [command],
        entries: startedBy(context, file, folderOf(file.name), [command]),
      }),
    );
  },
} satisfies TriggerReader;

/** Lines of code blocks and `code` in running text, where a program that fetches or runs comes first. */
function commandLines(text: string): readonly TriggerCommand[] {
  const found: TriggerCommand[] = [];
  let line = 0;
  for (const row of text.split('\n')) {
    line++;
    if (found.length >= MOST) break;
    const candidates = [
      row.trim().replace(/^(?:[$>#]|[-*+]|\d{1,3}\.)\s{1,4}/, ''),
      ...[...row.slice(0, 4_000).matchAll(/`([^`\n]{4,1000})`/g)].map((match) => match[1] ?? ''),
      ...[...row.slice(0, 4_000).matchAll(/!`?([^`\n]{4,1000})`/g)].map((match) => match[1] ?? ''),
    ];
    const command = candidates.find(
      (candidate) =>
        /^!?[\w./\\-]{1,80}\s\S/.test(candidate) &&
        FETCHES.has(programOf(parseCommandLine(candidate.slice(0, 4_000))[0] ?? EMPTY)),
    );
    if (command !== undefined) found.push({ text: command, platform: '', line });
  }
  return found;
}

const EMPTY = { words: [], joinedBy: '', background: false, discardsOutput: false, env: [], text: '', at: 0 } as const;
