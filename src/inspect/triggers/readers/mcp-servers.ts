/** Tool servers of coding assistants (`.mcp.json`, `.cursor/mcp.json`, `.vscode/mcp.json`, …): programs that the assistant starts with the folder, after asking once or not at all. */
import type { TreeFile } from '../../../model/index.ts';
import { commandText, type Doc, jsonDoc, shellWord, tomlDoc } from '../support/doc.ts';
import { makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import { workspacePath, workspacePlace } from '../support/workspace-folder.ts';
import type { Trigger, TriggerContext, TriggerReader } from '../trigger.ts';

const FILES =
  /(?:^|\/)\.?mcp\.json$|(?:^|\/)\.(?:cursor|vscode|windsurf|roo|kiro\/settings|amazonq|trae|junie\/mcp|idea)\/(?:mcp|mcp_config)\.json$|(?:^|\/)\.(?:gemini|claude|qwen|zed|factory)\/(?:settings|settings\.local|mcp)\.json$|(?:^|\/)\.codex\/config\.toml$|(?:^|\/)(?:claude_desktop_config|mcp_config|mcp-config|cline_mcp_settings|opencode|\.opencode\/opencode)\.jsonc?$/;
const KEYS = ['mcpServers', 'servers', 'mcp_servers', 'context_servers', 'mcp'] as const;
const MOST = 200;

export default {
  id: 'mcp-servers',
  title: 'Tool servers of coding assistants',
  wants: (name) => FILES.test(name),
  read(file, context) {
    const text = context.text(file.path);
    const doc = file.name.endsWith('.toml') ? tomlDoc(text) : jsonDoc(text);
    if (doc === null) return [];
    const home =
      /^(.*?)\/?\.(?:cursor|vscode|windsurf|roo|kiro|amazonq|trae|junie|idea|gemini|claude|qwen|zed|factory|codex|opencode)\//.exec(
        file.name,
      )?.[1] ?? file.name.slice(0, Math.max(0, file.name.lastIndexOf('/')));
    const found = KEYS.flatMap((key) => (doc.get(key)?.entries() ?? []).slice(0, MOST)).flatMap(([name, server]) =>
      serverTrigger(name, server, file, home, context),
    );
    return found;
  },
} satisfies TriggerReader;

function serverTrigger(
  name: string,
  server: Doc,
  file: TreeFile,
  home: string,
  context: TriggerContext,
): readonly Trigger[] {
  if (server.get('disabled')?.value === true || server.get('enabled')?.value === false) return [];
  const nested = server.get('command');
  // zed: `command: {path, args}`; opencode: `command: [words]`
  const program = nested?.string ?? nested?.get('path')?.string ?? commandText(nested);
  const url = server.get('url') ?? server.get('serverUrl') ?? server.get('httpUrl');
  if (program === null) return url?.string == null ? [] : [made(name, url, file, [], url.string, context, home)];
  const args = commandText(server.get('args') ?? nested?.get('args') ?? null) ?? '';
  const options = server.get('env', 'NODE_OPTIONS')?.string ?? null;
  const text =
    `${options === null ? '' : `NODE_OPTIONS=${shellWord(options)} `}${workspacePath(program)} ${args}`.trim();
  return [
    made(
      name,
      nested ?? server,
      file,
      plainCommand(text, nested?.line ?? server.line),
      text,
      context,
      workspacePlace(home, server.get('cwd')?.string ?? ''),
    ),
  ];
}

function made(
  name: string,
  at: Doc,
  file: TreeFile,
  commands: Trigger['commands'],
  excerpt: string,
  context: TriggerContext,
  home: string,
): Trigger {
  return makeTrigger(file, {
    kind: 'mcp-server',
    moment: 'agent',
    automatic: false,
    action: 'open the folder with a coding assistant and allow its tool servers',
    label: `server "${name}"`,
    line: at.line,
    excerpt,
    commands,
    entries: startedBy(context, file, home, commands),
    stealth: commands.flatMap((command) => commandStealth(command.text)),
  });
}
