/** Dockerfiles (RUN while building; CMD, ENTRYPOINT and HEALTHCHECK when started), compose files, Procfiles: what they start. */
import type { TreeFile } from '../../../model/index.ts';
import { joinPath } from '../resolve/files.ts';
import { commandText, type Doc, jsonDoc, yamlDocs } from '../support/doc.ts';
import { baseName, folderOf, makeTrigger, plainCommand, startedBy } from '../support/make-trigger.ts';
import { commandStealth } from '../support/stealth.ts';
import type { Trigger, TriggerCommand, TriggerContext, TriggerReader } from '../trigger.ts';

const MOST = 500;

export default {
  id: 'containers',
  title: 'Containers',
  wants: (name) =>
    /(?:^|\/)(?:[Dd]ockerfile(?:\.[\w.-]{1,60})?|[\w.-]{1,60}\.[Dd]ockerfile|Containerfile|(?:docker-)?compose(?:\.[\w.-]{1,60})?\.ya?ml|Procfile(?:\.\w{1,20})?)$/.test(
      name,
    ),
  read(file, context) {
    const text = context.text(file.path);
    if (text === null) return [];
    const base = baseName(file.name);
    if (/ya?ml$/.test(base)) return yamlDocs(text).flatMap((doc) => compose(doc, file, context));
    if (base.startsWith('Procfile')) return procfile(text, file, context);
    return dockerfile(text, file, context);
  },
} satisfies TriggerReader;

interface Instruction {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

function instructions(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  let carried = '';
  let line = 0;
  let started = 0;
  let until: string | null = null;
  for (const raw of text.slice(0, 500_000).split('\n')) {
    line++;
    const row = raw.replace(/\r$/, '');
    if (until !== null) {
      if (row.trim() === until) until = null;
      carried += `\n${row}`;
      if (until !== null) continue;
    } else {
      if (carried !== '' && /^\s{0,200}#/.test(row)) continue;
      if (carried === '') started = line;
      carried += row;
      const heredoc = /<<-?\s?["']?(\w{1,40})["']?/.exec(row);
      if (heredoc !== null && /^\s{0,40}(?:RUN|COPY)\b/i.test(carried)) {
        until = heredoc[1] ?? null;
        continue;
      }
      if (row.endsWith('\\') && carried.length < 65_536) {
        carried = `${carried.slice(0, -1)} `;
        continue;
      }
    }
    const match = /^\s{0,40}([A-Za-z]{2,20})\s{1,200}([\s\S]*)$/.exec(carried);
    if (match !== null && found.length < MOST)
      found.push({
        name: (match[1] ?? '').toUpperCase(),
        text: (match[2] ?? '').replaceAll(/^(?:--[\w-]+(?:=\S+)?\s+){1,8}/g, ''),
        line: started,
      });
    carried = '';
  }
  return found;
}

function dockerfile(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  const folder = folderOf(file.name);
  return instructions(text).flatMap(({ name, text: body, line }) => {
    const what = name === 'ONBUILD' || name === 'HEALTHCHECK' ? body.replace(/^\S{0,20}\s/, '') : body;
    if (!/^(?:RUN|CMD|ENTRYPOINT|ONBUILD|HEALTHCHECK|SHELL)$/.test(name)) return [];
    const words = /^\s{0,20}\[/.test(what) ? commandText(jsonDoc(what)) : null;
    const commands = plainCommand((words ?? what).trim(), line);
    if (commands.length === 0) return [];
    return [
      made(
        file,
        context,
        name === 'RUN' ? 'docker build' : 'docker run',
        name,
        line,
        commands,
        folder,
        inImage(commands),
      ),
    ];
  });
}

/** Paths of the image: `/app/server.js` is most likely `server.js` of the project. */
function inImage(commands: readonly TriggerCommand[]): readonly TriggerCommand[] {
  return commands.map((command) => ({
    ...command,
    text: command.text.replaceAll(
      /(^|\s)\/(?:app|usr\/src\/app|srv|code|workspace|opt\/app|home\/node\/app)\//g,
      '$1./',
    ),
  }));
}

function made(
  file: TreeFile,
  context: TriggerContext,
  action: string,
  label: string,
  line: number,
  commands: readonly TriggerCommand[],
  folder: string,
  followed: readonly TriggerCommand[],
): Trigger {
  return makeTrigger(file, {
    kind: 'container',
    moment: 'container',
    automatic: false,
    action,
    label,
    line,
    commands,
    entries: startedBy(context, file, folder, followed, label),
    stealth: commands.flatMap((command) => commandStealth(command.text)),
  });
}

function compose(doc: Doc, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return (doc.get('services')?.entries() ?? []).slice(0, MOST).flatMap(([service, value]) => {
    const built = value.get('build')?.string ?? value.get('build', 'context')?.string ?? '';
    const folder = joinPath(folderOf(file.name), built) ?? folderOf(file.name);
    return ['command', 'entrypoint', 'post_start', 'pre_stop'].flatMap((key) => {
      const found = value.get(key);
      const commands = key.includes('_')
        ? (found?.items() ?? []).flatMap((item) => plainCommand(commandText(item.get('command')), item.line))
        : plainCommand(commandText(found), found?.line ?? value.line);
      return commands.length === 0
        ? []
        : [
            made(
              file,
              context,
              'docker compose up',
              `${service} ${key}`,
              found?.line ?? value.line,
              commands,
              folder,
              inImage(commands),
            ),
          ];
    });
  });
}

function procfile(text: string, file: TreeFile, context: TriggerContext): readonly Trigger[] {
  return text
    .slice(0, 100_000)
    .split('\n')
    .slice(0, MOST)
    .flatMap((row, i) => {
      const match = /^([\w-]{1,60}):\s{0,20}(.{1,4000})$/.exec(row);
      const commands = plainCommand(match?.[2] ?? null, i + 1);
      return commands.length === 0
        ? []
        : [
            {
              ...made(
                file,
                context,
                'start the project (Procfile)',
                match?.[1] ?? '',
                i + 1,
                commands,
                folderOf(file.name),
                commands,
              ),
              moment: 'run' as const,
            },
          ];
    });
}
