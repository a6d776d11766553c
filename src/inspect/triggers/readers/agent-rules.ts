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

/** A command in the middle of a sentence: it has an option, an address or a file right behind it. */
const SPOKEN =
  /(?:^|[\s"'(:])((?:curl|wget|iwr|irm|powershell|pwsh|bash|sh|zsh|node|python3?|deno|bun)\s{1,4}(?:-[\w-]|["']?https?:|\.{0,2}\/|[\w./-]{1,100}\.(?:[cm]?js|ts|py|sh|ps1)\b).{0,1000})/;

/** Lines of code blocks, `code` in running text, and commands spoken of, where a program that fetches or runs comes first. */
function commandLines(text: string): readonly TriggerCommand[] {
  const found: TriggerCommand[] = [];
  let line = 0;
  let fenced = false;
  for (const row of text.split('\n')) {
    line++;
    if (found.length >= MOST) break;
    if (/^\s{0,40}(?:```|~~~)/.test(row)) {
      fenced = !fenced;
      continue;
    }
    const short = row.slice(0, 4_000);
    const coded = [...short.matchAll(/`([^`\n]{4,1000})`/g)].map((match) => match[1] ?? '');
    const spoken = SPOKEN.exec(short)?.[1];
    const candidates = [
      ...(fenced ? [short.trim().replace(/^(?:[$>]\s{1,4}|!)/, '')] : []),
      ...coded,
      ...(spoken === undefined || coded.length > 0 ? [] : [spoken]),
    ];
    const command = candidates.find(fetchesOrRuns);
    if (command !== undefined) found.push({ text: command, platform: '', line });
  }
  return found;
}

function fetchesOrRuns(candidate: string): boolean {
  if (!/\s\S/.test(candidate)) return false;
  return parseCommandLine(candidate).some(
    (command) => command.joinedBy !== '$(' && FETCHES.has(programOf(command)) && command.words.length > 1,
  );
}
