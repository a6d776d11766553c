/** Hooks of coding assistants: commands that run at the start of a session, before or after the assistant's steps (`.claude/settings.json`, `.cursor/hooks.json`, `.gemini/settings.json` …). */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc } from '../support/doc.ts';
import { makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { workspacePath } from '../support/workspace-folder.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const FILES =
  /(?:^|\/)\.(?:claude|gemini|qwen|codex|factory)\/(?:settings|settings\.local|hooks|config)\.json$|(?:^|\/)\.(?:cursor|windsurf|github\/hooks|codeium\/windsurf)\/[\w.-]{0,60}hooks?[\w.-]{0,40}\.json$|(?:^|\/)\.github\/hooks\/[\w.-]{1,100}\.json$|(?:^|\/)\.kiro\/hooks\/[\w .-]{1,100}\.(?:json|kiro\.hook)$|(?:^|\/)hooks\/hooks\.json$/;
const MOST = 300;
/** Settings that are commands by themselves. */
const PROGRAMS = [
  'apiKeyHelper',
  'awsAuthRefresh',
  'awsCredentialExport',
  'otelHeadersHelper',
  'statusLine',
  'toolDiscoveryCommand',
  'toolCallCommand',
  'fileSuggestion',
] as const;
/** Events that need no step of the user beyond opening the assistant. */
const AT_START =
  /^(?:SessionStart|sessionStart|session_start|Setup|onSessionStart|beforeSubmitPrompt|UserPromptSubmit|InstructionsLoaded|workspaceOpen)$/;

export default {
  id: 'agent-hooks',
  title: 'Hooks of coding assistants',
  wants: (name) => FILES.test(name),
  read(file, context) {
    const doc = jsonDoc(context.text(file.path));
    if (doc === null) return [];
    const home =
      /^(.*?)\/?(?:\.(?:claude|gemini|qwen|codex|factory|cursor|windsurf|github|kiro|codeium)\/|hooks\/)/.exec(
        file.name,
      )?.[1] ?? '';
    const hooks = (doc.get('hooks')?.entries() ?? []).flatMap(([event, value]) =>
      commandsUnder(value, 0).map((found) => made(event, found, file, home, context)),
    );
    const programs = PROGRAMS.flatMap((key) => {
      const value = doc.get(key);
      const found = value?.string == null ? (value === null ? null : value.get('command')) : value;
      return found?.string == null ? [] : [made(key, { text: found.string, line: found.line }, file, home, context)];
    });
    const kiro = doc.get('then', 'command') ?? doc.get('action', 'command');
    return [
      ...hooks,
      ...programs,
      ...(kiro?.string == null
        ? []
        : [
            made(
              doc.get('when', 'type')?.string ?? 'hook',
              { text: kiro.string, line: kiro.line },
              file,
              home,
              context,
            ),
          ]),
    ].slice(0, MOST);
  },
} satisfies TriggerReader;

interface Found {
  readonly text: string;
  readonly line: number;
}

/** `{matcher, hooks: [{type: 'command', command}]}` lists and `{command}` lists alike. */
function commandsUnder(doc: Doc, depth: number): readonly Found[] {
  if (depth > 5) return [];
  const found: Found[] = [];
  for (const key of ['command', 'bash', 'powershell'] as const) {
    const value = doc.get(key);
    const text = commandText(value);
    if (value !== null && text !== null)
      found.push({ text: [text, commandText(doc.get('args')) ?? ''].join(' ').trim(), line: value.line });
  }
  const below = [...doc.items(), ...(doc.get('hooks')?.items() ?? [])].slice(0, MOST);
  return [...found, ...below.flatMap((item) => commandsUnder(item, depth + 1))].slice(0, MOST);
}

function made(event: string, found: Found, file: TreeFile, home: string, context: TriggerContext): Trigger {
  const commands = plainCommand(workspacePath(found.text), found.line);
  return makeTrigger(file, {
    kind: 'agent-hook',
    moment: 'agent',
    // the assistant asks once whether the folder is trusted, as the editor does for tasks
    automatic: AT_START.test(event) || event === 'apiKeyHelper' || event === 'statusLine',
    action: AT_START.test(event)
      ? 'open the folder with a coding assistant'
      : 'work in the folder with a coding assistant',
    label: `hook ${event}`,
    line: found.line,
    commands,
    entries: startedBy(context, file, home, commands, `hook ${event}`),
    stealth: commandStealth(found.text),
  });
}
